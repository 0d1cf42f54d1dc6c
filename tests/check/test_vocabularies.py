"""Entries of a list of the portal beside the shared ones: their ids and titles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pcmt.check import read_and_check
from pcmt.problems import Problem
from pcmt.read.shared_records import shared_files
from pcmt.run.copying.copy_shared import copy_shared
from tests.reading.conftest import TODAY
from tests.run.copying.conftest import portal

__all__ = ["portal"]
LIST = "data/danh-muc/hinh-thuc.yaml"


def warnings(root: Path, text: str, code: str) -> list[Problem]:
    (root / LIST).parent.mkdir(exist_ok=True)
    (root / LIST).write_text(text, encoding="utf-8")
    return [one for one in read_and_check(root, TODAY)[1] if one.code == code]


def test_an_entry_that_takes_the_place_of_a_shared_one_is_named_with_both_titles(portal: Path) -> None:
    text = "terms:\n  - id: am-thanh\n    title: Âm nhạc\n  - id: tro-choi\n    title: Trò chơi\n"
    (one,) = warnings(portal, text, "THAY_MUC_CHUNG")
    assert (one.path, one.line, one.severity) == (LIST, 2, "warning")
    assert "mọi nơi ghi «Âm thanh» nay ghi «Âm nhạc»" in one.message and "đặt mã (id) khác" in one.cure
    (line,) = re.findall(r"thêm dòng «(# Chép từ [^»]+)» ngay trên mục ấy", one.cure)
    assert warnings(portal, text.replace("  - id: am", f"  {line}\n  - id: am"), "THAY_MUC_CHUNG") == []


def test_an_entry_that_was_copied_may_have_another_title(portal: Path) -> None:
    copy_shared(portal, "hinh-thuc", ["am-thanh"])
    text = (portal / LIST).read_text(encoding="utf-8").replace("Âm thanh", "Âm nhạc")
    assert "Âm nhạc" in text and warnings(portal, text, "THAY_MUC_CHUNG") == []
    same = "terms:\n  - id: am-thanh\n    title: Âm thanh\n"
    assert warnings(portal, same, "THAY_MUC_CHUNG") == []


@pytest.mark.parametrize("title", ["Âm thanh", "âm  thanh", "Trò chơi"])
def test_two_entries_with_one_title_are_named_both(portal: Path, title: str) -> None:
    text = f"terms:\n  - id: tro-choi\n    title: Trò chơi\n  - id: nghe\n    title: {title}\n"
    found = warnings(portal, text, "TRUNG_TEN_MUC")
    (one,) = found
    other = "tro-choi" if title == "Trò chơi" else "am-thanh"
    assert (one.path, one.line, one.severity) == (LIST, 5, "warning") and f"«nghe» và «{other}» cùng tên" in one.message


def test_shared_lists_hold_each_title_once(portal: Path) -> None:
    assert warnings(portal, "terms:\n  - id: tro-choi\n    title: Trò chơi\n", "TRUNG_TEN_MUC") == []
    (portal / LIST).unlink()
    for file in shared_files("danh-muc").values():
        (portal / "data/danh-muc" / file.name).write_bytes(file.read_bytes())
    found = read_and_check(portal, TODAY)[1]
    assert [str(one) for one in found if one.code == "TRUNG_TEN_MUC"] == []
