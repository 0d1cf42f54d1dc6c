"""Succession of units: transfers from an ended unit to its current successors, and back.

A transfer takes effect on its first day, not before: an announced merger changes nothing yet.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple, cast

from pcmt.model import Agency, Place
from pcmt.model.agency import AgencySuccessor, PlaceSuccessor
from pcmt.relate.catalog import Catalog
from pcmt.relate.kept_parts import index_part, kept_in
from pcmt.text.dates import PartialDate

Unit = Agency | Place


class Transfer(NamedTuple):
    """One handing over. ``what`` is the part of the work that went this way; None where the source names no part."""

    giver: Unit
    taker: Unit
    since: PartialDate
    what: str | None


class Successor(NamedTuple):
    """A unit of today at the end of a chain. ``is_sure``: all of the work came here, as far as the sources say."""

    unit: Unit
    steps: tuple[Transfer, ...]
    is_sure: bool

    @property
    def since(self) -> PartialDate:
        """Return the day from which the successor holds the work: that of the last transfer."""
        return self.steps[-1].since

    @property
    def what(self) -> str | None:
        """The part of the work that came here: the last part that a step names."""
        return next((step.what for step in reversed(self.steps) if step.what), None)


@dataclass(frozen=True)
class Succession:
    """The chains of a portal's units, each walked once."""

    catalog: Catalog
    _successors: dict[tuple[str, str], list[Successor]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def transfers_out(self, unit: Unit) -> list[Transfer]:
        """Return the direct transfers from a unit, in data order."""
        entries = cast("tuple[AgencySuccessor | PlaceSuccessor, ...]", unit.successors)
        return [
            Transfer(
                unit, cast(Unit, self.catalog.find(unit.kind_id, target)), entry.since, getattr(entry, "what", None)
            )
            for entry in entries
            if entry.since.first <= self.catalog.today
            for target in (entry.agency if isinstance(entry, AgencySuccessor) else entry.place,)
        ]

    def transfers_in(self, unit: Unit) -> list[Transfer]:
        """Return the direct transfers to a unit, latest first; ties in dictionary order."""
        return self._back.get((unit.kind_id, unit.id), [])

    @index_part
    def _back(self) -> dict[tuple[str, str], list[Transfer]]:
        found: dict[tuple[str, str], list[Transfer]] = defaultdict(list)
        for kind in (Agency.kind_id, Place.kind_id):
            for giver in cast("list[Unit]", self.catalog.all(kind)):
                for step in self.transfers_out(giver):
                    found[kind, step.taker.id].append(step)
        for steps in found.values():
            steps.sort(key=lambda step: -step.since.first.toordinal())
        return found

    def successors(self, unit: Unit) -> list[Successor]:
        """Return the current units that took over work of ``unit`` or absorbed it, each with the path to it."""
        return kept_in(self, self._successors, (unit.kind_id, unit.id), lambda: self._walk(unit))

    def current_successors(self, unit: Unit) -> list[Successor]:
        """Return the current successors of an ended unit; empty for an existing one, even if it transferred part of its work."""
        return self.successors(unit) if self.catalog.has_ended(unit) else []

    def _walk(self, unit: Unit) -> list[Successor]:
        ends: dict[tuple[str, str | None], tuple[Transfer, ...]] = {}
        seen: set[tuple[str, str | None]] = set()
        trails: list[tuple[Transfer, ...]] = [(step,) for step in self.transfers_out(unit)]
        while trails:  # cycles are refused by the checks
            trail = trails.pop(0)
            taker = trail[-1].taker
            part = next((step.what for step in reversed(trail) if step.what), None)
            if (taker.id, part) in seen:
                continue
            seen.add((taker.id, part))
            if self.catalog.has_ended(taker):
                trails += [(*trail, step) for step in self.transfers_out(taker)]
            else:
                ends[taker.id, part] = trail
        takers = {taker for taker, _ in ends}
        # A living unit that gave away a part keeps the rest, so nothing that it gave is surely all.
        is_whole = len(takers) == 1 and self.catalog.has_ended(unit)
        return [
            Successor(trail[-1].taker, trail, is_whole and all(step.what is None for step in trail))
            for trail in ends.values()
        ]
