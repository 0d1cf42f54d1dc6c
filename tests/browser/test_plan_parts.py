"""The parts of a plan's page: each way opens what it names, with and without scripts; nothing is long before it is opened."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser_fixtures import Windows, in_letters_of

PLAN = "/ke-hoach/bcd-138-hai-duong-2024/"
LONGEST = 12_000
"""Pixels of a page at 360 pixels before anything in it is opened."""
PAGES = (
    PLAN,
    "/ke-hoach/ubnd-tp-lang-son-cao-diem-2025/",
    "/ke-hoach/van-phong-ubnd-son-la-2024/",
    "/van-ban/luat-120-2025-qh15/",
    "/van-ban/cong-van-573-ttg-kgvx-2026/",
    "/co-quan/cong-an-tinh-hai-duong/",
    "/dia-phuong/hai-phong/",
    "/phan-cong/",
    "/chi-tieu/",
    "/chi-tieu/dia-phuong/hai-phong/",
    "/so-sanh/bcd-138-hai-duong-2024_voi_van-phong-ubnd-son-la-2024/",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_short_before_something_is_opened(windows: Windows, site_url: str, path: str) -> None:
    page = windows.kept_page()
    page.goto(site_url + path)
    assert page.evaluate("document.documentElement.scrollHeight") <= in_letters_of(page, LONGEST)


@pytest.mark.parametrize("scripts", [True, False])
def test_every_way_of_a_plan_lands_on_something_open(windows: Windows, site_url: str, scripts: bool) -> None:
    page = windows.new_page(java_script_enabled=scripts)
    page.goto(site_url + PLAN)
    ways = [one.get_attribute("href") or "" for one in page.locator(".page-ways a[href^='#']").all()]
    assert len(ways) == 7
    for way in ways:
        page.goto("about:blank")
        page.goto(f"{site_url}{PLAN}{way}")
        target = page.locator(way)
        expect(target).to_be_in_viewport()
        part = target.locator("xpath=ancestor-or-self::*[self::section or self::div][1]")
        assert part.locator("tbody tr, li, p").first.is_visible(), way


def test_a_heading_above_a_fold_opens_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PLAN}#phan-cong")
    expect(page.locator("#phan-cong-bang tbody tr").first).to_be_visible()
    page.goto(f"{site_url}{PLAN}#chi-tieu")
    expect(page.locator("#chi-tieu-bang tbody tr").first).to_be_visible()


def test_what_is_promised_and_done_is_on_the_first_screens(page: Page, site_url: str) -> None:
    page.goto(site_url + PLAN)
    summary = page.locator(".plan-summary")
    assert summary.evaluate("one => one.getBoundingClientRect().top") < in_letters_of(page, 460)
    assert summary.locator(".figures li").count() == 5
    expect(summary).to_contain_text("chưa công bố kết quả")
    assert summary.get_by_role("link", name="111").get_attribute("href") == "tel:111"


def test_paper_shows_the_whole_text_and_closes_it_after(page: Page, site_url: str) -> None:
    page.goto(site_url + PLAN)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.fold:not([open])").count() == 0
    page.emulate_media(media="print")
    assert page.locator("#toan-van-doc p").last.is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.fold[open]").count() == 0


def test_figures_of_a_comparison_are_never_broken(windows: Windows, site_url: str) -> None:
    page = windows.kept_page(320)
    page.goto(site_url + PAGES[-1])
    heights = page.locator(".compare--counts .figure").evaluate_all(
        "all => all.map((one) => one.getClientRects().length)"
    )
    assert len(heights) == 8 and set(heights) == {1}
