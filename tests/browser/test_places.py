"""The place picker in a browser: by keyboard, former names, an honest answer, nothing fetched before one types, without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser_fixtures import accessibility_faults


@pytest.fixture
def picker(page: Page, site_url: str) -> Page:
    page.goto(f"{site_url}/dia-phuong/")
    page.wait_for_load_state("networkidle")
    return page


def test_names_are_fetched_when_somebody_types(picker: Page) -> None:
    asked: list[str] = []
    picker.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    assert asked == []
    picker.locator("#tim-noi").fill("quan thanh")
    expect(picker.get_by_role("option").first).to_be_visible()
    assert sorted(asked) == ["qu.json", "th.json", "tinh.json"]


def test_a_former_name_leads_to_today_by_keyboard_alone(picker: Page) -> None:
    field = picker.get_by_role("combobox", name="Xã, phường, tỉnh của bạn")
    field.focus()
    picker.keyboard.type("phuong quan thanh")
    expect(field).to_have_attribute("aria-expanded", "true")
    picker.keyboard.press("ArrowDown")
    chosen = picker.locator("[role=option][aria-selected=true]")
    expect(chosen).to_contain_text("Phường Ba Đình, Thành phố Hà Nội")
    expect(chosen).to_contain_text("tên cũ: Phường Quán Thánh")
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    picker.keyboard.press("Enter")
    answer = picker.locator(".place-answer")
    expect(answer).to_be_focused()
    expect(answer).to_contain_text("Cổng chưa có nội dung riêng cho nơi này.")
    expect(answer.get_by_role("link", name="Gọi 111")).to_have_attribute("href", "tel:111")
    expect(answer.get_by_role("link", name="Trang Thành phố Hà Nội")).to_be_visible()
    assert accessibility_faults(picker) == []


def test_a_place_with_a_page_is_opened(picker: Page) -> None:
    picker.locator("#tim-noi").fill("luong van tri")
    picker.get_by_role("option", name="Phường Lương Văn Tri").first.click()
    picker.wait_for_url("**/dia-phuong/phuong-luong-van-tri/")


def test_a_former_district_offers_what_it_became(picker: Page) -> None:
    picker.locator("#tim-noi").fill("huyen kien thuy")
    picker.get_by_role("option", name="Huyện Kiến Thụy").first.click()
    answer = picker.locator(".place-answer")
    expect(answer).to_contain_text("nay thuộc 5 đơn vị")
    answer.get_by_role("button", name="Xã Nghi Dương").click()
    expect(answer).to_contain_text("Huyện Kiến Thụy, Thành phố Hải Phòng nay là Xã Nghi Dương, Thành phố Hải Phòng.")


def test_escape_closes_then_empties(picker: Page) -> None:
    field = picker.locator("#tim-noi")
    field.fill("ba dinh")
    expect(picker.get_by_role("listbox")).to_be_visible()
    field.press("Escape")
    expect(picker.get_by_role("listbox")).to_be_hidden()
    field.press("Escape")
    expect(field).to_have_value("")


def test_without_scripts_one_sentence_leads_to_the_list(unscripted: Page, site_url: str) -> None:
    page = unscripted
    page.goto(f"{site_url}/dia-phuong/")
    expect(page.locator("#tim-noi")).to_be_hidden()
    page.get_by_role("link", name="danh sách các nơi đã có trang").click()
    expect(page.locator("#danh-sach")).to_be_in_viewport()
