"""Days, months, clock times, spans and numbers as Vietnamese text, written and read aloud; every clock time is Vietnam's."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from pcmt.text.dates import VIETNAM, PartialDate, day_of

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
"""Names of the days from Monday on, as they are written inside a sentence."""
WEEKDAY_HEADS = tuple(f"{name[0].upper()}{name[1:]}" for name in WEEKDAYS)
"""The same at the start of a line."""


def format_date(value: date | PartialDate) -> str:
    """``26/6/2026``; ``tháng 3/2024`` or ``năm 2024`` where the source gives no more."""
    if isinstance(value, PartialDate):
        if not value.month:
            return f"năm {value.year}"
        if not value.day:
            return f"tháng {value.month}/{value.year}"
    return f"{value.day}/{value.month}/{value.year}"


def month_head(year: int, month: int) -> str:
    """``Tháng 6/2026``, as a heading."""
    return format_date(PartialDate(year, month)).capitalize()


def long_date(day: date) -> str:
    """``Thứ Sáu 26/6/2026``, as a heading."""
    return f"{WEEKDAY_HEADS[day.weekday()]} {format_date(day)}"


def weekday_date(day: date) -> str:
    """Format ``Chủ nhật, 9/6/2024`` for the start of a line. Holidays do not shift deadlines."""
    return f"{WEEKDAY_HEADS[day.weekday()]}, {format_date(day)}"


def date_weekday(day: date) -> str:
    """Format the same within a sentence, after "hết ngày": ``9/6/2024, Chủ nhật``."""
    return f"{format_date(day)}, {WEEKDAYS[day.weekday()]}"


def official_date(day: PartialDate | None, blank: str) -> str:
    """Format ``ngày 05 tháng 02 năm 2026`` as in NĐ 30/2020/NĐ-CP: two digits for days below 10, for January and February.

    ``blank`` replaces each unknown part.
    """
    if day is None:
        return f"ngày {blank} tháng {blank} năm {blank}"
    month = (f"{day.month:02d}" if day.month < 3 else str(day.month)) if day.month else blank
    return f"ngày {f'{day.day:02d}' if day.day else blank} tháng {month} năm {day.year}"


def format_clock(moment: datetime, hour: str = " giờ ") -> str:
    """``8 giờ``, ``8 giờ 30``; ``8h30`` with another word for ``hour``."""
    local = moment.astimezone(VIETNAM)
    return f"{local.hour}{hour}{local.minute:02d}" if local.minute else f"{local.hour}{hour}".rstrip()


def format_clocks(start: date | datetime, finish: date | datetime, joint: str = " – ", hour: str = " giờ ") -> str:
    """``8 giờ – 10 giờ 30`` for a span inside one day; empty for a whole day."""
    return joint.join(format_clock(one, hour) for one in dict.fromkeys((start, finish)) if isinstance(one, datetime))


def format_moment(value: date | datetime) -> str:
    """``27/6/2026`` for a whole day, ``8 giờ 30, 27/6/2026`` for a clock time."""
    if not isinstance(value, datetime):
        return format_date(value)
    return f"{format_clock(value)}, {format_date(day_of(value))}"


def format_span(start: date | datetime, finish: date | datetime) -> str:
    """One date, or ``1/6/2026 – 30/6/2026``."""
    if start == finish:
        return format_moment(start)
    return f"{format_moment(start)} – {format_moment(finish)}"


def format_days(first: date, last: date, joint: str = " – ") -> str:
    """``1/6 – 30/6/2026`` for different days, the year once where it is the same."""
    begin = f"{first.day}/{first.month}" if first.year == last.year else format_date(first)
    return f"{begin}{joint}{format_date(last)}"


def format_span_weekday(start: date | datetime, finish: date | datetime) -> str:
    """``8 giờ 30 – 10 giờ, thứ Bảy, 27/6/2026``; several days go without weekdays."""
    day = day_of(start)
    if day != day_of(finish):
        return format_span(start, finish)
    return ", ".join(part for part in (format_clocks(start, finish), WEEKDAYS[day.weekday()], format_date(day)) if part)


def format_span_short(start: date | datetime, finish: date | datetime) -> str:
    """``8h30-10h 27/6/2026``, ``1/6-30/6/2026``, for text messages."""
    first, last = day_of(start), day_of(finish)
    if first != last:
        return format_days(first, last, "-")
    return f"{format_clocks(start, finish, '-', 'h')} {format_date(first)}".lstrip()


def format_number(value: Decimal | int) -> str:
    """Vietnamese digits: dot for thousands, comma for decimals, no trailing zeros."""
    whole, _, fraction = f"{value:,f}".partition(".") if isinstance(value, Decimal) else (f"{value:,}", "", "")
    fraction = fraction.rstrip("0")
    return whole.replace(",", ".") + (f",{fraction}" if fraction else "")


def spoken_day(day: date | PartialDate, *, weekday: bool = True, year: bool = True) -> str:
    """``thứ Bảy, ngày 27 tháng 6 năm 2026``; ``tháng 6 năm 2026`` where the day is not known."""
    if isinstance(day, PartialDate):
        if not day.is_whole:
            return f"tháng {day.month} năm {day.year}" if day.month else f"năm {day.year}"
        day = day.first
    words = f"ngày {day.day} tháng {day.month}" + (f" năm {day.year}" if year else "")
    return f"{WEEKDAYS[day.weekday()]}, {words}" if weekday else words


def spoken_clock(moment: datetime) -> str:
    """``8 giờ 30 phút`` in Vietnam; ``8 giờ`` on the hour."""
    local = moment.astimezone(VIETNAM)
    return f"{local.hour} giờ {local.minute} phút" if local.minute else f"{local.hour} giờ"


def spoken_moment(moment: date | datetime) -> str:
    """``8 giờ 30 phút, thứ Bảy, ngày 27 tháng 6 năm 2026``; only the day when no clock time is given."""
    day = spoken_day(day_of(moment))
    return f"{spoken_clock(moment)}, {day}" if isinstance(moment, datetime) else day


def spoken_span(start: date | datetime, finish: date | datetime) -> str:
    """Return a time span as spoken; several whole days omit weekdays, which listeners would not remember."""
    first, last = day_of(start), day_of(finish)
    if first == last:
        if isinstance(start, datetime) and isinstance(finish, datetime) and start != finish:
            return f"từ {spoken_clock(start)} đến {spoken_clock(finish)}, {spoken_day(first)}"
        return spoken_moment(start)
    if isinstance(start, datetime) or isinstance(finish, datetime):
        return f"từ {spoken_moment(start)}, đến {spoken_moment(finish)}"
    begin = spoken_day(first, weekday=False, year=first.year != last.year)
    return f"từ {begin} đến hết {spoken_day(last, weekday=False)}"
