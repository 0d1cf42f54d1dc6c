"""The plans' records against a truth written from the printed texts before the records were opened (tests/truth).

Run with ``-s`` to see the table of scores; a failure lists every difference.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pcmt.model import Campaign, Event, LegalDocument, Plan
from pcmt.relate.catalog import Catalog
from pcmt.relate.due_dates import dues
from tests.data_files import whole_catalog
from tests.site.truth_matching import Item, Score, paired, same_agency, same_name
from tests.site.truth_reader import PLANS, faults, names_of, records_of, scores, table, total, truth_of

FLOORS = {"number": 0.98, "date": 0.98, "place": 0.98, "targets": 0.95, "deadlines": 0.95, "agencies": 0.95}
LETTER = "cong-van-573-ttg-kgvx-2026"
HAI_DUONG = "bcd-138-hai-duong-2024"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return whole_catalog(date(2026, 11, 22))


def _plan(catalog: Catalog, name: str) -> Plan:
    found = catalog.find("ke-hoach", name)
    assert isinstance(found, Plan)
    return found


def _score(catalog: Catalog, plan: Plan) -> dict[str, Score]:
    return scores(truth_of(plan.id), records_of(catalog, plan))


def test_the_records_hold_what_the_printed_plans_hold(catalog):
    found = {name: _score(catalog, _plan(catalog, name)) for name in PLANS}
    print("\n" + table(found))
    below = [
        f"{aspect}: precision {score.precision:.3f}, recall {score.recall:.3f}"
        for aspect, score in total(found.values()).items()
        if min(score.precision, score.recall) < FLOORS[aspect]
    ]
    assert not below, "\n".join([*below, table(found), faults(found)])


def test_no_assignment_of_the_first_reading_is_missing(catalog):
    """Entries marked ``second`` were read after the comparison (tests/truth/README.md); these alone are held-out."""
    for name in PLANS:
        truth, records = truth_of(name), records_of(catalog, _plan(catalog, name))
        first = [each for each in truth["agencies"] if each.get("reading") != "second"]
        found = paired(first, records["agencies"], same_agency) + paired(
            truth["receivers"], records["receivers"], same_agency
        )
        assert found.recall >= FLOORS["agencies"], (name, found.missed)


def test_a_name_is_not_taken_for_that_of_a_unit(catalog):
    office = {"name": "Văn phòng Sở", "at": "II.1", "role": "lead"}
    assert not same_agency(office, {"names": ["Sở"], "at": "II.1", "role": "lead"})
    assert same_agency(office, {"names": ["văn phòng Sở"], "at": "II.1.a", "role": "lead"})


# ---- letter 573: its dates, its report and its agencies, held by the campaign and the events -------------


def _events_of_the_letter(catalog: Catalog) -> list[Event]:
    return [each for each in catalog.events if any(one.document == LETTER for one in each.basis)]


def test_the_dates_of_the_letter_are_those_of_the_campaign_and_its_events(catalog):
    truth = truth_of(LETTER)
    document, month, day = (
        catalog.find(kind, name)
        for kind, name in (("van-ban", LETTER), ("chien-dich", "thang-hanh-dong-2026"), ("chien-dich", "ngay-26-6"))
    )
    assert isinstance(document, LegalDocument)
    assert isinstance(month, Campaign)
    assert isinstance(day, Campaign)
    assert (document.number, str(document.issued)) == (truth["number"], str(truth["issued"]))
    stretches = {(str(each["start"]), str(each["end"])) for each in truth["dates"] if "start" in each}
    days = {str(each["on"]) for each in truth["dates"] if "on" in each}
    assert (str(month.start), str(month.end)) in stretches
    assert day.yearly
    assert f"{day.yearly.month:02d}-{day.yearly.day:02d}" in days
    found = {(str(each.start), str(each.end or each.start)) for each in _events_of_the_letter(catalog)}
    assert found == stretches | {(each, each) for each in days if len(each) == len("2026-06-27")}


def test_the_report_of_the_letter_has_its_day_its_senders_and_its_receiver(catalog):
    (due,) = truth_of(LETTER)["deadlines"]
    month = catalog.find("chien-dich", "thang-hanh-dong-2026")
    assert isinstance(month, Campaign)
    (report,) = month.reports
    assert (report.before, report.from_, report.to, report.at) == (due["date"], due["from"], due["to"], due["at"])
    assert [each.last_day for each in dues(catalog) if each.record is month] == due["last_good"]


def test_who_organizes_an_event_of_the_letter_is_given_work_by_the_letter(catalog):
    named = [each["name"] for each in truth_of(LETTER)["agencies"]]
    for event in _events_of_the_letter(catalog):
        assert event.organizers
        for agency in event.organizers:
            names = names_of(catalog, agency)
            assert any(same_name(one, other) for one in named for other in names), (event.id, agency)


# ---- the scorer itself must be able to fail ------------------------------------------------------------


def test_a_citation_left_out_costs_recall(catalog):
    plan = _plan(catalog, HAI_DUONG)
    before = _score(catalog, plan)
    after = _score(catalog, plan.model_copy(update={"basis": plan.basis[1:]}))
    for aspect in ("number", "date", "place"):
        assert after[aspect].recall < before[aspect].recall


def test_a_wrong_day_of_a_citation_costs_both(catalog):
    plan = _plan(catalog, HAI_DUONG)
    dated = next(each for each in plan.basis if each.issued)
    wrong = dated.model_copy(update={"issued": "31/12/1999"})
    before = _score(catalog, plan)
    after = _score(
        catalog, plan.model_copy(update={"basis": tuple(wrong if each is dated else each for each in plan.basis)})
    )
    assert after["number"] == before["number"]
    assert after["date"].recall < before["date"].recall
    assert after["date"].precision < before["date"].precision


def test_a_citation_at_a_wrong_place_costs_the_place(catalog):
    plan = _plan(catalog, HAI_DUONG)
    moved = plan.basis[0].model_copy(update={"at": "V.9"})
    before = _score(catalog, plan)
    after = _score(catalog, plan.model_copy(update={"basis": (moved, *plan.basis[1:])}))
    assert after["number"] == before["number"]
    assert after["place"].recall < before["place"].recall


def test_a_target_too_many_costs_precision(catalog):
    plan = _plan(catalog, HAI_DUONG)
    before = _score(catalog, plan)["targets"]
    after = _score(catalog, plan.model_copy(update={"targets": (*plan.targets, plan.targets[0])}))["targets"]
    assert after.precision < before.precision
    assert after.recall == before.recall


@pytest.mark.parametrize(
    ("aspect", "change"),
    [
        ("targets", {"comparator": "less_than"}),
        ("targets", {"value": 12}),
        ("targets", {"at": "V.9"}),
        ("deadlines", {"day": 3, "date": "2024-03-21", "last_good": ["2024-03-20"]}),
        ("deadlines", {"to": "Sở Ngoại vụ"}),
        ("agencies", {"role": "support"}),
        ("agencies", {"name": "Sở Ngoại vụ", "names": ["Sở Ngoại vụ"]}),
    ],
)
def test_each_changed_word_of_a_record_is_seen(catalog, aspect, change):
    name = "so-tnmt-lang-son-2024" if aspect == "deadlines" else HAI_DUONG
    records = records_of(catalog, _plan(catalog, name))
    before = scores(truth_of(name), records)[aspect]
    spoilt = _spoil_one(truth_of(name), records, aspect, change)
    after = scores(truth_of(name), spoilt)[aspect]
    assert after.matched == before.matched - 1


def _spoil_one(truth: Item, records: Item, aspect: str, change: Item) -> Item:
    """The records with one entry changed that was matched until now and that the change differs from."""
    before = scores(truth, records)[aspect].matched
    for number, each in enumerate(records[aspect]):
        if {**each, **change} == each:
            continue
        others = [*records[aspect][:number], *records[aspect][number + 1 :]]
        if scores(truth, {**records, aspect: others})[aspect].matched < before:
            return {**records, aspect: [*others, {**each, **change}]}
    raise AssertionError(f"no {aspect} is matched")


def test_scores_add_up_over_the_plans():
    one = Score(matched=9, missed=({"at": "I"},))
    other = replace(one, missed=(), extra=({"at": "II"},))
    whole = one + other
    assert (whole.matched, whole.recall, whole.precision) == (18, 18 / 19, 18 / 19)
