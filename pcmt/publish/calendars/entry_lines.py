"""Entries of calendars as content lines of RFC 5545. Nothing here loads icalendar, which writes the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from pcmt.publish.calendars.entries import CalendarEntry, Moment
from pcmt.show.parts.context import PageContext
from pcmt.show.subscribing.calendar_text import page_of
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


ALARMS = {"còn 7 ngày": "-P6DT16H", "ngày mai": "-PT16H"}
"""Reminders of a report date, 8:00 seven days and one day before its day begins.

They count from the local midnight of the phone, as RFC 5545 (3.8.6.3) says of whole days. Android knows no other kind:
its reminders are minutes before the start, and a fixed instant has no certain place in them.
"""
_MORNING = time(8, 0, tzinfo=VIETNAM)
"""Records are dated to the day; stamps need an instant, and the start of office hours is the same for all of them."""


def entry_bytes(view: PageContext, entry: CalendarEntry) -> bytes:
    """Return the content lines of an entry."""
    return b"\r\n".join([b"BEGIN:VEVENT", *_lines(view, entry), *_alarms(entry), b"END:VEVENT", b""])


def _lines(view: PageContext, entry: CalendarEntry) -> Iterator[bytes]:
    # No LAST-MODIFIED: dates are typed by hand and to the day, so it could stand still while the entry changes, and ICSx⁵ would
    # then never show a cancellation. Without it, ICSx⁵ accepts every entry.
    yield _line("UID", f"{entry.name}@{view.catalog.settings.tag_authority}")
    yield _line("DTSTAMP", _stamp(entry.record.updated))
    yield _line("DTSTART", entry.start)
    if entry.end is not None:
        yield _line("DTEND", entry.end)
    yield _line("SUMMARY", entry.summary)
    yield _line("STATUS", entry.status)
    yield _line("SEQUENCE", entry.sequence)
    yield _line("CREATED", _stamp(entry.record.published))
    yield _line("TRANSP", "OPAQUE" if entry.is_busy else "TRANSPARENT")
    yield _line("CATEGORIES", entry.categories)
    if entry.location:
        yield _line("LOCATION", entry.location)
    yield folded(f"URL:{page_of(view, entry.record)}")
    yield _line("DESCRIPTION", entry.text)


def _alarms(entry: CalendarEntry) -> Iterator[bytes]:
    for words, trigger in ALARMS.items() if entry.is_due and entry.status != "CANCELLED" else ():
        yield from (b"BEGIN:VALARM", b"ACTION:DISPLAY", f"TRIGGER:{trigger}".encode())
        yield from (_line("DESCRIPTION", f"{entry.summary} ({words})"), b"END:VALARM")


def _line(name: str, value: str | int | tuple[str, ...] | Moment) -> bytes:
    """Return the line of a property, as icalendar writes it: it takes ten times as long, and loading it longer than an edit."""
    if isinstance(value, datetime):
        return f"{name}:{_day(value)}T{value.hour:02}{value.minute:02}{value.second:02}Z".encode()
    if isinstance(value, date):
        return f"{name};VALUE=DATE:{_day(value)}".encode()
    words = ",".join(map(_escaped, value)) if isinstance(value, tuple) else _escaped(str(value))
    return folded(f"{name}:{words}")


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def text_line(name: str, words: str) -> bytes:
    """Return the line of a property that is a text, as icalendar writes it."""
    return folded(f"{name}:{_escaped(words)}")


def _escaped(words: str) -> str:
    """Return a text as a value (RFC 5545, 3.3.11)."""
    # As in icalendar a typed \N is a line break already. One sign after the other: translate() goes letter by letter.
    words = words.replace(r"\N", "\n").replace("\\", r"\\").replace(";", r"\;").replace(",", r"\,")
    return words.replace("\r\n", r"\n").replace("\n", r"\n").replace("\r", r"\n")


def _stamp(day: date) -> datetime:
    return datetime.combine(day, _MORNING).astimezone(UTC)
