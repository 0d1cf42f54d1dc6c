"""A list of events that is cut says what it leaves to its next page: a heading counts all that is under it."""

from __future__ import annotations

import re

from pcmt.show.events.listing import EventLists
from tests.records import event, place, view

SIZE = EventLists.page_size


def _pages(days: dict[str, int]) -> dict[str, str]:
    """Pages of June with so many events on each day of it."""
    records = [event(f"e-{day}-{n:03d}", start=f"2026-06-{day}") for day, count in days.items() for n in range(count)]
    return {one.path: one.html for one in EventLists.published(view(*records)) if "/thang/" in one.path}


def _heads(html: str) -> list[str]:
    found = re.findall(r'<h2 class="group-title" id="ngay-[^"]*">(.*?)</h2>', html)
    return [" ".join(re.sub(r"<[^>]*>", "", one).split()) for one in found]


def test_a_day_that_a_page_can_hold_is_not_cut() -> None:
    first, second = _pages({"14": SIZE - 3, "15": 9, "16": 1}).values()
    assert _heads(first) == [f"Chủ nhật 14/6/2026 ({SIZE - 3})"]
    assert _heads(second) == ["Thứ Hai 15/6/2026 (9)", "Thứ Ba 16/6/2026 (1)"]
    assert "Còn" not in first + second


def test_a_day_longer_than_a_page_counts_all_and_says_where_it_goes_on() -> None:
    first, second, third = _pages({"14": 3, "15": 2 * SIZE, "16": 1}).values()
    whole = f"({2 * SIZE})"
    assert _heads(first) == ["Chủ nhật 14/6/2026 (3)", f"Thứ Hai 15/6/2026 {whole}"]
    assert _heads(second) == [f"Thứ Hai 15/6/2026 (tiếp) {whole}"]
    assert _heads(third) == [f"Thứ Hai 15/6/2026 (tiếp) {whole}", "Thứ Ba 16/6/2026 (1)"]
    more = r'href="\.\./\.\./\.\./su-kien/thang/2026-06_trang-(\d)/#ngay-2026-06-15">([^<]*)<'
    assert re.findall(more, first)[-1] == ("2", f"Còn {SIZE + 3} sự kiện từ trang 2")
    assert re.findall(more, second) == [("3", "Còn 3 sự kiện ở trang 3")]
    assert re.findall(more, third) == []


def test_the_list_of_a_place_says_it_too() -> None:
    records = [event(f"e-{n:03d}", start="2026-12-26", place="tinh-a") for n in range(SIZE + 4)]
    pages = EventLists.published(view(place("tinh-a"), *records))
    first, second = (one.html for one in pages if "/dia-phuong/tinh-a" in one.path)
    assert "Còn 4 sự kiện ở trang 2" in first and "(tiếp)" in second
