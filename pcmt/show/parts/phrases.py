"""Deadlines and targets in words, the same on every page."""

from __future__ import annotations

from pcmt.model.campaign import Yearly
from pcmt.model.deadline_conflicts import Conflict
from pcmt.model.deadlines import once
from pcmt.model.plan import Deadline, Rule
from pcmt.model.target import Aim
from pcmt.relate.due_dates import Due
from pcmt.text.dates import parse_partial_date
from pcmt.text.formats import date_weekday, format_date, format_number
from pcmt.text.official_text import section_words

NO_DAY = "không ghi ngày"
CONFLICT_REMARK = (
    "Báo cáo kỳ dài gồm cả kỳ ngắn nằm trong nó, nên hạn của kỳ dài lẽ ra không sớm hơn. "
    "Cổng giữ nguyên các hạn ghi trong văn bản, không chọn thay."
)
_LEVELS = {
    "at_least": "từ {} trở lên",
    "more_than": "trên {}",
    "exactly": "{}",
    "at_most": "không quá {}",
    "less_than": "dưới {}",
}
CYCLE_TITLES = {
    "monthly": "hằng tháng",
    "quarterly": "hằng quý",
    "school_term": "mỗi học kỳ",
    "half_yearly": "6 tháng một lần",
    "yearly": "hằng năm",
    "ad_hoc": "khi có yêu cầu",
}


def target_words(target: Aim) -> str:
    """``trên 90%``, ``từ 1 buổi trở lên``; ``không có con số`` for a qualitative target."""
    if target.value is None or target.comparator not in _LEVELS:
        return "không có con số"
    unit = target.unit or ""
    amount = format_number(target.value) + (unit if unit == "%" else f" {unit}".rstrip())
    words = _LEVELS[target.comparator].format(amount)
    return f"tiến tới {words}" if target.is_aspiration else words


def yearly_words(yearly: Yearly) -> str:
    """``26/6 hằng năm``, ``1/6 – 30/6 hằng năm``."""
    first, last = f"{yearly.day}/{yearly.month}", f"{yearly.last_day}/{yearly.last_month}"
    return f"{first} hằng năm" if first == last else f"{first} – {last} hằng năm"


def deadline_words(deadline: Deadline) -> str:
    """Return the deadline in words; for "trước ngày" also the last good day, since the day itself is too late."""
    turn = once(deadline)
    if deadline.rule or turn is None:
        return _rule_words(deadline.rule) if deadline.rule else NO_DAY
    if deadline.before:
        day = "ngày " if deadline.before.is_whole else ""
        return f"trước {day}{format_date(deadline.before)} (chậm nhất là hết ngày {date_weekday(turn.last_day)})"
    return f"{format_date(deadline.on)} ({NO_DAY})" if deadline.on and turn.is_vague else date_weekday(turn.last_day)


def vague_words(due: Due) -> str:
    """Return the source's wording of a vague date and the day assumed for it; empty where the source names the day."""
    if not due.is_vague:
        return ""
    on = due.asked.on if isinstance(due.asked, Deadline) else None
    named = format_date(on or parse_partial_date(due.month))
    return f"Văn bản chỉ ghi {named}; đây là ngày cuối của thời gian đó."


def _rule_words(rule: Rule) -> str:
    cycle = CYCLE_TITLES[rule.frequency]
    if rule.day is None:
        months = f", tháng {_joined(rule.months)}" if rule.months else ""
        return cycle if rule.frequency == "ad_hoc" else f"{cycle}{months} ({NO_DAY})"
    day = f"/{rule.months[0]}" if len(rule.months) == 1 else ""
    many = f" của các tháng {_joined(rule.months)}" if len(rule.months) > 1 else ""
    if rule.inclusive:
        return f"{cycle}, chậm nhất là hết ngày {rule.day}{day}{many}"
    if rule.day > 1:
        last = f"ngày {rule.day - 1}{day}"
    else:
        last = f"ngày cuối tháng {(rule.months[0] - 2) % 12 + 1}" if day else "ngày cuối của tháng liền trước"
    return f"{cycle}, trước ngày {rule.day}{day}{many} (chậm nhất là hết {last})"


def _joined(months: tuple[int, ...]) -> str:
    return ", ".join(str(month) for month in months)


def conflict_words(conflict: Conflict) -> str:
    """Describe a contradiction between two deadlines of a plan; CONFLICT_REMARK gives the reason."""
    months = _joined(conflict.months)
    longer, shorter = conflict.longer, conflict.shorter
    return (
        f"Trong tháng {months}, “{longer.what}” phải gửi sớm hơn “{shorter.what}” {conflict.days} ngày: "
        f"“{longer.quote}” ({section_words(longer.at)}) và “{shorter.quote}” ({section_words(shorter.at)}), {conflict.parties}."
    )
