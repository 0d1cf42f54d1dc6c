"""The shelf of materials in a browser: several filters at once, choices in the address, lists of further pages."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser_fixtures import accessibility_faults


def _field(page: Page, label: str) -> Locator:
    return page.locator(".shelf-filter").get_by_label(label)


def _shown(page: Page) -> Locator:
    return page.locator(".shelf-rows .shelf-card:visible")


def _count(words: str) -> int:
    found = re.search(r"\((\d+)\)", words)
    assert found, words
    return int(found[1])


def _choose(page: Page, label: str, value: str) -> int:
    """Choose a value; what its option promised."""
    field = _field(page, label)
    promised = _count(field.locator(f'option[value="{value}"]').inner_text())
    field.select_option(value)
    return promised


def test_filters_join_keep_their_promises_and_stand_in_the_address(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/tai-lieu/")
    everything = _shown(page).count()
    expect(page.locator(".shelf-count")).to_have_text(f"{everything} tài liệu.")
    for label, value in (("Tôi là", "giao-vien"), ("Cấp học", "thcs"), ("Thời lượng", "6-15-phut")):
        promised = _choose(page, label, value)
        expect(page.locator(".shelf-count")).to_have_text(f"Tìm thấy {promised} tài liệu.")
        assert _shown(page).count() == promised > 0
    assert page.url.endswith("?doi-tuong=giao-vien&cap-hoc=thcs&thoi-luong=6-15-phut")
    for card in _shown(page).all():
        assert "giao-vien" in (card.get_attribute("data-doi-tuong") or "")
        assert card.get_attribute("data-thoi-luong") == "6-15-phut"
    headings = page.locator(".shelf-row:visible .group-title .count").all_inner_texts()
    assert sum(map(_count, headings)) == _shown(page).count() < everything
    page.go_back()
    assert _field(page, "Thời lượng").input_value() == "" and _field(page, "Cấp học").input_value() == "thcs"
    page.reload()
    assert _field(page, "Cấp học").input_value() == "thcs"
    assert 0 < _shown(page).count() < everything


def test_an_address_opens_filtered_and_what_it_does_not_know_is_left_out(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/tai-lieu/?loai=ap-phich&chu-de=khong-co")
    assert _field(page, "Loại tài liệu").input_value() == "ap-phich"
    assert _field(page, "Chủ đề").input_value() == ""
    kinds = {card.get_attribute("data-loai") for card in _shown(page).all()}
    assert kinds == {"ap-phich"}


def test_values_that_would_leave_nothing_cannot_be_chosen(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/tai-lieu/?loai=ap-phich")
    option = _field(page, "Thời lượng").locator('option[value="16-45-phut"]')
    assert option.is_disabled() and option.inner_text().endswith("(0)")


def test_filters_are_cleared_by_keyboard_and_it_is_said(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/tai-lieu/?loai=ap-phich")
    everything = page.locator(".shelf-rows .shelf-card").count()
    page.get_by_role("button", name="Xóa bộ lọc").press("Enter")
    expect(page.locator(".shelf-count")).to_have_text(f"Đã xóa bộ lọc. {everything} tài liệu.")
    assert page.locator(".shelf-count").get_attribute("aria-live") == "polite"
    assert _shown(page).count() == everything
    assert page.url.endswith("/tai-lieu/")
    assert _field(page, "Tôi là").evaluate("node => node === document.activeElement")
    assert page.get_by_role("button", name="Xóa bộ lọc").is_hidden()


def test_a_filtered_shelf_is_accessible(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/tai-lieu/?doi-tuong=giao-vien")
    assert accessibility_faults(page) == []


def test_without_scripts_the_choices_are_links(unscripted: Page, site_url: str) -> None:
    unscripted.goto(f"{site_url}/tai-lieu/")
    assert unscripted.locator(".shelf-filter").is_hidden()
    assert unscripted.locator(".shelf-card").first.is_visible()
    unscripted.get_by_text("Thời lượng", exact=True).locator("visible=true").click()
    link = unscripted.get_by_role("link", name=re.compile(r"^Không quá 5 phút \(\d+\)"))
    promised = _count(link.inner_text())
    link.click()
    expect(unscripted.locator("h1")).to_have_text("Tài liệu theo thời lượng: Không quá 5 phút")
    assert unscripted.locator(".shelf-card").count() == promised
    assert unscripted.locator('.chip[aria-current="page"]').inner_text().startswith("Không quá 5 phút")


def test_a_list_leads_to_the_filters(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/tai-lieu/cap-hoc/thcs/")
    expected = page.locator(".shelf-card").count()
    page.get_by_role("link", name="Lọc thêm theo điều khác").click()
    page.wait_for_url("**/tai-lieu/?cap-hoc=thcs")
    expect(page.locator(".shelf-count")).to_have_text(f"Tìm thấy {expected} tài liệu.")


def test_a_large_shelf_fetches_its_other_pages_when_somebody_filters(page: Page, site_url: str) -> None:
    """A list of the real shelf at the same folder depth replaces its second page."""
    source = page.request.get(f"{site_url}/tai-lieu/").text()
    fewer = re.sub(r'<section class="shelf-row" data-kind="ap-phich">.*?</section>', "", source, flags=re.DOTALL)
    assert fewer != source
    fewer = fewer.replace('data-more=""', 'data-more="../tai-lieu/trang/2/"')
    second = page.request.get(f"{site_url}/tai-lieu/loai/ap-phich/").text()
    page.route("**/tai-lieu/", lambda route: route.fulfill(body=fewer, content_type="text/html"))
    page.route("**/tai-lieu/trang/2/", lambda route: route.fulfill(body=second, content_type="text/html"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}/tai-lieu/")
    page.wait_for_load_state("networkidle")
    assert not [one for one in asked if "/trang/2/" in one]
    _field(page, "Loại tài liệu").select_option("ap-phich")
    expect(page.locator(".shelf-row:visible .group-title")).to_have_count(1)
    assert _shown(page).count() == second.count('class="card shelf-card"')
    link = _shown(page).first.locator("a")
    assert page.request.get(link.evaluate("node => node.href")).ok
    _field(page, "Cấp học").select_option(index=1)
    assert len([one for one in asked if "/trang/2/" in one]) == 1


def test_a_shelf_that_cannot_be_fetched_filters_what_it_has(page: Page, site_url: str) -> None:
    source = page.request.get(f"{site_url}/tai-lieu/").text()
    page.route(
        "**/tai-lieu/",
        lambda route: route.fulfill(
            body=source.replace('data-more=""', 'data-more="trang/2/"'), content_type="text/html"
        ),
    )
    page.goto(f"{site_url}/tai-lieu/")
    _field(page, "Loại tài liệu").select_option("ap-phich")
    expect(page.locator(".shelf-count")).to_contain_text("Chưa tải được hết danh sách")
    assert _shown(page).count() > 0
