"""Selection of the plans that are compared on a page, and the one address of each combination.

All pairs, triples and quadruples of n plans would be some n⁴/24 pages: all are built while the plans are few; with more
plans each is compared with its nearest neighbours, and editors may request others (``comparisons`` in
``data/cong.yaml``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from pcmt.model import Agency, Place, Plan
from pcmt.relate.catalog import Catalog
from pcmt.relate.succession import Succession, Unit

FEWEST, MOST = 2, 4
"""How many plans are compared at once: more columns than four cannot be read, even on a wide screen."""
ALL_UP_TO = 6
"""With so many plans every combination has a page (50 pages for six)."""
NEIGHBOURS = 2
"""With more plans each gets a page with each of so many neighbours: mostly the plans before and after it of the same issuer, so
that two plans share most pages and there are about as many pages as plans."""

Combination = tuple[str, ...]
"""Ids of the plans of a page, in order of the alphabet: no two addresses say the same."""


def combination_of(ids: Iterable[str]) -> Combination:
    """Return the canonical order of plans, as used in the address and on the page."""
    return tuple(sorted(set(ids)))


def comparisons(catalog: Catalog) -> tuple[Combination, ...]:
    """Every combination of plans with a text that has a page, in order: those the bound allows, those the editor asked for."""
    ids = sorted(plan.id for plan in catalog.plans if plan.text)
    asked = (combination_of(one.plans) for one in catalog.settings.comparisons if set(one.plans) <= set(ids))
    found = _all(ids) if len(ids) <= ALL_UP_TO else _nearest(catalog)
    return tuple(sorted({*found, *asked}, key=lambda one: (len(one), one)))


def _all(ids: Sequence[str]) -> Iterator[Combination]:
    for size in range(FEWEST, MOST + 1):
        yield from combinations(ids, size)


def _nearest(catalog: Catalog) -> Iterator[Combination]:
    for plan, neighbours in neighbours_of(catalog).items():
        yield from (combination_of((plan, one)) for one in neighbours)


def neighbours_of(catalog: Catalog) -> dict[str, list[str]]:
    """For each plan the nearest others: of the same line of issuers, then of the same place, then of the same level and year.

    Each line is sorted by time once and a plan looks a few steps to both sides, so the work grows with the plans.
    """
    lines: dict[tuple[str, ...], list[Plan]] = defaultdict(list)
    keys: dict[str, list[tuple[str, ...]]] = {}
    succession = catalog.index(Succession)
    for plan in sorted((one for one in catalog.plans if one.text), key=lambda one: (year_of(one), one.id)):
        keys[plan.id] = _lines_of(catalog, succession, plan)
        for key in keys[plan.id]:
            lines[key].append(plan)
    positions = {key: {plan.id: number for number, plan in enumerate(line)} for key, line in lines.items()}
    found: dict[str, list[str]] = {}
    for plan_id, own in keys.items():
        near = (one for key in own for one in _around(lines[key], positions[key][plan_id]))
        found[plan_id] = list(dict.fromkeys(near))[:NEIGHBOURS]
    return found


def _around(line: Sequence[Plan], here: int) -> Iterator[str]:
    """Yield the plans before and after one in a group, nearest first."""
    for step in range(1, NEIGHBOURS + 1):
        for there in (here - step, here + step):
            if 0 <= there < len(line):
                yield line[there].id


def _lines_of(catalog: Catalog, succession: Succession, plan: Plan) -> list[tuple[str, ...]]:
    """Return the group keys of a plan, closest kinship first; ended units are replaced by their current successors."""
    issuer = catalog.get(Agency, plan.issuer)
    place = catalog.get(Place, plan.place)
    return [
        ("issuer", _today(succession, issuer)),
        ("place", _today(succession, place)),
        ("year", issuer.level, str(year_of(plan))),
        ("plans",),
    ]


def _today(succession: Succession, unit: Unit) -> str:
    later = succession.current_successors(unit)
    return later[0].unit.id if later else unit.id


def year_of(plan: Plan) -> int:
    """Return the year a plan is for, or was issued in; 0 if unknown."""
    known = plan.period.start or plan.issued or plan.period.end
    return known.year if known else 0


class Comparisons:
    """The combinations that have a page, by plan; built once."""

    def __init__(self, catalog: Catalog) -> None:
        self.all = comparisons(catalog)
        self._known = frozenset(self.all)
        self._by_plan: dict[str, list[Combination]] = defaultdict(list)
        for one in self.all:
            for plan in one:
                self._by_plan[plan].append(one)

    def __contains__(self, ids: object) -> bool:
        """Whether a combination, in its one order, has a page."""
        return ids in self._known

    def by_id(self, plan_id: str) -> list[Combination]:
        """Return the combinations that include a plan, pairs first."""
        return self._by_plan.get(plan_id, [])
