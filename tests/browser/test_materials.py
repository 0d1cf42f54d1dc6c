"""A material on a phone: its text on the first screen, the bar that calls, takes and shares, the block of facts at the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser_fixtures import Windows, accessibility_faults, in_letters_of
from tests.sweeps import SWEEP

FIRST = 600
"""Pixels from the top in which the text begins on a phone 360 pixels wide."""
LESSON = "/tai-lieu/giao-an-45-phut-thcs/"
TOP = "one => Math.round(one.getBoundingClientRect().top + scrollY)"


@SWEEP
def test_every_text_begins_on_the_first_screen(windows: Windows, site_url: str, built_site: Path) -> None:
    page = windows.kept_page()
    late = {}
    pages = sorted(one.parent.name for one in built_site.glob("tai-lieu/*/index.html"))
    assert len(pages) >= 38
    for name in pages:
        page.goto(f"{site_url}/tai-lieu/{name}/")
        top = page.evaluate(f"({TOP})(document.querySelector('.quiz-item, #noi-dung-chinh'))")
        if top > FIRST and top > in_letters_of(page, FIRST):
            late[name] = top
    assert late == {}


def test_the_first_question_is_on_the_first_screen(windows: Windows, site_url: str) -> None:
    page = windows.kept_page()
    page.goto(f"{site_url}/tai-lieu/cau-hoi-thcs-dung-lai/")
    question = page.get_by_role("group", name="Câu 1.").locator("legend")
    bar = page.get_by_role("navigation", name="Gọi, tải về, chia sẻ")
    assert question.evaluate("one => one.getBoundingClientRect().top") < bar.evaluate(
        "one => one.getBoundingClientRect().top"
    )


def test_the_bar_calls_takes_and_shares(page: Page, site_url: str) -> None:
    page.add_init_script("navigator.share = (what) => { window.shared = what; return Promise.resolve() }")
    page.goto(site_url + LESSON)
    bar = page.get_by_role("navigation", name="Gọi, tải về, chia sẻ")
    assert bar.get_by_role("link", name="Gọi 111").get_attribute("href") == "tel:111"
    assert (bar.get_by_role("link", name="Tải Word").get_attribute("href") or "").endswith("-sua-duoc.docx")
    bar.get_by_role("button", name="Chia sẻ").click()
    assert page.evaluate("shared.url").endswith(LESSON)
    assert bar.evaluate("one => innerHeight - one.getBoundingClientRect().bottom") == 0
    page.emulate_media(media="print")
    expect(bar).to_be_hidden()
    expect(page.locator(".material-about")).to_be_hidden()
    expect(page.locator(".material-credit")).to_be_visible()


def test_the_bar_works_without_scripts(unscripted: Page, site_url: str) -> None:
    unscripted.goto(site_url + LESSON)
    bar = unscripted.get_by_role("navigation", name="Gọi, tải về, chia sẻ")
    assert bar.get_by_role("link").count() == 2
    expect(bar.get_by_role("button")).to_be_hidden()


def test_a_desk_has_no_bar(windows: Windows, site_url: str) -> None:
    page = windows.kept_page(1280, 800)
    page.goto(site_url + LESSON)
    expect(page.locator(".material-bar")).to_be_hidden()


@pytest.mark.parametrize("anchor", ["nguon", "dung-lai", "cac-tep"])
def test_an_address_inside_the_closed_block_opens_it(windows: Windows, site_url: str, anchor: str) -> None:
    for scripts in (True, False):
        page = windows.new_page(java_script_enabled=scripts)
        page.goto(f"{site_url}{LESSON}#{anchor}")
        expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_helplines_of_the_text_are_one_tap_away(windows: Windows, site_url: str, built_site: Path) -> None:
    page = windows.kept_page()
    for name in sorted(one.parent.name for one in built_site.glob("tai-lieu/*/index.html"))[::6]:
        page.goto(f"{site_url}/tai-lieu/{name}/")
        assert page.locator('#noi-dung-chinh a[href^="tel:"], .quiz a[href^="tel:"]').count() > 0, name
        assert page.locator('#noi-dung-chinh a[href*="duong-day-nong/"]').count() == 0, name


def test_the_words_to_read_aloud_are_copied_alone(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/tai-lieu/bai-phat-thanh-xa-3-phut/")
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text }")
    page.get_by_role("button", name="Sao chép lời đọc").click()
    words = page.evaluate("copied").strip()
    assert words.startswith("Kính thưa bà con xã") and words.endswith("đã lắng nghe. //")
    assert "không bảy sáu chín, không bốn, không bốn, không bốn" in words


def test_an_open_block_is_accessible(windows: Windows, site_url: str) -> None:
    page = windows.kept_page(1280, 800)  # on a phone links lie half under the bar, by chance, until one scrolls
    page.goto(site_url + LESSON)
    page.locator(".material-about > summary").click()
    assert accessibility_faults(page) == []
