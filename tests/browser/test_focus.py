"""What has the focus is seen, at five widths on every kind of page; what is closed takes none; nothing is kept unasked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser_fixtures import Windows
from tests.page_kinds import KINDS
from tests.portal_fixtures import ROOT
from tests.sweeps import sweep

WATCH = (ROOT / "tests" / "tools" / "watch_focus.js").read_text(encoding="utf-8")
WIDTHS = (320, 360, 768, 1093, 1280)
BOTH = ("down", "up")
DRAWER_WIDTHS = (320, 360, 768, 1024, 1093, 1219)
ENDS = 6
"""Stops judged at both ends of a page; between them some of those that look alike."""
PRESSED = ("/bo-tai-lieu/tu-chon/", "/tai-lieu/cau-hoi-thcs-dung-lai/", "/ke-hoach/bcd-138-hai-duong-2024/")
"""Pages walked by the real key as well: the one with a bar at the foot, a quiz, a plan."""
DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Waits until drawer.js has measured, at a new width, what sticks to an edge."""
REACHED_LINKS = """[...document.querySelectorAll(".md-sidebar--primary :is(a, button)")]
    .filter(one => (one.focus(), document.activeElement === one)).length"""


def ways_at(path: str) -> dict[int, tuple[str, ...]]:
    """Return the widths at which the focus walks through a page, and its ways there.

    On a desk screen both ways; on a phone too, at one of the two widths in turn, between which no style changes (``test_fit``);
    on a tablet one way of each page at one width and the other way at the other, in turn.
    """
    place = KINDS.index(path) % 2
    ways = {WIDTHS[place]: BOTH, WIDTHS[2 + place]: BOTH[:1], WIDTHS[3 - place]: BOTH[1:], WIDTHS[-1]: BOTH}
    return dict(sorted(ways.items()))


@pytest.fixture(scope="module")
def watching(browser: Browser) -> Iterator[Page]:
    """A page that judges what has the focus; without movement, so that nothing is judged half way."""
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


@pytest.fixture
def watched(watching: Page) -> Page:
    """The same, empty and of the size of a small phone."""
    watching.goto("about:blank")
    watching.set_viewport_size({"width": 360, "height": 640})
    return watching


@pytest.fixture(scope="module")
def known() -> dict[int, set[str]]:
    """Stops of the header, the menus and the footer that were judged, by width: the same on every page are judged once."""
    return {width: set() for width in WIDTHS}


@pytest.mark.parametrize("path", sweep(KINDS, 5))
def test_what_has_the_focus_is_seen(watched: Page, site_url: str, path: str, known: dict[int, set[str]]) -> None:
    answer = watched.goto(site_url + path)
    assert answer and answer.ok
    watched.keyboard.press("Tab")
    before = 0
    for width, ways in ways_at(path).items():
        watched.set_viewport_size({"width": width, "height": 640 if width < 400 else 800})
        watched.evaluate(DRAWN)
        told = watched.evaluate("given => focusWatch.walk(...given)", [ENDS, sorted(known[width]), ways])
        assert told["faults"] == [], width
        assert told["stops"] > before
        before = told["stops"]
        known[width].update(told["known"])


PLANTED = {
    "": [],
    ".own { outline: none !important }": ["no ring"],
    "li a { outline: none !important }": ["no ring"],
    "nav { position: fixed; inset: 0 0 60% 0; background: #fff }": ["covered by", "not on the screen"],
    ".own { position: absolute; left: -999px }": ["not on the screen"],
}


@pytest.mark.parametrize("rule", sweep(PLANTED, 2))
def test_the_walk_sees_what_is_planted_between_stops_that_look_alike(watched: Page, rule: str) -> None:
    stops = "".join(
        f"<li><a href='#{number}' {'class=own' * (number == 20)}>Dòng {number}</a></li>" for number in range(40)
    )
    style = f"<style>a:focus {{ outline: 2px solid #000 }} li {{ padding: 40px }} {rule}</style>"
    watched.set_content(f"{style}<nav>Đầu trang</nav><ul>{stops}</ul>")
    watched.evaluate(WATCH)
    told = watched.evaluate("given => focusWatch.walk(...given)", [ENDS, [], BOTH])
    assert told["stops"] == 2 * (2 * ENDS + 1)
    assert {fault.split(": ")[1].partition(" nav")[0] for fault in told["faults"]} == set(PLANTED[rule])


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", sweep(PRESSED))
def test_tab_and_shift_tab_show_what_they_reach(watched: Page, site_url: str, path: str, width: int) -> None:
    watched.set_viewport_size({"width": width, "height": 740})
    watched.goto(site_url + path)
    watched.evaluate("document.querySelector('#noi-dung').focus()")
    for key in ["Tab"] * 60 + ["Shift+Tab"] * 60:
        watched.keyboard.press(key)
    told = watched.evaluate("focusWatch.told()")
    assert told["stops"] > 110
    assert told["faults"] == []


def test_a_closed_drawer_takes_no_focus(windows: Windows, site_url: str) -> None:
    for width in DRAWER_WIDTHS:
        page = windows.kept_page(width)
        page.goto(f"{site_url}/tro-giup/")
        visibility = page.locator(".md-sidebar--primary").evaluate("one => getComputedStyle(one).visibility")
        assert (visibility, page.evaluate(REACHED_LINKS)) == ("hidden", 0), width


def test_the_drawer_opens_without_scripts(windows: Windows, site_url: str) -> None:
    for width in DRAWER_WIDTHS:
        page = windows.kept_page(width, java_script_enabled=False)
        page.goto(f"{site_url}/tro-giup/")
        drawer = page.locator(".md-sidebar--primary")
        assert drawer.evaluate("one => getComputedStyle(one).visibility") == "hidden", width
        page.locator("label.open-drawer").click()
        drawer.get_by_role("link", name="Nhà trường").click()
        assert page.url.endswith("/nha-truong/"), width


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
    watched.wait_for_function("() => !document.querySelector('[inert]')")


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
