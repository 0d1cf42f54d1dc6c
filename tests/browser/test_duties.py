"""The register in a browser: several filters at once with a script, the same lists as plain links without one."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect


def _shown(page: Page) -> Locator:
    return page.locator(".shelf-rows .shelf-card:visible")


def test_filters_join_and_stand_in_the_address(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/phan-cong/")
    expect(page.locator(".shelf-count")).to_have_text("231 nhiệm vụ.")
    form = page.locator(".shelf-filter")
    form.get_by_label("Cấp").select_option("xa")
    expect(page.locator(".shelf-count")).to_have_text("Tìm thấy 15 nhiệm vụ.")
    assert _shown(page).count() == 15  # some of them came from the second page
    promised = re.search(r"\((\d+)\)", form.locator('#loc-nam option[value="2025"]').inner_text())
    form.get_by_label("Năm").select_option("2025")
    assert promised and _shown(page).count() == int(promised[1]) == 8
    assert page.url.endswith("?nam=2025&cap=xa")
    assert page.locator("table.duties tr:visible").count() >= 8
    page.go_back()
    expect(page.locator(".shelf-count")).to_have_text("Tìm thấy 15 nhiệm vụ.")
    form.get_by_role("button", name="Xóa bộ lọc").click()
    expect(page.locator(".shelf-count")).to_contain_text("231 nhiệm vụ.")


def test_a_row_fetched_from_a_further_page_leads_to_its_paragraph(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/phan-cong/?dia-phuong=son-la")
    expect(page.locator(".shelf-count")).to_have_text("Tìm thấy 23 nhiệm vụ.")
    _shown(page).first.locator('a[href*="ke-hoach/"]').click()
    page.wait_for_url("**/ke-hoach/van-phong-ubnd-son-la-2024/#*")
    assert page.locator(f'[id="{page.url.partition("#")[2]}"]').count() == 1


def test_without_a_script_every_value_is_a_page(unscripted: Page, site_url: str) -> None:
    unscripted.goto(f"{site_url}/phan-cong/")
    assert not unscripted.locator(".shelf-filter").is_visible()
    unscripted.locator("summary", has_text="Cấp").click()
    unscripted.get_by_role("link", name=re.compile("cấp xã")).click()
    assert unscripted.url == f"{site_url}/phan-cong/cap/xa/"
    assert unscripted.locator(".shelf-card:visible").count() == 15
    label = unscripted.locator("table.duties td").nth(1).evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label.startswith('"Giao cho')  # on a phone each cell but the task itself names its column
