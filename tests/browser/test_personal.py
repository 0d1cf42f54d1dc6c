"""A name on a poster, a letter, a programme: typed, kept in the address, printed, saved; and never sent."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from PIL import Image
from playwright.sync_api import Browser, Dialog, Page

from tests.portal_fixtures import wait_in_page
from tests.programs import run_program
from tests.site.pdf_reader import paper_of

POSTER = "/tai-lieu/ap-phich-thpt-quyen-noi-khong/in/"
LETTER = "/tai-lieu/thu-gui-phu-huynh/in/"
PROGRAMME = "/chien-dich/thang-hanh-dong-2026/chuong-trinh/"
NAME = "Trường THPT Nguyễn Thượng Hiền, xã Tân Thanh"
LONG = "Ban Chỉ đạo phòng, chống ma túy xã Tân Thanh và Trường THPT Nguyễn Thượng Hiền A"
SHOUTED = ("ƯỜNG MẶT ĐẸP " * 10)[:80]
UNBROKEN = "W" * 80


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


def _words(pdf: Path) -> str:
    return " ".join(run_program("pdftotext", pdf, "-").split())


def _printed(page: Page, folder: Path) -> Path:
    pdf = folder / "in.pdf"
    page.pdf(path=str(pdf), prefer_css_page_size=True)
    return pdf


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A page on an office screen that notes what it could not run and what it broke of its policy."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert faults == []


def _shown(page: Page) -> str:
    """Return the name as the sheet shows it, its lines joined."""
    lines = page.locator("[data-line][font-weight='700'], [data-fill=ten]").all_text_contents()
    return " ".join(lines)


def _fragment(page: Page) -> str:
    wait_in_page(page, 250)  # the address follows the last key after 150 ms
    return unquote(page.url.partition("#")[2])


@pytest.mark.parametrize("path", [POSTER, LETTER, PROGRAMME])
def test_what_is_typed_stands_in_the_sheet_and_in_the_address(desk: Page, site_url: str, path: str) -> None:
    desk.goto(site_url + path)
    desk.get_by_label("Tên trường, xã, đơn vị").fill(NAME)
    assert _shown(desk) == NAME
    assert _fragment(desk) == f"ten={NAME}"
    assert "?" not in desk.url
    desk.reload()
    assert desk.get_by_label("Tên trường, xã, đơn vị").input_value() == NAME
    assert _shown(desk) == NAME
    desk.get_by_role("button", name="Xóa chữ đã gõ").click()
    assert _shown(desk) == "" and _fragment(desk) == ""


def test_nothing_is_asked_of_the_network_after_the_page_is_there(desk: Page, site_url: str) -> None:
    desk.goto(site_url + POSTER)
    desk.wait_for_load_state("networkidle")
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    desk.get_by_label("Tên trường, xã, đơn vị").press_sequentially(NAME, delay=5)
    desk.get_by_label("Địa chỉ, điện thoại").fill("Số 2, điện thoại 0205 000 000")
    with desk.expect_download():
        desk.get_by_role("button", name="Lưu ảnh PNG").click()
    desk.get_by_role("button", name="Chép liên kết").click()
    desk.get_by_label("Tên trường, xã, đơn vị").press("Enter")
    assert _fragment(desk).startswith("ten=")
    icon = f"{site_url}/assets/images/cong.svg"  # which browsers look for again by themselves
    assert {url for url in asked if not url.startswith(("data:", "blob:"))} <= {icon}


def test_the_policy_lets_nothing_out(browser: Browser, site_url: str) -> None:
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
    context = browser.new_context()
    page = context.new_page()
    for path in (POSTER, PROGRAMME):
        page.goto(site_url + path)
        page.evaluate(ATTEMPTS, f"http://127.0.0.1:{server.server_port}/")
        wait_in_page(page, 300)
        assert heard == []
    page.goto(site_url)  # a page without the policy: the listener does hear
    page.evaluate(ATTEMPTS, f"http://127.0.0.1:{server.server_port}/")
    for _ in range(600):
        if "/image" not in heard:
            page.wait_for_timeout(100)
    context.close()
    server.shutdown()
    thread.join()
    server.server_close()
    assert "/image" in heard


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_the_picture_is_a_sheet_of_a4_with_the_name_in_it(
    desk: Page, site_url: str, built_site: Path, scheme: str
) -> None:
    desk.goto(site_url + POSTER if scheme == "http" else (built_site / POSTER.strip("/") / "index.html").as_uri())

    def picture() -> Image.Image:
        with desk.expect_download() as waiting:
            desk.get_by_role("button", name="Lưu ảnh PNG").click()
        assert waiting.value.suggested_filename == "ap-phich-thpt-quyen-noi-khong.png"
        return Image.open(io.BytesIO(Path(waiting.value.path()).read_bytes())).convert("RGB")

    empty = picture()
    desk.get_by_label("Tên trường, xã, đơn vị").fill(NAME)
    named = picture()
    assert empty.size == named.size == (2480, 3508)
    colours = {colour: count for count, colour in named.getcolors(1 << 24) or []}
    assert colours[(11, 74, 58)] > 100_000 and colours[(255, 255, 255)] > 4_000_000
    # Only the place for the name differs: below the middle, above the foot.
    box = desk.evaluate("document.querySelector('[data-draw-name]').transform.baseVal[0].matrix.f")
    top, bottom = int(box / 2970 * 3508), int((box + 360) / 2970 * 3508)
    for area, same in (((0, 0, 2480, top), True), ((0, top, 2480, bottom), False), ((0, bottom, 2480, 3508), True)):
        assert (named.crop(area).tobytes() == empty.crop(area).tobytes()) is same, area
    assert "2480" in desk.locator("[data-told]").inner_text()


@pytest.mark.parametrize(("paper", "size"), [("A4", "A4"), ("A3", "A3")])
def test_a_poster_is_one_sheet_with_the_name(desk: Page, site_url: str, tmp_path: Path, paper: str, size: str) -> None:
    desk.goto(site_url + POSTER)
    desk.get_by_label("Tên trường, xã, đơn vị").fill(LONG)
    desk.get_by_label(paper).check()
    pdf = _printed(desk, tmp_path)
    words = _words(pdf)
    assert paper_of(pdf) == (1, size)
    assert LONG in words and "Bạn có quyền nói không." in words and "Mã bản in" in words
    assert "In hoặc lưu PDF" not in words and "không gửi đi đâu" not in words


@pytest.mark.parametrize("name", [NAME, LONG, SHOUTED, UNBROKEN])
def test_a_programme_is_one_sheet_with_the_name(desk: Page, site_url: str, tmp_path: Path, name: str) -> None:
    desk.goto(f"{site_url}{PROGRAMME}#ten={quote(name)}&dia-chi={quote(name)}")
    pdf = _printed(desk, tmp_path)
    assert paper_of(pdf) == (1, "A4")
    assert name.replace(" ", "").strip() in _words(pdf).replace(" ", "")


@pytest.mark.parametrize("name", [NAME, LONG, SHOUTED, UNBROKEN])
def test_a_letter_is_one_sheet_and_its_slip_another(desk: Page, site_url: str, tmp_path: Path, name: str) -> None:
    desk.goto(f"{site_url}{LETTER}#ten={quote(name)}&dia-chi={quote(name)}&noi={quote('Tân Thanh')}&ngay=2027-02-05")
    pdf = _printed(desk, tmp_path)
    assert paper_of(pdf) == (2, "A4")
    words = _words(pdf)
    assert name.upper().replace(" ", "") in words.replace(" ", "")
    assert "Tân Thanh, ngày 05 tháng 02 năm 2027" in words and "HIỆU TRƯỞNG" in words and "Mã bản in" in words
    desk.get_by_label("In cả phần cắt rời").uncheck()
    pdf = _printed(desk, tmp_path)
    assert paper_of(pdf) == (1, "A4") and "Phần cắt rời" not in _words(pdf)
    assert "cat-roi=khong" in _fragment(desk)
    desk.reload()
    assert not desk.get_by_label("In cả phần cắt rời").is_checked()


def test_a_day_is_written_as_on_official_papers(desk: Page, site_url: str) -> None:
    desk.goto(site_url + LETTER)
    dated = desk.locator("[data-dated]")
    assert dated.inner_text() == "………………, ngày …… tháng …… năm ……"
    desk.get_by_label("Ngày trên thư").fill("2026-11-22")
    assert dated.inner_text() == "………………, ngày 22 tháng 11 năm 2026"
    desk.get_by_label("Ngày trên thư").fill("2026-03-01")
    desk.get_by_label("Nơi viết thư").fill("Lộc Bình")
    assert dated.inner_text() == "Lộc Bình, ngày 01 tháng 3 năm 2026"


@pytest.mark.parametrize("name", [NAME, LONG, SHOUTED, UNBROKEN])
@pytest.mark.parametrize("second", ["", UNBROKEN])
def test_a_long_name_stays_in_its_place_on_the_poster(desk: Page, site_url: str, name: str, second: str) -> None:
    desk.goto(f"{site_url}{POSTER}#ten={quote(name)}&dia-chi={quote(second)}")
    boxes = desk.evaluate(
        """[...document.querySelectorAll('[data-line]')].map(one => {
             const box = one.getBBox()
             return [box.x, box.y, box.x + box.width, box.y + box.height] })"""
    )
    assert boxes
    assert min(box[0] for box in boxes) >= 120 and max(box[2] for box in boxes) <= 1980
    assert min(box[1] for box in boxes) >= 0 and max(box[3] for box in boxes) <= 345
    assert all(above[1] < below[1] for above, below in pairwise(boxes))


@pytest.mark.parametrize("path", [LETTER, PROGRAMME])
@pytest.mark.parametrize("name", [LONG, SHOUTED, UNBROKEN])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_long_name_stays_in_the_sheet(browser: Browser, site_url: str, path: str, name: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{site_url}{path}#ten={quote(name)}&dia-chi={quote(name)}")
    for place in page.locator("[data-fill]").all():
        assert place.evaluate("one => one.scrollWidth <= one.clientWidth + 1")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_every_line_of_every_poster_stands_in_the_sheet(desk: Page, site_url: str, built_site: Path) -> None:
    for folder in sorted((built_site / "tai-lieu").glob("ap-phich-*/in")):
        desk.goto(f"{site_url}/{folder.relative_to(built_site).as_posix()}/")
        edges = desk.evaluate(
            """[...document.querySelectorAll('#ap-phich text:not([display=none])')].map(one => {
                 const paper = one.ownerSVGElement.getBoundingClientRect(), box = one.getBoundingClientRect()
                 return [one.textContent, (box.left - paper.left) / paper.width, (box.right - paper.left) / paper.width,
                         (box.bottom - paper.top) / paper.height] })"""
        )
        assert len(edges) > 10
        for words, left, right, bottom in edges:
            assert left > 0.05 and right < 0.945 and bottom < 0.965, (folder, words)


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
    assert "<img src=x onerror=alert(1)><script>alert(2)</script>&amp;" in _shown(desk).replace("> <", "><")
    assert desk.locator("img, script").count() == images
    assert opened == []
    assert desk.locator("html").get_attribute("data-paper") in {"a4", None}


def test_a_name_in_the_address_has_an_end_and_no_strange_signs(desk: Page, site_url: str) -> None:
    desk.goto(f"{site_url}{POSTER}#ten={quote('Xã A ' + 'dài ' * 500)}&dia-chi=%E1%BB%A6%0A%09x%u12&la={quote('khác')}")
    assert len(desk.get_by_label("Tên trường, xã, đơn vị").input_value()) <= 120
    assert len(_shown(desk)) <= 120
    assert "\n" not in desk.get_by_label("Địa chỉ, điện thoại").input_value()
    desk.get_by_label("Tên trường, xã, đơn vị").fill("Xa\u0303 A\u0302n + 1 & 2 # 3")  # as a Mac types it
    assert _shown(desk) == "Xã Ân + 1 & 2 # 3"
    assert _fragment(desk).startswith("ten=Xã Ân + 1 & 2 # 3")
    desk.reload()
    assert _shown(desk) == "Xã Ân + 1 & 2 # 3"


def test_the_link_that_is_copied_opens_the_same_sheet(browser: Browser, site_url: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site_url + POSTER)
    page.get_by_label("Tên trường, xã, đơn vị").fill(NAME)
    page.get_by_label("A3").check()
    page.get_by_role("button", name="Chép liên kết").click()
    page.get_by_role("button", name="Đã chép").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    other = context.new_page()
    other.goto(link)
    assert _shown(other) == NAME and other.get_by_label("A3").is_checked()
    context.close()


def test_the_print_button_prints(desk: Page, site_url: str) -> None:
    desk.add_init_script("window.print = () => { document.title = 'printed' }")
    desk.goto(site_url + LETTER)
    desk.get_by_role("button", name="In hoặc lưu PDF").click()
    assert desk.title() == "printed"


@pytest.mark.parametrize(("path", "pages"), [(POSTER, 1), (LETTER, 2), (PROGRAMME, 1)])
def test_without_a_script_there_are_dots_for_the_pen(
    browser: Browser, site_url: str, tmp_path: Path, path: str, pages: int
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{site_url}{path}#ten={quote(NAME)}")
    assert not page.locator("[data-name-form]").is_visible()
    assert page.locator("noscript p").is_visible()
    dots = page.locator("text[data-dots], .name")
    assert dots.count() == 1 and dots.is_visible()
    assert NAME not in page.locator("main").inner_text()
    assert paper_of(_printed(page, tmp_path)) == (pages, "A4")
    context.close()


def test_the_dots_give_way_to_the_name(desk: Page, site_url: str) -> None:
    desk.goto(site_url + POSTER)
    dots = desk.locator("path[data-dots]")
    assert dots.get_attribute("display") == "inline"
    desk.get_by_label("Tên trường, xã, đơn vị").fill(NAME)
    assert dots.get_attribute("display") == "none"
    desk.get_by_label("Tên trường, xã, đơn vị").fill("   ")
    assert dots.get_attribute("display") == "inline" and _fragment(desk) == ""


@pytest.mark.parametrize("path", [POSTER, LETTER, PROGRAMME])
def test_the_form_is_usable_on_a_phone(page: Page, site_url: str, path: str) -> None:
    page.goto(site_url + path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for field in page.locator(".name-form input:not([type=radio], [type=checkbox]), .name-form button").all():
        box = field.bounding_box()
        assert box and box["height"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= 360
