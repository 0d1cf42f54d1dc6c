"""Entries and heads of calendars as content lines of RFC 5545, written by icalendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from icalendar import Calendar, Timezone, TimezoneStandard, vDuration, vText
from icalendar import Event as Component

from pcmt.publish.calendars.entries import CalendarEntry, Moment
from pcmt.relate.subscriptions import Scope
from pcmt.show.parts.context import PageContext
from pcmt.show.subscribing.calendar_text import calendar_text, calendar_title, page_of
from pcmt.text.dates import VIETNAM

_MOST = 74
"""Octets of a line, one less than the limit, as icalendar counts."""
_ESCAPES = b"\\^"
"""A fold never comes between one of these and what it escapes."""


def folded(line: str) -> bytes:
    """Return a line as icalendar folds it, without the end of the last line."""
    octets = line.encode()
    if len(octets) <= _MOST:
        return octets
    parts, start, size = [], 0, len(octets)
    while size - start > _MOST:
        end = start + _MOST
        while octets[end] & 0xC0 == 0x80:  # inside a letter
            end -= 1
        if end - start > 1 and octets[end - 1] in _ESCAPES:
            end -= 1
        parts.append(octets[start:end])
        start = end
    parts.append(octets[start:])
    return b"\r\n ".join(parts)


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
    return b"\r\n".join([b"BEGIN:VEVENT", *_lines(view, entry), *_alarms(entry), b"END:VEVENT", b""])


def _lines(view: PageContext, entry: CalendarEntry) -> Iterator[bytes]:
    # No LAST-MODIFIED: dates are typed by hand and to the day, so it could stand still while the entry changes, and ICSx⁵ would
    # then never show a cancellation. Without it, ICSx⁵ accepts every entry.
    yield _text_line("UID", f"{entry.name}@{view.catalog.settings.tag_authority}")
    yield time_line("DTSTAMP", _stamp(entry.record.updated))
    yield time_line("DTSTART", entry.start)
    if entry.end is not None:
        yield time_line("DTEND", entry.end)
    yield _text_line("SUMMARY", entry.summary)
    yield _line("status", entry.status)
    yield _line("sequence", entry.sequence)
    yield time_line("CREATED", _stamp(entry.record.published))
    yield _line("transp", "OPAQUE" if entry.is_busy else "TRANSPARENT")
    yield _line("categories", entry.categories)
    if entry.location:
        yield _line("location", entry.location)
    yield folded(f"URL:{page_of(view, entry.record)}")
    yield _text_line("DESCRIPTION", entry.text)


def _alarms(entry: CalendarEntry) -> Iterator[bytes]:
    for words, trigger in ALARMS.items() if entry.is_due and entry.status != "CANCELLED" else ():
        yield from (b"BEGIN:VALARM", b"ACTION:DISPLAY", _line("trigger", trigger))
        yield from (_text_line("DESCRIPTION", f"{entry.summary} ({words})"), b"END:VALARM")


@lru_cache(1024)
def _line(name: str, value: Any) -> bytes:
    """Return the line of a property whose values come again in many entries: icalendar writes ten thousand of them a second."""
    made = Component()
    made.add(name, list(value) if isinstance(value, tuple) else value)
    return folded(made.content_lines(sorted=False)[1])


def time_line(name: str, moment: Moment) -> bytes:
    """Return the line of a day or of an instant in UTC, as icalendar writes it, which takes it fifty times as long."""
    if isinstance(moment, datetime):
        return f"{name}:{moment.isoformat()[:19].replace('-', '').replace(':', '')}Z".encode()
    return f"{name};VALUE=DATE:{moment.isoformat().replace('-', '')}".encode()


def _text_line(name: str, words: str) -> bytes:
    """Return the line of a text that is in one entry only."""
    return folded(f"{name}:{vText(words).to_ical().decode()}")


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


def _bytes_of(component: Calendar | Timezone) -> bytes:
    """Content lines folded at 75 octets, in the order in which they were added."""
    lines = [folded(line) for line in component.content_lines(sorted=False) if line]
    return b"\r\n".join([*lines, b""])
