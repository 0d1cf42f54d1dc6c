"""Every kind of deadline on the calendar: the day before, months' ends, leap years, terms, what was replaced or taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from pcmt.model import Plan
from pcmt.model.campaign import ReportDue
from pcmt.model.deadlines import last_day_of, months_of, occurrences, once
from pcmt.model.plan import Deadline, Rule
from pcmt.relate.due_dates import Due, dues, dues_of, stop_of, term_of, undated
from pcmt.text.dates import PartialDate
from tests.records import DATUM, TODAY, campaign, catalog, plan

YEAR = {"start": "2026", "end": "2026"}


def _deadline(**fields: Any) -> dict[str, Any]:
    return DATUM | {"from": "Sở A"} | fields


def _rule(frequency: str, *months: int, day: int | None = None, **fields: Any) -> dict[str, Any]:
    numbers = tuple(str(month) for month in months)
    return {"frequency": frequency, "months": numbers} | ({"day": str(day)} if day else {}) | fields


def _plan(rule: dict[str, Any], record_id: str = "ke-hoach-a", **fields: Any) -> Plan:
    return plan(record_id, deadlines=(_deadline(rule=rule),), **fields)


def _days(found: Iterable[Due]) -> list[str]:
    return [due.last_day.isoformat() for due in found]


# -- one day -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "last_day", "is_vague"),
    [
        ({"before": "2026-06-10"}, "2026-06-09", False),
        ({"before": "2024-03-01"}, "2024-02-29", False),
        ({"before": "2026-03-01"}, "2026-02-28", False),
        ({"before": "2026-01-01"}, "2025-12-31", False),
        ({"before": "2024-05"}, "2024-04-30", False),
        ({"before": "2026"}, "2025-12-31", False),
        ({"on": "2026-06-10"}, "2026-06-10", False),
        ({"on": "2024-06"}, "2024-06-30", True),
        ({"on": "2026"}, "2026-12-31", True),
    ],
)
def test_the_last_good_day_of_what_is_due_once(fields: dict[str, str], last_day: str, is_vague: bool) -> None:
    turn = once(Deadline(**_deadline(**fields)))
    assert turn and (turn.last_day.isoformat(), turn.month, turn.is_vague) == (last_day, "", is_vague)


def test_a_report_of_a_campaign_is_late_on_the_day_itself() -> None:
    turn = once(ReportDue(**DATUM, **{"from": "a"}, to="b", before="2024-03-01"))
    assert turn and turn.last_day == date(2024, 2, 29)


def test_a_rule_is_not_due_once() -> None:
    assert once(Deadline(**_deadline(rule=_rule("yearly", 12, day=10)))) is None


# -- rules ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (_rule("monthly", day=5), [f"2026-{month:02d}-04" for month in range(1, 13)]),
        (_rule("quarterly", 3, 6, 9, 12, day=12), ["2026-03-11", "2026-06-11", "2026-09-11", "2026-12-11"]),
        (_rule("half_yearly", 6, day=10), ["2026-06-09"]),
        (_rule("half_yearly", 12, 6, day=10), ["2026-06-09", "2026-12-09"]),
        (_rule("yearly", 12, day=10), ["2026-12-09"]),
        (_rule("yearly", 12, day=10, inclusive="có"), ["2026-12-10"]),
        (_rule("yearly", 3, day=1), ["2026-02-28"]),
        (_rule("monthly", 1, 2, 3, day=31), ["2026-01-30", "2026-02-28", "2026-03-30"]),
        (_rule("monthly", 2, 4, day=31, inclusive="có"), ["2026-02-28", "2026-04-30"]),
        (_rule("school_term", 1, 5, day=20), ["2026-01-19", "2026-05-19"]),
        (_rule("quarterly", 6, 2), ["2026-02-28", "2026-06-30"]),
        (_rule("school_term"), []),
        (_rule("quarterly"), []),
        (_rule("half_yearly"), []),
        (_rule("ad_hoc"), []),
        (_rule("monthly"), []),
        (_rule("yearly"), []),
    ],
)
def test_the_days_of_a_rule_in_a_year(rule: dict[str, Any], days: list[str]) -> None:
    found = dues(catalog(_plan(rule, period=YEAR)))
    assert _days(found) == days
    assert all(due.is_vague is (rule.get("day") is None) for due in found)
    assert bool(undated(catalog(_plan(rule, period=YEAR)))) is not bool(days)


@pytest.mark.parametrize(("year", "last"), [(2023, 28), (2024, 29), (2100, 28), (2000, 29)])
def test_before_the_first_of_march_knows_leap_years(year: int, last: int) -> None:
    rule = Rule(**_rule("yearly", 3, day=1))
    assert last_day_of(rule, PartialDate(year, 3)) == date(year, 2, last)
    assert [turn.month for turn in occurrences(rule, date(year, 1, 1), date(year, 12, 31))] == [f"{year}-03"]


def test_before_new_year_is_due_in_the_old_one_and_named_by_the_new_one() -> None:
    (due,) = dues(catalog(_plan(_rule("yearly", 1, day=1), period=YEAR)))
    assert (due.last_day, due.month) == (date(2026, 12, 31), "2027-01")


def test_a_rule_over_many_years_misses_no_day_and_tells_none_twice() -> None:
    """Against counting day by day: a day is due when the next one is the printed one."""
    rule = Rule(**_rule("monthly", *range(1, 13), day=1))
    first, last = date(2019, 11, 5), date(2028, 3, 1)
    every = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    expected = [day for day in every if (day + timedelta(days=1)).day == 1]
    assert [turn.last_day for turn in occurrences(rule, first, last)] == expected


def test_months_are_counted_once_and_in_order() -> None:
    assert months_of(Rule(**_rule("quarterly", 12, 3, 3, day=12))) == (3, 12)


# -- terms ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "term"),
    [
        ({"period": YEAR}, ("2026-01-01", "2026-12-31")),
        ({"period": {"start": "2026-03-15", "end": "2026-06"}}, ("2026-03-15", "2026-06-30")),
        # Nothing is due before its paper was issued.
        ({"period": YEAR, "issued": "2026-03"}, ("2026-03-01", "2026-12-31")),
        ({"period": YEAR, "issued": "2025-12-30"}, ("2026-01-01", "2026-12-31")),
        ({"issued": "2025-01-20"}, ("2025-01-20", "2027-12-31")),
        ({}, ("2026-06-01", "2027-12-31")),
        ({"period": {"start": "2030"}}, ("2030-01-01", "2031-12-31")),
        ({"period": {"end": "2028"}}, ("2026-06-01", "2028-12-31")),
    ],
)
def test_the_days_in_which_rules_make_dates(fields: dict[str, Any], term: tuple[str, str]) -> None:
    one = plan(**fields)
    assert tuple(day.isoformat() for day in term_of(catalog(one), one)) == term


def test_a_plan_whose_term_is_over_makes_no_future_dates_and_keeps_its_old_ones() -> None:
    one = _plan(_rule("quarterly", 3, 6, 9, 12, day=12), period={"start": "2024", "end": "2024"})
    for today in (date(2024, 1, 1), date(2026, 11, 22), date(2040, 1, 1)):
        assert _days(dues(catalog(one, today=today))) == ["2024-03-11", "2024-06-11", "2024-09-11", "2024-12-11"]


def test_a_later_build_only_adds_to_a_plan_without_an_end() -> None:
    one = _plan(_rule("yearly", 12, day=10), issued="2025-01-20")
    seen: list[str] = []
    for year in range(2025, 2030):
        found = _days(dues(catalog(one, today=date(year, 7, 1))))
        assert found[: len(seen)] == seen and found[-1] == f"{year + 1}-12-09"
        seen = found


def test_deadlines_of_one_day_stand_whatever_the_term() -> None:
    one = plan(deadlines=(_deadline(before="2027-01-15"),), period=YEAR)
    assert _days(dues(catalog(one))) == ["2027-01-14"]


# -- stops ---------------------------------------------------------------------------------------------------------------


def _stopped(found: Iterable[Due]) -> dict[str, str | None]:
    return {due.last_day.isoformat(): due.stopped.isoformat() if due.stopped else None for due in found}


def test_a_replaced_plan_stops_on_the_day_its_successor_was_issued() -> None:
    old = _plan(_rule("half_yearly", 6, 12, day=10), issued="2025-01-20", replaced_by="moi")
    new = plan("moi", issued="2026-06-09")
    linked = catalog(old, new)
    assert _stopped(dues_of(linked, old)) == {
        "2025-06-09": None,
        "2025-12-09": None,
        "2026-06-09": "2026-06-09",
        "2026-12-09": "2026-06-09",
        "2027-06-09": "2026-06-09",
        "2027-12-09": "2026-06-09",
    }
    # A build of any later year takes back the same dates: no calendar ever held more of them.
    assert _stopped(dues_of(catalog(old, new, today=date(2035, 1, 1)), old)) == _stopped(dues_of(linked, old))


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"issued": "2026-03-05", "period": {"start": "2026-02"}}, "2026-03-05"),
        ({"period": {"start": "2026-02"}}, "2026-02-01"),
        ({}, "2026-06-01"),
    ],
)
def test_the_day_a_successor_takes_over(fields: dict[str, Any], day: str) -> None:
    old = plan(replaced_by="moi")
    stop = stop_of(catalog(old, plan("moi", **fields)), old)
    assert stop and stop.isoformat() == day


def test_a_withdrawn_record_stops_until_it_is_restored() -> None:
    gone = {"on": "2026-07-01", "kind": "withdrawn", "what": "x"}
    back = {"on": "2026-08-01", "kind": "restored", "what": "x"}
    given: dict[str, Any] = {
        "deadlines": (_deadline(before="2026-07-01"), _deadline(before="2026-12-15")),
        "period": YEAR,
    }
    one = plan(**given, history=(gone,))
    assert _stopped(dues(catalog(one))) == {"2026-06-30": None, "2026-12-14": "2026-07-01"}
    assert set(_stopped(dues(catalog(plan(**given, history=(gone, back))))).values()) == {None}
    report = {**DATUM, "from": "a", "to": "b", "before": "2026-07-10"}
    (due,) = dues(catalog(campaign(reports=(report,), history=(gone,))))
    assert due.stopped == date(2026, 7, 1)


def test_a_record_that_stands_never_stops() -> None:
    assert stop_of(catalog(plan()), plan()) is None


# -- names ---------------------------------------------------------------------------------------------------------------


def test_each_time_of_a_rule_has_a_name_of_its_own_for_ever() -> None:
    deadlines = (
        _deadline(rule=_rule("quarterly", 3, 6, day=12), at="III.4"),
        _deadline(rule=_rule("ad_hoc"), at="III.4"),
        _deadline(rule=_rule("half_yearly", 6, day=10), at="III.4"),
        _deadline(before="2026-06-20", at="III.4"),
    )
    moved = tuple(one | {"rule": one["rule"] | {"day": "25"}} if "rule" in one else one for one in deadlines[:3:2])
    names = {(due.number, due.month) for due in dues(catalog(plan(deadlines=deadlines, period=YEAR)))}
    assert names == {(1, "2026-03"), (1, "2026-06"), (3, "2026-06"), (4, "")}
    kept = {due.month for due in dues(catalog(plan(deadlines=moved, period=YEAR)))}
    assert kept == {"2026-03", "2026-06"}


def test_what_has_no_day_is_told_with_its_term() -> None:
    one = _plan(_rule("school_term"), period={"start": "2024", "end": "2025"})
    (found,) = undated(catalog(one, today=TODAY))
    assert (found.plan.id, found.first, found.last) == ("ke-hoach-a", date(2024, 1, 1), date(2025, 12, 31))
