"""What a visitor types into the search box, with and without accents, and what comes back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser_fixtures import Windows

RESULTS = ".md-search-result__item"


@pytest.fixture
def home(page: Page, site_url: str) -> Page:
    """The home page with its search open."""
    page.goto(f"{site_url}/")
    opener = page.locator("button.open-search")
    if opener.is_visible():
        opener.click()
    return page


def _type(home: Page, query: str) -> None:
    """Type a query in place of the one before and wait for its first result."""
    field = home.locator("input[name=query]")
    for text in ("", query):
        field.fill(text)
        field.press("End")  # the theme reads the box when a key goes up, which filling it does not do
        results = home.locator(RESULTS)
        if text:
            expect(results.first).to_be_attached()
        else:
            expect(results).to_have_count(0)


def _search(home: Page, query: str) -> list[str]:
    """Return the addresses of the results of a query, best first."""
    _type(home, query)
    links: list[str] = home.locator(f"{RESULTS} > .search-hit").evaluate_all(
        "links => links.map(one => one.getAttribute('href'))"
    )
    return links


MEANT = {
    "duong day nong": "/duong-day-nong/",
    "đường dây nóng": "/duong-day-nong/",
    "1452": "/van-ban/quyet-dinh-1452-qd-ttg-2021/",
    "36-CT/TW": "/van-ban/chi-thi-36-ct-tw-2019/",
    "36 ct tw": "/van-ban/chi-thi-36-ct-tw-2019/",
    "ke hoach lang son": "/ke-hoach/so-tnmt-lang-son-2024/",
    "0769040404": "/duong-day-nong/",
    "1425": "/van-ban/quyet-dinh-1452-qd-ttg-2021/",
    "thu gui phu huynh": "/tai-lieu/thu-gui-phu-huynh/",
}


def test_the_page_meant_is_among_the_first(home: Page) -> None:
    found = {query: _search(home, query)[:5] for query in MEANT}
    assert {query: one for query, one in found.items() if not any(MEANT[query] in address for address in one)} == {}


WAYS = ("ma tuy", "ma tuý", "ma túy", "ma tu\u0301y", "MA TÚY", "dieu tri", "điều trị", "phòng,chống")


def test_every_way_of_typing_finds_pages_and_the_place_of_a_tone_makes_no_difference(home: Page) -> None:
    found = {query: _search(home, query) for query in WAYS}
    assert {query: one for query, one in found.items() if len(one) <= 5} == {}
    assert found["ma tuý"] == found["ma túy"]


def test_marks_hold_whole_words(home: Page) -> None:
    """A place marked twice would leave pieces of the tag in the text."""
    for query in ("t", "đường", "ma túy", "ma tuy", "36-CT/TW", "dieu tri nghien"):
        _type(home, query)
        output = home.locator(".md-search-result__list")
        assert "mark>" not in output.inner_text(), query
        assert "<mark" not in output.inner_text(), query
        assert output.locator("mark mark").count() == 0, query
        assert output.locator("mark").count() > 0, query


def test_a_known_syllable_is_not_taken_for_the_start_of_a_longer_one(home: Page) -> None:
    for query in ("ma", "ma tuy"):
        _type(home, query)
        marked = {words.lower() for words in home.locator(f"{RESULTS} mark").all_inner_texts()}
        assert marked, query
        assert not marked & {"mang", "mạng", "mạnh", "mắt", "mặt", "tuyên", "tuyến", "tuyển"}, query


def test_html_in_the_box_stays_text(home: Page) -> None:
    home.on("dialog", lambda dialog: pytest.fail(dialog.message))
    _type(home, "<img src=x onerror=alert(1)> túy")
    assert home.locator(".md-search-result img").count() == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_little_is_fetched_and_only_when_somebody_turns_to_the_search(
    windows: Windows, site_url: str, width: int
) -> None:
    page = windows.new_page(width, 800)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "search" in request.url else None)
    page.goto(f"{site_url}/ke-hoach/")
    page.wait_for_load_state("networkidle")
    page.mouse.wheel(0, 500)
    assert [url.rpartition("/")[2] for url in asked] == ["search.js"]
    opener = page.locator("button.open-search")
    if opener.is_visible():
        opener.click()
    page.locator("input[name=query]").click()
    page.locator("input[name=query]").press_sequentially("tu choi")
    expect(page.locator(RESULTS).first).to_be_attached()
    page.wait_for_load_state("networkidle")
    assert len(asked) == len(set(asked)) < 30
    assert not [url for url in asked if "lunr" in url or "worker" in url]


def test_where_nothing_is_found_people_are_told_what_to_try(home: Page) -> None:
    home.locator("input[name=query]").fill("xyzqq")
    expect(home.locator(".md-search-result__meta")).to_have_text("Không tìm thấy trang nào")
    expect(home.locator(".search-help")).to_contain_text("Thử ít từ hơn")
    expect(home.locator(".search-help .search-drawing svg[aria-hidden=true]")).to_be_visible()
    expect(home.locator(".search-help a[href='tel:111']")).to_be_visible()
    assert home.locator(RESULTS).count() == 0


def test_a_broken_network_is_told_and_the_next_query_tries_again(home: Page) -> None:
    home.context.set_offline(True)
    home.locator("input[name=query]").fill("methadone")
    expect(home.locator(".md-search-result__meta")).to_have_text("Chưa tải được dữ liệu tìm kiếm")
    home.context.set_offline(False)
    home.locator("input[name=query]").press("End")
    expect(home.locator(RESULTS).first).to_be_attached()


def test_missing_words_are_named(home: Page) -> None:
    _type(home, "methadone xyzqq")
    expect(home.locator(".md-search-result__meta")).to_contain_text("Không trang nào có đủ các từ")
    expect(home.locator(".search-note")).to_contain_text("xyzqq")
    expect(home.locator(f"{RESULTS} .search-missing").first).to_contain_text("xyzqq")


def test_slips_are_mended_and_said(home: Page) -> None:
    _type(home, "khauhieu")
    expect(home.locator(".search-note")).to_have_text("Đã tìm cả “khẩu hiệu” (bạn gõ “khauhieu”).")
    expect(home.locator(RESULTS).first).to_contain_text("Khẩu hiệu")


def test_a_number_is_called_from_the_result(home: Page) -> None:
    _type(home, "0769 04 04 04")
    expect(home.locator(f"{RESULTS} a[href='tel:0769040404']").first).to_be_visible()
    _type(home, "khó thở")
    expect(home.locator(".search-answer a[href='tel:115']")).to_be_visible()


def test_on_a_phone_three_results_are_seen_at_once(windows: Windows, site_url: str) -> None:
    page = windows.new_page(360, 740)
    page.goto(f"{site_url}/?q=ke hoach lang son")
    for number in range(3):
        expect(page.locator(RESULTS).nth(number)).to_be_in_viewport(ratio=1)


def test_an_address_with_a_query_searches_at_once(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/?q=methadone")
    expect(page.locator(RESULTS).first).to_be_attached()


def test_the_search_is_worked_by_keys(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{site_url}/ke-hoach/")
    field = page.locator("input[name=query]")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.type("ma tuy")
    expect(page.locator(RESULTS).nth(3)).to_be_attached()
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"{RESULTS} > a").first).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(f"{RESULTS} a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    page.keyboard.press("s")
    page.keyboard.type("duong day nong")
    expect(page.locator(f"{RESULTS} > a").first).to_have_attribute("href", re.compile("/tro-giup/"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/tro-giup/")


def test_results_come_in_groups_of_three_and_more_on_demand(home: Page) -> None:
    _type(home, "ma tuy")
    group = home.locator(".search-group", has=home.get_by_role("heading", name="Tài liệu", exact=True))
    expect(group.locator(RESULTS)).to_have_count(3)
    group.get_by_role("button", name=re.compile("Xem thêm")).click()
    expect(group.locator(RESULTS)).to_have_count(13)
    expect(group.locator(f"{RESULTS} > a").nth(3)).to_be_focused()
    home.locator("button[type=reset]").click()
    expect(home.locator(RESULTS)).to_have_count(0)
    expect(home.locator(".md-search-result__meta")).to_have_text("Gõ từ cần tìm, có dấu hay không dấu đều được")
