"""Events, announcements, helplines and report dates on other days than the one the site was built on."""

from __future__ import annotations

import pytest

from tests.later_fixtures import URGENT, Opener, visible_texts
from tests.sweeps import sweep

ZONES = ("Pacific/Honolulu", "Europe/London", "Asia/Ho_Chi_Minh", "Pacific/Auckland")
EVE, FIRST, LAST, AFTER = "2027-05-31 23:59:59", "2027-06-01 00:00:00", "2027-06-30 23:59:59", "2027-07-01 00:00:00"
LONG, TIMED = "Sự kiện thử nhiều ngày", "Sự kiện thử có giờ"

LISTS: dict[str, dict[str, list[str] | None]] = {
    "2027-06-19 12:00:00": {"Sắp tới": [f"{LONG} ngày mai", f"{TIMED} còn 7 ngày"], "Gần đây nhất": None},
    "2027-06-20 00:00:00": {"Đang diễn ra": [LONG], "Sắp tới": [f"{TIMED} còn 6 ngày"]},
    "2027-06-26 08:29:59": {"Đang diễn ra": [LONG], "Sắp tới": [f"{TIMED} hôm nay"]},
    "2027-06-26 08:30:00": {"Đang diễn ra": [TIMED, LONG]},
    "2027-06-26 11:00:00": {"Đang diễn ra": [LONG]},
    "2027-06-29 00:00:00": {"Gần đây nhất": [LONG]},
}


@pytest.mark.parametrize("load", sweep([False, True]))
def test_what_is_on_sorts_itself(on_day: Opener, load: bool) -> None:
    for moment, lists in LISTS.items():
        page = on_day("/chien-dich/", moment, "Pacific/Honolulu", load=load)
        groups = [one for one in page.locator(".now [data-group]").all() if one.is_visible()]
        found = {" ".join(one.locator("h3").inner_text().split()): one.locator("li:visible").all() for one in groups}
        assert list(found) == list(lists), moment
        for title, expected in lists.items():
            texts = [" ".join(one.locator("a, .badge:not([hidden])").all_inner_texts()) for one in found[title]]
            assert expected is None or texts == expected, moment


def test_an_event_says_where_it_stands(on_day: Opener) -> None:
    for zone in ZONES:
        for moment, words in (
            ("2027-06-26 08:29:59", "sắp diễn ra"),
            ("2027-06-26 08:30:00", "đang diễn ra"),
            ("2027-06-26 11:00:00", "đã qua"),
        ):
            page = on_day("/su-kien/co-gio/", moment, zone)
            assert words in visible_texts(page, ".record-head .badge"), (zone, moment)


def test_cards_of_announcements_move_to_those_that_are_over(on_day: Opener) -> None:
    def groups(moment: str) -> dict[str, list[str]]:
        page = on_day("/thong-bao/", moment)
        boxes = [one for one in page.locator("[data-group]").all() if one.is_visible()]
        return {
            " ".join(one.locator("h2").inner_text().split()): visible_texts(
                page, f'[data-group="{one.get_attribute("data-group")}"] .card-title'
            )
            for one in boxes
        }

    law = "Luật Phòng, chống ma túy mới có hiệu lực từ ngày 1/7/2026"
    assert groups(LAST) == {"Còn hiệu lực và sắp tới (2)": [URGENT, law]}
    assert groups(AFTER) == {"Đã hết hạn (2)": [URGENT, law]}


@pytest.mark.parametrize("path", sweep(["/", "/gioi-thieu/", "/van-ban/luat-120-2025-qh15/", "/404.html"]))
def test_an_urgent_announcement_stands_on_every_page_while_it_holds(on_day: Opener, later_url: str, path: str) -> None:
    for moment, is_on in (("2027-05-30 23:59:59", False), ("2027-05-31 00:00:00", True), (LAST, True), (AFTER, False)):
        page = on_day(path, moment, "Pacific/Auckland")
        assert page.get_by_role("region", name="Thông báo khẩn").is_visible() is is_on, moment
    page = on_day(path, FIRST)
    region = page.get_by_role("region", name="Thông báo khẩn")
    assert " ".join(region.inner_text().split()) == f"Thông báo khẩn: {URGENT} (từ 31/5/2027 đến hết 30/6/2027)"
    assert region.evaluate("one => one.compareDocumentPosition(document.getElementById('noi-dung')) & 4")
    address = region.locator("a").evaluate("one => one.href")
    assert address == f"{later_url}/thong-bao/thu-khan/"


HOURS = {
    "2027-05-31 07:29:59": "ngoài giờ trực, trực lại từ 07:30 hôm nay",
    "2027-05-31 07:30:00": "đang trong giờ trực",
    "2027-05-31 17:00:00": "ngoài giờ trực, trực lại từ 07:30 thứ Ba",
    "2027-06-04 17:00:00": "ngoài giờ trực, trực lại từ 07:30 thứ Hai",
    "2027-06-06 23:59:59": "ngoài giờ trực, trực lại từ 07:30 thứ Hai",
    "2027-06-07 00:00:00": "ngoài giờ trực, trực lại từ 07:30 hôm nay",
}


@pytest.mark.parametrize("zone", sweep(ZONES))
def test_a_helpline_says_whether_it_is_on_duty(on_day: Opener, zone: str) -> None:
    def badges(moment: str) -> list[str]:
        return visible_texts(on_day("/tro-giup/", moment, zone), '.helpline:has(a:text-is("0900000000")) .badge')

    assert {moment: badges(moment) for moment in HOURS} == {moment: [words] for moment, words in HOURS.items()}


def test_a_number_without_hours_says_nothing_until_its_check_runs_out(on_day: Opener) -> None:
    """113 gives no hours; 111 is on duty day and night; both were checked on 22/11/2026 for 180 days."""
    for moment, silent, always in (
        ("2027-05-21 23:59:59", [], ["đang trong giờ trực"]),
        ("2027-05-22 00:00:00", [unchecked := "chưa được kiểm tra lại từ ngày 22/11/2026"], [unchecked]),
    ):
        page = on_day("/tro-giup/", moment)
        assert visible_texts(page, '.helpline:has(a:text-is("113")) .badge') == silent
        assert visible_texts(page, '.helpline:has(a:text-is("111")) .badge') == always
        assert visible_texts(on_day("/duong-day-nong/goi-111/", moment), ".badges .badge") == always


def test_the_next_report_date_counts_down_until_none_is_left(on_day: Opener) -> None:
    def dues(moment: str) -> tuple[list[str], bool]:
        page = on_day("/xa-phuong/", moment)
        return visible_texts(page, ".deadlines li:visible .badge"), page.get_by_text(
            "Hiện không có hạn báo cáo nào sắp tới."
        ).is_visible()

    assert dues(EVE) == (["còn 39 ngày"], False)
    assert dues("2027-07-08 23:59:59") == (["ngày mai là ngày cuối"], False)
    assert dues("2027-07-09 23:59:59") == (["hôm nay là ngày cuối"], False)
    badges, is_said = dues("2027-07-10 00:00:00")
    assert is_said and badges and set(badges) == {"đã qua"}


def test_each_time_of_a_rule_counts_down_and_is_past_at_midnight(on_day: Opener) -> None:
    def states(moment: str) -> list[str]:
        page = on_day("/han-bao-cao/2027/", moment)
        return visible_texts(page, '.due-rows li:has(.event-title:text-is("Báo cáo tháng thử")) .badge')

    assert states("2027-02-13 23:59:59") == ["ngày mai là ngày cuối", "còn 29 ngày"]
    assert states("2027-02-14 23:59:59") == ["hôm nay là ngày cuối", "còn 28 ngày"]
    assert states("2027-02-15 00:00:00") == ["đã qua", "còn 27 ngày"]
    assert states("2027-03-15 00:00:00") == ["đã qua", "đã qua"]
    page = on_day("/han-bao-cao/", "2027-03-14 12:00:00")
    assert visible_texts(page, ".deadlines li:visible .badge") == ["hôm nay là ngày cuối", "còn 117 ngày"]
