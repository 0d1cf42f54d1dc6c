"""The report as one tidy CSV table: a line for each event and unit, ready for any spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from pcmt.model import Event, Place, Record
from pcmt.model.event import COVERAGE, EVENT_STATUS_TITLES, MEASURES, Result
from pcmt.publish.artifact import csv_bytes
from pcmt.relate.catalog import Catalog
from pcmt.relate.result_sums import NO_TYPE, Detail, ResultReport
from pcmt.show.results.phrases import NO_FIGURES, blank_words

_EVENT_FIELDS = ("start", "end", "place", "venue", "status")
_RESULT_FIELDS = (*MEASURES, *COVERAGE, "source", "url", "reported_on")
HEADS = (
    *("mã sự kiện", "sự kiện", "loại sự kiện"),
    *(Event.model_fields[name].title or name for name in _EVENT_FIELDS),
    *("mã đơn vị", "đơn vị"),
    *(Result.model_fields[name].title or name for name in _RESULT_FIELDS),
    "ghi chú",
)


def report_csv(catalog: Catalog, report: ResultReport) -> bytes:
    """Return the details as UTF-8 with a byte order mark (for Excel); a unit without any event has a line of its own."""
    lines: list[Sequence[object]] = [HEADS, *(_line(catalog, detail, report.today) for detail in report.details)]
    named = {detail.agency.id for detail in report.details}
    for line in report.units:
        if line.agency.id not in named:
            unit = (line.agency.id, line.agency.title)
            lines.append((*[""] * HEADS.index("mã đơn vị"), *unit, *[""] * len(_RESULT_FIELDS), NO_FIGURES))
    return csv_bytes(lines)


def _line(catalog: Catalog, detail: Detail, today: date) -> list[object]:
    event = detail.event
    result = [getattr(detail.result, name) if detail.result else None for name in _RESULT_FIELDS]
    return [
        event.id,
        event.title,
        catalog.terms["loai-su-kien"][event.type] if event.type else NO_TYPE,
        _day(event.start),
        _day(event.end),
        _title(catalog.get(Place, event.place)) if event.place else "",
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
