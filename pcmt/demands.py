"""Reports that papers ask for: which of them fall due for what was done in a period."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import NamedTuple, cast

from pcmt.catalog import Catalog
from pcmt.dates import PartialDate
from pcmt.model import Agency, Campaign, Plan
from pcmt.model.campaign import ReportDue
from pcmt.model.plan import Deadline, Rule
from pcmt.scopes import PlaceTree
from pcmt.timeline import dues

AFTERMATH = timedelta(days=60)
"""How long after a period its reports may still fall due."""

_CYCLES = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
"""Months of a cycle. A school term, and "when asked", end on no day that a plan names."""


class Days(NamedTuple):
    """A period, both days included."""

    first: date
    last: date

    def touches(self, start: date, end: date) -> bool:
        """Whether a stretch of days has a day in this period."""
        return start <= self.last and end >= self.first


class Demand(NamedTuple):
    """A report that a campaign or a plan asks for. ``last_day`` is the last good day, None for one that comes back."""

    record: Campaign | Plan
    asked: ReportDue | Deadline
    last_day: date | None


def find_demands(
    catalog: Catalog, records: Iterable[Campaign | Plan], days: Days, agencies: Collection[str] | None = None
) -> tuple[Demand, ...]:
    """The reports that these campaigns and plans ask for about a period, in order of time, recurring ones last.

    With ``agencies`` (ids), of what plans ask only that which one of them may have to send.
    """
    last_days = {(due.record.kind_id, due.record.id, due.at, due.what): due.last_day for due in dues(catalog)}
    found = []
    for record in records:
        for asked in record.deadlines if isinstance(record, Plan) else record.reports:
            last_day = last_days.get((record.kind_id, record.id, asked.at, asked.what))
            if isinstance(asked, Deadline) and not _is_report_of(catalog, asked, agencies):
                continue
            if days.first <= last_day <= days.last + AFTERMATH if last_day else _comes_back(record, asked, days):
                found.append(Demand(record, asked, last_day))
    return tuple(sorted(found, key=lambda one: (one.last_day or date.max, one.record.id, one.asked.what)))


def _is_report_of(catalog: Catalog, asked: Deadline, agencies: Collection[str] | None) -> bool:
    """Whether a plan's deadline is about a report, and one of the agencies may have to send it."""
    if "báo cáo" not in asked.what.casefold():
        return False
    if agencies is None or asked.from_agency is None or asked.from_agency in agencies:
        return True
    giver = cast(Agency, catalog.find(Agency.kind_id, asked.from_agency))
    # A group of units ("các phường, xã") may hold any unit that works where the group does.
    return giver.is_group and (giver.place is None or giver.place in _places(catalog, agencies))


def _places(catalog: Catalog, agencies: Iterable[str]) -> set[str]:
    """The places of agencies and what these lie in."""
    tree = PlaceTree(catalog)
    own = {place for one in agencies if (place := cast(Agency, catalog.find(Agency.kind_id, one)).place)}
    return own | {above for place in own for above in tree.above(place)}


def _comes_back(record: Campaign | Plan, asked: ReportDue | Deadline, days: Days) -> bool:
    """Whether a recurring report falls due for the period, its plan being surely in its term."""
    if not (isinstance(record, Plan) and isinstance(asked, Deadline) and asked.rule):
        return False
    start, end = record.period.start, record.period.end
    is_in_term = start is not None and end is not None and days.touches(start.first, end.last)
    return is_in_term and any(_names(asked.rule, month, days) for month in _months(days.first, days.last + AFTERMATH))


def _names(rule: Rule, month: PartialDate, days: Days) -> bool:
    """Whether a rule names the month, or names none and its cycle ends with the month, inside the period."""
    if rule.months:
        return month.month in rule.months
    cycle = _CYCLES.get(rule.frequency)
    return cycle is not None and month.month % cycle == 0 and days.first <= month.last <= days.last


def _months(first: date, last: date) -> list[PartialDate]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    numbers = range(first.year * 12 + first.month - 1, first.year * 12 + first.month - 1 + count)
    return [PartialDate(number // 12, number % 12 + 1) for number in numbers]
