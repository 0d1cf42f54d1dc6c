"""Reports that papers demand: those that fall due for the activities of a period."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from pcmt.model import Agency, Campaign, Plan
from pcmt.model.campaign import ReportDue
from pcmt.model.deadlines import CYCLE_MONTHS, months_of
from pcmt.model.plan import Deadline
from pcmt.relate.catalog import Catalog
from pcmt.relate.due_dates import dues_of, stop_of
from pcmt.relate.places import PlaceTree
from pcmt.text.dates import PartialDate

AFTERMATH = timedelta(days=60)
"""How long after a period its reports may still fall due."""


class Days(NamedTuple):
    """A period, both days included."""

    first: date
    last: date

    def touches(self, start: date, end: date) -> bool:
        """Whether a stretch of days has a day in this period."""
        return start <= self.last and end >= self.first


class Demand(NamedTuple):
    """A report that a campaign or plan demands. ``last_day`` is inclusive, None where the source gives no day."""

    record: Campaign | Plan
    asked: ReportDue | Deadline
    last_day: date | None


def find_demands(
    catalog: Catalog, records: Iterable[Campaign | Plan], days: Days, agencies: Collection[str] | None = None
) -> tuple[Demand, ...]:
    """Return the reports that these campaigns and plans demand for a period, in order of time, undated ones last.

    ``agencies`` (ids) restricts the demands of plans to those that concern one of them.
    """
    found = []
    for record in records:
        for due in dues_of(catalog, record):
            is_meant = not isinstance(due.asked, Deadline) or _is_report_of(catalog, due.asked, agencies)
            if is_meant and not due.stopped and days.first <= due.last_day <= days.last + AFTERMATH:
                found.append(Demand(record, due.asked, due.last_day))
        if isinstance(record, Plan):
            undated = (one for one in record.deadlines if _is_report_of(catalog, one, agencies))
            found += [Demand(record, one, None) for one in undated if _comes_back(catalog, record, one, days)]
    return tuple(sorted(found, key=lambda one: (one.last_day or date.max, one.record.id, one.asked.what)))


def _is_report_of(catalog: Catalog, asked: Deadline, agencies: Collection[str] | None) -> bool:
    """Whether a plan's deadline is about a report, and one of the agencies may have to send it."""
    if "báo cáo" not in asked.what.casefold():
        return False
    if agencies is None or asked.from_agency is None or asked.from_agency in agencies:
        return True
    giver = catalog.get(Agency, asked.from_agency)
    # A group of units ("các phường, xã") may hold any unit that works where the group does.
    return giver.is_group and (giver.place is None or giver.place in _places(catalog, agencies))


def _places(catalog: Catalog, agencies: Iterable[str]) -> set[str]:
    """Return the places of agencies and their ancestors."""
    tree = catalog.index(PlaceTree)
    own = {place for one in agencies if (place := catalog.get(Agency, one).place)}
    return own | {above for place in own for above in tree.above(place)}


def _comes_back(catalog: Catalog, plan: Plan, asked: Deadline, days: Days) -> bool:
    """Whether a cycle of a recurring report without a day ends inside the period, its plan being surely in its term."""
    start, end = plan.period.start, plan.period.end
    cycle = CYCLE_MONTHS.get(asked.rule.frequency) if asked.rule and not months_of(asked.rule) else None
    if cycle is None or start is None or end is None or not days.touches(start.first, end.last):
        return False
    if (stop := stop_of(catalog, plan)) and stop <= days.last:
        return False
    return any(month.month % cycle == 0 and days.first <= month.last <= days.last for month in _months(days))


def _months(days: Days) -> list[PartialDate]:
    numbers = range(days.first.year * 12 + days.first.month - 1, days.last.year * 12 + days.last.month)
    return [PartialDate(number // 12, number % 12 + 1) for number in numbers]
