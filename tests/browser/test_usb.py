"""The copy opened from a disk with the network off: what people click, search and filter works, and nothing is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, expect

from pcmt.publish.usb_copy import FOLDER, START
from tests.browser_fixtures import Windows
from tests.sweeps import SWEEP

pytestmark = SWEEP
WIDTHS = (360, 1280)
PHONE, DESK = ([pytest.param(width, id=str(width))] for width in WIDTHS)
"""For scripts that do not ask how wide the window is: one of the widths each."""
SHEETS = (("chuong-trinh",), ("in",))
"""Ends of the addresses of sheets for paper and for a name."""
RESULTS = ".md-search-result__item > .search-hit"


@pytest.fixture(params=WIDTHS)
def visitor(windows: Windows, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page without network; fails at the end when it asked for anything or complained about anything."""
    page = windows.new_page(request.param, offline=True)
    complaints: list[str] = []
    page.on(
        "request",
        lambda one: complaints.append(one.url) if not one.url.startswith(("file:", "data:", "blob:")) else None,
    )
    page.on("requestfailed", lambda one: None if _is_left_behind(one) else complaints.append(f"failed: {one.url}"))
    page.on("console", lambda one: complaints.append(_words(one)) if one.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == []


def _is_left_behind(request: Request) -> bool:
    """Whether the visitor went on to another page before the file was read."""
    return request.failure == "net::ERR_ABORTED"


def _words(message: ConsoleMessage) -> str:
    return f"{message.type}: {message.text} ({message.location.get('url')})"


def _open(page: Page, usb_folder: Path, path: str) -> None:
    page.goto((usb_folder / FOLDER / path).as_uri())


def _search(page: Page, query: str) -> list[str]:
    field = page.locator("input[name=query]")
    if not field.is_visible():
        page.locator("button.open-search").click()
    field.fill("")
    field.press("End")
    expect(page.locator(RESULTS)).to_have_count(0)
    field.fill(query)
    field.press("End")
    expect(page.locator(RESULTS).first).to_be_attached()
    addresses: list[str] = page.locator(RESULTS).evaluate_all("links => links.map(one => one.href)")
    return addresses


def _click_menu(page: Page, title: str) -> None:
    opener = page.locator("button.open-drawer")
    if opener.is_visible():
        opener.click()
        page.locator(".md-nav--primary").get_by_role("link", name=title, exact=True).click()
    else:
        page.locator(".site-nav").get_by_role("link", name=title, exact=True).click()


def _click_footer(page: Page, title: str) -> None:
    page.locator(".site-footer__pages").get_by_role("link", name=title, exact=True).click()


def test_from_the_first_file_through_the_menu_to_a_plan_a_material_and_a_month(visitor: Page, usb_folder: Path) -> None:
    visitor.goto((usb_folder / START).as_uri())
    visitor.wait_for_url(re.compile(rf"/{FOLDER}/index\.html$"))
    expect(visitor.locator(".offline-line")).to_contain_text("Bản chép ngày 22/11/2026 – trang sống: pcmt.example")
    for title, kind, click in (
        ("Kế hoạch và kết quả", "ke-hoach", _click_menu),
        ("Tài liệu", "tai-lieu", _click_footer),
    ):
        click(visitor, title)
        visitor.wait_for_url(re.compile(rf"/{kind}/index\.html$"))
        visitor.locator(f"#noi-dung a[href*='/{kind}/'][href$='/index.html']:visible").first.click()
        visitor.wait_for_url(re.compile(rf"/{kind}/[^/]+/index\.html"))
        expect(visitor.locator(".record-page h1")).to_be_visible()
    _click_footer(visitor, "Sự kiện")
    visitor.locator("#noi-dung a[href*='thang/2026-06/index.html']:visible").first.click()
    visitor.wait_for_url(re.compile(r"/su-kien/thang/2026-06/index\.html"))
    expect(visitor.locator("h1")).to_contain_text("6/2026")
    visitor.locator(".site-name").click()
    visitor.wait_for_url(re.compile(rf"/{FOLDER}/index\.html$"))


def test_search_finds_and_leads_there(visitor: Page, usb_folder: Path) -> None:
    _open(visitor, usb_folder, "van-ban/luat-120-2025-qh15/index.html")
    found: list[str] = []
    for query, expected in (("duong day", "/duong-day-nong/"), ("ma tuy", "/ke-hoach/"), ("ma tuý", "/ke-hoach/")):
        found = _search(visitor, query)
        assert any(expected in address for address in found), query
        assert all(address.partition("#")[0].endswith(".html") for address in found), query
        assert all(Path(unquote(urlsplit(address).path)).is_file() for address in found), query
    visitor.locator(RESULTS).first.click()
    visitor.wait_for_url(lambda address: address == found[0])
    expect(visitor.locator("h1").first).to_be_visible()


@pytest.mark.parametrize("visitor", PHONE, indirect=True)
def test_a_place_is_found_by_its_former_name_and_opened(visitor: Page, usb_folder: Path) -> None:
    _open(visitor, usb_folder, "index.html")
    field = visitor.locator("#tim-noi")
    field.fill("quan thanh")
    expect(visitor.get_by_role("option", name="Phường Quán Thánh")).to_contain_text("Phường Ba Đình, Thành phố Hà Nội")
    field.fill("luong van tri")
    visitor.get_by_role("option", name="Phường Lương Văn Tri").click()
    visitor.wait_for_url("**/dia-phuong/phuong-luong-van-tri/index.html")


@pytest.mark.parametrize("visitor", DESK, indirect=True)
def test_filters_of_events_work_and_stand_in_the_address(visitor: Page, usb_folder: Path) -> None:
    _open(visitor, usb_folder, "su-kien/index.html")
    expect(visitor.locator("select[name=thang]")).to_be_hidden()  # all events are in one month
    visitor.locator("select[name=loai]").select_option("le-mit-tinh")
    expect(visitor.locator(".event-filter output")).to_contain_text(re.compile(r"Tìm thấy \d+ sự kiện"))
    assert visitor.url.endswith("/su-kien/index.html?loai=le-mit-tinh")
    visitor.reload()
    first = visitor.locator(".event-results ol a").first
    expect(first).to_be_visible()
    title = first.inner_text()
    first.click()
    visitor.wait_for_url(re.compile(r"/su-kien/[^/]+/index\.html$"))
    expect(visitor.locator("h1")).to_have_text(title)
    visitor.go_back()
    visitor.locator(".event-filter [type=reset]").click()
    expect(visitor.locator(".event-printed")).to_be_visible()
    assert visitor.url.endswith("/su-kien/index.html")


@pytest.mark.parametrize("visitor", PHONE, indirect=True)
def test_a_place_is_found_and_its_page_opens_though_its_address_cannot_be_fetched(
    visitor: Page, usb_folder: Path
) -> None:
    _open(visitor, usb_folder, "dang-ky/index.html")
    visitor.locator("input[name=theo][value=dia-phuong]").check()
    visitor.locator("#tim-dia-phuong").fill("lang son")
    visitor.locator(".chooser-found button").first.click()
    visitor.locator("[data-offer] a").first.click()
    visitor.wait_for_url(re.compile(r"/dia-phuong/[^/]+/index\.html#nhan-tin$"))


@pytest.mark.parametrize("visitor", PHONE, indirect=True)
def test_a_place_without_a_page_leads_to_its_province(visitor: Page, usb_folder: Path) -> None:
    _open(visitor, usb_folder, "dang-ky/index.html")
    visitor.locator("input[name=theo][value=dia-phuong]").check()
    visitor.locator("#tim-dia-phuong").fill("phuong ba dinh")
    visitor.locator(".chooser-found button").first.click()
    expect(visitor.locator("#thay-dia-phuong")).to_contain_text("Hãy theo dõi Thành phố Hà Nội")
    visitor.locator("[data-offer] a").first.click()
    visitor.wait_for_url("**/dia-phuong/ha-noi/index.html#nhan-tin")


def test_time_is_told_by_the_clock_of_the_reader(windows: Windows, usb_folder: Path) -> None:
    page = windows.new_page(offline=True, timezone_id="Asia/Ho_Chi_Minh")
    page.clock.set_fixed_time("2027-06-20T05:00:00Z")
    _open(page, usb_folder, "chien-dich/index.html")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        expect(page.get_by_text("còn 6 ngày").first).to_be_visible()


@pytest.mark.parametrize("visitor", DESK, indirect=True)
def test_a_sheet_for_paper_opens_and_does_not_print_the_line(visitor: Page, usb_folder: Path) -> None:
    _open(visitor, usb_folder, "chien-dich/thang-hanh-dong-2026/chuong-trinh/index.html")
    expect(visitor.locator(".offline-line")).to_be_visible()
    expect(visitor.locator("[data-print]").first).to_be_visible()  # its script runs
    visitor.emulate_media(media="print")
    expect(visitor.locator(".offline-line")).to_be_hidden()


def _one_page_of_every_sort(folder: Path) -> list[str]:
    """The first page of every section at every depth, sheets for paper and for a name apart."""
    found: dict[tuple[str, int, str], str] = {}
    for page in sorted(folder.rglob("*.html")):
        parts = page.relative_to(folder).parts
        sort = parts[-2] if parts[-2:-1] in SHEETS else ""
        found.setdefault((parts[0], len(parts), sort), page.relative_to(folder).as_posix())
    return list(found.values())


SHOWN = """() => Boolean(document.querySelector(".offline-line")?.checkVisibility({ visibilityProperty: true }))
    && document.documentElement.scrollWidth <= innerWidth"""


def _is_shown(page: Page) -> bool:
    """Whether the page has its line and becomes as narrow as its window. Its policy forbids the browser to evaluate text."""
    for _ in range(50):
        if page.evaluate(SHOWN):
            return True
        page.wait_for_timeout(100)  # the drawer leaves by a transition when the window grows
    return False


@pytest.mark.parametrize("visitor", PHONE, indirect=True)
def test_no_sort_of_page_complains(visitor: Page, usb_folder: Path) -> None:
    """Every other page is opened on a phone and looked at on a desk screen after that, the others the other way round."""
    paths = _one_page_of_every_sort(usb_folder / FOLDER)
    assert len(paths) > 25
    assert {Path(one).parent.name for one in paths} > {sheet for (sheet,) in SHEETS}
    for number, path in enumerate(paths):
        for is_new, width in zip((True, False), WIDTHS if number % 2 else WIDTHS[::-1], strict=True):
            visitor.set_viewport_size({"width": width, "height": 740})
            if is_new:
                _open(visitor, usb_folder, path)
            assert _is_shown(visitor), (path, width)


def test_the_first_file_alone_says_to_unpack(page: Page, usb_folder: Path, tmp_path: Path) -> None:
    """What a browser sees when somebody opens the file inside the ZIP."""
    alone = tmp_path / START
    alone.write_bytes((usb_folder / START).read_bytes())
    page.goto(alone.as_uri())
    expect(page.locator("#chua-giai-nen")).to_be_visible()
    expect(page.locator("#chua-giai-nen")).to_contain_text("giải nén cả tệp ZIP")
