"""Heads of calendars and their time zone as content lines of RFC 5545, written by icalendar."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache

from icalendar import Calendar, Timezone, TimezoneStandard, vDuration, vText

from pcmt.publish.calendars.entry_lines import folded, text_line
from pcmt.relate.subscriptions import Scope
from pcmt.show.parts.context import PageContext
from pcmt.show.subscribing.calendar_text import calendar_text, calendar_title
from pcmt.text.dates import VIETNAM

REFRESH = timedelta(hours=6)
"""How often a program should ask again: a cancellation of the morning is known before the evening."""
PRODUCT = "-//PCMT//Cong phong chong ma tuy//VI"
_ZONE = "Asia/Ho_Chi_Minh"


def head_bytes(view: PageContext, scope: Scope | None = None) -> bytes:
    """Return the first lines of a calendar; an event's file has no name, or programs would create a calendar from it."""
    lines = _head_lines(is_named=scope is not None)
    if scope is not None:
        title = calendar_title(view, scope)
        words = {b"NAME": title, b"X-WR-CALNAME": title, b"X-WR-CALDESC": calendar_text(view, scope)}
        names = [line.partition(b":")[0] for line in lines]
        # These differ from calendar to calendar; the library would write all lines again for each of hundreds.
        lines = [
            text_line(name.decode(), words[name]) if name in words else line
            for name, line in zip(names, lines, strict=True)
        ]
    return b"".join(line + b"\r\n" for line in lines)


@cache
def _head_lines(*, is_named: bool) -> list[bytes]:
    """Return the first lines of a calendar; of a named one without its name."""
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", PRODUCT)
    made.add("calscale", "GREGORIAN")
    if is_named:
        for name in ("name", "x-wr-calname", "x-wr-caldesc"):
            made.add(name, vText(""))
        made.add("x-wr-timezone", _ZONE)
        made.add("refresh-interval", vDuration(REFRESH), {"VALUE": "DURATION"})
        made.add("x-published-ttl", vDuration(REFRESH))
    return _lines_of(made)[:-1]


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
    return b"".join(line + b"\r\n" for line in _lines_of(zone))


def _lines_of(component: Calendar | Timezone) -> list[bytes]:
    """Content lines folded at 75 octets, in the order in which they were added."""
    return [folded(line) for line in component.content_lines(sorted=False) if line]
