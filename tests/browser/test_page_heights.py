"""Long texts open folded, at most some sixteen screens long, and whole by one tap; other kinds of pages are in ``test_fit``."""

from __future__ import annotations

import pytest

from tests.browser.page_heights import LONGEST, page_height
from tests.browser_fixtures import Windows, in_letters_of

COMMUNES = 6_000
"""Pixels of the page of communes: some eight screens."""
LONG_TEXTS = ("/tai-lieu/cam-nang-giao-vien-buoi-noi-chuyen-dau-tien/", "/tai-lieu/hoi-dap-luat-120-2025/")


@pytest.mark.parametrize("path", LONG_TEXTS)
def test_no_text_opens_longer_than_a_reader_scrolls(windows: Windows, site_url: str, path: str) -> None:
    page = windows.kept_page(360, 740)
    page.goto(site_url + path)
    assert page_height(page) <= in_letters_of(page, LONGEST)


def test_one_tap_opens_the_whole_text(windows: Windows, site_url: str) -> None:
    page = windows.kept_page(360, 740)
    page.goto(site_url + LONG_TEXTS[0])
    folded = page.locator(".material-body > details")
    assert folded.count() and not folded.first.evaluate("one => one.open")
    page.get_by_role("button", name="Mở cả bài").click()
    assert folded.evaluate_all("all => all.every(one => one.open)")


def test_the_page_of_communes_is_eight_screens_long(windows: Windows, site_url: str) -> None:
    page = windows.kept_page(360, 740)
    page.goto(f"{site_url}/xa-phuong/")
    assert page_height(page) <= in_letters_of(page, COMMUNES)
