"""A copy of a shared record that was renamed, moved or kept twice is refused at its first line, with the way back."""

from __future__ import annotations

from pathlib import Path

import pytest

from pcmt.check import read_and_check
from pcmt.problems import Problem, errors_in
from pcmt.read.kept_records import KeptRecords
from pcmt.run.copying.copy_shared import copy_shared
from tests.reading.conftest import TODAY
from tests.run.copying.conftest import HELPLINE, portal

__all__ = ["portal"]
RENAMED = "data/duong-day-nong/goi-111-phuong.yaml"


def renamed_problems(root: Path) -> list[Problem]:
    return [one for one in errors_in(read_and_check(root, TODAY)[1]) if one.code == "BAN_CHEP_DOI_TEN"]


@pytest.fixture
def copied(portal: Path) -> Path:
    """Return a portal in which a copy was given another name."""
    copy_shared(portal, "goi-111")
    (portal / HELPLINE).rename(portal / RENAMED)
    return portal


def test_a_renamed_copy_is_refused_at_its_first_line_until_it_has_its_name_again(copied: Path) -> None:
    (one,) = renamed_problems(copied)
    assert (one.path, one.line) == (RENAMED, 1) and "chép từ goi-111 nhưng mang tên khác" in one.message
    assert "đổi tên tệp lại thành goi-111.yaml, hoặc xóa dòng đầu" in one.cure
    (copied / RENAMED).rename(copied / HELPLINE)
    assert errors_in(read_and_check(copied, TODAY)[1]) == []


def test_without_its_first_line_it_is_a_record_of_the_portal(copied: Path) -> None:
    text = (copied / RENAMED).read_text(encoding="utf-8")
    (copied / RENAMED).write_text(text.split("\n", 1)[1], encoding="utf-8")
    assert renamed_problems(copied) == []
    (one,) = (one for one in read_and_check(copied, TODAY)[1] if one.code == "SO_TRUNG")
    assert (one.path, one.severity) == (RENAMED, "warning") and "duong-day-nong/goi-111" in one.message
    (copied / RENAMED).write_text(
        text.split("\n", 1)[1] + "history: [{on: 2026-11-22, kind: withdrawn, what: Thôi dùng}]\n", encoding="utf-8"
    )
    assert [one.code for one in read_and_check(copied, TODAY)[1] if one.code == "SO_TRUNG"] == []


def test_two_copies_of_a_record_are_one_too_many(copied: Path) -> None:
    copy_shared(copied, "goi-111")
    (one,) = renamed_problems(copied)
    assert one.path == RENAMED and f"đã có {HELPLINE}" in one.message and "xóa một trong hai tệp" in one.cure


def test_a_copy_in_the_folder_of_another_kind_is_sent_back(portal: Path) -> None:
    path = portal / copy_shared(portal, "danh-muc/cap-hoc").path
    path.write_text(
        (portal / copy_shared(portal, "goi-111").path).read_text("utf-8").split("\n")[0] + "\nterms:\n", "utf-8"
    )
    (one,) = renamed_problems(portal)
    assert one.path == "data/danh-muc/cap-hoc.yaml" and one.line == 1


def test_what_the_kit_has_no_more_is_not_asked_for_again(copied: Path) -> None:
    text = (copied / RENAMED).read_text(encoding="utf-8")
    (copied / RENAMED).write_text(text.replace("goi-111;", "goi-999;", 1), encoding="utf-8")
    assert renamed_problems(copied) == []


def test_it_is_found_again_in_files_that_were_read_before(copied: Path) -> None:
    kept = KeptRecords()
    for _ in range(2):
        found = read_and_check(copied, TODAY, kept=kept)[1]
        assert [one.code for one in errors_in(found)] == ["BAN_CHEP_DOI_TEN"]
