"""Dates, times and numbers as Vietnamese text."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from pcmt.text.dates import VIETNAM, PartialDate


def format_date(value: date | PartialDate) -> str:
    """``26/6/2026``; ``tháng 3/2024`` or ``năm 2024`` where the source gives no more."""
    if isinstance(value, PartialDate):
        if not value.month:
            return f"năm {value.year}"
        if not value.day:
            return f"tháng {value.month}/{value.year}"
    return f"{value.day}/{value.month}/{value.year}"


def format_moment(value: date | datetime) -> str:
    """``27/6/2026`` for a whole day, ``8 giờ 30, 27/6/2026`` for a clock time in Vietnam."""
    if not isinstance(value, datetime):
        return format_date(value)
    local = value.astimezone(VIETNAM)
    clock = f"{local.hour} giờ {local.minute:02d}" if local.minute else f"{local.hour} giờ"
    return f"{clock}, {format_date(local.date())}"


def format_span(start: date | datetime, finish: date | datetime) -> str:
    """One date, or ``1/6/2026 – 30/6/2026``."""
    if start == finish:
        return format_moment(start)
    return f"{format_moment(start)} – {format_moment(finish)}"


def format_number(value: Decimal | int) -> str:
    """Vietnamese digits: dot for thousands, comma for decimals, no trailing zeros."""
    whole, _, fraction = f"{value:,f}".partition(".") if isinstance(value, Decimal) else (f"{value:,}", "", "")
    fraction = fraction.rstrip("0")
    return whole.replace(",", ".") + (f",{fraction}" if fraction else "")
