"""The section on how to follow a record: the right addresses, and no link to a unit that ended."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from pcmt.model import Record
from pcmt.publish.subscription_lists import follow_lists
from pcmt.relate.subscriptions import Scope, retired
from pcmt.show.site.head import render_head
from pcmt.show.subscribing.section import page_facts, render_subscribe_section
from tests.records import agency, campaign, catalog, event, place, view, vocabulary

URL = "https://thu.example/"
EVIL = 'Xã <b>"A"</b> & B'


def _section(record: Record, *others: Record) -> str:
    return render_subscribe_section(view(record, *others), record)


def _copied(html: str) -> list[str]:
    return re.findall(r'data-copy="([^"]+)"', html)


@pytest.mark.parametrize(
    "record", [place("tinh-b"), place("xa-b", level="commune", parent="tinh-a"), agency("so-b"), campaign("thang-b")]
)
def test_a_section_gives_both_addresses_as_text_and_one_to_tap(record: Record) -> None:
    html = _section(record)
    path = f"{record.kind_id}/{record.id}"
    addresses = [f"{URL}lich/{path}.ics", f"{URL}rss/{path}.xml"]
    assert _copied(html) == addresses
    assert re.findall(r"<code>([^<]+)</code>", html) == addresses
    assert f'href="webcal://thu.example/lich/{path}.ics"' in html
    assert html.count('id="nhan-tin"') == 1


def test_a_commune_has_one_code_others_two() -> None:
    assert _section(place("tinh-b")).count("<svg") == 2
    assert _section(agency("so-b")).count("<svg") == 2
    commune = _section(place("xa-b", level="commune", parent="tinh-a"))
    assert commune.count("<svg") == 1
    assert commune.index("<svg") < commune.index('data-way="tin"')


def test_titles_stay_text() -> None:
    html = _section(place("xa-b", level="commune", title=EVIL))
    assert "<b>" not in html
    assert "Xã &lt;b&gt;" in html


def test_a_former_place_names_its_successor_and_offers_nothing() -> None:
    new = place("tinh-moi")
    old = place("tinh-cu", until="2025-07-01", successors=({"place": "tinh-moi", "since": "2025-07-01"},))
    html = _section(old, new)
    assert "Tên tinh-cu không còn từ ngày 1/7/2025." in html
    assert 'href="../../dia-phuong/tinh-moi/#nhan-tin" data-scope="dia-phuong/tinh-moi"' in html
    assert f"<code>{URL}lich/dia-phuong/tinh-moi.ics</code>" in html
    assert f"<code>{URL}rss/dia-phuong/tinh-moi.xml</code>" in html
    assert "tinh-cu.ics" not in html and "webcal" not in html and "<svg" not in html


def test_a_chain_of_successors_leads_to_the_last_and_each_is_named_once() -> None:
    last = agency("so-c")
    middle = agency("so-b", until="2025-09-01", successors=({"agency": "so-c", "since": "2025-09-01"},))
    tasks = ({"agency": "so-b", "since": "2025-03-01", "what": one} for one in ("việc một", "việc hai"))
    first = agency("so-cu", until="2025-03", successors=tuple(tasks))
    over = retired(catalog(first, middle, last), first)
    assert over is not None
    assert over.why == "Tên so-cu không còn từ tháng 3/2025."
    assert [one.id for one in over.successors] == ["so-c"]


def test_a_former_unit_without_known_successors_says_so() -> None:
    html = _section(agency("so-cu", until="2025-03-01"))
    assert "chưa xác định được nơi kế thừa" in html
    assert "data-copy" not in html


def test_a_unit_that_ends_later_is_still_followed() -> None:
    unit = agency("so-b", until="2026-11-23")
    assert retired(catalog(unit), unit) is None
    assert retired(catalog(unit, today=date(2026, 11, 23)), unit) is not None


def test_a_past_campaign_leads_to_its_series_and_one_without_stays() -> None:
    series = campaign("thang", yearly={"month": "6", "day": "1", "end_month": "6", "end_day": "30"})
    past = campaign("thang-2025", start="2025-06-01", end="2025-06-30", series="thang")
    alone = campaign("dot-2025", form="peak", start="2025-06-01", end="2025-06-30")
    assert 'data-scope="chien-dich/thang"' in _section(past, series)
    assert _copied(_section(series)) == [f"{URL}lich/chien-dich/thang.ics", f"{URL}rss/chien-dich/thang.xml"]
    assert len(_copied(_section(alone))) == 2
    running = campaign("thang-2026", start="2026-11-01", end="2026-11-22", series="thang")
    assert retired(catalog(running, series), running) is None


def test_the_page_leaves_communes_to_their_provinces() -> None:
    old = place("tinh-cu", until="2025-07-01")
    communes = [place(f"xa-{n}", level="commune", parent="tinh-a") for n in range(3)]
    gone = place("xa-cu", level="commune", parent="tinh-a", until="2025-07-01")
    facts = page_facts(view(place("ca-nuoc", level="country"), old, gone, *communes))
    assert [(row.place.id, row.communes) for row in facts["places"]] == [("ca-nuoc", 0), ("tinh-a", 3)]
    assert [one.id for one in facts["former"]] == ["tinh-cu"]


def test_the_page_knows_what_has_no_news_and_what_no_calendar() -> None:
    facts = page_facts(view(vocabulary("loai-su-kien", {"le": "Lễ"})))
    rows = {row.title: (row.news, row.calendar) for row in facts["kinds"]}
    assert rows["Kế hoạch"] == (f"{URL}rss/loai/ke-hoach.xml", "")
    assert rows["Hạn báo cáo"] == ("", f"{URL}lich/loai/han-bao-cao.ics")
    assert rows["Sự kiện"] == (f"{URL}rss/loai/su-kien.xml", f"{URL}lich/loai/su-kien.ics")
    assert rows["Sự kiện: Lễ"] == (f"{URL}rss/loai-su-kien/le.xml", f"{URL}lich/loai-su-kien/le.ics")
    assert (Scope("doi-tuong", "hoc-sinh"), "Học sinh") in facts["audiences"]


def test_the_lists_hold_what_the_search_needs_and_no_more() -> None:
    old = place("tinh-cu", until="2025-07-01")
    commune = place("xa-b", level="commune", parent="tinh-a", title="Xã Đồng")
    places, agencies = follow_lists(catalog(old, commune, agency("so-b", parent="so-a")))
    assert places.path == "dang-ky/dia-phuong.json"
    assert json.loads(places.content) == [
        {"id": "tinh-a", "title": "Tên tinh-a", "level": "province"},
        {"id": "tinh-cu", "title": "Tên tinh-cu", "level": "province", "until": "2025-07-01"},
        {"id": "xa-b", "title": "Xã Đồng", "level": "commune", "parent": "tinh-a"},
    ]
    assert [one["id"] for one in json.loads(agencies.content)] == ["so-a", "so-b"]


def test_a_page_announces_its_own_feeds() -> None:
    record = place("tinh-b", title=EVIL)
    head = render_head(view(record), record)
    links = re.findall(r'<link rel="alternate" type="([^"]+)" title="([^"]+)" href="([^"]+)">', head)
    assert [(kind, address) for kind, _, address in links] == [
        ("application/rss+xml", f"{URL}rss/dia-phuong/tinh-b.xml"),
        ("application/atom+xml", f"{URL}atom/dia-phuong/tinh-b.xml"),
        ("application/feed+json", f"{URL}json/dia-phuong/tinh-b.json"),
        ("text/calendar", f"{URL}lich/dia-phuong/tinh-b.ics"),
        ("application/json", f"{URL}du-lieu/dia-phuong/tinh-b.json"),
    ]
    assert links[0][1] == "Xã &lt;b&gt;&quot;A&quot;&lt;/b&gt; &amp; B – tin mới (RSS)"
    own = render_head(view(event()), event())
    assert own.count("<link") == own.count("du-lieu/su-kien/su-kien-a.json") == 1
