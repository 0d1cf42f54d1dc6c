"""JSON-LD of every built page held against schema.org: types, properties, what each may hold, addresses that exist."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from tests.site.head_reader import read_head

OWN = "https://pcmt.example/"
SCHEMA = "https://schema.org/"

PARENTS = {
    "BreadcrumbList": "ItemList",
    "Collection": "CreativeWork",
    "DataCatalog": "CreativeWork",
    "DataDownload": "MediaObject",
    "Dataset": "CreativeWork",
    "EventSeries": "Event",
    "LearningResource": "CreativeWork",
    "Legislation": "CreativeWork",
    "MediaObject": "CreativeWork",
    "WebPage": "CreativeWork",
    **dict.fromkeys(
        "Audience CreativeWork Event ItemList ListItem Organization Place PostalAddress Schedule VirtualLocation".split(),
        "Thing",
    ),
}
"""Types that pages may use with their parent, from schema.org 30.0 (``schemaorg-all-https-types.csv``)."""

PROPERTIES = {
    "name": ("Thing", "Text"),
    "description": ("Thing", "Text"),
    "url": ("Thing", "URL"),
    "about": ("CreativeWork Event", "Thing"),
    "address": ("Organization Place", "PostalAddress Text"),
    "addressCountry": ("PostalAddress", "Text"),
    "addressLocality": ("PostalAddress", "Text"),
    "addressRegion": ("PostalAddress", "Text"),
    "streetAddress": ("PostalAddress", "Text"),
    "audience": ("CreativeWork Event", "Audience"),
    "audienceType": ("Audience", "Text"),
    "author": ("CreativeWork", "Organization"),
    "byMonth": ("Schedule", "Integer"),
    "byMonthDay": ("Schedule", "Integer"),
    "contentSize": ("MediaObject", "Text"),
    "contentUrl": ("MediaObject", "URL"),
    "dataset": ("DataCatalog", "Dataset"),
    "dateModified": ("CreativeWork", "Date"),
    "datePublished": ("CreativeWork", "Date"),
    "distribution": ("Dataset", "DataDownload"),
    "duration": ("Event MediaObject Schedule", "Duration"),
    "educationalLevel": ("CreativeWork", "Text"),
    "encoding": ("CreativeWork", "MediaObject"),
    "encodingFormat": ("CreativeWork", "Text"),
    "endDate": ("Event", "Date"),
    "eventAttendanceMode": ("Event", "URL"),
    "eventSchedule": ("Event", "Schedule"),
    "eventStatus": ("Event", "URL"),
    "hasPart": ("CreativeWork", "CreativeWork"),
    "inLanguage": ("CreativeWork Event", "Text"),
    "isAccessibleForFree": ("CreativeWork Event Place", "Boolean"),
    "isBasedOn": ("CreativeWork", "CreativeWork URL"),
    "item": ("ListItem", "Thing URL"),
    "itemListElement": ("ItemList", "ListItem"),
    "learningResourceType": ("CreativeWork", "Text"),
    "legislationDate": ("Legislation", "Date"),
    "legislationIdentifier": ("Legislation", "Text"),
    "legislationLegalForce": ("Legislation", "URL"),
    "legislationPassedBy": ("Legislation", "Organization"),
    "legislationType": ("Legislation", "Text"),
    "license": ("CreativeWork", "URL"),
    "location": ("Event Organization", "Place PostalAddress VirtualLocation"),
    "organizer": ("Event", "Organization"),
    "position": ("CreativeWork ListItem", "Integer"),
    "previousStartDate": ("Event", "Date"),
    "publisher": ("CreativeWork", "Organization"),
    "repeatFrequency": ("Schedule", "Duration"),
    "scheduleTimezone": ("Schedule", "Text"),
    "startDate": ("Event", "Date"),
    "subEvent": ("Event", "Event"),
    "superEvent": ("Event", "Event"),
    "timeRequired": ("CreativeWork", "Duration"),
    "translationOfWork": ("CreativeWork", "CreativeWork"),
}
"""Properties with the types that have them and what they hold, from schema.org 30.0 (``schemaorg-all-https-properties.csv``).

Of what schema.org allows only what the portal writes; a member of an enumeration is given by its address.
"""

MEMBERS = {
    "legislationLegalForce": {"InForce", "NotInForce", "PartiallyInForce"},
    "eventStatus": {"EventScheduled", "EventRescheduled", "EventPostponed", "EventCancelled", "EventMovedOnline"},
    "eventAttendanceMode": {f"{mode}EventAttendanceMode" for mode in ("Offline", "Online", "Mixed")},
}
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?[+-]\d\d:\d\d)?)?)?")
_DURATION = re.compile(r"P(\d+[YMD])*(T(\d+[HMS])+)?")


@pytest.fixture(scope="module")
def linked(built_site: Path) -> dict[str, list[dict[str, Any]]]:
    pages = {path: read_head(path) for path in sorted(built_site.rglob("*.html"))}
    return {
        str(path.relative_to(built_site)): [json.loads(one) for one in page.linked]
        for path, page in pages.items()
        if not page.is_redirect
    }


def _kinds(name: str) -> set[str]:
    found = {name}
    while name in PARENTS:
        name = PARENTS[name]
        found.add(name)
    return found


def _types(data: dict[str, Any]) -> list[str]:
    names = data.get("@type", [])
    return [names] if isinstance(names, str) else names


def _faults(data: dict[str, Any]) -> Iterator[str]:
    """What is wrong with an object and those inside it."""
    kinds = {kind for name in _types(data) for kind in _kinds(name)}
    if unknown := [name for name in _types(data) if name not in PARENTS and name != "Thing"]:
        yield f"type {unknown}"
    for name, value in data.items():
        if name.startswith("@"):
            continue
        if name not in PROPERTIES or not kinds & set(PROPERTIES[name][0].split()):
            yield f"{sorted(_types(data))} has no {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            if not _fits(one, set(PROPERTIES[name][1].split())):
                yield f"{name} holds {one!r}"
            if name in MEMBERS and one.removeprefix(SCHEMA) not in MEMBERS[name]:
                yield f"{name} is {one!r}"
            if isinstance(one, dict):
                yield from _faults(one)


def _fits(value: Any, wanted: set[str]) -> bool:
    if isinstance(value, dict):
        is_reference = set(value) == {"@id"}
        return is_reference or any(_kinds(name) & wanted for name in _types(value))
    if isinstance(value, bool):
        return "Boolean" in wanted
    if isinstance(value, int):
        return "Integer" in wanted
    return bool(value.strip()) and (
        "Text" in wanted
        or ("URL" in wanted and bool(urlsplit(value).scheme and urlsplit(value).netloc))
        or ("Date" in wanted and bool(_DATE.fullmatch(value)))
        or ("Duration" in wanted and bool(_DURATION.fullmatch(value)))
    )


def _addresses(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _addresses(one)
    elif isinstance(value, list):
        for one in value:
            yield from _addresses(one)
    elif isinstance(value, str) and value.startswith(OWN):
        yield value


def test_the_rules_see_what_is_wrong() -> None:
    assert list(_faults({"@type": "Legislation", "legislationPassedBy": "Quốc hội"})) != []
    assert list(_faults({"@type": "Legislation", "legislationPassedBy": {"@type": "Organization", "name": "A"}})) == []
    assert list(_faults({"@type": "Event", "legislationDate": "2026"})) != []
    assert list(_faults({"@type": "Legislation", "legislationLegalForce": f"{SCHEMA}Valid"})) != []
    assert list(_faults({"@type": "Paper"})) != []


def test_types_and_properties_are_those_of_schema_org(linked: dict[str, list[dict[str, Any]]]) -> None:
    for path, blocks in linked.items():
        for data in blocks:
            assert data["@context"] == "https://schema.org", path
            assert list(_faults(data)) == [], path


def test_addresses_are_whole_and_exist(built_site: Path, linked: dict[str, list[dict[str, Any]]]) -> None:
    addresses = {one for blocks in linked.values() for one in _addresses(blocks)}
    assert len(addresses) > 400
    missing = []
    for one in addresses:
        target = built_site / unquote(urlsplit(one.removeprefix(OWN)).path)
        target = target / "index.html" if target.is_dir() else target
        fragment = urlsplit(one).fragment
        if not target.is_file() or (fragment and fragment not in read_head(target).ids):
            missing.append(one)
    assert missing == []


def test_pages_with_a_way_up_say_it(linked: dict[str, list[dict[str, Any]]]) -> None:
    bare = {"index.html", "404.html"}
    for path, blocks in linked.items():
        ways = [one for one in blocks if one["@type"] == "BreadcrumbList"]
        if path in bare or path.endswith(("/in/index.html", "/chuong-trinh/index.html")):
            assert ways == [], path
            continue
        steps = ways[0]["itemListElement"]
        assert [one["position"] for one in steps] == list(range(1, len(steps) + 1)), path
        assert len(ways) == 1 and len(steps) >= 2, path
        assert steps[0]["item"] == OWN


def test_laws_say_who_passed_them_and_whether_they_hold(linked: dict[str, list[dict[str, Any]]]) -> None:
    def law(name: str) -> dict[str, Any]:
        return next(one for one in linked[f"van-ban/{name}/index.html"] if one["@type"] == "Legislation")

    new, old = law("luat-120-2025-qh15"), law("luat-73-2021-qh14")
    assert new["legislationPassedBy"] == [
        {"@type": "Organization", "@id": f"{OWN}co-quan/quoc-hoi/", "name": "Quốc hội"}
    ]
    assert new["legislationLegalForce"] == f"{SCHEMA}InForce"
    assert old["legislationLegalForce"] == f"{SCHEMA}NotInForce"
    assert "legislationLegalForce" not in law("luat-104-2016-qh13")  # its force was not checked


def test_the_page_of_open_data_describes_each_list(linked: dict[str, list[dict[str, Any]]]) -> None:
    catalogue = next(one for one in linked["du-lieu-mo/index.html"] if one["@type"] == "DataCatalog")
    names = {one["url"].partition("#")[2] for one in catalogue["dataset"]}
    assert {"ke-hoach", "van-ban", "phan-cong", "chi-tieu"} <= names
    for one in catalogue["dataset"]:
        assert 50 <= len(one["description"]) <= 5000  # Google's guide to Dataset
        assert {file["encodingFormat"] for file in one["distribution"]} == {"application/json", "text/csv"}
