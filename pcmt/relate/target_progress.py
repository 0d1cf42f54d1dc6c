"""Progress of targets, computed from events and their results where the measure defines how (``Term.progress``).

Nothing is estimated: no figure without a report, no share without a dated denominator. Coverage is a lower bound: the
same school may be in two reports, so of overlapping reports the largest counts, and only disjoint places are added.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_DOWN, Decimal
from itertools import pairwise
from typing import NamedTuple, cast

from pcmt.model import Agency, Event, Place
from pcmt.model.event import Result
from pcmt.model.target import PlaceCount, Progress
from pcmt.relate.catalog import Catalog
from pcmt.relate.facets.targets import PlacedTarget, TargetIndex
from pcmt.relate.kept_parts import kept_in
from pcmt.relate.report_demands import Days
from pcmt.relate.result_sums import takes_place
from pcmt.text.dates import PartialDate, day_of

_LONGEST = 12
"""Years of one term that are computed year by year."""


class Measurement(NamedTuple):
    """A progress figure of a target with its evidence.

    ``days``: the period counted (None: not in the source), ``reached``: the figure (None: no report), ``total``: the
    denominator (None: unknown), ``events``: those whose results were used, ``window``: the name of a part of a year.
    """

    progress: Progress
    days: Days | None
    window: str = ""
    reached: int | None = None
    total: PlaceCount | None = None
    events: tuple[Event, ...] = ()

    @property
    def share(self) -> Decimal | None:
        """Return per cent for coverage, sessions per unit for a mean, to two places; None where a number is missing.

        Truncated, not rounded: 25,000 of 25,001 units never read as 100 per cent.

        None too where the figure exceeds the denominator: one of the two is wrong.
        """
        if self.reached is None or self.total is None or not self.total.value or self.is_doubtful:
            return None
        factor = 100 if self.progress.rule == "coverage" else 1
        return (Decimal(self.reached * factor) / self.total.value).quantize(Decimal("0.01"), ROUND_DOWN)

    @property
    def is_doubtful(self) -> bool:
        """Whether more units were reached than there are."""
        covers = self.progress.rule == "coverage" and self.reached is not None and self.total is not None
        return covers and cast(int, self.reached) > cast(PlaceCount, self.total).value


class TargetReport(NamedTuple):
    """An event result and the place it refers to."""

    day: date
    event: Event
    result: Result
    place: str


class TargetProgress:
    """The progress of all targets. Reports are indexed once under every place they lie in, in order of time."""

    @classmethod
    def of(cls, catalog: Catalog) -> TargetProgress:
        """Return the one of a catalog."""
        return cls(catalog.index(TargetIndex))

    def __init__(self, index: TargetIndex) -> None:
        """Sort the reports of events under their places."""
        self._index = index
        self._catalog = index.catalog
        self._inside: dict[str, list[TargetReport]] = defaultdict(list)
        for event in self._catalog.events:
            for result in event.results if takes_place(event) and not event.is_withdrawn else ():
                if place := self._spot(event, result):
                    report = TargetReport(day_of(event.start), event, result, place)
                    for above in index.tree.audience_of(place):
                        self._inside[above].append(report)
        self._known: dict[tuple[str, Days, Progress], Measurement] = {}

    def _spot(self, event: Event, result: Result) -> str:
        """Return the place of a report: the narrower of the event's place and the unit's; empty if neither has one."""
        unit = self._catalog.get(Agency, result.agency).place
        if event.place and unit:
            return unit if event.place in self._index.tree.audience_of(unit) else event.place
        return event.place or unit or ""

    def readings(self, one: PlacedTarget) -> list[Measurement]:
        """Return the progress figures of a target; empty without a defined computation and for future terms."""
        term = self._index.measures.get(one.target.measure or "")
        return [reading for how in (term.progress if term else ()) for reading in self._read(one, how)]

    def _read(self, one: PlacedTarget, how: Progress) -> Iterator[Measurement]:
        if not (one.place and one.first and one.end) or one.first > one.end:
            yield Measurement(how, None)
            return
        if not how.windows:
            yield self._reading(one.place, Days(one.first, one.end), how)
            return
        for year in range(one.first.year, min(one.end.year, one.first.year + _LONGEST) + 1):
            for window in how.windows:
                start, end = PartialDate(year, min(window.months)).first, PartialDate(year, max(window.months)).last
                if one.first <= end and start <= min(one.end, self._catalog.today):
                    days = Days(max(start, one.first), min(end, one.end))
                    yield self._reading(one.place, days, how)._replace(window=f"{window.title} năm {year}")

    def _reading(self, place: str, days: Days, how: Progress) -> Measurement:
        return kept_in(self, self._known, (place, days, how), lambda: self._measured(place, days, how))

    def _measured(self, place: str, days: Days, how: Progress) -> Measurement:
        reports = self._reports(place, days)
        chosen = [each for each in reports if not how.event_types or each.event.type in how.event_types]
        figures = [(each, figure) for each in chosen if (figure := self._figure(each, how)) is not None]
        reached = self._reached(figures, place, how) if figures else None
        events = {each.event.id: each.event for each, _ in figures}
        return Measurement(how, days, "", reached, self._total(place, days, how), tuple(events.values()))

    def _reports(self, place: str, days: Days) -> list[TargetReport]:
        found = self._inside.get(place, [])
        first = bisect_left(found, days.first, key=lambda each: each.day)
        return found[first : bisect_right(found, days.last, key=lambda each: each.day)]

    def _figure(self, report: TargetReport, how: Progress) -> int | None:
        """Return a report's figure for a measure, or None."""
        if how.rule == "mean":
            return report.result.sessions
        reported: int | None = getattr(report.result, how.counted)
        if how.counted == "communes" and self._place(report.place).level == "commune":
            # A commune that held a session is reached, whether or not its report says "1 commune".
            return 1 if report.result.sessions or reported else reported
        return reported

    def _reached(self, figures: Sequence[tuple[TargetReport, int]], root: str, how: Progress) -> int:
        if how.rule == "mean":
            return sum(figure for _, figure in figures)
        own: dict[str, int] = {}
        for report, figure in figures:
            own[report.place] = max(own.get(report.place, 0), figure)
        return self._added_up(own, root)

    def _added_up(self, own: dict[str, int], root: str) -> int:
        """Return the larger of a place's own report and the sum of its parts, computed from the innermost places up."""
        lines = [self._line(place, root) for place in own]
        parents = {node: above for line in lines for node, above in pairwise(line)}
        depths = {node: len(line) - number for line in lines for number, node in enumerate(line)}
        below: dict[str, int] = defaultdict(int)
        for node in sorted(depths, key=lambda one: (-depths[one], one)):
            total = max(own.get(node, 0), below[node])
            if node == root:
                return total
            below[parents[node]] += total
        return 0

    def _line(self, place: str, root: str) -> list[str]:
        """Return the path from a place up to ``root`` inclusive; an ended place may be linked through its successor."""
        line = [place, *self._index.tree.above(place)]
        return line[: line.index(root) + 1] if root in line else [place, root]

    def _total(self, place_id: str, days: Days, how: Progress) -> PlaceCount | None:
        """Return the latest known number of units at the end of the period, or None."""
        holding = [
            one
            for one in self._place(place_id).counts
            if one.counted == how.counted
            and one.since.first <= days.last
            and (one.until is None or one.until.first > days.last)
        ]
        return max(holding, key=lambda one: one.since.first, default=None)

    def _place(self, place_id: str) -> Place:
        return self._catalog.get(Place, place_id)
