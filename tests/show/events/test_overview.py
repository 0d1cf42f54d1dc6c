"""Lists of events: every event under each of its facets, nothing heavier than its limit, nothing that goes stale."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest

from pcmt.model import Record
from pcmt.publish import event_filter_data
from pcmt.publish.event_filter_data import event_data
from pcmt.relate.catalog import Catalog
from pcmt.relate.facets.events import EventIndex, months_between
from pcmt.relate.facets.index import Dimension, Facet
from pcmt.show.events.listing import EventLists, listed_by_day
from pcmt.show.events.month_grid import DAYS_SHOWN, month_days, render_month_grid
from pcmt.show.events.overview import event_list_facts, shown_month
from pcmt.show.events.rows import render_row, when_words, where_words
from tests.records import catalog, event, place, view

WITHDRAWN = ({"on": "2026-06-02", "kind": "withdrawn", "what": "Đăng nhầm."},)
PLACES: tuple[Record, ...] = (
    place("viet-nam", level="country"),
    place("tinh-b", parent="viet-nam"),
    place("xa-b", parent="tinh-b", level="commune"),
    place("huyen-cu", level="district", until="2025-07-01", successors=({"place": "xa-b", "since": "2025-07-01"},)),
)


def _index(*records: Record) -> EventIndex:
    return EventIndex(catalog(*PLACES, *records))


def _ids(index: EventIndex, dimension: str, value: str) -> list[str]:
    return [one.id for one in index.items(index.facet(dimension, value))]


def test_a_place_holds_what_is_inside_it_and_what_it_took_over() -> None:
    index = _index(event("o-xa", place="xa-b"), event("o-tinh", place="tinh-b"), event("o-cu", place="huyen-cu"))
    assert _ids(index, "dia-phuong", "xa-b") == ["o-cu", "o-xa"]
    assert _ids(index, "dia-phuong", "tinh-b") == ["o-cu", "o-tinh", "o-xa"]
    assert _ids(index, "dia-phuong", "viet-nam") == ["o-cu", "o-tinh", "o-xa"]
    assert [facet.id for facet in index.top("dia-phuong")] == ["huyen-cu", "tinh-b", "viet-nam"]
    assert [facet.id for facet in index.inside(index.facet("dia-phuong", "tinh-b"))] == ["xa-b"]


def test_only_values_with_events_are_offered_and_a_withdrawn_event_is_in_none() -> None:
    index = _index(event("a", audiences=("phu-huynh",)), event("b", history=WITHDRAWN))
    assert [facet.id for facet in index.facets("doi-tuong")] == ["phu-huynh"]
    assert index.facets("dia-phuong") == [] and index.facets("chien-dich") == []
    assert [one.id for one in index.all] == ["a"]


def test_an_event_is_in_every_month_it_touches_and_in_the_one_it_left() -> None:
    long = event("dai", start="2026-11-30", end="2027-02-01")
    moved = event("doi", start="2026-07-02", previous_start="2026-06-29", status="postponed")
    index = _index(long, moved)
    months = ["2026-06", "2026-07", "2026-11", "2026-12", "2027-01", "2027-02"]
    assert [facet.id for facet in index.facets("thang")] == months
    assert list(months_between(date(2026, 1, 31), date(2026, 3, 1))) == ["2026-01", "2026-02", "2026-03"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"start": "2026-06-26"}, "Thứ Sáu 26/6/2026"),
        ({"start": "2026-06-28 08:30"}, "Chủ nhật 28/6/2026, 8 giờ 30"),
        ({"start": "2026-06-26 08:30", "end": "2026-06-26 10:00"}, "Thứ Sáu 26/6/2026, 8 giờ 30 – 10 giờ"),
        ({"start": "2026-06-01", "end": "2026-06-30"}, "1/6 – 30/6/2026"),
        ({"start": "2026-12-31", "end": "2027-01-01"}, "31/12/2026 – 1/1/2027"),
        ({"start": "2026-06-26 20:00", "end": "2026-06-27 02:00"}, "20 giờ, 26/6/2026 – 2 giờ, 27/6/2026"),
    ],
)
def test_when_is_said_as_people_say_it(fields: dict[str, str], words: str) -> None:
    assert when_words(event(**fields)) == words


def test_where_names_the_place_once_and_as_printed() -> None:
    looked_at = view(*PLACES)
    assert where_words(looked_at, event(place="huyen-cu", venue="Nhà văn hóa")) == "Nhà văn hóa · Tên huyen-cu"
    assert where_words(looked_at, event(place="tinh-b", venue="Hội trường Tên tinh-b")) == "Hội trường Tên tinh-b"
    assert where_words(looked_at, event(online="https://a.vn/")) == "trực tuyến"


@pytest.mark.parametrize(
    ("fields", "said", "not_said"),
    [
        ({"status": "cancelled"}, ["hủy"], ["đã qua"]),
        ({"status": "postponed"}, ["hoãn, chưa có ngày mới"], ["Ngày cũ"]),
        ({"status": "postponed", "previous_start": "2026-06-20"}, ["hoãn", "Ngày cũ: 20/6/2026"], ["chưa có ngày mới"]),
        ({"status": "provisional"}, ["ngày dự kiến", "đã qua"], []),
        ({"status": "confirmed"}, ["đã qua"], ["chắc chắn"]),
    ],
)
def test_an_entry_says_whether_the_event_stands(fields: dict[str, str], said: list[str], not_said: list[str]) -> None:
    html = re.sub(r"data-words=\"[^\"]*\"", "", render_row(view(), event(**fields)))
    assert all(words in html for words in said), html
    assert not any(words in html for words in not_said), html


def test_nothing_printed_calls_a_coming_event_coming() -> None:
    looked_at = view(event(start="2026-12-26"), event("dang", start="2026-11-01", end="2026-11-30"))
    html = "".join(render_row(looked_at, one) for one in EventIndex(looked_at.catalog).all)
    shown = re.sub(r"<[^>]*>", "", html)
    assert not re.search("sắp|đang|hôm nay|còn", shown)


def test_the_grid_starts_weeks_on_monday_and_counts_what_it_does_not_name() -> None:
    events = [event(f"e-{number}", start="2026-06-26") for number in range(5)]
    days = month_days("2026-06", list(events))
    html = str(render_month_grid(view(*events), days, {date(2026, 6, 26): "#ngay-2026-06-26"}))
    assert html.index("Thứ Hai") < html.index("Chủ nhật")
    weeks = re.findall(r"<tr>(<td.*?)</tr>", html, re.DOTALL)
    assert len(weeks) == 5 and all(week.count("<td") == 7 for week in weeks)
    assert re.findall(r'grid-day">(\d+)', weeks[0]) == ["1", "2", "3", "4", "5", "6", "7"]
    assert html.count("grid-entry") == 3 and "và 2 sự kiện khác" in html
    assert html.count('href="#ngay-2026-06-26"') == 2


def test_a_month_keeps_long_events_out_of_its_days_and_repeats_short_ones() -> None:
    whole = event("ca-thang", start="2026-06-01", end="2026-06-30")
    short = event("ba-ngay", start="2026-06-29", end="2026-07-01")
    days = month_days("2026-06", [whole, short])
    assert DAYS_SHOWN == 3 and [one.id for one in days.long] == ["ca-thang"]
    assert list(days.days) == [date(2026, 6, 29), date(2026, 6, 30)]


def test_the_old_day_of_a_moved_event_says_where_it_went() -> None:
    moved = event("doi", start="2026-07-02", previous_start="2026-06-29", status="postponed", title="Buổi nói chuyện")
    (entry,) = month_days("2026-06", [moved]).days[date(2026, 6, 29)]
    assert entry.is_old and entry.words == "Hoãn: Buổi nói chuyện"
    (entry,) = month_days("2026-07", [moved]).days[date(2026, 7, 2)]
    assert not entry.is_old and entry.words == "Buổi nói chuyện"
    confirmed = moved.model_copy(update={"status": "confirmed"})
    assert month_days("2026-06", [confirmed]).days[date(2026, 6, 29)][0].words == "Dời ngày: Buổi nói chuyện"


def test_a_long_list_goes_on_under_the_same_heading_and_loses_nothing() -> None:
    records = [event(f"e-{number:04d}", start="2026-06-26") for number in range(EventLists.page_size * 2 + 2)]
    long = [event(f"dai-{number}", start="2026-06-01", end="2026-06-30") for number in range(5)]
    pages = [one.html for one in EventLists.published(view(*records, *long)) if "/thang/" in one.path]
    rows = [re.findall(r'class="event-row".*?href="[./]+su-kien/([^/"]+)/"', html) for html in pages]
    assert [len(own) for own in rows] == [EventLists.page_size, EventLists.page_size, 7]
    assert [one for own in rows for one in own] == [one.id for one in (*long, *records)]
    titles = [re.findall(r'class="group-title" id="([^"]+)"', html) for html in pages]
    assert titles == [["nhieu-ngay", "ngay-2026-06-26"], ["ngay-2026-06-26"], ["ngay-2026-06-26"]]


def test_every_day_of_the_grid_leads_to_a_page_that_has_it() -> None:
    records = [
        event(f"e-{number:04d}", start=f"2026-06-{number % 30 + 1:02d}") for number in range(EventLists.page_size * 2)
    ]
    pages = {one.path: one.html for one in EventLists.published(view(*records)) if "/thang/" in one.path}
    first = pages["su-kien/thang/2026-06/"]
    links = re.findall(r'class="grid-link" href="\.\./\.\./\.\./([^"#]+)#([^"]+)"', first)
    assert len(pages) == 2 and len(links) == 30
    for path, anchor in links:
        assert f'id="{anchor}"' in pages[path]
    assert {path for path, _ in links} == set(pages)


def test_every_event_stands_on_the_pages_of_all_its_facets() -> None:
    one = event("e-1", place="xa-b", audiences=("hoc-sinh", "phu-huynh"))
    pages = {page.path: page for page in EventLists.published(view(*PLACES, one))}
    assert set(pages) == {
        "su-kien/thang/2026-06/",
        "su-kien/dia-phuong/viet-nam/",
        "su-kien/dia-phuong/tinh-b/",
        "su-kien/dia-phuong/xa-b/",
        "su-kien/doi-tuong/hoc-sinh/",
        "su-kien/doi-tuong/phu-huynh/",
    }
    assert all('href="../../../su-kien/e-1/"' in page.html for page in pages.values())
    place_page = pages["su-kien/dia-phuong/xa-b/"]
    assert place_page.title == "Sự kiện tại Tên xa-b"
    assert "lich/dia-phuong/xa-b.ics" in place_page.html and "rss/dia-phuong/xa-b.xml" in place_page.html
    assert place_page.crumbs == (("", "Trang chủ"), ("su-kien/", "Sự kiện"))


def test_the_steps_of_a_month_lead_to_the_nearest_months_with_events() -> None:
    pages = {page.path: page.html for page in EventLists.published(view(event("a"), event("b", start="2026-12-01")))}
    assert 'rel="next" href="../../../su-kien/thang/2026-12/"' in pages["su-kien/thang/2026-06/"]
    assert 'rel="prev"' not in pages["su-kien/thang/2026-06/"]
    assert 'rel="prev" href="../../../su-kien/thang/2026-06/"' in pages["su-kien/thang/2026-12/"]


def test_the_page_of_all_events_shows_a_limited_number_and_the_month_people_need() -> None:
    records = [event(f"e-{number}", start="2026-12-26") for number in range(70)]
    facts: dict[str, Any] = event_list_facts(view(*records))
    assert len(facts["coming"]) == 40 and facts["coming_rest"] == 30 and facts["past"] == []
    months = [Facet("su-kien", "thang", one) for one in ("2026-06", "2026-09", "2027-01")]
    assert shown_month(months, date(2026, 6, 26)) == months[0]
    assert shown_month(months, date(2026, 7, 1)) == months[1]
    assert shown_month(months, date(2027, 2, 1)) == months[2]
    assert shown_month([], date(2027, 2, 1)) is None


def test_the_data_of_the_filter_leads_back_to_every_facet() -> None:
    one = event("e-1", place="xa-b", audiences=("hoc-sinh", "phu-huynh"), start="2026-06-26 08:30")
    path, content = event_data(catalog(*PLACES, one, event("e-2")))
    data = json.loads(content)
    assert path == "su-kien/danh-sach.json"
    first, second = sorted(data["events"])
    assert first[:5] == [
        "e-1",
        "Tên e-1",
        29_707_290,
        29_708_220,
        "Thứ Sáu 26/6/2026, 8 giờ 30",
    ]
    assert [data["places"][number][0] for number in data["places"][first[9]][2]] == ["xa-b", "tinh-b", "viet-nam"]
    assert [data["doi-tuong"][number] for number in first[12]] == ["hoc-sinh", "phu-huynh"]
    assert second[9:12] == [-1, -1, -1]
    assert event_data(catalog(*PLACES, one, event("e-2")))[1] == content


def test_a_new_dimension_reaches_the_script_by_its_declaration_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    class Index(EventIndex):
        """The events by title too."""

        def __init__(self, catalog: Catalog) -> None:
            super().__init__(catalog)
            self.dimensions["ten"] = Dimension("ten", "Tên", "{name}", {}, lambda one: (one.title,))

    monkeypatch.setattr(event_filter_data, "EventIndex", Index)
    data = json.loads(event_data(catalog(event("a"), event("b")))[1])
    assert data["filters"] == {"ten": [["Tên a"], ["Tên b"]]}


def test_a_month_lists_its_long_events_then_its_days() -> None:
    days = month_days("2026-06", [event("dai", start="2026-06-01", end="2026-06-30"), event("ngan")])
    assert [heading.title for heading, _ in listed_by_day(days)] == ["Diễn ra nhiều ngày", "Thứ Sáu 26/6/2026"]
