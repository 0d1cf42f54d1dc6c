"""Calendars of made-up records, and what they hold when they are read back."""

from __future__ import annotations

from datetime import date
from typing import Any

from icalendar import Calendar

from pcmt.model import Record
from tests.publish.calendars.every_calendar import calendars
from tests.records import campaign, view, vocabulary

HARD_TEXT = "Lễ mít tinh; “ma túy”, \\ gạch, 26/6: 🎗️😀🇻🇳"


TYPES = vocabulary("loai-su-kien", {"le-mit-tinh": "Lễ mít tinh, phát động"})


def calendar_files(*records: Record, today: date = date(2026, 11, 22)) -> dict[str, bytes]:
    return dict(calendars(view(*records, today=today)))


def parsed(content: bytes) -> Any:
    return Calendar.from_ical(content)


def entries_of(content: bytes) -> dict[str, Any]:
    calendar = parsed(content)
    found = {str(one["UID"]): one for one in calendar.walk("VEVENT")}
    assert len(found) == len(calendar.walk("VEVENT"))
    return found


def all_entries(*records: Record, **options) -> dict[str, Any]:
    return entries_of(calendar_files(*records, **options)["lich.ics"])


def one_entry(*records: Record, **options) -> Any:
    (entry,) = all_entries(*records, **options).values()
    return entry


def entry_names(content: bytes) -> list[str]:
    return [uid.removesuffix("@thu.example") for uid in entries_of(content)]


def description_of(content: bytes) -> str:
    """The description of a calendar. icalendar hands over the text of an X- property as it stands."""
    (line,) = [line for line in lines_of(content) if line.startswith("X-WR-CALDESC:")]
    return line.removeprefix("X-WR-CALDESC:").replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")


def lines_of(content: bytes) -> list[str]:
    return content.replace(b"\r\n ", b"").decode().split("\r\n")


JUNE = {"month": "6", "day": "1", "end_month": "6", "end_day": "30"}


def yearly_campaign(**fields):
    return campaign("hang-nam", published="2025-03-01", yearly=JUNE, **fields)


REPORT = {"what": "Báo cáo kết quả", "from": "Các xã, phường", "to": "Công an tỉnh", "to_agency": "so-b"}


def reporting_campaign(history=(), **fields):
    report = REPORT | {"before": "2026-07-10", "quote": "gửi trước ngày 10/7", "at": "IV.10"} | fields
    return campaign(reports=(report,), start="2026-06-01", end="2026-06-30", place="tinh-a", history=history)
