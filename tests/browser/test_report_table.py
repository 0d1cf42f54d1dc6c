"""The table of every event of a report: a place is read in lines of several words, not one word a line."""

from __future__ import annotations

from tests.browser_fixtures import Windows

LEAST_WIDTH = 150
"""Pixels of a column of words at the size of a desk screen."""


def test_the_place_of_an_event_has_room(windows: Windows, site_url: str) -> None:
    page = windows.kept_page(1280, 800)
    page.goto(f"{site_url}/ket-qua/")
    widths = page.locator('td[data-label="Địa điểm"]').evaluate_all("cells => cells.map(one => one.offsetWidth)")
    assert widths and min(widths) >= LEAST_WIDTH
