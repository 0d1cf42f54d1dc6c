"""The site of November 2026 with records of June 2027, and its pages on any day: for tests of words that follow the calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

from pcmt.text.dates import VIETNAM
from tests.browser_fixtures import Windows
from tests.portal_fixtures import Build, copy_portal, served
from tests.shared_folders import make_once

URGENT = "Thông báo thử: đổi nơi trực"
LEAP_DAY = "Ngày thử của năm nhuận"

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


@pytest.fixture(scope="session")
def later_site(tmp_path_factory: pytest.TempPathFactory, build_portal: Build) -> Path:
    """The finished site with these records, shared by all processes."""

    def build(root: Path) -> None:
        copy_portal(root)
        for name, text in RECORDS.items():
            lines = [line.removeprefix("        ") for line in text.strip("\n").splitlines()]
            body = "\n".join(["published: 2026-11-22", *lines])
            (root / "data" / f"{name}.yaml").write_text(body.rstrip() + "\n", encoding="utf-8")
        build_portal(root)

    return make_once(tmp_path_factory, "later", build) / "site"


@pytest.fixture(scope="session")
def later_url(later_site: Path) -> Iterator[str]:
    """Its address."""
    with served(later_site) as url:
        yield url


Opener = Callable[..., Page]


@pytest.fixture
def on_day(windows: Windows, later_url: str) -> Opener:
    """Show a page of the later site at an instant, in a zone.

    A page that the test has open there already is not loaded again: its clock moves on and it draws itself anew, as it does when
    somebody comes back to it. ``load`` loads it all the same.
    """
    shown: dict[str, str] = {}

    def opened(path: str, moment: str, zone: str = "Asia/Ho_Chi_Minh", *, load: bool = False) -> Page:
        page = windows.kept_page(timezone_id=zone)
        page.clock.set_fixed_time(vn(moment))
        if load or shown.get(zone) != path:
            page.goto(later_url + path)
        else:
            page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        shown[zone] = path
        return page

    return opened


def visible_texts(page: Page, selector: str) -> list[str]:
    """Return the texts of the visible elements, with single spaces."""
    return [" ".join(text.split()) for text in page.locator(selector).locator("visible=true").all_inner_texts()]
