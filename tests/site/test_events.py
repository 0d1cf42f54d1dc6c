"""Lists of events on a built site: separate pages, every link has a target, the sitemap contains them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pcmt.show.events.overview import COMING_SHOWN
from tests.event_fixtures import MANY
from tests.search_files import found_locations
from tests.site.page_reader import PageReading, read_page

OWN = "https://pcmt.example/"


@pytest.fixture
def site(events_site: Path) -> Path:
    return events_site


@pytest.fixture(scope="module")
def lists(events_site: Path) -> dict[str, PageReading]:
    """Every page of a list by its address."""
    pages = (events_site / "su-kien").glob("*/*/index.html")
    return {page.parent.relative_to(events_site).as_posix() + "/": read_page(page) for page in pages}


def _source(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def test_every_value_with_events_has_a_page_and_no_other(lists: dict[str, PageReading]) -> None:
    addresses = {address.removeprefix("su-kien/") for address in lists}
    assert {"thang/2026-06/", "thang/2026-11/", "thang/2026-12/", "dia-phuong/phuong-ky-lua/"} <= addresses
    assert {"doi-tuong/hoc-sinh/", "loai/cao-diem/", "chien-dich/thang-hanh-dong-2026/"} <= addresses
    assert not {"thang/2026-07/", "dia-phuong/son-la/", "doi-tuong/sinh-vien/", "loai/thi-tim-hieu/"} & addresses


def test_every_link_and_anchor_of_a_list_lands(site: Path, lists: dict[str, PageReading]) -> None:
    broken = []
    for address, reading in {**lists, "su-kien/": read_page(site / "su-kien" / "index.html")}.items():
        for link in reading.links:
            own = link.replace("webcal://pcmt.example/", "/").replace(OWN, "/")
            parts = urlsplit(own)
            if parts.scheme or parts.netloc:
                continue
            target = site / parts.path.lstrip("/") if own.startswith("/") else site / address / parts.path
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file() or (parts.fragment and parts.fragment not in read_page(target).ids):
                broken.append((address, link))
    assert not broken, broken[:10]


def test_a_list_says_who_it_is(site: Path, lists: dict[str, PageReading]) -> None:
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    found = found_locations(site)
    titles = set()
    for address, reading in lists.items():
        html = _source(site, address)
        assert f'<link rel="canonical" href="{OWN}{address}">' in html
        assert sitemap.count(f"<loc>{OWN}{address}</loc>") == 1
        assert (address in found) == ("_trang-" not in address)
        assert reading.headings.count("h1") == 1 and "[[pcmt" not in html
        titles.add(re.findall(r"<title>([^<]*)</title>", html)[0])
        for asset in reading.loads:
            assert (site / address / urlsplit(asset).path).is_file(), (address, asset)
    assert len(titles) == len(lists)


def test_a_month_has_its_grid_and_its_days(site: Path) -> None:
    html = _source(site, "su-kien/thang/2026-12/")
    assert html.count("<caption>Tháng 12/2026</caption>") == 1
    assert "và 15 sự kiện khác" in html or "và 14 sự kiện khác" in html
    grid = html[html.index('<table class="month-table">') : html.index("</table>")]
    assert "Đợt ra quân thử" not in grid, "an event of a whole month does not fill its cells"
    shown = html[html.index("<body") :]  # the head names what the month begins with
    assert shown.index("Diễn ra nhiều ngày") < shown.index("Đợt ra quân thử") < shown.index("<caption>")
    november = _source(site, "su-kien/thang/2026-11/")
    assert 'id="ngay-2026-11-28"' in november and "Hoãn: Buổi nói chuyện thử" in november


def test_a_withdrawn_event_is_in_no_list_and_its_page_says_so(site: Path, lists: dict[str, PageReading]) -> None:
    assert not [address for address, reading in lists.items() if "thử đăng nhầm" in reading.text]
    assert "thu-rut" not in (site / "su-kien" / "danh-sach.json").read_text(encoding="utf-8")
    assert "Nội dung này đã được rút xuống ngày 22/11/2026." in _source(site, "su-kien/thu-rut/")


def test_the_list_page_shows_a_limited_number_and_its_data_holds_all(site: Path) -> None:
    html = _source(site, "su-kien/")
    coming = html[html.index('class="event-printed"') : html.index("theo-thang")]
    assert coming.count('<li class="event-row') == COMING_SHOWN
    data = json.loads((site / "su-kien" / "danh-sach.json").read_bytes())
    assert len(data["events"]) == MANY + 5 + 4
    assert {row[0] for row in data["events"]} == {
        path.parent.name for path in (site / "su-kien").glob("*/su-kien.ics")
    } - {"thu-rut"}


def test_pages_print_nothing_that_will_be_untrue(lists: dict[str, PageReading]) -> None:
    for address, reading in lists.items():
        assert not re.search(r"sắp diễn ra|đang diễn ra|sắp tới|hôm nay", reading.text), address


def test_the_event_data_of_a_moved_event_is_whole(site: Path) -> None:
    html = _source(site, "su-kien/thu-doi-ngay/")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found is not None
    data = json.loads(found[1])
    assert data["eventStatus"] == "https://schema.org/EventRescheduled"
    assert data["previousStartDate"] == "2026-11-28T08:30:00+07:00"
    assert data["startDate"] == "2026-12-10T08:30:00+07:00"
    assert [one["@type"] for one in data["location"]] == ["Place", "VirtualLocation"]
