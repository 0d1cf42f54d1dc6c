"""What has the focus is seen, at five widths on every kind of page; what is closed takes none; nothing is kept unasked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.portal_fixtures import ROOT

WATCH = (ROOT / "tests" / "tools" / "watch_focus.js").read_text(encoding="utf-8")
WIDTHS = (320, 360, 768, 1093, 1280)
STOPS = 50
"""Stops a walk judges at least; of a longer page both ends and every nth."""
KINDS = (
    "/",
    "/404.html",
    "/nguoi-dan/",
    "/xa-phuong/",
    "/tro-giup/",
    "/dang-ky/",
    "/ke-hoach/",
    "/ke-hoach/ubnd-tp-lang-son-cao-diem-2025/",
    "/van-ban/luat-73-2021-qh14/",
    "/su-kien/",
    "/su-kien/chao-co-truc-tuyen-toan-quoc-2026/",
    "/chien-dich/thang-hanh-dong-2026/",
    "/chien-dich/thang-hanh-dong-2026/chuong-trinh/",
    "/tai-lieu/",
    "/tai-lieu/cap-hoc/thcs/",
    "/tai-lieu/cau-hoi-thcs-dung-lai/",
    "/tai-lieu/ap-phich-thpt-quyen-noi-khong/in/",
    "/tai-lieu/thu-gui-phu-huynh/in/",
    "/bo-tai-lieu/giao-vien-thcs/",
    "/bo-tai-lieu/tu-chon/",
    "/ngon-ngu/",
    "/ma/",
    "/co-quan/",
    "/co-quan/ubnd-phuong-dong-kinh/",
    "/dia-phuong/phuong-dong-kinh/",
    "/danh-muc/loai-van-ban/",
    "/ket-qua/",
    "/phan-cong/",
    "/phan-cong/cap/xa/",
    "/han-bao-cao/2024/",
    "/chi-tieu/dia-phuong/hai-phong/",
    "/so-sanh/bcd-138-hai-duong-2024_voi_so-tnmt-lang-son-2024_voi_van-phong-ubnd-son-la-2024/",
    "/du-lieu-mo/",
    "/thay-doi/2026-11/",
)
PRESSED = ("/bo-tai-lieu/tu-chon/", "/tai-lieu/cau-hoi-thcs-dung-lai/", "/ke-hoach/bcd-138-hai-duong-2024/")
"""Pages walked by the real key as well: the one with a bar at the foot, a quiz, a plan."""
REACHED_LINKS = """[...document.querySelectorAll(".md-sidebar--primary :is(a, button)")]
    .filter(one => (one.focus(), document.activeElement === one)).length"""


@pytest.fixture
def watched(browser: Browser) -> Iterator[Page]:
    """A page that judges what has the focus; without movement, so that nothing is judged half way."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, reduced_motion="reduce")
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", KINDS)
def test_what_has_the_focus_is_seen(watched: Page, site_url: str, path: str) -> None:
    answer = watched.goto(site_url + path)
    assert answer and answer.ok
    watched.keyboard.press("Tab")
    before = 0
    for width in WIDTHS:
        watched.set_viewport_size({"width": width, "height": 640 if width < 400 else 800})
        told = watched.evaluate(f"focusWatch.walk({STOPS})")
        assert told["faults"] == [], width
        assert told["stops"] > before
        before = told["stops"]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PRESSED)
def test_tab_and_shift_tab_show_what_they_reach(watched: Page, site_url: str, path: str, width: int) -> None:
    watched.set_viewport_size({"width": width, "height": 740})
    watched.goto(site_url + path)
    watched.evaluate("document.querySelector('#noi-dung').focus()")
    for key in ["Tab"] * 60 + ["Shift+Tab"] * 60:
        watched.keyboard.press(key)
    told = watched.evaluate("focusWatch.told()")
    assert told["stops"] > 110
    assert told["faults"] == []


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1093, 1219])
def test_a_closed_drawer_takes_no_focus(browser: Browser, site_url: str, width: int, scripts: bool) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{site_url}/tro-giup/")
    drawer = page.locator(".md-sidebar--primary")
    assert drawer.evaluate("one => getComputedStyle(one).visibility") == "hidden"
    if scripts:
        assert page.evaluate(REACHED_LINKS) == 0
    else:
        page.locator("label.open-drawer").click()
        drawer.get_by_role("link", name="Nhà trường").click()
        assert page.url.endswith("/nha-truong/")
    context.close()


def test_an_open_drawer_keeps_the_focus_until_it_is_closed(watched: Page, site_url: str) -> None:
    watched.goto(f"{site_url}/tro-giup/")
    opener = watched.get_by_role("button", name="Danh mục các trang")
    opener.press("Enter")
    for _ in range(8):
        watched.keyboard.press("Tab")
        assert watched.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('.md-sidebar--primary')"
        )
    assert watched.evaluate("focusWatch.told()")["faults"] == []
    watched.keyboard.press("Escape")
    assert opener.evaluate("one => document.activeElement === one")
    assert watched.evaluate(REACHED_LINKS) == 0
    opener.press("Enter")
    watched.set_viewport_size({"width": 1280, "height": 740})
    watched.wait_for_function("!document.querySelector('[inert]')")


def test_an_anchor_stands_below_the_header(page: Page, site_url: str) -> None:
    for anchor in ("thoi-han", "phan-cong", "toan-van"):
        page.goto(f"{site_url}/ke-hoach/so-tnmt-lang-son-2024/#{anchor}")
        page.reload()
        top = page.evaluate(f"document.getElementById('{anchor}').getBoundingClientRect().top")
        assert page.locator(".md-header").evaluate("one => one.offsetHeight") <= top < 160


def test_a_link_without_a_card_covers_only_its_own_words(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/xa-phuong/")
    assert page.locator(".task-list .card-title a").count() > 2
    link = page.get_by_role("navigation", name="Đường dẫn").get_by_role("link", name="Trang chủ")
    link.click()
    assert page.url == f"{site_url}/"


def test_only_a_chosen_scheme_is_kept(page: Page, site_url: str) -> None:
    kept = "Object.keys(localStorage).concat(Object.keys(sessionStorage))"
    for path in ("/", "/bo-tai-lieu/tu-chon/", "/su-kien/", "/tai-lieu/cau-hoi-thcs-dung-lai/", "/so-sanh/"):
        page.goto(site_url + path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(kept) == []
    page.locator(".md-header__option label:visible").click()
    assert page.evaluate(kept) == ["/.__palette"]
    scheme = page.evaluate("document.body.dataset.mdColorScheme")
    page.goto(f"{site_url}/tro-giup/")
    assert page.evaluate("document.body.dataset.mdColorScheme") == scheme == "slate"
