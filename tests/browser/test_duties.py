"""The register in a browser: several filters at once with a script, the same lists as plain links without one."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect


def _shown(page: Page) -> Locator:
    return page.locator(".shelf-rows .shelf-card:visible")


def _promised(form: Locator, option: str) -> int:
    """Return the number that an option of a filter gives for itself."""
    found = re.search(r"\((\d+)\)", form.locator(option).inner_text())
    assert found
    return int(found[1])


def test_filters_join_and_stand_in_the_address(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/phan-cong/")
    count = page.locator(".shelf-count")
    expect(count).to_have_text(re.compile(r"^\d+ nhiệm vụ\.$"))
    whole = count.inner_text()
    form = page.locator(".shelf-filter")
    of_communes = _promised(form, '#loc-cap option[value="xa"]')
    assert 1 < of_communes < int(whole.partition(" ")[0])
    form.get_by_label("Cấp").select_option("xa")
    expect(count).to_have_text(f"Tìm thấy {of_communes} nhiệm vụ.")
    assert _shown(page).count() == of_communes
    of_year = _promised(form, '#loc-nam option[value="2024"]')
    form.get_by_label("Năm").select_option("2024")
    expect(page).to_have_url(re.compile(r"\?nam=2024&cap=xa$"))
    assert _shown(page).count() == of_year
    assert page.locator("table.duties tr:visible").count() >= of_year
    page.go_back()
    expect(count).to_have_text(f"Tìm thấy {of_communes} nhiệm vụ.")
    form.get_by_role("button", name="Xóa bộ lọc").click()
    expect(count).to_contain_text(whole)


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
    link = unscripted.get_by_role("link", name=re.compile(r"^cấp xã \("))
    found = re.search(r"\((\d+)\)", link.inner_text())
    link.click()
    assert unscripted.url == f"{site_url}/phan-cong/cap/xa/"
    assert found and unscripted.locator(".shelf-card:visible").count() == int(found[1]) > 1
    label = unscripted.locator("table.duties td").nth(1).evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label.startswith('"Giao cho')  # on a phone each cell but the task itself names its column


def test_a_card_of_a_task_names_no_column_that_it_leaves_empty(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/co-quan/bo-cong-an/")
    cells = page.locator("table.stack.grouped td")
    assert page.locator("table.stack.grouped td:empty").count() > 0 and cells.first.is_visible()
    assert page.locator("table.stack.grouped td:empty:visible").count() == 0
