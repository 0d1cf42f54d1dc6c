"""Entries and heads of calendars as content lines of RFC 5545, written by icalendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Timezone, TimezoneStandard, vDuration, vText
from icalendar import Event as Component

from pcmt.publish.calendars.entries import CalendarEntry
from pcmt.publish.calendars.folding import folded
from pcmt.relate.subscriptions import Scope
from pcmt.show.parts.context import PageContext
from pcmt.show.subscribing.calendar_text import calendar_text, calendar_title, page_of
from pcmt.text.dates import VIETNAM

REFRESH = timedelta(hours=6)
"""How often a program should ask again: a cancellation of the morning is known before the evening."""
ALARMS = {"còn 7 ngày": timedelta(days=-6, hours=-16), "ngày mai": timedelta(hours=-16)}
"""Reminders of a report date, 8:00 seven days and one day before its day begins.

They count from the local midnight of the phone, as RFC 5545 (3.8.6.3) says of whole days. Android knows no other kind:
its reminders are minutes before the start, and a fixed instant has no certain place in them.
"""
PRODUCT = "-//PCMT//Cong phong chong ma tuy//VI"
_ZONE = "Asia/Ho_Chi_Minh"
_MORNING = time(8, 0, tzinfo=VIETNAM)
"""Records are dated to the day; stamps need an instant, and the start of office hours is the same for all of them."""
FOOT = b"END:VCALENDAR\r\n"


def entry_bytes(view: PageContext, entry: CalendarEntry) -> bytes:
    """Return the content lines of an entry."""
    return _bytes_of(_component(view, entry))


def _component(view: PageContext, entry: CalendarEntry) -> Component:
    # No LAST-MODIFIED: dates are typed by hand and to the day, so it could stand still while the entry changes, and ICSx⁵ would
    # then never show a cancellation. Without it, ICSx⁵ accepts every entry.
    made = Component()
    made.add("uid", f"{entry.name}@{view.catalog.settings.tag_authority}")
    made.add("dtstamp", _stamp(entry.record.updated))
    made.add("dtstart", entry.start)
    if entry.end is not None:
        made.add("dtend", entry.end)
    made.add("summary", entry.summary)
    made.add("status", entry.status)
    made.add("sequence", entry.sequence)
    made.add("created", _stamp(entry.record.published))
    made.add("transp", "OPAQUE" if entry.is_busy else "TRANSPARENT")
    made.add("categories", list(entry.categories))
    if entry.location:
        made.add("location", entry.location)
    made.add("url", page_of(view, entry.record))
    made.add("description", entry.text)
    for words, trigger in ALARMS.items() if entry.is_due and entry.status != "CANCELLED" else ():
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", trigger)
        alarm.add("description", f"{entry.summary} ({words})")
        made.add_component(alarm)
    return made


def _stamp(day: date) -> datetime:
    return datetime.combine(day, _MORNING).astimezone(UTC)


def head_bytes(view: PageContext, scope: Scope | None = None) -> bytes:
    """Return the first lines of a calendar; an event's file has no name, or programs would create a calendar from it."""
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", PRODUCT)
    made.add("calscale", "GREGORIAN")
    if scope is not None:
        title, text = vText(calendar_title(view, scope)), vText(calendar_text(view, scope))
        made.add("name", title)
        made.add("x-wr-calname", title)
        made.add("x-wr-caldesc", text)
        made.add("x-wr-timezone", _ZONE)
        made.add("refresh-interval", vDuration(REFRESH), {"VALUE": "DURATION"})
        made.add("x-published-ttl", vDuration(REFRESH))
    return _bytes_of(made).removesuffix(FOOT)


def timezone_bytes() -> bytes:
    """Vietnam's zone, the same all year (see ``pcmt.text.dates``)."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1975, 6, 13))
    standard.add("tzoffsetfrom", VIETNAM.utcoffset(None))
    standard.add("tzoffsetto", VIETNAM.utcoffset(None))
    standard.add("tzname", "+07")
    zone = Timezone()
    zone.add("tzid", _ZONE)
    zone.add_component(standard)
    return _bytes_of(zone)


def _bytes_of(component: Component | Calendar | Timezone) -> bytes:
    """Content lines folded at 75 octets, in the order in which they were added."""
    lines = [folded(line) for line in component.content_lines(sorted=False) if line]
    return b"\r\n".join([*lines, b""])
