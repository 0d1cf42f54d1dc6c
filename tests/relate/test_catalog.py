"""The catalog: relations between records, and what is true of them on a given day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from pcmt.model import KINDS, Agency
from pcmt.relate.succession import Succession
from tests.records import DATUM, TODAY, agency, campaign, catalog, document, event, material, place, plan

YESTERDAY = (TODAY - timedelta(days=1)).isoformat()
TOMORROW = (TODAY + timedelta(days=1)).isoformat()


def _ended(record_id: str, *heirs: tuple[str, str | None], until: str = "2025-07-01") -> Agency:
    successors = tuple({"agency": heir, "since": until, "what": what} for heir, what in heirs)
    return agency(record_id, until=until, successors=successors)


def _successors(*agencies: Agency) -> list[tuple[str, str | None]]:
    return [(one.unit.id, one.what) for one in Succession(catalog(*agencies)).current_successors(agencies[0])]


def test_every_kind_is_there_even_when_empty() -> None:
    records = catalog().records
    assert set(records) == set(KINDS) and records["ke-hoach"] == {}
    with pytest.raises(TypeError):
        records["ke-hoach"]["a"] = plan()  # type: ignore[index]


def test_finds_or_says_key_error() -> None:
    linked = catalog(plan())
    assert linked.find("ke-hoach", "ke-hoach-a") == plan()
    with pytest.raises(KeyError):
        linked.find("ke-hoach", "ke-hoach-b")


def test_lists_stand_in_dictionary_order_of_titles() -> None:
    units = [agency(f"x-{number}", title=title) for number, title in enumerate(["Đà Nẵng", "Ăn", "Em", "Dạ", "An"])]
    titles = [one.title for one in catalog(*units).all("co-quan") if one.id != "so-a"]
    assert titles == ["An", "Ăn", "Dạ", "Đà Nẵng", "Em"]


def test_views_have_the_order_their_readers_want() -> None:
    linked = catalog(
        plan("p-1", period={"start": "2024"}),
        plan("p-2", period={"start": "2026"}),
        plan("p-3", published="2025-05-05"),
        document("d-1", issued="2021-03-30"),
        document("d-2"),
        document("d-3", issued="2025"),
        event("e-b", start="2026-06-01"),
        event("e-a", start="2026-06-01 08:00"),
        event("e-c", start="2026-05-31"),
        campaign("c-1", start="2024-06", end="2024-06"),
        campaign("c-2", start="2026-06", end="2026-06"),
        campaign("c-3", form="day", yearly={"month": "6", "day": "26"}),
    )
    assert [one.id for one in linked.plans] == ["p-2", "p-3", "p-1"]
    assert [one.id for one in linked.documents] == ["d-3", "d-1", "d-2"]
    assert [one.id for one in linked.events] == ["e-c", "e-a", "e-b"]
    assert [one.id for one in linked.campaigns] == ["c-3", "c-2", "c-1"]


def test_an_agency_that_stands_has_no_successor() -> None:
    assert _successors(agency("so-b")) == []


def test_successors_are_followed_to_units_of_today_with_their_part_of_the_work() -> None:
    chain = [
        _ended("so-1", ("so-2", "tuyên truyền"), ("so-3", "cai nghiện")),
        _ended("so-2", ("so-4", None), ("so-5", "báo chí")),
        agency("so-3"),
        agency("so-4"),
        agency("so-5"),
    ]
    assert set(_successors(*chain)) == {("so-3", "cai nghiện"), ("so-4", "tuyên truyền"), ("so-5", "báo chí")}


def test_two_parts_that_come_to_one_unit_are_both_told() -> None:
    assert _successors(_ended("so-1", ("so-2", "a"), ("so-2", "b")), agency("so-2")) == [("so-2", "a"), ("so-2", "b")]


def test_two_parts_that_go_through_one_ended_unit_are_both_told() -> None:
    units = [_ended("so-1", ("so-2", "a"), ("so-2", "b")), _ended("so-2", ("so-3", None)), agency("so-3")]
    assert _successors(*units) == [("so-3", "a"), ("so-3", "b")]


def test_units_that_name_each_other_end_the_search() -> None:
    assert _successors(
        _ended("so-1", ("so-2", None)), _ended("so-2", ("so-1", None), ("so-3", "x")), agency("so-3")
    ) == [("so-3", "x")]
    assert _successors(_ended("so-1", ("so-1", "x"))) == []


def test_a_successor_that_ends_tomorrow_still_answers_today() -> None:
    heir = _ended("so-2", ("so-3", None), until=TOMORROW)
    assert _successors(_ended("so-1", ("so-2", None)), heir, agency("so-3")) == [("so-2", None)]
    heir = _ended("so-2", ("so-3", None), until=TODAY.isoformat())
    assert _successors(_ended("so-1", ("so-2", None)), heir, agency("so-3")) == [("so-3", None)]


def test_places_have_successors_too() -> None:
    old = place("huyen-a", until="2025-07-01", successors=({"place": "xa-b", "since": "2025-07-01"},))
    found = Succession(catalog(old, place("xa-b"))).current_successors(old)
    assert [(one.unit.id, one.what) for one in found] == [("xa-b", None)]


@pytest.mark.parametrize(
    ("fields", "issuer_until", "state"),
    [
        ({}, None, "current"),
        ({"period": {"end": TODAY.isoformat()}}, None, "current"),
        ({"period": {"end": YESTERDAY}}, None, "term_over"),
        ({"period": {"end": "2026-11"}}, None, "current"),
        ({"period": {"end": "2026-10"}}, None, "term_over"),
        ({"period": {"end": "2026"}}, None, "current"),
        ({}, TODAY.isoformat(), "orphaned"),
        ({}, TOMORROW, "current"),
        ({"period": {"end": YESTERDAY}}, TODAY.isoformat(), "term_over"),
        ({"period": {"end": YESTERDAY}, "replaced_by": "ke-hoach-b"}, TODAY.isoformat(), "replaced"),
    ],
)
def test_the_state_of_a_plan_today(fields: dict[str, Any], issuer_until: str | None, state: str) -> None:
    record = plan(issuer="so-b", **fields)
    linked = catalog(record, plan("ke-hoach-b"), agency("so-b", until=issuer_until) if issuer_until else agency("so-b"))
    assert linked.state_of(record) == state


@pytest.mark.parametrize(
    ("fields", "status", "past"),
    [
        ({}, "in_force", False),
        ({"status": "unknown"}, "unknown", False),
        ({"status": "ended"}, "ended", True),
        ({"in_force_until": TODAY.isoformat()}, "ended", True),
        ({"in_force_until": TOMORROW}, "in_force", False),
        ({"in_force_until": YESTERDAY, "term_end": YESTERDAY}, "ended", True),
        ({"term_end": TODAY.isoformat()}, "in_force", False),
        ({"term_end": YESTERDAY}, "term_over", True),
        ({"term_end": "2026"}, "in_force", False),
        ({"term_end": "2025"}, "term_over", True),
        ({"term_end": "2025", "status": "unknown"}, "term_over", True),
    ],
)
def test_the_status_of_a_document_today(fields: dict[str, str], status: str, past: bool) -> None:
    record = document(**fields)
    linked = catalog(record)
    assert (linked.status_of(record), linked.is_past(record)) == (status, past)


def test_backlinks_name_each_record_once_by_kind_and_title() -> None:
    luat = document()
    citation = {"document": "luat-a", "quote": "x", "at": "I"}
    first = plan("p-1", title="Đ", basis=(citation, citation))
    second = material("m-1", title="B", basis=("luat-a",))
    linked = catalog(luat, first, second, document("luat-b"))
    assert [one.id for one in linked.backlinks(luat)] == ["p-1", "m-1"]
    assert linked.backlinks(luat, "ke-hoach") == [first]
    assert linked.backlinks(luat, "su-kien") == []
    words = linked.find("danh-muc", "chu-de")
    assert linked.backlinks(words) == [second]


def test_citations_of_a_document_come_from_plans_and_events() -> None:
    citations = [{"document": "luat-a", "quote": quote, "at": "I"} for quote in ("x", "y")]
    linked = catalog(document(), document("luat-b"), event(basis=citations[1:]), plan(basis=citations))
    found = linked.citations_of(document())
    assert [(one.record.id, one.citation.quote) for one in found] == [
        ("ke-hoach-a", "x"),
        ("ke-hoach-a", "y"),
        ("su-kien-a", "y"),
    ]
    assert linked.citations_of(document("luat-b")) == []


def test_deadlines_reach_their_agencies_once() -> None:
    own = {**DATUM, "from": "Sở A", "from_agency": "so-a", "to": "Sở A", "to_agency": "so-a", "on": "2026"}
    linked = catalog(plan(deadlines=(own,)), agency("so-b"))
    assert {key: len(found) for key, found in linked.deadlines_by_agency.items()} == {"so-a": 1}


def test_newest_first_and_ties_by_kind_and_id() -> None:
    linked = catalog(
        plan("p-2"),
        plan("p-1"),
        event("z-1"),
        material("m-1", modified="2026-06-02"),
        material("m-0", published="2026-05-31"),
    )
    kinds = ("su-kien", "ke-hoach", "tai-lieu")
    assert [one.id for one in linked.newest(kinds, 9)] == ["m-1", "z-1", "p-1", "p-2", "m-0"]
    assert [one.id for one in linked.newest(kinds, 2)] == ["m-1", "z-1"]
    assert [one.id for one in linked.newest(("ke-hoach",), 9)] == ["p-1", "p-2"]


def test_today_is_the_day_the_catalog_was_told() -> None:
    record = document(in_force_until="2030-01-01")
    assert catalog(record, today=date(2029, 12, 31)).status_of(record) == "in_force"
    assert catalog(record, today=date(2030, 1, 1)).status_of(record) == "ended"
