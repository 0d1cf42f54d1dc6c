"""Comparison of a local target with the targets of higher levels for the same measure.

Two targets are compared only where both bind the same time in the same way; otherwise the comparison gives the reason.
A lower figure due before that of the higher level is an intermediate step, not a fault.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from pcmt.model import LegalDocument, Place, Plan
from pcmt.model.agency import PLACE_LEVEL_TITLES
from pcmt.model.target import Aim
from pcmt.relate.catalog import Catalog
from pcmt.relate.facets.targets import PlacedTarget, TargetIndex
from pcmt.text.formats import format_date

State = Literal["met", "below", "incomparable"]
Direction = Literal["up", "down"] | None
_LEVELS = tuple(PLACE_LEVEL_TITLES)
_SIDES = {"at_least": "floor", "more_than": "floor", "at_most": "ceiling", "less_than": "ceiling"}
_STRICT = {"more_than", "less_than"}
_NO_TIME = "chưa rõ thời hạn của chỉ tiêu này"


class TargetComparison(NamedTuple):
    """A local target held against one of a level above. ``reason``: why they cannot be compared, in Vietnamese."""

    local: PlacedTarget
    upper: PlacedTarget
    state: State
    reason: str = ""


class TargetLevels:
    """The comparisons of all targets, computed once. A target is compared only with the few of its measure at higher levels."""

    @classmethod
    def of(cls, catalog: Catalog) -> TargetLevels:
        """Return the one of a catalog."""
        return cls(catalog.index(TargetIndex))

    def __init__(self, index: TargetIndex) -> None:
        """Hold every target against those above it."""
        self._index = index
        self._catalog = index.catalog
        self._set_at: dict[tuple[str, str], list[PlacedTarget]] = defaultdict(list)
        for one in index.all:
            self._set_at[one.target.measure or "", one.place].append(one)
        self._verdicts = {
            one.key: [self._judge(one, upper) for upper in self._higher_targets(one)] for one in index.all
        }

    def comparisons(self, one: PlacedTarget) -> list[TargetComparison]:
        """Return the comparisons of a target with higher levels, national first; empty for a withdrawn one."""
        return self._verdicts.get(one.key, [])

    def warnings(self) -> list[TargetComparison]:
        """Every local target that is below one above it, in the order of the targets."""
        return [verdict for found in self._verdicts.values() for verdict in found if verdict.state == "below"]

    def count(self, *states: State) -> int:
        """How many pairs have one of these verdicts."""
        return sum(verdict.state in states for found in self._verdicts.values() for verdict in found)

    def is_below(self, one: PlacedTarget) -> bool:
        """Whether a target is below one above it."""
        return any(verdict.state == "below" for verdict in self.comparisons(one))

    def _higher_targets(self, one: PlacedTarget) -> Iterator[PlacedTarget]:
        if not (one.target.measure and one.place):
            return
        for place in self._above(one.place):
            yield from self._set_at.get((one.target.measure, place), ())
        if isinstance(one.record, Plan):
            # Of one place, the legal basis of a plan is a level above it: a province's resolution, its plan.
            cited = {citation.document for citation in one.record.basis}
            beside = self._set_at[one.target.measure, one.place]
            yield from (each for each in beside if isinstance(each.record, LegalDocument) and each.record.id in cited)

    def _above(self, place_id: str) -> list[str]:
        """Return the ancestors of a place, widest first, and what absorbed it after its end; not the parts it was split into."""
        above = self._index.tree.above(place_id)
        own = self._level(place_id)
        around = [one for one in self._index.tree.audience_of(place_id) if one != place_id]
        return sorted(
            (one for one in around if one in above or self._level(one) <= own), key=lambda one: (self._level(one), one)
        )

    def _level(self, place_id: str) -> int:
        return _LEVELS.index(self._catalog.get(Place, place_id).level)

    def _judge(self, local: PlacedTarget, upper: PlacedTarget) -> TargetComparison:
        term = self._index.measures.get(local.target.measure or "")
        direction = term.direction if term else None
        if reason := incomparable_reason(local.target, upper.target, direction) or _time_fault(local, upper):
            return TargetComparison(local, upper, "incomparable", reason)
        if satisfies(local.target, upper.target, direction):
            return TargetComparison(local, upper, "met")
        reason = _step_fault(local, upper)
        return TargetComparison(local, upper, "incomparable" if reason else "below", reason)


def incomparable_reason(local: Aim, upper: Aim, direction: Direction) -> str:
    """Why the figures of two targets cannot be compared, in Vietnamese; empty when they can."""
    if local.is_aspiration or upper.is_aspiration:
        return "chỉ là hướng tiến tới, không phải mức bắt buộc"
    if local.value is None or upper.value is None:
        return "chỉ tiêu định tính, không có con số để so"
    if local.unit != upper.unit:
        return f"đơn vị tính khác nhau ({local.unit or 'không ghi'}; cấp trên: {upper.unit or 'không ghi'})"
    if local.baseline != upper.baseline:
        return f"mốc so sánh khác nhau ({local.baseline or 'không ghi'}; cấp trên: {upper.baseline or 'không ghi'})"
    sides = _side(local, direction), _side(upper, direction)
    if "" in sides:
        return "chỉ số không nói nhiều hay ít là tốt hơn"
    return "" if sides[0] == sides[1] else "một bên đặt mức tối thiểu, một bên đặt mức tối đa"


def satisfies(local: Aim, upper: Aim, direction: Direction) -> bool:
    """Return True if meeting the local target implies meeting the higher one. Requires an empty ``terms_fault``."""
    if local.value is None or upper.value is None:
        return False
    is_floor = _side(upper, direction) == "floor"
    ahead = local.value - upper.value if is_floor else upper.value - local.value
    # "từ 50%" does not keep "trên 50%": it lets pass just what the other forbids.
    return ahead > 0 or (ahead == 0 and (upper.comparator not in _STRICT or local.comparator in _STRICT))


def _side(target: Aim, direction: Direction) -> str:
    """Whether a target is a floor or a ceiling. ``exactly`` binds on the side that is better: 100 % is a floor upwards."""
    if target.comparator == "exactly":
        return {"up": "floor", "down": "ceiling", None: ""}[direction]
    return _SIDES.get(target.comparator, "")


def _time_fault(local: PlacedTarget, upper: PlacedTarget) -> str:
    """Why the two never bind the same time; empty when they do."""
    if isinstance(upper.record, Plan) and upper.record.replaced_by:
        return "kế hoạch đặt mức của cấp trên đã được thay"
    if (local.first is None and local.end is None) or (upper.target.due and local.end is None):
        return _NO_TIME
    if upper.first is None and upper.end is None:
        return "chưa rõ thời hạn của mức cấp trên"
    if _is_before(local.end, upper.first):
        return f"chỉ tiêu này hết hạn ngày {_day(local.end)}, trước khi có mức của cấp trên ({_day(upper.first)})"
    if _is_before(upper.last, local.first):
        return f"mức của cấp trên hết hạn ngày {_day(upper.last)}, trước khi có chỉ tiêu này ({_day(local.first)})"
    return ""


def _is_before(end: date | None, start: date | None) -> bool:
    return end is not None and start is not None and end < start


def _day(day: date | None) -> str:
    return format_date(day) if day else ""


def _step_fault(local: PlacedTarget, upper: PlacedTarget) -> str:
    """Why a lower figure is no fault: it is due in a year before that of the level above. Empty when it is one."""
    due = upper.target.due
    if due and local.end and local.end.year < due.year:
        return f"chỉ tiêu này tính đến năm {local.end.year}, mức của cấp trên đến năm {due.year}"
    return ""
