"""Records along time: the last good day of a deadline, and the days in which something is on."""

from __future__ import annotations

from datetime import date

import pytest

from pcmt.relate.due_dates import dues, occasions
from tests.records import DATUM, agency, campaign, catalog, event, plan


def _yearly(month: int, day: int):
    return campaign("ngay", form="day", yearly={"month": str(month), "day": str(day)})


def _days(*records, today: date = date(2026, 11, 22)) -> list[tuple[date, date]]:
    return [(one.start, one.end) for one in occasions(catalog(*records, today=today))]


def test_the_last_good_day_of_before_is_the_day_before() -> None:
    deadlines = tuple(
        {**DATUM, "from": "Sở", "what": what, key: day}
        for what, key, day in [
            ("b", "before", "2027-01-01"),
            ("a", "on", "2026-12-31"),
            ("c", "before", "2024-03-01"),
            ("tháng", "before", "2026-12"),
            ("năm", "on", "2026"),
        ]
    )
    rule = {**DATUM, "from": "Sở", "rule": {"frequency": "yearly", "months": ("12",), "day": "15"}}
    found = dues(catalog(plan(deadlines=(*deadlines, rule), period={"start": "2026", "end": "2026"})))
    assert [(one.what, one.last_day) for one in found] == [
        ("c", date(2024, 2, 29)),
        ("tháng", date(2026, 11, 30)),
        ("việc thử", date(2026, 12, 14)),
        ("a", date(2026, 12, 31)),
        ("b", date(2026, 12, 31)),
        ("năm", date(2026, 12, 31)),
    ]
    assert found[0].words == DATUM["quote"] and found[0].record.id == "ke-hoach-a"


def test_reports_of_campaigns_are_due_too() -> None:
    report = {"what": "Báo cáo", "from": "a", "to": "b", "before": "2026-07-15", "quote": "q", "at": "I"}
    found = dues(catalog(campaign(reports=(report,))))
    assert [(one.last_day, one.what, one.words, one.record.id) for one in found] == [
        (date(2026, 7, 14), "Báo cáo", "q", "thang-a")
    ]


def test_a_deadline_is_named_by_its_place_and_number_and_tells_its_parties() -> None:
    given = [
        ("IV.2", {"on": "2026-12"}, {"from_agency": "so-a"}),
        ("IV.1", {"on": "2026-05-01"}, {"from_agency": "so-a", "to_agency": "so-b", "to": "Sở B"}),
        ("IV.2", {"on": "2026-03-01"}, {"from_agency": "so-a", "to_agency": "so-a"}),
        ("IV.2", {"on": "2026-02-01"}, {}),
    ]
    deadlines = tuple({**DATUM, "from": "Sở A", "at": at, **day, **agencies} for at, day, agencies in given)
    found = dues(catalog(agency("so-b"), plan(deadlines=deadlines)))
    # What has no day yet is due at the end of what is named, and keeps its number: dating it changes no UID.
    assert [(one.at, one.number, one.agencies, one.giver, one.receiver) for one in found] == [
        ("IV.2", 3, (), "Sở A", ""),
        ("IV.2", 2, ("so-a",), "Sở A", ""),
        ("IV.1", 1, ("so-a", "so-b"), "Sở A", "Sở B"),
        ("IV.2", 1, ("so-a",), "Sở A", ""),
    ]


def test_events_that_do_not_take_place_are_no_occasions() -> None:
    assert _days(event(status="provisional", end="2026-06-28")) == [(date(2026, 6, 26), date(2026, 6, 28))]
    assert _days(event(status="cancelled"), event("hoan", status="postponed")) == []


def test_a_campaign_fills_the_days_that_its_dates_can_mean() -> None:
    assert _days(campaign(start="2026-06", end="2026-06")) == [(date(2026, 6, 1), date(2026, 6, 30))]
    assert _days(campaign(start="2026-06")) == []


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2026, 12, 31)])
def test_a_yearly_day_comes_this_year_and_the_next(today: date) -> None:
    days = [date(2026, 6, 26), date(2027, 6, 26)]
    assert _days(_yearly(6, 26), today=today) == [(day, day) for day in days]
    assert _days(_yearly(1, 1), today=today) == [(date(year, 1, 1),) * 2 for year in (2026, 2027)]
    assert _days(_yearly(12, 31), today=today) == [(date(year, 12, 31),) * 2 for year in (2026, 2027)]


def test_the_29th_of_february_breaks_no_year() -> None:
    days = _days(_yearly(2, 29), today=date(2027, 3, 1))
    assert (date(2028, 2, 29), date(2028, 2, 29)) in days


@pytest.mark.parametrize(("month", "day"), [(6, 31), (2, 30)])
def test_a_yearly_day_that_no_calendar_has_is_refused_at_the_door(month: int, day: int) -> None:
    with pytest.raises(ValueError):
        _yearly(month, day)


def test_a_year_that_has_its_own_campaign_is_told_once() -> None:
    own = {"series": "ngay", "start": "2027-06-25", "end": "2027-06-27"}
    week = (date(2027, 6, 25), date(2027, 6, 27))
    assert _days(_yearly(6, 26), campaign("nam-2027", **own)) == [(date(2026, 6, 26),) * 2, week]
    gone = campaign("nam-2027", **own, history=({"on": "2026-07-01", "kind": "withdrawn", "what": "x"},))
    assert _days(_yearly(6, 26), gone) == [(date(2026, 6, 26),) * 2, (date(2027, 6, 26),) * 2]


def test_occasions_stand_in_order_of_time() -> None:
    records = [
        event("e-b", start="2026-06-26"),
        event("e-a", start="2026-06-26"),
        event("e-c", start="2026-06-26", end="2026-06-27"),
        campaign(start="2026-06", end="2026-06"),
    ]
    assert [one.record.id for one in occasions(catalog(*records))] == ["thang-a", "e-a", "e-b", "e-c"]
