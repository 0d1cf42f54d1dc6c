"""Heads of calendars and their time zone as content lines of RFC 5545, written by icalendar."""

from __future__ import annotations

from datetime import datetime, timedelta

from icalendar import Calendar, Timezone, TimezoneStandard, vDuration, vText

from pcmt.publish.calendars.entry_lines import folded
from pcmt.relate.subscriptions import Scope
from pcmt.show.parts.context import PageContext
from pcmt.show.subscribing.calendar_text import calendar_text, calendar_title
from pcmt.text.dates import VIETNAM

REFRESH = timedelta(hours=6)
"""How often a program should ask again: a cancellation of the morning is known before the evening."""
PRODUCT = "-//PCMT//Cong phong chong ma tuy//VI"
_ZONE = "Asia/Ho_Chi_Minh"
FOOT = b"END:VCALENDAR\r\n"


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
