"""The front page on a cheap phone: its first screen has what people come for; paper and pages that are not there."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser_fixtures import in_letters_of

FIRST_SCREEN = 740  # CSS pixels of a phone 360 wide
NEEDED = (
    ".help-strip__call",
    ".search-field input",
    ".ways li:nth-child(1)",
    ".ways li:nth-child(3)",
    ".next-day li:visible",
)


def test_what_people_come_for_is_on_the_first_screen(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": FIRST_SCREEN})
    page.goto(f"{site_url}/")
    page.wait_for_load_state("networkidle")
    for selector in NEEDED:
        box = page.locator(selector).first.bounding_box()
        assert box is not None and box["y"] + box["height"] <= in_letters_of(page, FIRST_SCREEN), (selector, box)
    expect(page.locator(".next-day li:visible")).to_have_count(1)


def test_the_search_field_leads_to_results(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/")
    page.locator(".search-field input").fill("ap phich")
    page.locator(".search-field input").press("Enter")
    expect(page.locator(".md-search__output a").first).to_be_visible()


def test_a_page_that_is_not_there_leads_on(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/404.html")
    expect(page.locator("h1")).to_have_text("Không tìm thấy trang này")
    expect(page.locator(".search-field input")).to_be_visible()
    ways = page.locator(".lost-ways a")
    assert ways.all_inner_texts() == [
        "Trang chủ",
        "Cần giúp",
        "Nhà trường",
        "Xã, phường",
        "Kế hoạch và kết quả",
        "Nơi của bạn",
    ]


def test_without_scripts_one_line_says_that_the_search_is_missing(unscripted: Page, site_url: str) -> None:
    unscripted.goto(f"{site_url}/")
    unscripted.locator("#noi-dung").get_by_role("link", name="tra theo chữ cái").click()
    expect(unscripted).to_have_url(re.compile("/a-z/$"))


def test_paper_says_nothing_of_the_hour(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/tro-giup/")
    badge = page.locator(".helpline [data-opening]").first
    expect(badge).to_have_text("đang trong giờ trực")
    page.emulate_media(media="print")
    expect(badge).to_be_hidden()
