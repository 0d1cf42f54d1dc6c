"""The report as one tidy CSV table: a line for each event and unit, ready for any spreadsheet."""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import StringIO

from pcmt.catalog import Catalog
from pcmt.model import Event, Record
from pcmt.model.event import EVENT_STATUS_TITLES, MEASURES, Result
from pcmt.render.report_words import NO_FIGURES, blank_words
from pcmt.results import NO_TYPE, Detail, Report

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")

_EVENT_FIELDS = ("start", "end", "place", "venue", "status")
_RESULT_FIELDS = (*MEASURES, "source", "url", "reported_on")
HEADS = (
    *("mã sự kiện", "sự kiện", "loại sự kiện"),
    *(Event.model_fields[name].title or name for name in _EVENT_FIELDS),
    *("mã đơn vị", "đơn vị"),
    *(Result.model_fields[name].title or name for name in _RESULT_FIELDS),
    "ghi chú",
)


def report_csv(catalog: Catalog, report: Report) -> bytes:
    """The details as UTF-8 with a byte order mark (Excel asks for it); a unit without any event has a line of its own."""
    lines = StringIO()
    writer = csv.writer(lines)  # RFC 4180: commas, quotes doubled, lines ended by CR LF
    writer.writerow(HEADS)
    for detail in report.details:
        writer.writerow(_safe(value) for value in _line(catalog, detail, report.today))
    named = {detail.agency.id for detail in report.details}
    for line in report.units:
        if line.agency.id not in named:
            unit = (line.agency.id, line.agency.title)
            cells = (*[""] * HEADS.index("mã đơn vị"), *unit, *[""] * len(_RESULT_FIELDS), NO_FIGURES)
            writer.writerow(_safe(value) for value in cells)
    return lines.getvalue().encode("utf-8-sig")


def _line(catalog: Catalog, detail: Detail, today: date) -> list[object]:
    event = detail.event
    result = [getattr(detail.result, name) if detail.result else None for name in _RESULT_FIELDS]
    return [
        event.id,
        event.title,
        catalog.terms["loai-su-kien"][event.type] if event.type else NO_TYPE,
        _day(event.start),
        _day(event.end),
        _title(catalog.find("dia-phuong", event.place)) if event.place else "",
        event.venue,
        EVENT_STATUS_TITLES[event.status],
        detail.agency.id,
        detail.agency.title,
        *(_day(value) if isinstance(value, date) else value for value in result),
        blank_words(detail, today),
    ]


def _title(record: Record) -> str:
    return record.title


def _day(value: date | datetime | None) -> str:
    """ISO 8601: a day, or a day and a clock time of Vietnam with its offset."""
    return value.isoformat() if value else ""


def _safe(value: object) -> object:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers."""
    if isinstance(value, str) and value.startswith(_FORMULA_SIGNS):
        return f"'{value}"
    return value
