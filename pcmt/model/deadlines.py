"""Deadlines on the calendar: what "trước ngày", a month, and a rule that comes back mean in days.

"Trước ngày 10/6" leaves the whole of 9 June and nothing after it. Days off move nothing: no plan says that they do.
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


class Turn(NamedTuple):
    """One time that something is due: the last good day, and the ``month`` that a rule names it by (``2024-06``).

    ``month`` is empty for what is due once. It stays the same when the day is mended, and may differ from the month of the
    last good day: before 1 March is due in February. ``is_vague``: the source names no day, ``last_day`` ends what it names.
    """

    last_day: date
    month: str = ""
    is_vague: bool = False


def once(deadline: Deadline | ReportDue) -> Turn | None:
    """The day of what is due once; None for a rule."""
    if isinstance(deadline, ReportDue):
        return Turn(deadline.before - timedelta(days=1))
    if deadline.before:
        # Before a month, or a year, begins: its first day is too late, whichever that day is.
        return Turn(deadline.before.first - timedelta(days=1))
    if deadline.on:
        return Turn(deadline.on.last, is_vague=not deadline.on.is_whole)
    return None


def months_of(rule: Rule) -> tuple[int, ...]:
    """The months that a rule names; every month for a day of each month; none where the source gives nothing to count by."""
    if rule.months:
        return tuple(sorted(set(rule.months)))
    return _ALL_MONTHS if rule.frequency == "monthly" and rule.day else ()


def last_day_of(rule: Rule, month: PartialDate) -> date:
    """The last good day of a rule in a month that it names; the end of the month where it names no day.

    "Trước ngày 31" leaves all of a month that has no 31st.
    """
    if rule.day is None:
        return month.last
    day = rule.day if rule.inclusive else rule.day - 1
    if day == 0:
        return month.first - timedelta(days=1)
    return date(month.year, month.month, min(day, monthrange(month.year, month.month)[1]))


def turns(rule: Rule, first: date, last: date) -> Iterator[Turn]:
    """The times a rule comes due from ``first`` to ``last``, both included, in order of time."""
    months = months_of(rule)
    # The month after the last one too: "trước ngày 1/1" is due on 31 December.
    for year in range(first.year, last.year + 2):
        for number in months:
            month = PartialDate(year, number)
            day = last_day_of(rule, month)
            if first <= day <= last:
                yield Turn(day, str(month), is_vague=rule.day is None)
