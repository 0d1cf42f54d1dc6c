"""Deadlines and targets in words, the same on every page."""

from __future__ import annotations

from datetime import timedelta

from pcmt.model import plan
from pcmt.model.campaign import Yearly
from pcmt.model.plan import Deadline, Rule, Target
from pcmt.vietnamese import format_date, format_number

ROLE_TITLES = plan.ROLE_TITLES
_LEVELS = {
    "at_least": "từ {} trở lên",
    "more_than": "trên {}",
    "exactly": "{}",
    "at_most": "không quá {}",
    "less_than": "dưới {}",
}
_CYCLES = {
    "monthly": "hằng tháng",
    "quarterly": "hằng quý",
    "school_term": "mỗi học kỳ",
    "half_yearly": "6 tháng một lần",
    "yearly": "hằng năm",
    "ad_hoc": "khi có yêu cầu",
}


def target_words(target: Target) -> str:
    """``trên 90%``, ``từ 1 buổi trở lên``; ``không có con số`` for a qualitative target."""
    if target.value is None or target.comparator not in _LEVELS:
        return "không có con số"
    unit = target.unit or ""
    amount = format_number(target.value) + (unit if unit == "%" else f" {unit}".rstrip())
    return _LEVELS[target.comparator].format(amount)


def yearly_words(yearly: Yearly) -> str:
    """``26/6 hằng năm``, ``1/6 – 30/6 hằng năm``."""
    first, last = f"{yearly.day}/{yearly.month}", f"{yearly.last_day}/{yearly.last_month}"
    return f"{first} hằng năm" if first == last else f"{first} – {last} hằng năm"


def deadline_words(deadline: Deadline) -> str:
    """The deadline, and for "trước ngày" the last good day too: that day itself is already late."""
    if deadline.before:
        if not deadline.before.is_whole:
            return f"trước {format_date(deadline.before)}"
        last = deadline.before.first - timedelta(days=1)
        return f"trước ngày {format_date(deadline.before)} (chậm nhất là hết ngày {format_date(last)})"
    if deadline.on:
        return format_date(deadline.on)
    return _rule_words(deadline.rule) if deadline.rule else "nguồn không ghi ngày"


def _rule_words(rule: Rule) -> str:
    cycle = _CYCLES[rule.frequency]
    if rule.day is None:
        return f"{cycle} (nguồn không ghi ngày)" if rule.frequency != "ad_hoc" else cycle
    if len(rule.months) == 1:
        month = rule.months[0]
        last = f"{rule.day - 1}/{month}" if rule.day > 1 else f"ngày cuối tháng {(month - 2) % 12 + 1}"
        return f"{cycle}, trước ngày {rule.day}/{month} (chậm nhất là hết {'ngày ' if rule.day > 1 else ''}{last})"
    if not rule.months:
        return f"{cycle}, trước ngày {rule.day}"
    months = ", ".join(str(month) for month in rule.months)
    return f"{cycle}, trước ngày {rule.day} của các tháng {months}"
