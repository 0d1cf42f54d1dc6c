"""Pages at work below the policy that a server sends as a header: search, filters, quiz, kits, sheets with a name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pcmt.publish.security_policy import header_policy
from tests.browser.kit_page import LESSON, PLACE, save_kit, tick
from tests.portal_fixtures import QuietHandler, served


@pytest.fixture(scope="module")
def strict_url(built_site: Path) -> Iterator[str]:
    """Address of the site with the header on every answer."""
    policy = header_policy(path.read_text("utf-8") for path in built_site.rglob("*.html"))

    class StrictHandler(QuietHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", policy)
            super().end_headers()

    with served(built_site, StrictHandler) as url:
        yield url


def test_the_header_stops_what_no_page_holds(page: Page, strict_url: str) -> None:
    answer = page.goto(f"{strict_url}/")
    assert answer and "script-src 'self' 'sha256-" in (answer.header_value("content-security-policy") or "")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
    assert page.evaluate("window.ran") is None


def test_the_search_finds(desk: Page, strict_url: str) -> None:
    desk.goto(f"{strict_url}/")
    field = desk.locator("input[name=query]").first
    field.fill("duong day nong")
    field.press("End")
    expect(desk.locator(".md-search-result__item").first).to_be_attached()


def test_filters_quiz_and_names_work(desk: Page, strict_url: str) -> None:
    desk.goto(f"{strict_url}/tai-lieu/")
    desk.locator(".shelf-filter").get_by_label("Cấp học").select_option("thcs")
    expect(desk.locator(".shelf-count")).to_contain_text("Tìm thấy")
    desk.goto(f"{strict_url}/tai-lieu/cau-hoi-thcs-dung-lai/")
    item = desk.locator("#cau-1")
    item.get_by_role("radio").first.check()
    item.get_by_role("button", name="Trả lời").click()
    expect(item.get_by_role("status")).not_to_be_empty()
    desk.goto(f"{strict_url}/tai-lieu/thu-gui-phu-huynh/in/#ten=Tr%C6%B0%E1%BB%9Dng%20A")
    expect(desk.locator("[data-fill=ten]").first).to_contain_text("Trường A")


def test_a_kit_is_packed(desk: Page, strict_url: str, tmp_path: Path) -> None:
    desk.goto(strict_url + PLACE)
    expect(desk.locator(".kit-found")).to_contain_text("Đang hiện")
    tick(desk, LESSON)
    assert save_kit(desk, tmp_path).stat().st_size > 10_000
