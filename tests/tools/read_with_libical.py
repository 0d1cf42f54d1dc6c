"""Reads calendars with libical (GNOME, KDE, many servers) and prints what it understood as JSON.

Run by Debian's own Python (packages gir1.2-ical-3.0 and python3-gi), because pip cannot bring libical:
``/usr/bin/python3 read_with_libical.py FILE...`` prints {file: {"errors": n, "entries": [...]}}.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gi  # type: ignore[import-not-found,import-untyped,unused-ignore]

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # type: ignore[import-not-found,import-untyped,unused-ignore] # noqa: E402

KIND = ICalGLib.ComponentKind


def components(parent: Any, kind: Any) -> Iterator[Any]:
    """The components of a kind inside another."""
    found = parent.get_first_component(kind)
    while found is not None:
        yield found
        found = parent.get_next_component(kind)


def moment(time: Any) -> str | None:
    """``2026-06-26`` for a whole day, ``2026-06-26T01:30:00Z`` for an instant; None when there is none."""
    if time is None or time.is_null_time():
        return None
    day = f"{time.get_year():04d}-{time.get_month():02d}-{time.get_day():02d}"
    clock = f"T{time.get_hour():02d}:{time.get_minute():02d}:{time.get_second():02d}"
    return day if time.is_date() else day + clock + ("Z" if time.is_utc() else "")


def triggers(event: Any) -> list[int]:
    """Seconds from the start of the entry to each of its alarms."""
    return [
        alarm.get_first_property(ICalGLib.PropertyKind.TRIGGER_PROPERTY).get_trigger().get_duration().as_int()
        for alarm in components(event, KIND.VALARM_COMPONENT)
    ]


def entry(event: Any) -> dict[str, Any]:
    """What an entry says."""
    return {
        "uid": event.get_uid(),
        "summary": event.get_summary(),
        "description": event.get_description(),
        "location": event.get_location(),
        "start": moment(event.get_dtstart()),
        # get_dtend() makes up an end where there is none.
        "end": moment(event.get_dtend()) if event.count_properties(ICalGLib.PropertyKind.DTEND_PROPERTY) else None,
        "status": event.get_status().value_nick.upper(),
        "sequence": event.get_sequence(),
        "alarms": triggers(event),
    }


def read(path: str) -> dict[str, Any]:
    """A whole calendar: libical notes what it could not read as properties of its own."""
    calendar = ICalGLib.Parser.parse_string(Path(path).read_bytes().decode())
    entries = [entry(event) for event in components(calendar, KIND.VEVENT_COMPONENT)]
    is_sound = calendar.is_valid() and ICalGLib.Component.isa(calendar) == KIND.VCALENDAR_COMPONENT
    return {"errors": calendar.count_errors() + (not is_sound), "entries": entries}


if __name__ == "__main__":
    print(json.dumps({path: read(path) for path in sys.argv[1:]}))
