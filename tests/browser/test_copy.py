"""The copy button: with a clipboard, with the old command, with neither, without scripts; and texts that go when they are over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

PAGE = "/chien-dich/ngay-26-6/"
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
NO_COMMAND = "document.execCommand = () => false"
END = "2027-06-27T10:00:00+07:00"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 360, "height": 740})
    opened.grant_permissions(["clipboard-read", "clipboard-write"])
    yield opened
    opened.close()


EXPECTED = "Ngày Quốc tế và Ngày toàn dân phòng, chống ma túy. 26/6 hằng năm. pcmt.example/chien-dich/ngay-26-6"


def _press(page: Page, site_url: str) -> None:
    page.goto(site_url + PAGE)
    text = page.locator("details.script", has_text="SMS có dấu")
    text.locator("summary").click()
    button = text.locator("button")
    assert button.inner_text().split() == ["Chép", "Tin", "nhắn", "SMS", "có", "dấu"]
    button.focus()
    page.keyboard.press("Enter")


def _pasted(context: BrowserContext, site_url: str) -> str:
    """What the next paste puts into a field, which is what the person who copied will see."""
    page = context.new_page()
    page.goto(site_url + "/tro-giup/")
    page.evaluate("document.body.prepend(document.createElement('textarea'))")
    page.locator("body > textarea").focus()
    page.keyboard.press("Control+V")
    return page.locator("body > textarea").input_value()


@pytest.mark.parametrize("missing", ["", NO_CLIPBOARD], ids=["clipboard", "old command"])
def test_the_text_is_copied_and_said_so(context: BrowserContext, site_url: str, missing: str) -> None:
    page = context.new_page()
    if missing:
        page.add_init_script(missing)
    _press(page, site_url)
    page.locator("button", has_text="Đã chép").wait_for()
    assert page.locator("[role=status]", has_text="Đã chép").count() == 1
    assert page.evaluate("document.activeElement.matches('button.copy')")
    assert page.locator("body > textarea").count() == 0
    assert _pasted(context, site_url) == EXPECTED
    page.bring_to_front()
    page.locator("button[data-copied]").wait_for(state="detached")
    assert page.locator("details.script", has_text="SMS có dấu").locator("button").inner_text().startswith("Chép")


def test_where_copying_is_forbidden_the_text_is_marked(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.add_init_script(f"{NO_CLIPBOARD};{NO_COMMAND}")
    _press(page, site_url)
    page.locator("button", has_text="Chưa chép được").wait_for()
    assert page.evaluate("getSelection().toString()").strip() == EXPECTED


def test_without_scripts_there_is_no_button_but_the_text_and_its_file(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + PAGE)
    for text in page.locator("details.script").all():
        text.locator("summary").click()
        assert text.locator(".script-text").is_visible()
        assert not text.locator("button").is_visible()
    assert page.locator(".scripts a[download]").is_visible()
    context.close()


@pytest.mark.parametrize(
    ("now", "is_shown"), [("2027-06-27T09:59:00+07:00", True), ("2027-06-27T10:00:00+07:00", False)]
)
def test_an_invitation_goes_when_it_is_over(page: Page, site_url: str, now: str, is_shown: bool) -> None:
    page.clock.set_fixed_time(datetime.fromisoformat(now))
    page.goto(site_url + PAGE)
    marks = f"section => {{ section.dataset.end = '{END}'; section.dataset.show = 'coming running' }}"
    section = page.locator("section.scripts")
    section.evaluate(marks)
    page.evaluate("document.dispatchEvent(new Event('drawn'))")
    assert section.is_visible() is is_shown
