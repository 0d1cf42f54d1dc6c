"""Comparing plans in a browser: the chooser leads to the one address, names stay in sight, phones and paper lose nothing."""

from __future__ import annotations

import re

from playwright.sync_api import Page, Route, expect

from tests.browser_fixtures import Windows, wait_in_page

PAIR = "/so-sanh/bcd-138-hai-duong-2024_voi_van-phong-ubnd-son-la-2024/"


def test_ticked_plans_lead_to_their_page_in_one_order(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/so-sanh/?chon=van-phong-ubnd-son-la-2024")
    expect(page.locator(".compare-choice [role=status]")).to_have_text("Đã chọn 1 kế hoạch, cần chọn thêm ít nhất một.")
    expect(page.locator("[data-compare-go]")).to_be_hidden()
    page.locator("input[value=bcd-138-hai-duong-2024]").check()
    page.locator("[data-compare-go]").click()
    assert page.url == site_url + PAIR
    expect(page.get_by_role("heading", level=1)).to_have_text("So sánh 2 kế hoạch")


def test_all_plans_can_be_ticked(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/so-sanh/")
    boxes = page.locator(".compare-choice input")
    for number in range(boxes.count()):
        boxes.nth(number).check()
    assert boxes.count() == 3
    assert page.locator("[data-compare-go]").get_attribute("href") is not None


def test_no_more_can_be_ticked_than_a_page_compares(page: Page, site_url: str) -> None:
    page.route("**/so-sanh/", lambda route: _with_most(route, 2))
    page.goto(f"{site_url}/so-sanh/")
    boxes = page.locator(".compare-choice input")
    boxes.nth(0).check()
    expect(boxes.nth(2)).to_be_enabled()
    boxes.nth(1).check()
    expect(boxes.nth(2)).to_be_disabled()


def _with_most(route: Route, most: int) -> None:
    answer = route.fetch()
    assert 'data-most="4"' in answer.text()
    route.fulfill(response=answer, body=answer.text().replace('data-most="4"', f'data-most="{most}"'))


def test_what_has_no_page_is_said_and_what_is_near_is_offered(page: Page, site_url: str) -> None:
    page.route("**/so-sanh/", _without_triples)
    page.goto(f"{site_url}/so-sanh/")
    for plan in ("bcd-138-hai-duong-2024", "so-tnmt-lang-son-2024", "van-phong-ubnd-son-la-2024"):
        page.locator(f"input[value={plan}]").check()
    expect(page.locator(".compare-choice [role=status]")).to_contain_text(
        "Cổng chưa có trang so sánh đúng các kế hoạch này"
    )
    expect(page.locator("[data-compare-go]")).to_be_hidden()
    assert page.locator("[data-compare-near] a").count() == 3


def _without_triples(route: Route) -> None:
    answer = route.fetch()
    text = re.sub(r"<li><a href=\"[^\"]*\" data-plans=\"\S+ \S+ [^\"]*\">.*?</li>", "", answer.text(), flags=re.DOTALL)
    route.fulfill(response=answer, body=text)


def test_without_a_script_every_page_is_a_link(unscripted: Page, site_url: str) -> None:
    unscripted.goto(f"{site_url}/so-sanh/")
    assert not unscripted.locator(".compare-choice").is_visible()
    assert unscripted.locator(".compare-list a").count() == 4


def test_names_of_columns_stay_in_sight(windows: Windows, site_url: str) -> None:
    page = windows.kept_page(1280, 800)
    page.goto(f"{site_url}{PAIR}")
    page.locator("section:has(#phan-cong) summary").first.click()
    page.evaluate("document.querySelector('#phan-cong').nextElementSibling.scrollIntoView(); window.scrollBy(0, 600)")
    wait_in_page(page, 300)
    box = page.locator("section:has(#phan-cong) thead th").nth(1).bounding_box()
    header = page.locator(".md-header").bounding_box()
    assert box is not None and header is not None
    assert abs(box["y"] - (header["y"] + header["height"])) <= 2


def test_on_a_phone_each_cell_says_whose_it_is(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PAIR}")
    cell = page.locator("table.compare td").first
    assert (
        page.evaluate("cell => getComputedStyle(cell, '::before').content", cell.element_handle())
        == '"BCĐ 138 tỉnh Hải Dương, năm 2024"'
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_paper_shows_what_is_folded(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PAIR}")
    page.emulate_media(media="print")
    hidden = page.evaluate(
        "[...document.querySelectorAll('table.compare details li')].filter((one) => !one.getBoundingClientRect().height).length"
    )
    assert hidden == 0
