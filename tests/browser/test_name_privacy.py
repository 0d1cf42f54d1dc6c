"""A name that is typed into a sheet: it is sent to no server, and a hostile one in the address is only words."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import quote

import pytest
from playwright.sync_api import Dialog, Page

from tests.browser.named_sheets import FIELD, LETTER, NAME, POSTER, PROGRAMME, fragment, name_in_sheet
from tests.browser_fixtures import Windows, wait_in_page

ATTEMPTS = """where => {
  fetch(where + "fetch", { mode: "no-cors" }).catch(() => {})
  navigator.sendBeacon(where + "beacon", "x")
  new Image().src = where + "image"
  const form = document.body.appendChild(document.createElement("form"))
  const frame = document.body.appendChild(document.createElement("iframe"))
  frame.name = "out"
  frame.src = where + "frame"
  Object.assign(form, { action: where + "form", target: "out" }).submit()
}"""


def test_nothing_is_asked_of_the_network_after_the_page_is_there(desk: Page, site_url: str) -> None:
    desk.goto(site_url + POSTER)
    desk.wait_for_load_state("networkidle")
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    desk.get_by_label(FIELD).press_sequentially(NAME, delay=5)
    desk.get_by_label("Địa chỉ, điện thoại").fill("Số 2, điện thoại 0205 000 000")
    with desk.expect_download():
        desk.get_by_role("button", name="Lưu ảnh PNG").click()
    desk.get_by_role("button", name="Sao chép liên kết").click()
    desk.get_by_label(FIELD).press("Enter")
    assert fragment(desk).startswith("ten=")
    icon = f"{site_url}/assets/images/cong.svg"  # which browsers look for again by themselves
    assert {url for url in asked if not url.startswith(("data:", "blob:"))} <= {icon}


def test_the_policy_lets_nothing_out(page: Page, windows: Windows, site_url: str) -> None:
    """Whatever a script on the page tried, no other host hears of it."""
    heard: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_response(204)
            self.end_headers()

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
            """Keep test output free of access lines."""

    server = HTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    for path in (POSTER, PROGRAMME):
        page.goto(site_url + path)
        page.evaluate(ATTEMPTS, f"http://127.0.0.1:{server.server_port}/")
        wait_in_page(page, 300)
        assert heard == []
    page = windows.new_page(bypass_csp=True)  # without the policy the listener does hear
    page.goto(site_url)
    page.evaluate(ATTEMPTS, f"http://127.0.0.1:{server.server_port}/")
    for _ in range(600):
        if "/image" not in heard:
            page.wait_for_timeout(100)
    server.shutdown()
    thread.join()
    server.server_close()
    assert "/image" in heard


@pytest.mark.parametrize("path", [POSTER, LETTER, PROGRAMME])
def test_a_script_in_the_address_is_words_on_paper(desk: Page, site_url: str, path: str) -> None:
    attack = "<img src=x onerror=alert(1)><script>alert(2)</script>&amp;\u202e\x00\ud7ff"
    opened: list[str] = []

    def note(dialog: Dialog) -> None:
        opened.append(dialog.message)
        dialog.dismiss()

    desk.on("dialog", note)
    before = f"{site_url}{path}"
    desk.goto(before)
    images = desk.locator("img, script").count()
    desk.evaluate(
        "words => { location.hash = 'ten=' + encodeURIComponent(words) + '&kho=%22%3E&ngay=x&noi=%00' }", attack
    )
    wait_in_page(desk, 250)
    assert "<img src=x onerror=alert(1)><script>alert(2)</script>&amp;" in name_in_sheet(desk).replace("> <", "><")
    assert desk.locator("img, script").count() == images
    assert opened == []
    assert desk.locator("html").get_attribute("data-paper") in {"a4", None}


def test_a_name_in_the_address_has_an_end_and_no_strange_signs(desk: Page, site_url: str) -> None:
    desk.goto(f"{site_url}{POSTER}#ten={quote('Xã A ' + 'dài ' * 500)}&dia-chi=%E1%BB%A6%0A%09x%u12&la={quote('khác')}")
    assert len(desk.get_by_label(FIELD).input_value()) <= 120
    assert len(name_in_sheet(desk)) <= 120
    assert "\n" not in desk.get_by_label("Địa chỉ, điện thoại").input_value()
    desk.get_by_label(FIELD).fill("Xa\u0303 A\u0302n + 1 & 2 # 3")  # as a Mac types it
    assert name_in_sheet(desk) == "Xã Ân + 1 & 2 # 3"
    assert fragment(desk).startswith("ten=Xã Ân + 1 & 2 # 3")
    desk.reload()
    assert name_in_sheet(desk) == "Xã Ân + 1 & 2 # 3"


def test_the_link_that_is_copied_opens_the_same_sheet(windows: Windows, site_url: str) -> None:
    page = windows.new_page(1280, 720, permissions=("clipboard-read", "clipboard-write"))
    page.goto(site_url + POSTER)
    page.get_by_label(FIELD).fill(NAME)
    page.get_by_label("A3").check()
    page.get_by_role("button", name="Sao chép liên kết").click()
    page.get_by_role("button", name="Đã chép").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    other = page.context.new_page()
    other.goto(link)
    assert name_in_sheet(other) == NAME and other.get_by_label("A3").is_checked()
