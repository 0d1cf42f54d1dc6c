"""The page of all events in a browser: several filters at once, the choices in the address, keyboard and screen readers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser_fixtures import Windows, accessibility_faults
from tests.event_fixtures import MANY
from tests.sweeps import sweep

NOW = "2026-11-22T03:00:00Z"


@pytest.fixture
def listed(clocked: Page, events_url: str) -> Page:
    clocked.clock.set_fixed_time(NOW)
    clocked.goto(f"{events_url}/su-kien/")
    return clocked


def _field(page: Page, label: str) -> Locator:
    return page.locator(".event-filter").get_by_label(label)


def _titles(page: Page) -> list[str]:
    return [_plain(text) for text in page.locator(".event-results .event-title").all_inner_texts()]


def _plain(text: str) -> str:
    """Return a text with plain spaces: titles of drawn pages hold their compounds by others."""
    return " ".join(text.split())


def test_the_list_is_fetched_only_when_somebody_filters(page: Page, events_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{events_url}/su-kien/")
    page.wait_for_load_state("networkidle")
    assert not [address for address in asked if "danh-sach.json" in address]
    _field(page, "Loại sự kiện").select_option("noi-chuyen")
    expect(page.locator(".event-count")).to_have_text("Tìm thấy 1 sự kiện.")
    _field(page, "Tháng").select_option("2026-12")
    assert len([address for address in asked if "danh-sach.json" in address]) == 1


def test_filters_join_and_count_and_stand_in_the_address(listed: Page) -> None:
    _field(listed, "Địa phương").select_option("lang-son")
    expect(listed.locator(".event-count")).to_have_text(f"Tìm thấy {MANY + 3} sự kiện.")
    assert listed.locator(".event-printed").is_hidden()
    audiences = _field(listed, "Dành cho").locator("option").all_inner_texts()
    assert f"Học sinh ({MANY})" in audiences and "Cha mẹ, người chăm sóc (3)" in audiences
    _field(listed, "Dành cho").select_option("phu-huynh")
    expect(listed.locator(".event-count")).to_have_text("Tìm thấy 3 sự kiện.")
    assert _titles(listed) == ["Giải chạy thử", "Tập huấn thử", "Buổi nói chuyện thử"]
    assert listed.url.endswith("?dia-phuong=lang-son&doi-tuong=phu-huynh")
    school = _field(listed, "Loại sự kiện").locator('option[value="sinh-hoat-nha-truong"]')
    assert school.is_disabled() and school.inner_text().endswith("(0)")
    listed.go_back()
    expect(listed.locator(".event-count")).to_have_text(f"Tìm thấy {MANY + 3} sự kiện.")


def test_a_province_offers_its_communes(listed: Page) -> None:
    assert _field(listed, "Xã, phường").is_hidden()
    _field(listed, "Địa phương").select_option("lang-son")
    _field(listed, "Xã, phường").select_option("phuong-tam-thanh")
    # An event of the former city is listed in each of its successor wards.
    expect(listed.locator(".event-count")).to_have_text("Tìm thấy 2 sự kiện.")
    assert _titles(listed) == ["Tập huấn thử", "Buổi nói chuyện thử"]


def test_an_address_with_choices_opens_filtered(clocked: Page, events_url: str) -> None:
    clocked.clock.set_fixed_time(NOW)
    clocked.goto(f"{events_url}/su-kien/?dia-phuong=lang-son&xa=phuong-ky-lua&thang=2026-12&loai=khong-co")
    expect(clocked.locator(".event-count")).to_have_text(f"Tìm thấy {MANY + 1} sự kiện.")
    assert _field(clocked, "Xã, phường").input_value() == "phuong-ky-lua"
    assert _field(clocked, "Tháng").input_value() == "2026-12"
    assert _field(clocked, "Loại sự kiện").input_value() == ""


def test_a_long_result_goes_on_and_is_cleared_by_keyboard(listed: Page) -> None:
    _field(listed, "Dành cho").select_option("hoc-sinh")
    rows = listed.locator(".event-results .event-row")
    expect(rows).to_have_count(60)
    more = listed.get_by_role("button", name=f"Xem thêm {MANY - 60} sự kiện")
    more.focus()
    listed.keyboard.press("Enter")
    expect(rows).to_have_count(MANY)
    assert more.is_hidden()
    assert rows.nth(60).locator("a").evaluate("node => node === document.activeElement")
    listed.get_by_role("button", name="Xóa bộ lọc").press("Enter")
    expect(listed.locator(".event-count")).to_have_text("Đã xóa bộ lọc.")
    assert listed.locator(".event-printed").is_visible() and listed.locator(".event-results").is_hidden()
    assert listed.url.endswith("/su-kien/")
    assert _field(listed, "Tháng").evaluate("node => node === document.activeElement")


def test_results_say_what_the_printed_list_says(listed: Page) -> None:
    printed = listed.locator(".event-printed [data-items] .event-row").all()
    words = {_plain(row.locator("a").inner_text()): _plain(row.inner_text()) for row in printed}
    _field(listed, "Dành cho").select_option("phu-huynh")
    expect(listed.locator(".event-count")).to_have_text("Tìm thấy 5 sự kiện.")
    for row in listed.locator(".event-results .event-row").all():
        shown = " ".join(row.inner_text().split())
        assert sorted(shown.replace("· ", "").split()) == sorted(
            words[_plain(row.locator("a").inner_text())].replace("· ", "").split()
        )


def test_a_list_that_cannot_be_fetched_says_what_to_do(listed: Page) -> None:
    listed.route("**/danh-sach.json", lambda route: route.abort())
    _field(listed, "Tháng").select_option("2026-12")
    expect(listed.locator(".event-count")).to_contain_text("Chưa tải được danh sách")
    assert listed.locator(".event-printed").is_visible()


def test_the_count_is_said_to_screen_readers_and_fields_have_names(listed: Page) -> None:
    assert listed.locator(".event-count").get_attribute("aria-live") == "polite"
    _field(listed, "Dành cho").select_option("phu-huynh")
    expect(listed.locator(".event-count")).to_have_text("Tìm thấy 5 sự kiện.")
    assert accessibility_faults(listed) == []


@pytest.mark.parametrize(
    "path",
    sweep(["/su-kien/thu-doi-ngay/", "/su-kien/", "/su-kien/thang/2026-12/", "/su-kien/dia-phuong/lang-son/"]),
)
def test_lists_and_events_fit_and_are_accessible(windows: Windows, events_url: str, path: str) -> None:
    page = windows.new_page(360, 800, "dark")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(events_url + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert accessibility_faults(page) == []
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_function("() => document.documentElement.scrollWidth <= 1280")
    assert accessibility_faults(page) == []
    assert not errors


def test_without_scripts_the_choices_are_links(unscripted: Page, events_url: str) -> None:
    unscripted.goto(f"{events_url}/su-kien/")
    assert unscripted.locator(".event-filter").is_hidden()
    unscripted.get_by_text("Dành cho", exact=True).locator("visible=true").click()
    unscripted.get_by_role("link", name=f"Học sinh ({MANY})").click()
    expect(unscripted.locator("h1")).to_have_text("Sự kiện dành cho: Học sinh")
    unscripted.goto(f"{events_url}/su-kien/thang/2026-12/")
    day = unscripted.locator('[data-day="2026-12-08"] .grid-link')
    box = day.bounding_box()
    assert box is not None and box["width"] >= 24 and box["height"] >= 44
    day.click()
    assert unscripted.url.endswith("#ngay-2026-12-08")
    assert unscripted.locator("#ngay-2026-12-08").is_visible()


def test_today_is_marked_in_the_grid(clocked: Page, events_url: str) -> None:
    clocked.clock.set_fixed_time("2026-12-08T17:30:00Z")  # already the 9th in Vietnam
    clocked.goto(f"{events_url}/su-kien/thang/2026-12/")
    expect(clocked.locator('[aria-current="date"]')).to_have_attribute("data-day", "2026-12-09")


def test_an_event_that_is_over_moves_to_the_past_by_itself(clocked: Page, events_url: str) -> None:
    clocked.clock.set_fixed_time("2027-01-02T00:00:00Z")
    clocked.goto(f"{events_url}/su-kien/")
    printed = clocked.locator(".event-printed")
    expect(printed.locator('[data-group="running coming"]')).to_be_hidden()
    expect(printed.locator('[data-empty="running coming"]')).to_be_visible()
    assert "Giải chạy thử" in printed.locator('[data-group="past"]').inner_text()
