"""What must be let through, and what exactly comes out of it."""

from __future__ import annotations

import gc
import os
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from pcmt.check import read_and_check
from tests.reading.conftest import TODAY

EVENT = "su-kien/le-mit-tinh.yaml"
Spoil = Callable[[str, str, str], None]


@pytest.fixture
def event(portal: Path) -> Callable[[], Any]:
    """The event as read, which must have no problem."""

    def read() -> Any:
        loaded, problems = read_and_check(portal, TODAY)
        assert problems == []
        return loaded.records["su-kien"]["le-mit-tinh"]

    return read


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems(end: str, portal: Path, event: Callable[[], Any]) -> None:
    for file in (portal / "data").rglob("*.yaml"):
        file.write_bytes(file.read_bytes().replace(b"\n", end.encode()))
    assert event().venue == "Quảng trường"
    loaded, _ = read_and_check(portal, TODAY)
    assert "\r" not in loaded.records["ke-hoach"]["ke-hoach-2-kh-ubnd-2026"].text  # type: ignore[attr-defined]


def test_byte_order_mark_at_the_start(portal: Path, event: Callable[[], Any]) -> None:
    file = portal / "data" / EVENT
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert event().title == "Lễ mít tinh hưởng ứng Tháng hành động"


@pytest.mark.parametrize("typed", ["2026", "1.10", "1.000", "1e3", "0x1F", "no", "on", "010", "12:30:45", "26/6", "01"])
def test_a_text_stays_as_typed(typed: str, spoil: Spoil, event: Callable[[], Any]) -> None:
    spoil(EVENT, "venue: Quảng trường", f"venue: {typed}")
    assert event().venue == typed


@pytest.mark.parametrize("typed", ["12/KH-UBND", "01", "1.0", "36-CT/TW", "80/KH-SGD&ĐT"])
def test_a_document_number_stays_as_typed(typed: str, portal: Path, spoil: Spoil) -> None:
    spoil("ke-hoach/ke-hoach-2-kh-ubnd-2026.yaml", "number: 2/KH-UBND", f"number: {typed}")
    loaded, problems = read_and_check(portal, TODAY)
    assert problems == []
    assert loaded.records["ke-hoach"]["ke-hoach-2-kh-ubnd-2026"].number == typed  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "instant"),
    [
        ("2026-06-26 08:30", datetime(2026, 6, 26, 1, 30, tzinfo=UTC)),
        ("2026-06-26 8:30", datetime(2026, 6, 26, 1, 30, tzinfo=UTC)),
        ("2026-06-26 08:30:00", datetime(2026, 6, 26, 1, 30, tzinfo=UTC)),
        ("2026-06-26T08:30", datetime(2026, 6, 26, 1, 30, tzinfo=UTC)),
        ("26/6/2026 08:30", datetime(2026, 6, 26, 1, 30, tzinfo=UTC)),
        ("26/6/2026", date(2026, 6, 26)),
    ],
)
def test_a_time_is_vietnam_time(typed: str, instant: object, spoil: Spoil, event: Callable[[], Any]) -> None:
    spoil(EVENT, "start: 2026-06-26 08:30", f"start: {typed}")
    assert event().start == instant


@pytest.mark.parametrize("end", ["end: 2026-06-26 08:30\n", "", "end: 2026-06-26\n", "end: 2026-06-28\n"])
def test_end_equal_missing_all_day_and_days_later(end: str, spoil: Spoil, event: Callable[[], Any]) -> None:
    spoil(EVENT, "end: 2026-06-26 11:00\n", end)
    assert event().finish


@pytest.mark.parametrize("blank", ["", " null", " ~"])
def test_an_empty_optional_field_is_no_field(blank: str, spoil: Spoil, event: Callable[[], Any]) -> None:
    spoil(EVENT, "venue: Quảng trường\n", f"venue:{blank}\nmaterials:{blank}\nis_public:{blank}\nrevision:{blank}\n")
    read = event()
    assert (read.venue, read.materials, read.is_public, read.revision) == (None, (), False, 0)


@pytest.mark.parametrize(
    "typed", ["tuý", "túy", "hoà", "hòa", "Lễ hội 🎉", "𠀀", "Ngày <script>alert(1)</script>", "{{ x }} {% y %}"]
)
def test_harmless_or_later_escaped_text_is_kept(typed: str, spoil: Spoil, event: Callable[[], Any]) -> None:
    spoil(EVENT, "venue: Quảng trường", f"venue: '{typed}'")
    assert event().venue == typed


def test_decomposed_text_comes_out_composed(spoil: Spoil, event: Callable[[], Any]) -> None:
    spoil(EVENT, "Quảng trường", unicodedata.normalize("NFD", "Quảng trường"))
    assert event().venue == "Quảng trường"


def test_quoted_values_may_hold_signs_and_run_over_lines(spoil: Spoil, event: Callable[[], Any]) -> None:
    spoil(EVENT, "venue: Quảng trường", 'venue: "Cổng #1: Quảng\n  trường"')
    assert event().venue == "Cổng #1: Quảng trường"


def test_comments_on_their_own_lines_are_let_be(spoil: Spoil, event: Callable[[], Any]) -> None:
    spoil(EVENT, "venue: Quảng trường", "# địa điểm\nvenue: Quảng trường\n  # còn nữa")
    assert event().venue == "Quảng trường"


def test_an_unquoted_value_may_run_over_lines(spoil: Spoil, event: Callable[[], Any]) -> None:
    spoil(
        EVENT,
        "description: Mời mọi người cùng dự.",
        "description: Mời mọi người, lúc\n  8:30, cùng dự\n  https://nguon.test/a",
    )
    assert event().description == "Mời mọi người, lúc 8:30, cùng dự https://nguon.test/a"


def test_twenty_levels_are_let_in_by_the_parser(spoil: Spoil, portal: Path) -> None:
    spoil(EVENT, "venue: Quảng trường", "venue: " + "[" * 19 + "x" + "]" * 19)
    _, problems = read_and_check(portal, TODAY)
    assert [each.code for each in problems] == ["CAN_CHU"]


def test_files_left_by_file_managers_are_passed_over(portal: Path) -> None:
    for name in (".gitkeep", ".DS_Store", "Thumbs.db"):
        (portal / "data/su-kien" / name).write_bytes(b"\x00")
    loaded, problems = read_and_check(portal, TODAY)
    assert loaded.records["su-kien"]["le-mit-tinh"]
    assert {(each.code, each.severity) for each in problems} == {("BO_QUA_TEP", "warning")} and len(problems) == 2


@pytest.mark.parametrize(
    "line",
    [
        "[Cô giáo]: Em chào cả lớp",
        "[lễ](su-kien/le-mit-tinh/ 'nhãn'), [lễ](/su-kien/le-mit-tinh#muc-1), [dưới](#thuc-hanh)",
        "[nguồn]: https://nguon.test/a 'nhãn'",
        "<https://nguon.test/a> và a < b: c > d",
        "\\![nguồn](https://nguon.test) là liên kết sau dấu chấm than",
    ],
)
def test_harmless_links(line: str, spoil: Spoil, event: Callable[[], Any]) -> None:
    spoil("tai-lieu/giao-an-tu-choi.yaml", "## Thực hành", line)
    assert event()


def test_the_snapshot_follows_the_bytes(portal: Path, spoil: Spoil) -> None:
    first = read_and_check(portal, TODAY)[0].snapshot
    assert read_and_check(portal, TODAY)[0].snapshot == first
    spoil(EVENT, "Quảng trường", "Quảng  trường")
    assert read_and_check(portal, TODAY)[0].snapshot != first


def test_each_file_is_opened_once(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    real = os.open

    def watch(path: object, *rest: Any, **named: Any) -> int:
        opened.append(str(path))
        return real(path, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("pcmt.read.folder.os.open", watch)
    read_and_check(portal, TODAY)
    assert sorted(opened) == sorted(str(each) for each in (portal / "data").rglob("*.yaml"))


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_is_left_as_it_was(is_on: bool, portal: Path) -> None:
    was_on = gc.isenabled()
    try:
        gc.enable() if is_on else gc.disable()
        read_and_check(portal, TODAY)
        assert gc.isenabled() == is_on
    finally:
        gc.enable() if was_on else gc.disable()


def test_a_rise_may_be_more_than_a_hundred_per_cent(spoil: Spoil, event: Callable[[], Any]) -> None:
    spoil(
        "ke-hoach/ke-hoach-2-kh-ubnd-2026.yaml",
        '    value: 90\n    unit: "%"',
        '    value: 120\n    unit: "%"\n    baseline: năm 2025',
    )
    assert event().id == "le-mit-tinh"
