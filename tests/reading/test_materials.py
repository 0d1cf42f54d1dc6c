"""Checks of materials that no kept file can show: codes that meet, tables of minutes of every shape, chains of replacements."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pcmt.check.materials import find_totals
from tests.data_files import real_data

LESSON = "tai-lieu/giao-an-tu-choi.yaml"
ROOT = Path(__file__).resolve().parents[2]


def test_codes_that_meet_are_told(portal: Path, report: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    text = (portal / "data" / LESSON).read_text("utf-8")
    for number in range(40):
        (portal / f"data/tai-lieu/giao-an-{number}.yaml").write_text(text, "utf-8")
    assert report() == ""
    monkeypatch.setattr("pcmt.model.handouts.CODE_LENGTH", 1)  # 30 codes for 41 sheets: some must meet
    told = report().splitlines()
    assert told and all("[TRUNG_MA_IN] trường «tên gọi»: mã bản in" in line for line in told)
    assert 41 - 30 <= len(told) < 41


@pytest.mark.parametrize(
    ("body", "totals"),
    [
        ("| Việc | Phút |\n|---|---|\n| A | 5 |\n| B | 10 |\n| Cộng | 15 |\n", [(15, 15)]),
        ("| Việc | Phút |\n|---|---|\n| A | 5 |\n| B | 10 |\n| **Cộng** | **20** |\n", [(15, 20)]),
        ("| Việc | Ai | Phút |\n|---|---|---|\n| A | cô | 5 |\n| Tổng cộng | cả lớp | 5 |", [(5, 5)]),
        ("| Việc | Phút |\n|---|---|\n| A | 5 |\n| B | 10 |\n", []),
        ("| Việc | Phút |\n|---|---|\n| A | 5-10 |\n| Cộng | 10 |\n", []),
        ("| Việc | Số |\n|---|---|\n| A | 5 |\n| Cộng | 10 |\n", []),
        ("Cộng phút: 45.\n", []),
    ],
)
def test_only_a_table_that_adds_up_minutes_is_added_up(body: str, totals: list[tuple[int, int]]) -> None:
    assert [(total.counted, total.stated) for total in find_totals(body)] == totals


def test_the_lessons_of_the_portal_have_such_tables() -> None:
    lessons = [one for one in real_data().records["tai-lieu"].values() if one.type == "giao-an"]  # type: ignore[attr-defined]
    assert len(lessons) >= 8
    assert all(list(find_totals(one.body)) for one in lessons)  # type: ignore[attr-defined]


def test_a_chain_that_ends_in_use_passes_whatever_lies_between(portal: Path, report: Callable[[], str]) -> None:
    text = (portal / "data" / LESSON).read_text("utf-8")
    withdrawn = "history:\n  - {on: 2026-11-22, kind: withdrawn, what: Rút.}\n"
    for name, more in (("cu", "replaced_by: giua\n"), ("giua", f"replaced_by: giao-an-tu-choi\n{withdrawn}")):
        (portal / f"data/tai-lieu/{name}.yaml").write_text(text + more, "utf-8")
    assert report() == ""


def test_a_material_written_in_its_own_language_says_so(
    portal: Path, spoil: Callable[[str, str, str], None], report: Callable[[], str]
) -> None:
    spoil("danh-muc/ngon-ngu.yaml", "terms:\n", "terms:\n  - {id: tyz, title: Tiếng Tày}\n")
    spoil(LESSON, "type: giao-an\n", "type: giao-an\nlanguage: tyz\n")
    assert "[THIEU_BAN_GOC] (cảnh báo)" in report()
    spoil(LESSON, "description: Một tiết", "description: Soạn thẳng bằng tiếng Tày. Một tiết")
    assert report() == ""


def test_a_sound_and_sturdy_recording_passes(
    portal: Path, spoil: Callable[[str, str, str], None], report: Callable[[], str]
) -> None:
    (portal / "data/tep").mkdir(exist_ok=True)
    (portal / "data/tep/bai.mp3").write_bytes((bytes([0xFF, 0xFB, 0x90, 0x00]) + bytes(413)) * 115)
    attached = "files:\n  - {file: bai.mp3, title: Bản thu, author: Đoàn xã, licence: cc-by-4-0}\n"
    spoil(LESSON, "type: giao-an\n", f"type: giao-an\nmedium: am-thanh\n{attached}")
    assert "[THIEU_BAN_CHU]" in report()
    spoil(LESSON, "body: |\n", "body: |\n" + "  Lời trong bản thu được chép lại đủ ở đây để ai cũng đọc được.\n" * 4)
    assert report() == ""


def test_a_link_without_words_is_told(spoil: Callable[[str, str, str], None], report: Callable[[], str]) -> None:
    spoil("tai-lieu/giao-an-tu-choi.yaml", "[nguồn](", "[ ](")
    assert "[LIEN_KET_SAI] trường «nội dung»: liên kết không có chữ" in report()
