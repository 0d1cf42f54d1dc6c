"""The copy button: with a clipboard, with the old command, with neither, without scripts; and texts that go when they are over."""

from __future__ import annotations

from datetime import datetime

import pytest
from playwright.sync_api import Page

from tests.browser_fixtures import Windows

PAGE = "/chien-dich/ngay-26-6/"
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
NO_COMMAND = "document.execCommand = () => false"
END = "2027-06-27T10:00:00+07:00"


@pytest.fixture
def copying(windows: Windows) -> Page:
    """A page whose reader may copy and paste."""
    return windows.new_page(permissions=("clipboard-read", "clipboard-write"))


EXPECTED = "Ngày Quốc tế và Ngày toàn dân phòng, chống ma túy. 26/6 hằng năm. pcmt.example/chien-dich/ngay-26-6"


def _press(page: Page, site_url: str) -> None:
    page.goto(site_url + PAGE)
    text = page.locator("details.script", has_text="SMS có dấu")
    text.locator("summary").click()
    button = text.locator("button")
    assert button.inner_text().split() == ["Chép", "Tin", "nhắn", "SMS", "có", "dấu"]
    button.focus()
    page.keyboard.press("Enter")


def _pasted(copying: Page, site_url: str) -> str:
    """What the next paste puts into a field, which is what the person who copied will see."""
    page = copying.context.new_page()
    page.goto(site_url + "/tro-giup/")
    page.evaluate("document.body.prepend(document.createElement('textarea'))")
    page.locator("body > textarea").focus()
    page.keyboard.press("Control+V")
    return page.locator("body > textarea").input_value()


@pytest.mark.parametrize("missing", ["", NO_CLIPBOARD], ids=["clipboard", "old command"])
def test_the_text_is_copied_and_said_so(copying: Page, site_url: str, missing: str) -> None:
    page = copying
    if missing:
        page.add_init_script(missing)
    _press(page, site_url)
    page.locator("button", has_text="Đã chép").wait_for()
    assert page.locator("[role=status]", has_text="Đã chép").count() == 1
    assert page.evaluate("document.activeElement.matches('button.copy')")
    assert page.locator("body > textarea").count() == 0
    assert _pasted(copying, site_url) == EXPECTED
    page.bring_to_front()
    page.locator("button[data-copied]").wait_for(state="detached")
    assert page.locator("details.script", has_text="SMS có dấu").locator("button").inner_text().startswith("Chép")


def test_where_copying_is_forbidden_the_text_is_marked(copying: Page, site_url: str) -> None:
    page = copying
    page.add_init_script(f"{NO_CLIPBOARD};{NO_COMMAND}")
    _press(page, site_url)
    page.locator("button", has_text="Chưa chép được").wait_for()
    assert page.evaluate("getSelection().toString()").strip() == EXPECTED


def test_without_scripts_there_is_no_button_but_the_text_and_its_file(unscripted: Page, site_url: str) -> None:
    unscripted.goto(site_url + PAGE)
    for text in unscripted.locator("details.script").all():
        text.locator("summary").click()
        assert text.locator(".script-text").is_visible()
        assert not text.locator("button").is_visible()
    assert unscripted.locator(".scripts a[download]").is_visible()


def test_an_invitation_goes_when_it_is_over(clocked: Page, site_url: str) -> None:
    for now, is_shown in (("2027-06-27T09:59:00+07:00", True), ("2027-06-27T10:00:00+07:00", False)):
        clocked.clock.set_fixed_time(datetime.fromisoformat(now))
        clocked.goto(site_url + PAGE)
        marks = f"section => {{ section.dataset.end = '{END}'; section.dataset.show = 'coming running' }}"
        section = clocked.locator("section.scripts")
        section.evaluate(marks)
        clocked.evaluate("document.dispatchEvent(new Event('drawn'))")
        assert section.is_visible() is is_shown
