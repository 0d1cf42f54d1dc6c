"""A month as a table of weeks, and as a list of days. Weeks start on Monday, as calendars in Vietnam do."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import NamedTuple

from markupsafe import Markup

from pcmt.model import Event
from pcmt.relate.facets.events import first_day
from pcmt.show.events.rows import is_off
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.templates import ENVIRONMENT
from pcmt.text.dates import day_of
from pcmt.text.formats import WEEKDAY_HEADS, format_clock

DAYS_SHOWN = 3
"""Limit of days: a longer event is listed above the grid, where it does not hide single days."""
ENTRIES_SHOWN = 3
"""Entries of a cell; the others are counted, and listed under the day."""


class GridEntry(NamedTuple):
    """An event on one day. ``is_old``: the day it was moved away from."""

    event: Event
    is_old: bool = False

    @property
    def is_off(self) -> bool:
        """Return True if the event does not take place on this day."""
        return self.is_old or is_off(self.event)

    @property
    def words(self) -> str:
        """Title with what must be known before going: ``Hủy: …``, ``8 giờ 30 …``."""
        if self.event.status == "postponed" and self.is_off:
            return f"Hoãn: {self.event.title}"
        if self.is_old:
            return f"Dời ngày: {self.event.title}"
        if self.event.status == "cancelled":
            return f"Hủy: {self.event.title}"
        clock = f"{format_clock(self.event.start)} " if isinstance(self.event.start, datetime) else ""
        return clock + self.event.title


class MonthDays(NamedTuple):
    """The events of a month: those of many days, and by day the others."""

    month: date
    long: list[Event]
    days: dict[date, list[GridEntry]]


class DayCell(NamedTuple):
    """A day of the grid; ``day`` is None outside the month. ``href`` leads to the day in the list."""

    day: date | None
    entries: list[GridEntry]
    href: str = ""

    @property
    def shown(self) -> list[GridEntry]:
        """The entries with a title of their own."""
        return self.entries[:ENTRIES_SHOWN]

    @property
    def more(self) -> int:
        """How many entries are only counted."""
        return max(0, len(self.entries) - ENTRIES_SHOWN)


def day_anchor(day: date) -> str:
    """Anchor of a day in the list."""
    return f"ngay-{day.isoformat()}"


def month_days(month: str, events: list[Event]) -> MonthDays:
    """Lay out the events of a month (``2026-06``) on its days, in order of time."""
    start = first_day(month)
    end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    long = []
    days: dict[date, list[GridEntry]] = defaultdict(list)
    for event in events:
        first, last = day_of(event.start), day_of(event.finish)
        if (last - first).days >= DAYS_SHOWN:
            if first <= end and last >= start:
                long.append(event)
        else:
            for number in range((last - first).days + 1):
                days[first + timedelta(days=number)].append(GridEntry(event))
        if event.was_moved and event.previous_start is not None and day_of(event.previous_start) != first:
            days[day_of(event.previous_start)].append(GridEntry(event, is_old=True))
    return MonthDays(start, long, {day: days[day] for day in sorted(days) if start <= day <= end})


def render_month_grid(view: PageContext, days: MonthDays, hrefs: dict[date, str]) -> Markup:
    """Render the table. ``hrefs`` give for each day with events its address in the list."""
    weeks = Calendar().monthdatescalendar(days.month.year, days.month.month)
    cells = [
        [
            DayCell(day, days.days.get(day, []), hrefs.get(day, ""))
            if day.month == days.month.month
            else DayCell(None, [])
            for day in week
        ]
        for week in weeks
    ]
    template = ENVIRONMENT.get_template("events/month_grid.html")
    return Markup(template.render(view=view, month=days.month, weeks=cells, weekdays=WEEKDAY_HEADS))
