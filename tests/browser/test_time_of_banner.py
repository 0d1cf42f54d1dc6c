"""The banner of campaigns on other days than the one the site was built on: it follows Vietnam's calendar in every zone."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from pcmt.text.dates import VIETNAM
from tests.browser_fixtures import Windows
from tests.later_fixtures import LEAP_DAY, Opener, visible_texts, vn
from tests.portal_fixtures import ROOT

ZONES = ("Pacific/Honolulu", "Europe/London", "Asia/Ho_Chi_Minh", "Pacific/Auckland")
SCRIPT = ROOT / "pcmt/theme/assets/javascripts/time.js"
MONTH, DAY = "Tháng hành động phòng, chống ma túy", "Ngày Quốc tế và Ngày toàn dân phòng, chống ma túy"
EVE, FIRST, LAST, AFTER = "2027-05-31 23:59:59", "2027-06-01 00:00:00", "2027-06-30 23:59:59", "2027-07-01 00:00:00"


def days_to(moment: str, day: str) -> str:
    return f"còn {(datetime.fromisoformat(day) - datetime.fromisoformat(moment[:10])).days} ngày"


BANNER = [
    ("2027-05-30 12:00:00", {MONTH: "còn 2 ngày", DAY: "còn 27 ngày"}, True),
    (EVE, {MONTH: "ngày mai", DAY: "còn 26 ngày"}, True),
    (FIRST, {MONTH: "đang diễn ra, ngày thứ 1", DAY: "còn 25 ngày"}, True),
    ("2027-06-25 23:59:59", {MONTH: "đang diễn ra, ngày thứ 25", DAY: "ngày mai"}, True),
    ("2027-06-26 00:00:00", {DAY: "hôm nay", MONTH: "đang diễn ra, ngày thứ 26"}, True),
    ("2027-06-26 23:59:59", {DAY: "hôm nay", MONTH: "đang diễn ra, ngày thứ 26"}, True),
    (LAST, {MONTH: "đang diễn ra, ngày thứ 30", DAY: days_to(LAST, "2028-06-26")}, True),
    (AFTER, {MONTH: days_to(AFTER, "2028-06-01"), DAY: days_to(AFTER, "2028-06-26")}, False),
    ("2027-12-31 23:59:59", {MONTH: "còn 153 ngày", DAY: "còn 178 ngày"}, False),
    ("2028-01-01 00:00:00", {MONTH: "còn 152 ngày", DAY: "còn 177 ngày"}, False),
    ("2028-02-29 12:00:00", {MONTH: "còn 93 ngày", DAY: "còn 118 ngày"}, False),
    ("2040-06-26 12:00:00", {DAY: "hôm nay", MONTH: "đang diễn ra, ngày thứ 26"}, False),
]


@pytest.mark.parametrize("zone", ZONES)
def test_the_banner_follows_vietnams_calendar_in_every_zone(on_day: Opener, zone: str) -> None:
    """Every moment in every zone, a quarter of them on a page that is loaded then, the others on one that is open."""
    found, expected = {}, {}
    for number, (moment, words, has_theme) in enumerate(BANNER):
        page = on_day("/chien-dich/", moment, zone, load=number % len(ZONES) == ZONES.index(zone))
        titles = [one for one in visible_texts(page, ".season-title") if one != LEAP_DAY]
        badges = [(one, visible_texts(page, f'.season-day:has(a:text-is("{one}")) .badge')) for one in titles]
        found[moment] = (badges, visible_texts(page, ".season-theme"))
        # What is on today comes first.
        theme = ["Chủ đề năm 2027: “Chủ đề thử”"] if has_theme else []
        expected[moment] = ([(title, [badge]) for title, badge in words.items()], theme)
    assert found == expected


LEAP_DAYS = {
    "2027-02-28 12:00:00": "còn 366 ngày",
    "2028-02-28 23:59:59": "ngày mai",
    "2028-02-29 00:00:00": "hôm nay",
    "2028-02-29 23:59:59": "hôm nay",
    "2028-03-01 00:00:00": days_to("2028-03-01", "2032-02-29"),
    "2097-01-01 12:00:00": days_to("2097-01-01", "2104-02-29"),
}


def test_the_29th_of_february_comes_back_when_the_year_has_one(on_day: Opener) -> None:
    def badges(moment: str) -> list[str]:
        return visible_texts(on_day("/chien-dich/", moment), f'.season-day:has(a:text-is("{LEAP_DAY}")) .badge')

    assert {moment: badges(moment) for moment in LEAP_DAYS} == {moment: [words] for moment, words in LEAP_DAYS.items()}


def test_a_page_left_open_changes_at_midnight_in_vietnam(windows: Windows, later_url: str) -> None:
    page = windows.new_page(timezone_id="Europe/London", locale="en-GB")  # no other test lets its timers run
    page.clock.install(time=vn("2027-05-31 23:59:30"))
    page.goto(f"{later_url}/chien-dich/")
    badge = page.locator(f'.season-day:has(a:text-is("{MONTH}")) .badge')
    expect(badge).to_have_text("ngày mai")
    page.clock.fast_forward(60_000)
    expect(badge).to_have_text("đang diễn ra, ngày thứ 1")


def test_a_page_that_slept_is_right_when_it_is_seen_again(on_day: Opener) -> None:
    page = on_day("/chien-dich/", EVE)
    page.clock.set_fixed_time(vn("2027-06-26 12:00:00"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert visible_texts(page, ".season-title")[0] == DAY


def test_nothing_moves_under_the_keyboard_without_need(on_day: Opener) -> None:
    page = on_day("/chien-dich/", FIRST)
    page.locator(".season-title a").last.focus()
    page.evaluate("document.dispatchEvent(new Event('drawn'))")
    assert page.evaluate("document.activeElement === [...document.querySelectorAll('.season-title a')].pop()")


def test_without_a_script_dates_stand_and_nothing_is_counted(unscripted: Page, later_url: str) -> None:
    unscripted.goto(f"{later_url}/chien-dich/")
    assert visible_texts(unscripted, ".season-when") == ["29/2 hằng năm", "1/6 – 30/6 hằng năm", "26/6 hằng năm"]
    assert visible_texts(unscripted, ".season .badge, .helpline .badge, .now .badge") == []
    assert visible_texts(unscripted, ".now h3") == ["Từ ngày 22/11/2026", "Đã qua"]
    assert visible_texts(unscripted, ".urgent") == []


def test_the_script_stays_small_and_keeps_to_one_clock() -> None:
    source = SCRIPT.read_text(encoding="utf-8")
    assert len(source.encode()) < 6_500
    assert source.count("Date.now()") == 1
    assert not re.search(
        r"new Date\(\)|getTimezoneOffset|\.get(?:Full|Month|Date|Day|Hours)|\beval\b|\.style\b|innerHTML", source
    )
    assert timedelta(hours=7) == VIETNAM.utcoffset(None)
