"""The pages as people meet them: a cheap phone and a desk screen, light and dark, without and with scripts, by axe's rules."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

PAGES = (
    "/",
    "/nguoi-dan/",
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
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


WIDTHS = {"light": (360, 1280), "dark": (1280, 360)}
"""The width at which a page is opened in a scheme, and the one to which the window is changed."""
JUDGED = {path: "dark" if number % 2 else "light" for number, path in enumerate(PAGES)}
"""axe takes two seconds of CPU a page: one scheme of each page is judged, in turn; the start page in both."""


@pytest.mark.parametrize("scheme", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_and_is_accessible(browser: Browser, site_url: str, path: str, scheme: str) -> None:
    first, second = WIDTHS[scheme]
    context = browser.new_context(viewport={"width": first, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    errors: list[str] = []
    outside: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(site_url) else outside.append(request.url))
    answer = page.goto(site_url + path)
    assert answer and answer.ok
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= first
    if path == "/" or JUDGED[path] == scheme:
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"][:120]) for each in found] == []
    page.set_viewport_size({"width": second, "height": 800})
    page.wait_for_load_state("networkidle")
    # The drawer leaves by a transition when the window grows; what counts is the page that comes to rest.
    page.wait_for_function(f"document.documentElement.scrollWidth <= {second}")
    assert not errors
    assert not outside
    context.close()


def test_a_page_view_does_not_fetch_the_sitemap(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}/tro-giup/")
    page.wait_for_load_state("networkidle")
    assert len(asked) > 3
    assert not [address for address in asked if "sitemap" in address]


def test_a_plan_reads_without_scripts(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}/ke-hoach/bcd-138-hai-duong-2024/")
    assert page.locator("h1").inner_text() == "Kế hoạch phòng, chống ma túy năm 2024 của Ban Chỉ đạo 138 tỉnh Hải Dương"
    assert page.locator(".official p").count() > 60
    folded = page.locator("#phan-cong ~ details")
    folded.locator("summary").click()
    assert folded.locator("tbody tr").first.is_visible()
    context.close()


def test_the_first_link_of_a_table_leads_to_its_words(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/ke-hoach/so-tnmt-lang-son-2024/")
    row = page.locator("section:has(> #thoi-han) .table-scroll tbody tr").first
    quote = row.locator("q").inner_text().strip("“”")
    anchor = row.locator("a.at").get_attribute("href") or ""
    assert quote in page.locator(f'[id="{anchor.removeprefix("#")}"]').inner_text()
