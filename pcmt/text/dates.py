"""Dates as official papers give them: whole, or known only to the month or the year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Vietnam has kept UTC+7 without daylight saving since 1975, so a fixed offset is exact for every record."""

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years that a record may name. A slip of the keyboard (2926, 9998) would make pages and dates for all the years between."""

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
_VIETNAMESE = re.compile(r"(?:(?:([0-9]{1,2})/)?([0-9]{1,2})/)?([0-9]{4})\Z")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::00)?\Z")


@dataclass(frozen=True, order=True, slots=True)
class PartialDate:
    """A date with the precision of its source: ``month`` and ``day`` are 0 where the source gives none."""

    year: int
    month: int = 0
    day: int = 0

    def __reduce__(self) -> Any:
        """Return the form in which a date is kept, which is shorter than that of all data classes."""
        return PartialDate, (self.year, self.month, self.day)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Return a whole day."""
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> date:
        """The earliest day this date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day this date can mean."""
        if self.day:
            return self.first
        if not self.month:
            return date(self.year, 12, 31)
        following = date(self.year + self.month // 12, self.month % 12 + 1, 1)
        return following - timedelta(days=1)

    @property
    def is_whole(self) -> bool:
        """Whether the day is known."""
        return self.day > 0

    def __str__(self) -> str:
        """ISO 8601 reduced precision: ``2024``, ``2024-03`` or ``2024-03-01``."""
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)


def parse_partial_date(text: str) -> PartialDate:
    """Read ``2024``, ``2024-03``, ``2024-03-01``, ``03/2024`` or ``1/3/2024``.

    Raises ValueError with a Vietnamese sentence when the form is unknown or the day does not exist.
    """
    if match := _ISO.match(text):
        year, month, day = match.groups()
    elif match := _VIETNAMESE.match(text):
        day, month, year = match.groups()
    else:
        raise ValueError(f"«{text}» không phải là ngày viết theo cách cổng đọc được")
    parts = PartialDate(int(year), int(month or 0), int(day or 0))
    if not FIRST_YEAR <= parts.year <= LAST_YEAR:
        raise ValueError(f"năm {year} của «{text}» nằm ngoài {FIRST_YEAR}–{LAST_YEAR}, có lẽ gõ nhầm")
    if (month and not 1 <= parts.month <= 12) or (day and not parts.day):
        raise ValueError(f"không có ngày «{text}» trên lịch")
    try:
        _ = parts.first
    except ValueError:
        raise ValueError(f"không có ngày «{text}» trên lịch") from None
    return parts


def parse_date(text: str) -> date:
    """Read a whole day, ``2026-06-26`` or ``26/6/2026``; ValueError otherwise."""
    parts = parse_partial_date(text)
    if not parts.is_whole:
        raise ValueError(f"«{text}» thiếu ngày hoặc tháng")
    return parts.first


def parse_moment(text: str) -> date | datetime:
    """Read a day, or a day and a clock time (``2026-06-26 08:30``) taken as Vietnam time.

    A date-only value means the whole day; ValueError when day or time cannot exist.
    """
    day_text, _, clock = text.replace("T", " ", 1).partition(" ")
    day = parse_date(day_text)
    if not clock:
        return day
    match = _CLOCK.match(clock.strip())
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise ValueError(f"không có giờ «{clock.strip()}»")
    return datetime.combine(day, time(int(match[1]), int(match[2])), VIETNAM)


def start_of(moment: date | datetime) -> datetime:
    """Return the first instant of a moment: midnight in Vietnam for a whole day."""
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time(0), VIETNAM)


def end_of(moment: date | datetime) -> datetime:
    """Return the exclusive end of a moment: the following midnight in Vietnam for a whole day."""
    if isinstance(moment, datetime):
        return moment
    return start_of(moment) + timedelta(days=1)


def day_of(moment: date | datetime) -> date:
    """Return the Vietnamese calendar day of a moment."""
    return moment.astimezone(VIETNAM).date() if isinstance(moment, datetime) else moment


def moment_from_epoch(seconds: int) -> datetime:
    """Return a Unix time as a moment in Vietnam."""
    return datetime.fromtimestamp(seconds, UTC).astimezone(VIETNAM)
