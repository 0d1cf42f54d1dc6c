"""Terms that are used and gone: left out by a list of the portal, or taken out of it again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pcmt.check import read_and_check
from pcmt.problems import Problem, errors_in
from pcmt.run.copying.copy_shared import copy_shared
from tests.reading.conftest import TODAY
from tests.run.copying.conftest import portal

__all__ = ["portal"]
SUBJECTS = "data/danh-muc/chu-de.yaml"
AUDIENCES = "data/danh-muc/doi-tuong.yaml"
TYPES = "data/danh-muc/loai-su-kien.yaml"
EVENT = """title: Chiếu phim
published: 2026-11-22
start: 2027-06-26 08:00
end: 2027-06-26 10:00
venue: Nhà văn hóa
organizers: [bo-cong-an]
status: confirmed
type: {type}
audiences: [hoc-sinh]
"""


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def errors(root: Path) -> list[Problem]:
    return errors_in(read_and_check(root, TODAY)[1])


def test_an_entry_that_is_left_out_while_records_use_it_is_one_problem_which_lists_them(portal: Path) -> None:
    write(portal, SUBJECTS, "left_out:\n  - phap-luat\n  - chong-ky-thi\n")
    first, second = errors(portal)
    assert {one.code for one in (first, second)} == {"MUC_DANG_DUNG"} and (second.path, second.line) == (SUBJECTS, 3)
    assert "mục «chong-ky-thi» đang dùng ở " in second.message and second.message.count(", ") + 1 == 10
    assert "bản ghi khác" in second.message and "MÃ-MỤC" not in second.cure
    assert second.cure.startswith(
        "xóa «chong-ky-thi» trong left_out, hoặc thay «chong-ky-thi» bằng mục khác ở từng bản ghi"
    )
    assert "python portal.py pcmt copy tai-lieu/" in second.cure


def test_an_entry_that_the_program_needs_too_is_refused_for_that_alone(portal: Path) -> None:
    write(portal, "data/danh-muc/cap-hoc.yaml", "left_out: [thcs]\n")
    assert [one.code for one in errors(portal)] == ["THIEU_MA"]


def test_records_of_the_portal_are_listed_first(portal: Path) -> None:
    write(portal, TYPES, "left_out: [noi-chuyen]\n")
    write(portal, "data/su-kien/noi-chuyen-thang-6.yaml", EVENT.format(type="noi-chuyen"))
    (one,) = errors(portal)
    assert one.path == TYPES and "đang dùng ở su-kien/noi-chuyen-thang-6" in one.message
    (portal / TYPES).unlink()
    assert errors(portal) == []


def test_a_record_that_waits_is_told_itself_as_it_must_not_fail_on_its_day(portal: Path) -> None:
    write(portal, TYPES, "left_out: [noi-chuyen]\n")
    text = EVENT.format(type="noi-chuyen").replace("published: 2026-11-22", "publish_on: 2027-01-02 08:00")
    write(portal, "data/su-kien/noi-chuyen-thang-6.yaml", text)
    (one,) = errors(portal)
    assert one.code == "MUC_LA" and one.path == "data/su-kien/noi-chuyen-thang-6.yaml"
    assert one.cure == f"xóa «noi-chuyen» trong left_out của {TYPES}, hoặc chọn mục khác"


def test_a_shared_list_that_uses_an_entry_is_named_with_its_own_entry(
    portal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pcmt.check.left_out_terms.RELIED_ON", {})
    write(portal, AUDIENCES, "left_out: [giao-vien]\n")
    (one,) = (one for one in errors(portal) if one.code == "MUC_DANG_DUNG")
    named = re.findall(r"danh-muc/viec-trong-thang ([a-z0-9-]+)", one.message)
    assert named
    copy_shared(portal, "viec-trong-thang", named[:1])


@pytest.mark.parametrize("text", ["", "terms:\n  - id: tro-choi\n    title: Trò chơi\n"])
def test_a_term_of_the_portal_that_is_gone_can_be_added_again(portal: Path, text: str) -> None:
    write(portal, "data/su-kien/chieu-phim-thang-6.yaml", EVENT.format(type="chieu-phim"))
    if text:
        write(portal, TYPES, text)
    (one,) = errors(portal)
    assert one.code == "MUC_LA" and f"hoặc thêm lại mục chieu-phim vào {TYPES}" in one.cure
    assert ("python portal.py pcmt copy loai-su-kien" in one.cure) == (not text)
