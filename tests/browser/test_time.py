"""The site on other days than the one it was built on: words that follow Vietnam's calendar, and nothing false without a script.

The portal of these tests is the real one with records of a year ahead, dated around June 2027; it is built once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pcmt.text.dates import VIETNAM
from tests.portal_fixtures import ROOT, build_portal, copy_portal, served
from tests.site.page_reader import read_page

ZONES = ("Pacific/Honolulu", "Europe/London", "Asia/Ho_Chi_Minh", "Pacific/Auckland")
URGENT = "Thông báo thử: đổi nơi trực"
LEAP_DAY = "Ngày thử của năm nhuận"
SCRIPT = ROOT / "pcmt/theme/assets/javascripts/time.js"

RECORDS = {
    "chien-dich/thang-hanh-dong-2027": """
        title: Tháng hành động thử 2027
        form: month
        series: thang-hanh-dong
        start: 2027-06-01
        end: 2027-06-30
        theme: Chủ đề thử
        reports:
          - {what: Báo cáo thử, from: các xã, to: tỉnh, before: 2027-07-10, quote: trước ngày 10/7, at: I}
    """,
    "chien-dich/ngay-nhuan": f"""
        title: {LEAP_DAY} (29/2)
        form: day
        yearly: {{month: 2, day: 29}}
    """,
    "ke-hoach/ke-hoach-thu": """
        title: Kế hoạch thử
        subject: Thử
        issuer: bo-cong-an
        place: viet-nam
        period: {start: 2027-02, end: 2027-03}
        text: Báo cáo trước ngày 15 hằng tháng.
        original: {transcribed_from: Bản chữ.}
        deadlines:
          - what: Báo cáo tháng thử
            rule: {frequency: monthly, day: 15}
            quote: trước ngày 15 hằng tháng
            at: mở đầu
    """,
    "su-kien/nhieu-ngay": """
        title: Sự kiện thử nhiều ngày
        start: 2027-06-20
        end: 2027-06-28
        organizers: [bo-cong-an]
        audiences: [moi-nguoi]
        status: confirmed
    """,
    "su-kien/co-gio": """
        title: Sự kiện thử có giờ
        start: 2027-06-26 08:30
        end: 2027-06-26 11:00
        organizers: [bo-cong-an]
        audiences: [moi-nguoi]
        status: confirmed
    """,
    "thong-bao/thu-khan": f"""
        title: "{URGENT}"
        text: Lời thử.
        from: 2027-05-31
        until: 2027-06-30
        audiences: [moi-nguoi]
        urgent: true
    """,
    "duong-day-nong/gio-hanh-chinh": """
        title: Số thử có giờ trực
        number: "0900000000"
        use: Để thử
        opening:
          - {days: [mon, tue, wed, thu, fri], from: "07:30", until: "17:00"}
        checked_on: 2026-11-22
        valid_for: 200
        sources:
          - {title: Nguồn thử, checked_on: 2026-11-22}
    """,
}


def vn(text: str) -> datetime:
    """An instant by Vietnam's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


@pytest.fixture(scope="module")
def later_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of November 2026 with records of June 2027."""
    root = copy_portal(tmp_path_factory.mktemp("later"))
    for name, text in RECORDS.items():
        lines = [line.removeprefix("        ") for line in text.strip("\n").splitlines()]
        body = "\n".join(["published: 2026-11-22", *lines])
        (root / "data" / f"{name}.yaml").write_text(body.rstrip() + "\n", encoding="utf-8")
    return build_portal(root)


@pytest.fixture(scope="module")
def later_url(later_site: Path) -> Iterator[str]:
    """Its address."""
    with served(later_site) as url:
        yield url


Opener = Callable[..., Page]


@pytest.fixture
def on_day(browser: Browser, later_url: str) -> Iterator[Opener]:
    """Opens a page of the later site at an instant, in a zone."""
    contexts = {}

    def opened(path: str, moment: str, zone: str = "Asia/Ho_Chi_Minh") -> Page:
        if zone not in contexts:
            contexts[zone] = browser.new_context(viewport={"width": 360, "height": 740}, timezone_id=zone).new_page()
        page = contexts[zone]
        page.clock.set_fixed_time(vn(moment))
        page.goto(later_url + path, wait_until="load")
        return page

    yield opened
    for page in contexts.values():
        page.context.close()


def shown(page: Page, selector: str) -> list[str]:
    """Texts of the visible elements, with single spaces."""
    return [" ".join(one.inner_text().split()) for one in page.locator(selector).all() if one.is_visible()]


def days_to(moment: str, day: str) -> str:
    return f"còn {(datetime.fromisoformat(day) - datetime.fromisoformat(moment[:10])).days} ngày"


MONTH, DAY = "Tháng hành động phòng, chống ma túy", "Ngày Quốc tế và Ngày toàn dân phòng, chống ma túy"
EVE, FIRST, LAST, AFTER = "2027-05-31 23:59:59", "2027-06-01 00:00:00", "2027-06-30 23:59:59", "2027-07-01 00:00:00"

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


@pytest.mark.parametrize(("moment", "words", "has_theme"), BANNER, ids=[row[0] for row in BANNER])
def test_the_banner_follows_vietnams_calendar_in_every_zone(
    on_day: Opener, moment: str, words: dict[str, str], has_theme: bool
) -> None:
    for zone in ZONES:
        page = on_day("/", moment, zone)
        titles = [one for one in shown(page, ".season-title") if one != LEAP_DAY]
        found = {title: shown(page, f'.season-day:has(a:text-is("{title}")) .badge') for title in titles}
        assert found == {title: [badge] for title, badge in words.items()}, zone
        assert titles == list(words), zone  # events of today come first
        assert shown(page, ".season-theme") == (["Chủ đề năm 2027: “Chủ đề thử”"] if has_theme else []), zone


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2027-02-28 12:00:00", "còn 366 ngày"),
        ("2028-02-28 23:59:59", "ngày mai"),
        ("2028-02-29 00:00:00", "hôm nay"),
        ("2028-02-29 23:59:59", "hôm nay"),
        ("2028-03-01 00:00:00", days_to("2028-03-01", "2032-02-29")),
        ("2097-01-01 12:00:00", days_to("2097-01-01", "2104-02-29")),
    ],
)
def test_the_29th_of_february_comes_back_when_the_year_has_one(on_day: Opener, moment: str, words: str) -> None:
    assert shown(on_day("/", moment), f'.season-day:has(a:text-is("{LEAP_DAY}")) .badge') == [words]


LONG, TIMED = "Sự kiện thử nhiều ngày", "Sự kiện thử có giờ"


@pytest.mark.parametrize(
    ("moment", "lists"),
    [
        ("2027-06-19 12:00:00", {"Sắp tới": [f"{LONG} ngày mai", f"{TIMED} còn 7 ngày"], "Gần đây nhất": None}),
        ("2027-06-20 00:00:00", {"Đang diễn ra": [LONG], "Sắp tới": [f"{TIMED} còn 6 ngày"]}),
        ("2027-06-26 08:29:59", {"Đang diễn ra": [LONG], "Sắp tới": [f"{TIMED} hôm nay"]}),
        ("2027-06-26 08:30:00", {"Đang diễn ra": [TIMED, LONG]}),
        ("2027-06-26 11:00:00", {"Đang diễn ra": [LONG]}),
        ("2027-06-29 00:00:00", {"Gần đây nhất": [LONG]}),
    ],
)
def test_what_is_on_sorts_itself(on_day: Opener, moment: str, lists: dict[str, list[str] | None]) -> None:
    page = on_day("/", moment, "Pacific/Honolulu")
    groups = [one for one in page.locator(".now [data-group]").all() if one.is_visible()]
    found = {one.locator("h3").inner_text(): one.locator("li:visible").all() for one in groups}
    assert list(found) == list(lists)
    for title, expected in lists.items():
        texts = [" ".join(one.locator("a, .badge:not([hidden])").all_inner_texts()) for one in found[title]]
        assert expected is None or texts == expected


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2027-06-26 08:29:59", "sắp diễn ra"),
        ("2027-06-26 08:30:00", "đang diễn ra"),
        ("2027-06-26 11:00:00", "đã qua"),
    ],
)
def test_an_event_says_where_it_stands(on_day: Opener, moment: str, words: str) -> None:
    for zone in ZONES:
        assert words in shown(on_day("/su-kien/co-gio/", moment, zone), ".record-head .badge"), zone


def test_cards_of_announcements_move_to_those_that_are_over(on_day: Opener) -> None:
    def groups(moment: str) -> dict[str, list[str]]:
        page = on_day("/thong-bao/", moment)
        boxes = [one for one in page.locator("[data-group]").all() if one.is_visible()]
        return {
            one.locator("h2").inner_text(): shown(page, f'[data-group="{one.get_attribute("data-group")}"] .card-title')
            for one in boxes
        }

    law = "Luật Phòng, chống ma túy mới có hiệu lực từ ngày 1/7/2026"
    assert groups(LAST) == {"Còn hiệu lực và sắp tới (2)": [URGENT, law]}
    assert groups(AFTER) == {"Đã hết hạn (2)": [URGENT, law]}


@pytest.mark.parametrize("path", ["/", "/gioi-thieu/", "/van-ban/luat-120-2025-qh15/", "/404.html"])
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


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2027-05-31 07:29:59", "ngoài giờ trực, trực lại từ 07:30 hôm nay"),
        ("2027-05-31 07:30:00", "đang trong giờ trực"),
        ("2027-05-31 17:00:00", "ngoài giờ trực, trực lại từ 07:30 thứ Ba"),
        ("2027-06-04 17:00:00", "ngoài giờ trực, trực lại từ 07:30 thứ Hai"),
        ("2027-06-06 23:59:59", "ngoài giờ trực, trực lại từ 07:30 thứ Hai"),
        ("2027-06-07 00:00:00", "ngoài giờ trực, trực lại từ 07:30 hôm nay"),
    ],
)
def test_a_helpline_says_whether_it_is_on_duty(on_day: Opener, moment: str, words: str) -> None:
    for zone in ZONES:
        page = on_day("/tro-giup/", moment, zone)
        assert shown(page, '.helpline:has(a:text-is("0900000000")) .badge') == [words], zone


def test_a_number_without_hours_says_nothing_until_its_check_runs_out(on_day: Opener) -> None:
    """113 gives no hours; 111 is on duty day and night; both were checked on 22/11/2026 for 180 days."""
    for moment, silent, always in (
        ("2027-05-21 23:59:59", [], ["đang trong giờ trực"]),
        ("2027-05-22 00:00:00", [unchecked := "chưa được kiểm tra lại từ ngày 22/11/2026"], [unchecked]),
    ):
        page = on_day("/tro-giup/", moment)
        assert shown(page, '.helpline:has(a:text-is("113")) .badge') == silent
        assert shown(page, '.helpline:has(a:text-is("111")) .badge') == always
        assert shown(on_day("/duong-day-nong/goi-111/", moment), ".badges .badge") == always


def test_the_next_report_date_counts_down_until_none_is_left(on_day: Opener) -> None:
    def dues(moment: str) -> tuple[list[str], bool]:
        page = on_day("/xa-phuong/", moment)
        return shown(page, ".deadlines li:visible .badge"), page.get_by_text(
            "không đặt hạn báo cáo nào sau ngày 9/7/2027"
        ).is_visible()

    assert dues(EVE) == (["còn 39 ngày"], False)
    assert dues("2027-07-08 23:59:59") == (["ngày mai là ngày cuối"], False)
    assert dues("2027-07-09 23:59:59") == (["hôm nay là ngày cuối"], False)
    badges, is_said = dues("2027-07-10 00:00:00")
    assert is_said and badges and set(badges) == {"đã qua"}


def test_each_time_of_a_rule_counts_down_and_is_past_at_midnight(on_day: Opener) -> None:
    def states(moment: str) -> list[str]:
        page = on_day("/han-bao-cao/2027/", moment)
        return shown(page, '.due-rows li:has(.event-title:text-is("Báo cáo tháng thử")) .badge')

    assert states("2027-02-13 23:59:59") == ["ngày mai là ngày cuối", "còn 29 ngày"]
    assert states("2027-02-14 23:59:59") == ["hôm nay là ngày cuối", "còn 28 ngày"]
    assert states("2027-02-15 00:00:00") == ["đã qua", "còn 27 ngày"]
    assert states("2027-03-15 00:00:00") == ["đã qua", "đã qua"]
    page = on_day("/han-bao-cao/", "2027-03-14 12:00:00")
    assert shown(page, ".deadlines li:visible .badge") == ["hôm nay là ngày cuối", "còn 117 ngày"]


def test_a_page_left_open_changes_at_midnight_in_vietnam(browser: Browser, later_url: str) -> None:
    context = browser.new_context(timezone_id="Europe/London")
    page = context.new_page()
    page.clock.install(time=vn("2027-05-31 23:59:30"))
    page.goto(f"{later_url}/")
    badge = page.locator(f'.season-day:has(a:text-is("{MONTH}")) .badge')
    expect(badge).to_have_text("ngày mai")
    page.clock.fast_forward(60_000)
    expect(badge).to_have_text("đang diễn ra, ngày thứ 1")
    context.close()


def test_a_page_that_slept_is_right_when_it_is_seen_again(on_day: Opener) -> None:
    page = on_day("/", EVE)
    page.clock.set_fixed_time(vn("2027-06-26 12:00:00"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert shown(page, ".season-title")[0] == DAY


def test_nothing_moves_under_the_keyboard_without_need(on_day: Opener) -> None:
    page = on_day("/", FIRST)
    page.locator(".season-title a").last.focus()
    page.evaluate("document.dispatchEvent(new Event('drawn'))")
    assert page.evaluate("document.activeElement === [...document.querySelectorAll('.season-title a')].pop()")


def test_without_a_script_dates_stand_and_nothing_is_counted(browser: Browser, later_url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{later_url}/")
    assert shown(page, ".season-when") == ["29/2 hằng năm", "1/6 – 30/6 hằng năm", "26/6 hằng năm"]
    assert shown(page, ".season .badge, .helpline .badge, .now .badge") == []
    assert shown(page, ".now h3") == ["Từ ngày 22/11/2026", "Đã qua"]
    assert shown(page, ".urgent") == []
    context.close()


STALE = re.compile(
    r"(?:đang|sắp|chưa) diễn ra|sắp tới|\bcòn \d+ ngày|ngày thứ \d+|đang thực hiện|đang nhận|trong giờ trực|ngoài giờ|hôm nay"
    r"|ngày mai|hôm qua|còn hiệu lực|chưa bắt đầu|chưa đến (?:ngày|thời)|trong thời gian thực hiện|gần đây nhất|vừa qua",
    re.IGNORECASE,
)
"""Words that a later day makes false."""
SPOKEN = re.compile(
    r'<section class="(?:official|quiz|announcement-text|scripts)\b.*?</section>|<q\b.*?</q>'
    r'|<div class="material-body".*?(?=<section><h2 id="ve-tai-lieu")'
    r'|<nav aria-label="Mục lục">.*?</nav>|<div class="toc-side".*?</div>',
    re.DOTALL,
)
"""Where such words are not the portal's: official text and quotes of it, a lesson with its contents, texts to be read aloud."""
TIMELESS = (
    "chưa kiểm chứng được",  # an editor's remark on a document of unknown force
    "Lần gần nhất thấy ghi",  # dated in the same sentence
    "nhiều nhất 50 tin",
    "không còn hiệu lực, trang của kế hoạch ấy nói rõ",
    "Ngày đầu tiên văn bản không còn hiệu lực",  # what a field means
    "coming chưa đến ngày có hiệu lực",  # the meaning of a code, in the dictionary of the open data
    "Các hạn gần đây nhất:",  # behind the day after which there is none
)


@pytest.mark.parametrize("fixture", ["built_site", "later_site"])
def test_no_page_prints_words_that_a_later_day_makes_false(
    fixture: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    site: Path = request.getfixturevalue(fixture)
    found = []
    pages = sorted(site.rglob("*.html"))
    for path in pages:
        own = tmp_path / "page.html"
        own.write_text(SPOKEN.sub(" ", path.read_text(encoding="utf-8")), encoding="utf-8")
        text = " ".join(read_page(own).text.split())
        for match in STALE.finditer(text):
            around = text[max(0, match.start() - 70) : match.end() + 50]
            if not any(words.lower() in around.lower() for words in TIMELESS):
                found.append(f"{path.relative_to(site)}: {around}")
    assert len(pages) > 250
    assert found == []


def test_the_words_are_known_when_they_are_baked() -> None:
    for words in ("Đang diễn ra", "còn 12 ngày", "sắp tới", "Hôm nay"):
        assert STALE.search(words)


def test_the_script_stays_small_and_keeps_to_one_clock() -> None:
    source = SCRIPT.read_text(encoding="utf-8")
    assert len(source.encode()) < 6_500
    assert source.count("Date.now()") == 1
    assert not re.search(
        r"new Date\(\)|getTimezoneOffset|\.get(?:Full|Month|Date|Day|Hours)|\beval\b|\.style\b|innerHTML", source
    )
    assert timedelta(hours=7) == VIETNAM.utcoffset(None)
