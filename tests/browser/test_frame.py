"""What stands round every page: its style sheet without what it cannot use, its script, its colours before the first paint."""

from __future__ import annotations

from collections import Counter

from playwright.sync_api import Page, expect

from tests.browser.dropped_rules import MATCHED
from tests.browser_fixtures import Windows, wait_in_page

LONG = "/ke-hoach/bcd-138-hai-duong-2024/"


def test_search_results_have_no_element_whose_rule_was_dropped(page: Page, site_url: str, dropped: list[str]) -> None:
    """Kinds of pages are looked at in ``test_fit``."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"{site_url}/?q=ma túy hoan toan la")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert (page.evaluate(MATCHED, dropped), complaints) == ([], [])


def test_what_comes_into_a_page_later_does_not_run(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/tro-giup/")
    added = """code => {
      const script = document.createElement("script")
      script.textContent = code
      document.body.append(script)
      document.body.insertAdjacentHTML("beforeend", `<img alt="" src="data:," onerror="${code}">`)
    }"""
    page.evaluate(added, "document.title = 'ran'")
    wait_in_page(page, 200)
    assert page.title() != "ran"


def test_a_first_view_asks_for_six_files(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site_url)))
    for path in ("/tro-giup/", "/van-ban/luat-73-2021-qh14/", "/404.html"):
        asked.clear()
        page.goto(site_url + path)
        page.wait_for_load_state("networkidle")
        found = Counter(one.rpartition("/")[2] for one in asked[1:])
        found["cong.svg"] = 1  # a browser without windows, and so without tabs, has no use for it
        assert found == Counter(["portal.css", "portal.js", "time.js", "search.js", "cong.svg"])
        assert (
            page.locator("link[rel~=icon][href$='/cong.svg']").count() == page.locator("link[rel~=icon]").count() == 1
        )


def test_the_scheme_of_the_system_is_there_before_the_first_paint(windows: Windows, site_url: str) -> None:
    page = windows.new_page(scheme="dark")
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{site_url}/tro-giup/")
    assert page.evaluate("[document.body.dataset.mdColorScheme, document.documentElement.className]") == ["slate", "js"]
    expect(page.get_by_title("Chuyển sang nền sáng")).to_be_visible()
    page.emulate_media(color_scheme="light")
    page.wait_for_function("() => document.body.dataset.mdColorScheme === 'default'")


def test_the_enter_key_changes_the_scheme(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/tro-giup/")
    page.get_by_role("radio", name="Chuyển sang nền tối").press("Enter")
    assert page.evaluate("[document.body.dataset.mdColorScheme, document.activeElement.id]") == ["slate", "__palette_1"]
    page.reload()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


def test_a_browser_that_keeps_nothing_has_the_switch_too(page: Page, site_url: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })")
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{site_url}/tro-giup/")
    page.locator(".md-header__option label:visible").click()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    assert faults == []


def test_whoever_turns_back_is_offered_the_top(page: Page, site_url: str) -> None:
    page.goto(site_url + LONG)
    button = page.get_by_role("button", name="Về đầu trang")
    page.mouse.wheel(0, 5000)
    page.wait_for_function("() => scrollY > 3000")
    expect(button).to_be_hidden()
    page.mouse.wheel(0, -600)
    expect(button).to_be_visible()
    button.click()
    page.wait_for_function("() => scrollY === 0")
    assert page.evaluate("document.activeElement.id") == "noi-dung"
    expect(button).to_be_hidden()


def test_the_contents_mark_what_is_read_and_stay_in_the_window(windows: Windows, site_url: str) -> None:
    page = windows.new_page(1280, 600)
    page.goto(f"{site_url}{LONG}#phan-cong")
    marked = page.locator("[data-md-type=toc] [aria-current]")
    expect(marked).to_have_attribute("href", "#phan-cong")
    side = page.locator("[data-md-type=toc] .md-sidebar__scrollwrap")
    box, line = side.bounding_box(), marked.bounding_box()
    assert box and line and box["y"] >= 0 and box["y"] + box["height"] <= 600
    assert box["y"] <= line["y"] and line["y"] + line["height"] <= box["y"] + box["height"] + 1
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    wait_in_page(page, 200)
    footer, box = page.locator(".site-footer").bounding_box(), side.bounding_box()
    assert footer and box and box["y"] + box["height"] <= footer["y"] + 1


def test_a_link_opens_the_folds_round_its_target(page: Page, site_url: str) -> None:
    page.goto(site_url + LONG)
    page.locator("#phan-cong ~ details tbody tr").last.evaluate("row => { row.id = 'in-a-fold' }")
    page.evaluate("location.hash = 'in-a-fold'")
    expect(page.locator("#in-a-fold")).to_be_in_viewport()


def test_folds_are_open_on_paper_only(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/phan-cong/")
    closed = "document.querySelectorAll('details:not([open])').length"
    before = page.evaluate(closed)
    assert before > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(closed) == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(closed) == before


STYLE = """([selector, name]) => {
  const found = document.querySelector(selector)
  return getComputedStyle(found)[name]
}"""


def test_titles_and_links_in_a_text_are_told_apart(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/co-quan/")
    for selector, line, weight in (
        (".card-title a", "none", "700"),
        ("#noi-dung > p a, .listing p a", "underline", "400"),
    ):
        assert page.evaluate(STYLE, [selector, "textDecorationLine"]) == line
        assert page.evaluate(STYLE, [selector, "fontWeight"]) == weight


def test_a_tag_does_not_look_like_a_button(page: Page, site_url: str) -> None:
    page.goto(site_url + LONG)
    assert page.evaluate(STYLE, [".badge:not([hidden])", "borderStyle"]) == "none"
    assert page.evaluate(STYLE, [".chip", "borderStyle"]) == "solid"
