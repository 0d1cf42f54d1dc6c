"""Facts for machines in a page's head: Dublin Core by name, JSON-LD that no title can break out of."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

import pytest

from pcmt.model import Record
from pcmt.render.head import render_head
from tests.unit.records import agency, document, event, material, place, plan, view

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
    assert head.tags == ["meta"] * 5 + ["script"]
    assert head.metas["DC.title"] == EVIL
    assert "<" not in head.scripts[0] and json.loads(head.scripts[0])["name"] == EVIL


def test_dublin_core_has_the_names_that_the_theme_does_not_print() -> None:
    metas = _head(plan(issued="2024-03", description="Nói ngắn.")).metas
    assert metas == {
        "DC.title": "Tên ke-hoach-a",
        "DC.creator": "Tên so-a",
        "DC.date": "2024-03",
        "DC.description": "Nói ngắn.",
        "DC.identifier": "https://thu.example/ke-hoach/ke-hoach-a/",
    }


def test_date_and_creator_come_from_where_they_are_known() -> None:
    assert _head(event()).metas["DC.date"] == "2026-06-01"
    assert _head(event()).metas["DC.creator"] == "Cổng thử"
    assert _head(material()).metas["DC.creator"] == "Nhóm thử"


@pytest.mark.parametrize(
    ("status", "term"),
    [
        ("provisional", "EventScheduled"),
        ("confirmed", "EventScheduled"),
        ("postponed", "EventPostponed"),
        ("cancelled", "EventCancelled"),
    ],
)
def test_an_event_says_when_and_whether_it_stands(status: str, term: str) -> None:
    data = _data(event(start="2026-06-26 08:30", status=status, previous_start="2026-06-20"))
    assert data["@type"] == "Event" and data["eventStatus"] == f"https://schema.org/{term}"
    assert data["startDate"] == data["endDate"] == "2026-06-26T08:30:00+07:00"
    assert data["previousStartDate"] == "2026-06-20"
    assert data["organizer"] == [{"@type": "Organization", "name": "Tên so-a"}]


def test_an_event_has_a_place_only_when_it_is_known() -> None:
    assert "location" not in _data(event()) and "previousStartDate" not in _data(event())
    assert _data(event(place="tinh-a", venue="Nhà văn hóa"))["location"] == {
        "@type": "Place",
        "name": "Nhà văn hóa",
        "address": "Tên tinh-a",
    }
    assert _data(event(place="tinh-a"))["location"]["name"] == "Tên tinh-a"
    assert _data(event(online="https://a.vn/"))["location"] == {"@type": "VirtualLocation", "url": "https://a.vn/"}


def test_papers_are_legislation_and_materials_are_resources() -> None:
    data = _data(document(number="73/2021/QH14", issued="2021-03-30"))
    assert (data["@type"], data["legislationType"]) == ("Legislation", "Luật")
    assert (data["legislationIdentifier"], data["legislationDate"]) == ("73/2021/QH14", "2021-03-30")
    assert "legislationIdentifier" not in _data(plan()) and "legislationDate" not in _data(plan())
    lesson = _data(material())
    assert (lesson["@type"], lesson["timeRequired"]) == ("LearningResource", "PT45M")
    assert lesson["license"].endswith("/by/4.0/")
    assert _data(place())["@type"] == "WebPage"
