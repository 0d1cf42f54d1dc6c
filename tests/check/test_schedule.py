"""A copy of a shared record that waits is one problem, at its cause, with what rests on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pcmt.check import read_and_check
from pcmt.problems import Problem, errors_in
from pcmt.run.copying.copy_shared import copy_shared
from tests.reading.conftest import TODAY
from tests.run.copying.conftest import HELPLINE, portal

__all__ = ["portal"]


def draft_of(root: Path, name: str, line: str = "state: draft") -> list[Problem]:
    path = root / copy_shared(root, name).path
    path.write_text(path.read_text(encoding="utf-8") + f"{line}\n", encoding="utf-8")
    return read_and_check(root, TODAY)[1]


@pytest.mark.parametrize("line", ["state: draft", "publish_on: 2031-01-02"])
def test_a_copy_that_waits_is_one_problem_which_lists_what_rests_on_it(portal: Path, line: str) -> None:
    problems = draft_of(portal, "duong-day-nong/goi-111", line)
    assert [one.code for one in errors_in(problems) if one.code != "NGAY_DANG_KHAC"] == ["NHAP_DANG_DUNG"]
    (one,) = (one for one in problems if one.code == "NHAP_DANG_DUNG")
    assert (one.path, one.severity) == (HELPLINE, "error") and one.message.count("tai-lieu/") + 1 == 10
    assert "danh-muc/tim-kiem" in one.message and "bản ghi khác" in one.message and "xóa tệp này" in one.cure


def test_what_the_portal_wrote_itself_is_reported_where_it_names_the_copy(portal: Path) -> None:
    agency = portal / "data/co-quan/so-thu.yaml"
    agency.parent.mkdir(exist_ok=True)
    agency.write_text("title: Sở thử\npublished: 2026-11-22\nlevel: province\nparent: bo-cong-an\n", encoding="utf-8")
    found = {(one.code, one.path) for one in errors_in(draft_of(portal, "co-quan/bo-cong-an"))}
    assert found == {("NHAP_DANG_DUNG", "data/co-quan/bo-cong-an.yaml"), ("CHUA_DANG", "data/co-quan/so-thu.yaml")}


def test_a_copy_that_was_published_is_refused_once(portal: Path) -> None:
    (portal / "data/dia-chi.txt").write_text("duong-day-nong/goi-111\n", encoding="utf-8")
    assert [one.code for one in errors_in(draft_of(portal, "duong-day-nong/goi-111"))] == ["DA_DANG"]
