"""What rests on what: both directions, through others, by the shortest way, and never asked of who has moved on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pcmt.model import Plan, Record
from pcmt.relate.legal_basis import RESTING_KINDS, DependencyGraph, ending_of, is_past
from pcmt.show.parts.context import PageContext
from pcmt.show.site.article import banners
from tests.records import TODAY, agency, campaign, catalog, document, event, material, plan

CITED = {"document": "luat-a", "quote": "Trên 90% trường học", "at": "I.1"}


def _ended(record_id: str = "luat-a", **fields: Any) -> Record:
    return document(record_id, **({"status": "ended", "in_force_until": "2026-07-01"} | fields))


def _resting(*records: Record, on: str = "luat-a", today: date = TODAY) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.record.id, one.via) for one in DependencyGraph(catalog(*records, today=today)).dependencies_on(on)]


def _citing(name: str, **fields: str) -> Plan:
    return plan(name, basis=({**CITED, "document": fields.pop("document")} | fields,))


def test_every_kind_names_its_bases_in_its_own_way() -> None:
    other = {**CITED, "document": "luat-b", "relation": "implements"}
    assert plan(basis=(CITED, other, CITED)).basis_ids == ("luat-a", "luat-b")
    assert plan(basis=(CITED, other)).implemented_ids == ("luat-b",)
    assert event(basis=(CITED,)).basis_ids == ("luat-a",) and event(basis=(other,)).implemented_ids == ()
    assert campaign(basis=("luat-a",), directing=("luat-b",)).basis_ids == ("luat-a", "luat-b")
    assert campaign(basis=("luat-a",), directing=("luat-b",)).implemented_ids == ("luat-b",)
    assert material(basis=("luat-a",)).basis_ids == ("luat-a",)
    assert document(implements=("luat-b",)).basis_ids == document(implements=("luat-b",)).implemented_ids == ("luat-b",)
    assert agency().basis_ids == agency().implemented_ids == ()


def test_whatever_rests_on_an_ended_document_is_found_with_its_way() -> None:
    records = (
        _ended(),
        document("nghi-dinh", implements=("luat-a",)),
        document("thong-tu", implements=("nghi-dinh",)),
        document("khac"),
        _citing("truc-tiep", document="luat-a"),
        _citing("xa", document="thong-tu"),
        _citing("ngoai", document="khac"),
        campaign(directing=("nghi-dinh",)),
        event(basis=({**CITED, "document": "thong-tu"},)),
        material(basis=("luat-a",)),
    )
    assert _resting(*records) == [
        ("nghi-dinh", ()),
        ("thong-tu", ("nghi-dinh",)),
        ("truc-tiep", ()),
        ("xa", ("thong-tu", "nghi-dinh")),
        ("thang-a", ("nghi-dinh",)),
        ("su-kien-a", ("thong-tu", "nghi-dinh")),
        ("giao-an-a", ()),
    ]
    assert {record.kind_id for record in records} == set(RESTING_KINDS)


def test_a_record_is_told_once_by_the_shortest_way() -> None:
    middle = [document(name, implements=("luat-a",)) for name in ("m", "n")]
    long = document("dai", implements=("m",))
    cited = tuple({**CITED, "document": name} for name in ("dai", "n", "m"))
    assert _resting(_ended(), *middle, long, plan(basis=cited))[-1] == ("ke-hoach-a", ("n",))
    assert _resting(_ended(), *middle, long, plan(basis=(*cited, CITED)))[-1] == ("ke-hoach-a", ())


def test_who_names_the_successor_has_moved_on() -> None:
    old = _ended(replaced_by=("luat-b",))
    after = (document("luat-b", replaced_by=("luat-c",), status="ended"), document("luat-c"))
    both = material("ca-hai", basis=("luat-a", "luat-c"))
    assert _resting(old, *after, material(basis=("luat-a",)), both) == [("giao-an-a", ())]


def test_a_way_does_not_lead_through_the_successor() -> None:
    old = _ended(replaced_by=("ket-luan",))
    records = (old, document("ket-luan", implements=("luat-a",)), document("duoi", implements=("ket-luan",)))
    assert _resting(*records, material(basis=("duoi",))) == [("ket-luan", ())]


def test_ends_are_told_apart_and_by_their_own_days() -> None:
    def told(today: date = TODAY, **fields: Any) -> tuple[str, str, date | None, bool] | None:
        ending = ending_of(catalog(document(**fields), today=today), document(**fields))
        return ending and (ending.kind, str(ending.since), ending.begins, ending.has_come)

    assert told() is None
    day = date(2026, 7, 1)
    assert told(in_force_until="2026-07-01") == ("ended", "2026-07-01", day, True)
    assert told(in_force_until="2026-07-01", replaced_by=("luat-b",)) == ("replaced", "2026-07-01", day, True)
    assert told(date(2026, 6, 30), in_force_until="2026-07-01") == ("ended", "2026-07-01", day, False)
    assert told(status="ended", replaced_by=("luat-b",)) == ("replaced", "None", None, True)
    assert told(term_end="2025") == ("term_over", "2025", date(2026, 1, 1), True)
    assert told(term_end="2026") == ("term_over", "2026", date(2027, 1, 1), False)
    assert told(term_end="2026", in_force_until="2026-12-01") == ("ended", "2026-12-01", date(2026, 12, 1), False)
    early: dict[str, Any] = {"status": "ended", "in_force_until": "2027-01-01"}
    assert told(**early) == ("ended", "2027-01-01", date(2027, 1, 1), False)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (plan(period={"end": "2025"}), True),
        (plan(period={"end": "2026"}), False),
        (plan(), False),
        (event(start="2026-11-21"), True),
        (event(start="2026-11-22"), False),
        (event(start="2026-12-01", status="cancelled"), True),
        (campaign(start="2025-06-01", end="2025-06-30"), True),
        (campaign(yearly={"month": "6", "day": "26"}), False),
        (material(), False),
        (material(history=({"on": "2026-06-10", "kind": "withdrawn", "what": "Rút"},)), True),
        (document(status="unknown"), False),
        (_ended(), True),
    ],
)
def test_a_record_whose_time_is_over_owes_nothing(record: Record, expected: bool) -> None:
    assert is_past(catalog(record), record) is expected


def test_everything_below_a_document_nearest_first() -> None:
    records = (
        document(),
        document("m", implements=("luat-a",)),
        document("n", implements=("m",)),
        _citing("p", document="m"),
        plan("q", basis=(CITED, {**CITED, "document": "n"})),
        material(basis=("n",)),
    )
    cascade = DependencyGraph(catalog(*records))
    assert [(one.record.id, one.via) for one in cascade.dependents_of("luat-a")] == [
        ("m", ()),
        ("q", ()),
        ("n", ("m",)),
        ("p", ("m",)),
        ("giao-an-a", ("n", "m")),
    ]
    assert [one.id for one in cascade.implementers_of("luat-a")] == ["m"]
    assert cascade.dependencies_on("luat-a") == [] and cascade.dependents_of("q") == []


def test_a_chain_may_be_longer_than_python_calls_deep() -> None:
    length = 3_000
    line = [document(f"v-{n:04d}", implements=(f"v-{n - 1:04d}",)) for n in range(1, length)]
    found = DependencyGraph(catalog(_ended("v-0000"), *line, material(basis=(f"v-{length - 1:04d}",)))).dependencies_on(
        "v-0000"
    )
    assert len(found) == length and len(found[-1].via) == length - 1


@pytest.mark.parametrize(
    ("fields", "status", "has_come"),
    [
        ({"status": "ended", "in_force_until": "2027-06-01"}, "in_force", False),
        ({"status": "term_over", "term_end": "2027"}, "in_force", False),
        ({"status": "ended", "in_force_until": "2026"}, "ended", True),
        ({"status": "term_over", "term_end": "2026"}, "term_over", True),
        ({"status": "unknown", "in_force_until": "2027-06-01"}, "unknown", False),
    ],
)
def test_a_status_typed_ahead_waits_for_its_day_and_one_of_an_imprecise_day_holds(
    fields: dict[str, Any], status: str, has_come: bool
) -> None:
    one = document(**fields)
    whole = catalog(one)
    ending = ending_of(whole, one)
    assert whole.status_of(one) == status
    assert ending is not None and ending.has_come is has_come
    if has_come and ending.begins:
        assert ending.begins <= TODAY


def test_the_page_of_a_document_that_will_end_does_not_say_that_it_has() -> None:
    one = document(status="ended", in_force_until="2027-06-01")
    assert banners(PageContext(catalog(one)), one) == []


def test_a_campaign_loses_nothing_when_the_letter_that_ordered_it_is_over_with_it() -> None:
    letter = document("cong-van", status="term_over", term_end="2026-06-30")
    within = campaign("thang-6", start="2026-06-01", end="2026-06-30", directing=("cong-van",))
    beyond = campaign("ca-nam", start="2026-06-01", end="2026-12-31", directing=("cong-van",))
    cited = {**CITED, "document": "cong-van"}
    day = event("ngay-27", start="2026-06-27", basis=(cited,))
    later = event("ngay-1-7", start="2026-07-01", basis=(cited,))
    lesson = material(basis=("cong-van",))
    assert _resting(letter, within, beyond, day, later, lesson, on="cong-van") == [
        ("ca-nam", ()),
        ("ngay-1-7", ()),
        ("giao-an-a", ()),
    ]
    withdrawn = document("cong-van", status="ended", in_force_until="2026-06-15")
    assert _resting(withdrawn, within, on="cong-van") == [("thang-6", ())]
