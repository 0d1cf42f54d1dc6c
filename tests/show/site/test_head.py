"""Facts for machines in a page's head: Dublin Core by name, JSON-LD that no title can break out of."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

import pytest

from pcmt.model import Record
from pcmt.show.site.head import render_head
from tests.records import agency, document, event, material, place, plan, view

EVIL = '</script><script>alert(1)</script><!-- & "'


class _Head(HTMLParser):
    """Reads a head as a browser does: metas by name, the text of each script, the names of all elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.metas: dict[str, str | None] = {}
        self.scripts: list[str] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attrs)
        if tag == "meta":
            self.metas[str(found["name"])] = found["content"]

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.scripts.append(data)


def _head(record: Record, *others: Record, **options: Any) -> _Head:
    return _Head(render_head(view(record, *others, **options), record))


def _data(record: Record, *others: Record, **options: Any) -> dict[str, Any]:
    (script,) = _head(record, *others, **options).scripts
    found: dict[str, Any] = json.loads(script)
    return found


@pytest.mark.parametrize(
    "record", [plan(title=EVIL), event(title=EVIL), material(title=EVIL), agency("so-b", title=EVIL)]
)
def test_a_title_stays_inside_its_element(record: Record) -> None:
    head = _head(record)
    links = ["link"] * (5 if record.kind_id == "co-quan" else 1)  # its feeds, and the record as data
    assert head.tags == ["meta"] * 5 + links + ["script"]
    assert head.metas["DC.title"] == EVIL
    assert "<" not in head.scripts[0] and json.loads(head.scripts[0])["name"] == EVIL


def test_dublin_core_has_the_names_that_the_theme_does_not_print() -> None:
    metas = _head(
        plan(issued="2024-03", description="Kế hoạch của tỉnh A, nói ngắn trong một câu đủ dài để đứng riêng.")
    ).metas
    assert metas == {
        "DC.title": "Tên ke-hoach-a",
        "DC.creator": "Tên so-a",
        "DC.date": "2024-03",
        "DC.description": "Kế hoạch của tỉnh A, nói ngắn trong một câu đủ dài để đứng riêng.",
        "DC.identifier": "https://thu.example/ke-hoach/ke-hoach-a/",
    }


def test_date_and_creator_come_from_where_they_are_known() -> None:
    assert _head(event()).metas["DC.date"] == "2026-06-01"
    assert _head(event()).metas["DC.creator"] == "Cổng thử"
    assert _head(material()).metas["DC.creator"] == "Nhóm thử"


@pytest.mark.parametrize(
    ("fields", "term", "previous"),
    [
        ({"status": "provisional"}, "EventScheduled", None),
        ({"status": "confirmed"}, "EventScheduled", None),
        ({"status": "postponed"}, "EventPostponed", None),
        ({"status": "postponed", "previous_start": "2026-06-26 08:30"}, "EventPostponed", None),
        ({"status": "postponed", "previous_start": "2026-06-20"}, "EventRescheduled", "2026-06-20"),
        (
            {"status": "confirmed", "previous_start": "2026-06-20 07:00"},
            "EventRescheduled",
            "2026-06-20T07:00:00+07:00",
        ),
        ({"status": "cancelled", "previous_start": "2026-06-20"}, "EventCancelled", None),
    ],
)
def test_an_event_says_when_and_whether_it_stands(fields: dict[str, str], term: str, previous: str | None) -> None:
    # Google: previousStartDate belongs to EventRescheduled; other changed events keep the day they had as startDate.
    data = _data(event(start="2026-06-26 08:30", **fields))
    assert data["@type"] == "Event" and data["eventStatus"] == f"https://schema.org/{term}"
    assert data["startDate"] == "2026-06-26T08:30:00+07:00"
    assert data.get("previousStartDate") == previous
    assert data["organizer"] == [{"@type": "Organization", "name": "Tên so-a"}]
    assert data["inLanguage"] == "vi" and "isAccessibleForFree" not in data


def test_an_event_ends_when_it_is_known_to_end() -> None:
    assert "endDate" not in _data(event(start="2026-06-26 08:30"))
    assert _data(event())["endDate"] == "2026-06-26"
    assert _data(event(end="2026-06-30"))["endDate"] == "2026-06-30"
    assert _data(event(start="2026-06-26 08:30", end="2026-06-26 10:00"))["endDate"] == "2026-06-26T10:00:00+07:00"


def test_an_event_has_a_place_only_when_it_is_known() -> None:
    assert not {"location", "eventAttendanceMode"} & set(_data(event()))
    around = (
        place("viet-nam", level="country"),
        place("tinh-b", parent="viet-nam"),
        place("xa-b", parent="tinh-b", level="commune"),
    )
    hall = _data(event(place="xa-b", venue="Nhà văn hóa"), *around)
    assert hall["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert hall["location"] == {
        "@type": "Place",
        "name": "Nhà văn hóa",
        "address": {
            "@type": "PostalAddress",
            "addressCountry": "VN",
            "addressRegion": "Tên tinh-b",
            "addressLocality": "Tên xa-b",
            "streetAddress": "Nhà văn hóa",
        },
    }
    country = _data(event(place="viet-nam"), *around)["location"]
    assert country["name"] == "Tên viet-nam"
    assert country["address"] == {"@type": "PostalAddress", "addressCountry": "VN"}


def test_an_event_online_has_its_own_kind_of_place() -> None:
    online = _data(event(online="https://a.vn/"))
    assert online["location"] == {"@type": "VirtualLocation", "url": "https://a.vn/"}
    assert online["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    both = _data(event(online="https://a.vn/", place="tinh-a"))
    assert [one["@type"] for one in both["location"]] == ["Place", "VirtualLocation"]
    assert both["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"


def test_papers_are_legislation_and_materials_are_resources() -> None:
    data = _data(document(number="73/2021/QH14", issued="2021-03-30"))
    assert (data["@type"], data["legislationType"]) == ("Legislation", "Luật")
    assert (data["legislationIdentifier"], data["legislationDate"]) == ("73/2021/QH14", "2021-03-30")
    assert "legislationIdentifier" not in _data(plan()) and "legislationDate" not in _data(plan())
    lesson = _data(material())
    assert (lesson["@type"], lesson["timeRequired"]) == ("LearningResource", "PT45M")
    assert lesson["license"].endswith("/by/4.0/")
    assert _data(place())["@type"] == "WebPage"
