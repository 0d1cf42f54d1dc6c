"""Calendar arithmetic of deadlines: the days meant by "trước ngày", by a month, and by a recurring rule.

"Trước ngày 10/6" includes all of 9 June and nothing later. Holidays do not shift deadlines: no plan says so.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from pcmt.model.campaign import ReportDue
from pcmt.model.plan import Deadline, Rule
from pcmt.text.dates import PartialDate

CYCLE_MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
"""Months of a cycle, which a report on it covers. A school term has no fixed length, and "when asked" covers nothing."""
_ALL_MONTHS = tuple(range(1, 13))


class Occurrence(NamedTuple):
    """One time that something is due: the last good day, and the ``month`` that a rule names it by (``2024-06``).

    ``month`` is empty for what is due once. It stays the same when the day is mended, and may differ from the month of the
    last good day: before 1 March is due in February. ``is_vague``: the source names no day, ``last_day`` ends what it names.
    """

    last_day: date
    month: str = ""
    is_vague: bool = False


def once(deadline: Deadline | ReportDue) -> Occurrence | None:
    """Return the occurrence of a one-time deadline; None for a rule."""
    if isinstance(deadline, ReportDue):
        return Occurrence(deadline.before - timedelta(days=1))
    if deadline.before:
        # Before a month, or a year, begins: its first day is too late, whichever that day is.
        return Occurrence(deadline.before.first - timedelta(days=1))
    if deadline.on:
        return Occurrence(deadline.on.last, is_vague=not deadline.on.is_whole)
    return None


def months_of(rule: Rule) -> tuple[int, ...]:
    """Return the months of a rule: every month for a monthly day; empty where the source names nothing to count by."""
    if rule.months:
        return tuple(sorted(set(rule.months)))
    return _ALL_MONTHS if rule.frequency == "monthly" and rule.day else ()


def last_day_of(rule: Rule, month: PartialDate) -> date:
    """Return the last good day of a rule in one of its months; the end of the month if it names no day.

    "Trước ngày 31" includes all of a month without a 31st.
    """
    if rule.day is None:
        return month.last
    day = rule.day if rule.inclusive else rule.day - 1
    if day == 0:
        return month.first - timedelta(days=1)
    return date(month.year, month.month, min(day, monthrange(month.year, month.month)[1]))


def occurrences(rule: Rule, first: date, last: date) -> Iterator[Occurrence]:
    """Yield the occurrences of a rule from ``first`` to ``last`` inclusive, in order of time."""
    months = months_of(rule)
    # The month after the last one too: "trước ngày 1/1" is due on 31 December.
    for year in range(first.year, last.year + 2):
        for number in months:
            month = PartialDate(year, number)
            day = last_day_of(rule, month)
            if first <= day <= last:
                yield Occurrence(day, str(month), is_vague=rule.day is None)
