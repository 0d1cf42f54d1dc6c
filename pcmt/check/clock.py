"""Plausibility of the machine's clock against the days in the data: a wrong clock is one problem, not one per date."""

from __future__ import annotations

from datetime import date, timedelta

from pcmt.problems import Problem
from pcmt.read.records import DATA, SETTINGS_FILE, Loaded
from pcmt.read.waiting import is_dated
from pcmt.text.formats import format_date

LONGEST_SILENCE = timedelta(days=20 * 365)
"""No portal is used for so long without a new record: numbers to call must be checked every year or so."""
CURE = "chỉnh lại ngày giờ của máy (hoặc biến SOURCE_DATE_EPOCH) rồi chạy lại; máy đúng ngày thì xem lại published của bản ghi"


def trusted_day(loaded: Loaded, today: date) -> tuple[date, Problem | None]:
    """Return the build date for the other checks, and the problem if the clock cannot be right.

    The clock is wrong when most records were published after it, or when the newest record is decades old.
    """
    days = [record.published for record in loaded if not is_dated(record)]
    newest = max(days, default=today)
    later = [day for day in days if day > today]
    if later and 2 * len(later) > len(days):
        message = f"máy đang chỉ ngày {format_date(today)}, trước ngày đăng của {len(later)} trong {len(days)} bản ghi"
        return newest, _problem(message)
    if days and not later and today - newest > LONGEST_SILENCE:
        message = f"máy đang chỉ ngày {format_date(today)}, hơn 20 năm sau bản ghi mới nhất ({format_date(newest)})"
        return newest, _problem(message)
    return today, None


def _problem(message: str) -> Problem:
    return Problem(f"{DATA}/{SETTINGS_FILE}", 1, 1, "DONG_HO", "", message, CURE)
