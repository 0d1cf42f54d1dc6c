"""The pages as people meet them: a cheap phone and a desk screen, light and dark, without and with scripts, by axe's rules."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser_fixtures import Scheme, Windows, accessibility_faults
from tests.sweeps import sweep

PAGES = (
    "/",
    "/nguoi-dan/",
    "/tro-giup/",
    "/tai-lieu/",
    "/van-ban/",
    "/dang-ky/",
    "/ke-hoach/bcd-138-hai-duong-2024/",
    "/ke-hoach/ubnd-tp-lang-son-cao-diem-2025/",
    "/su-kien/chao-co-truc-tuyen-toan-quoc-2026/",
    "/tai-lieu/cap-hoc/thcs/",
    "/tai-lieu/giao-an-45-phut-thcs/",
    "/tai-lieu/ap-phich-thpt-quyen-noi-khong/",
    "/tai-lieu/cau-hoi-thcs-dung-lai/",
    "/tai-lieu/trinh-chieu-luat-2025-hoi-dap/",
    "/bo-tai-lieu/giao-vien-thcs/",
    "/bo-tai-lieu/tu-chon/",
    "/ma/",
    "/ngon-ngu/",
    "/nha-truong/",
    "/van-ban/luat-73-2021-qh14/",
    "/van-ban/chi-thi-36-ct-tw-2019/",
    "/co-quan/cong-an-tinh-hai-duong/",
    "/chien-dich/",
    "/chien-dich/thang-hanh-dong/",
    "/chien-dich/thang-hanh-dong-2026/",
    "/chien-dich/thang-hanh-dong-2026/chuong-trinh/",
    "/danh-muc/loai-van-ban/",
    "/phan-cong/",
    "/phan-cong/cap/xa/",
    "/co-quan/ubnd-phuong-dong-kinh/",
    "/han-bao-cao/",
    "/han-bao-cao/2024/",
    "/du-lieu-mo/",
    "/chi-tieu/",
    "/chi-tieu/dia-phuong/hai-phong/",
    "/chi-tieu/thuoc-do/ty-le-noi-co-tuyen-truyen/",
    "/so-sanh/",
    "/so-sanh/bcd-138-hai-duong-2024_voi_so-tnmt-lang-son-2024_voi_van-phong-ubnd-son-la-2024/",
    "/thay-doi/",
    "/thay-doi/2026-11/",
)
LOADS: tuple[tuple[Scheme, int, int], ...] = (("light", 360, 1280), ("dark", 1280, 360))
"""The scheme and width at which a page is loaded, and the width to which the window is changed."""
LOADED = {path: LOADS[number % 2 :][:1] if number else LOADS for number, path in enumerate(PAGES)}
"""Loading and judging a page takes a second of CPU: each is loaded in one of the two ways, in turn; the start page in both."""


@pytest.fixture(scope="module")
def watching(browser: Browser, site_url: str) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what it asked of other hosts or what went wrong in its scripts."""
    context = browser.new_context()
    page = context.new_page()
    noted: list[str] = []
    page.on("pageerror", lambda error: noted.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(site_url) else noted.append(request.url))
    yield page, noted
    context.close()


@pytest.fixture
def watched(watching: tuple[Page, list[str]]) -> tuple[Page, list[str]]:
    """The same for one address: nothing is noted yet."""
    watching[1].clear()
    return watching


@pytest.mark.parametrize("path", sweep(PAGES, 10))
def test_a_page_fits_and_is_accessible(watched: tuple[Page, list[str]], site_url: str, path: str) -> None:
    page, noted = watched
    faults: list[object] = []
    for scheme, first, second in LOADED[path]:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": first, "height": 800})
        answer = page.goto(site_url + path)
        assert answer and answer.ok
        if (width := page.evaluate("document.documentElement.scrollWidth")) > first:
            faults.append(f"{scheme}: {width} px in a window of {first}")
        faults += [(scheme, *fault) for fault in accessibility_faults(page)]
        page.wait_for_load_state("networkidle")
        page.set_viewport_size({"width": second, "height": 800})
        # The drawer leaves by a transition when the window grows; what counts is the page that comes to rest.
        page.wait_for_function(f"() => document.documentElement.scrollWidth <= {second}")
    assert faults == []
    assert noted == []


def test_forced_colours_are_legible_where_letters_are_widest(windows: Windows, site_url: str) -> None:
    page = windows.new_page(width=320, forced_colors="active")
    for path in ("/", "/tro-giup/"):
        page.goto(site_url + path)
        assert accessibility_faults(page) == []


def test_a_page_view_does_not_fetch_the_sitemap(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}/tro-giup/")
    page.wait_for_load_state("networkidle")
    assert len(asked) > 3
    assert not [address for address in asked if "sitemap" in address]


def test_a_plan_reads_without_scripts(unscripted: Page, site_url: str) -> None:
    unscripted.goto(f"{site_url}/ke-hoach/bcd-138-hai-duong-2024/")
    title = " ".join(unscripted.locator("h1").inner_text().split())
    assert title == "Kế hoạch phòng, chống ma túy năm 2024 của Ban Chỉ đạo 138 tỉnh Hải Dương"
    assert unscripted.locator(".official p").count() > 60
    folded = unscripted.locator("#phan-cong ~ details")
    folded.locator("summary").click()
    assert folded.locator("tbody tr").first.is_visible()


def test_the_first_link_of_a_table_leads_to_its_words(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/ke-hoach/so-tnmt-lang-son-2024/")
    row = page.locator("section:has(> #thoi-han) .table-scroll tbody tr").first
    quote = row.locator("q").inner_text().strip("“”")
    anchor = row.locator("a.at").get_attribute("href") or ""
    row.locator("a.at").click()  # opens the fold of the whole text
    assert quote in page.locator(f'[id="{anchor.removeprefix("#")}"]').inner_text()
