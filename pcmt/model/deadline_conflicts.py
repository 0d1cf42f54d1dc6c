"""Contradicting deadlines within one plan: detected by rule, shown beside the text, never corrected in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import NamedTuple

from pcmt.model import Plan
from pcmt.model.deadlines import CYCLE_MONTHS, months_of
from pcmt.model.plan import Deadline, Rule
from pcmt.text.vietnamese import fold, squeeze


class Conflict(NamedTuple):
    """Two reports of one party, not to different receivers, wrongly ordered in the same months.

    The report on the ``longer`` time holds that on the ``shorter`` one, but is due ``days`` days before it.
    """

    longer: Deadline
    shorter: Deadline
    months: tuple[int, ...]
    days: int

    @property
    def parties(self) -> str:
        """What the two have in common; a receiver that the plan does not print is not claimed."""
        return "cùng bên gửi và nơi nhận" if self.longer.to and self.shorter.to else "cùng bên gửi"


def find_conflicts(plan: Plan) -> list[Conflict]:
    """Return the conflicts of a plan, in the order of its deadlines."""
    reports = [one for one in plan.deadlines if one.rule and one.rule.day and "báo cáo" in one.what.casefold()]
    return list(_conflicts(reports))


def _conflicts(reports: list[Deadline]) -> Iterator[Conflict]:
    for shorter, longer in permutations(reports, 2):
        if not (shorter.rule and longer.rule and _is_within(shorter.rule, longer.rule)):
            continue
        days = _limit(shorter.rule) - _limit(longer.rule)
        months = tuple(one for one in months_of(longer.rule) if one in months_of(shorter.rule))
        if days > 0 and months and _have_same_parties(shorter, longer):
            yield Conflict(longer, shorter, months, days)


def _is_within(shorter: Rule, longer: Rule) -> bool:
    return 0 < CYCLE_MONTHS.get(shorter.frequency, 0) < CYCLE_MONTHS.get(longer.frequency, 0)


def _limit(rule: Rule) -> int:
    """Return the first day of the month that is too late."""
    return (rule.day or 0) + rule.inclusive


def _have_same_parties(one: Deadline, other: Deadline) -> bool:
    """One sender, and no two receivers: to different receivers a party may well report on different days."""
    receivers = {_party(each.to_agency, each.to) for each in (one, other)} - {""}
    return _party(one.from_agency, one.from_) == _party(other.from_agency, other.from_) and len(receivers) < 2


def _party(agency: str | None, printed: str | None) -> str:
    return agency or fold(squeeze(printed or ""))
