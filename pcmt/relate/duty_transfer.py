"""What of a plan passes to a successor: only what falls due once the successor works, and only while the plan's time runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from pcmt.model import LegalDocument, Plan
from pcmt.model.deadlines import months_of, occurrences, once
from pcmt.model.plan import Deadline, Duty
from pcmt.relate.catalog import Catalog
from pcmt.relate.due_dates import term_of
from pcmt.relate.succession import Successor
from pcmt.text.dates import FIRST_YEAR, LAST_YEAR, PartialDate, parse_partial_date

_YEAR = re.compile(r"(?<![\d/.-])(?:năm|giai đoạn|đến|và|[-–])\s*(\d{4})(?!\d)")
_NUMERIC_DAY = re.compile(r"(?<![\d/.-])(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})(?!\d)")
_SPELT_DAY = re.compile(r"(?:ngày\s+(\d{1,2})\s+)?tháng\s+(\d{1,2})(?:\s+năm\s+|\s*/\s*)(\d{4})(?!\d)")
_QUARTER = re.compile(r"quý\s+(iv|i{1,3}|[1-4])\s*(?:/|năm\s+)?\s*(\d{4})(?!\d)")
_NO_YEAR = re.compile(
    r"(?<![\d/.-])(\d{1,2})/(\d{1,2})(?![\d/])|ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})|tháng\s+(\d{1,2})"
)
_COMES_BACK = re.compile(r"hằng|hàng (?:năm|tháng|quý|tuần)|định kỳ|mỗi (?:năm|tháng|quý|tuần)|(?<!\w)thường xuyên")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def last_year_of(plan: Plan | LegalDocument) -> int | None:
    """Return the last year that a plan covers, by its period, issue, dates, or the years in title and subject; None if unknown.

    For a document it is the year of issue.
    """
    if isinstance(plan, LegalDocument):
        return plan.issued.year if plan.issued else None
    known = [plan.period.start, plan.period.end, plan.issued]
    known += [day for one in plan.deadlines for day in (one.before, one.on)]
    known += [one.due for one in plan.targets]
    printed = [int(year) for words in (plan.title, plan.subject) for year in _YEAR.findall(words.casefold())]
    years = [day.year for day in known if day] + [year for year in printed if FIRST_YEAR <= year <= LAST_YEAR]
    return max(years, default=None)


def last_day_of_plan(plan: Plan | LegalDocument) -> date | None:
    """Return the last day of a plan: the end of its period, else of the last year it covers; None if unknown.

    For a document it is the day before it loses force, or the end of its programme.
    """
    if isinstance(plan, LegalDocument):
        days = [plan.term_end.last] if plan.term_end else []
        days += [plan.in_force_until.first - timedelta(days=1)] if plan.in_force_until else []
        return min(days, default=None)
    if plan.period.end is not None:
        return plan.period.end.last
    year = last_year_of(plan)
    return date(year, 12, 31) if year else None


def begins(successor: Successor) -> date:
    """Return the first day on which a successor certainly acts: after every transfer on the path, and after its own founding."""
    days = [step.since.last for step in successor.steps]
    if successor.unit.since is not None:
        days.append(successor.unit.since.last)
    return max(days)


def due_passes(plan_end: date | None, day: date | None, successor: Successor) -> bool:
    """Return True if a duty due on ``day`` (None: no printed day) of a plan ending on ``plan_end`` may pass to a successor."""
    first = begins(successor)
    if plan_end is not None and plan_end < max(first, day or first):
        return False
    return day is None or day >= first


def last_due(catalog: Catalog, plan: Plan | LegalDocument, duty: Duty, tied: tuple[Deadline, ...]) -> date | None:
    """Return the last possible day of a duty, by its plan's deadlines or its own printed words; None if unknown."""
    if not tied or isinstance(plan, LegalDocument):
        return day_in_words(duty.due, last_year_of(plan)) if duty.due else None
    days: list[date] = []
    for one in tied:
        if one.rule is None:
            turn = once(one)
            days += [turn.last_day] if turn else []
        elif months_of(one.rule):
            days += [turn.last_day for turn in occurrences(one.rule, *term_of(catalog, plan))]
        else:
            return None
    return max(days, default=None)


def day_in_words(words: str, year: int | None = None) -> date | None:
    """Return the last possible day that a printed time means, in ``year`` unless the words name one; None for recurring times."""
    text = " ".join(words.casefold().split())
    if _COMES_BACK.search(text):
        return None
    dates = list(_dates_in(text, year))
    if not dates:
        return None
    last = max(dates, key=lambda one: one.last)
    return last.first - timedelta(days=1) if re.search(r"(?<!\w)trước\s+(?!hết)", text) else last.last


def _dates_in(text: str, year: int | None) -> Iterator[PartialDate]:
    for match in [*_NUMERIC_DAY.finditer(text), *_SPELT_DAY.finditer(text)]:
        yield from _read("/".join(part for part in match.groups() if part))
    for match in _QUARTER.finditer(text):
        number = _ROMAN.get(match[1]) or int(match[1])
        yield from _read(f"{3 * number}/{match[2]}")
    with_year = _NUMERIC_DAY.sub(" ", _SPELT_DAY.sub(" ", _QUARTER.sub(" ", text)))
    if year is not None:
        for match in _NO_YEAR.finditer(with_year):
            day, month = (match[1] or match[3], match[2] or match[4] or match[5])
            yield from _read("/".join(part for part in (day, month, str(year)) if part))
    for match in _YEAR.finditer(with_year):
        yield from _read(match[1])


def _read(words: str) -> Iterator[PartialDate]:
    try:
        yield parse_partial_date(words)
    except ValueError:  # "32/13/2025" names no day
        return
