"""An index from each scope to the items that fall into it, filled once, item by item.

Asking it for one scope costs no more than the items it gives back, however many the portal holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, partial
from heapq import merge
from itertools import groupby, islice
from typing import Generic, TypeVar, cast

from pcmt.model import Agency, Campaign, Place
from pcmt.relate.catalog import Catalog
from pcmt.relate.places import PlaceTree
from pcmt.relate.subscriptions import (
    AGENCY,
    ALL,
    AUDIENCE,
    CAMPAIGN,
    EVERYONE,
    NOWHERE,
    PLACE,
    Reach,
    Scope,
    ended_unit,
    may_owe,
)
from pcmt.relate.succession import Succession

Item = TypeVar("Item")


def _with_successors(
    catalog: Catalog, succession: Succession, scope: Scope, reach: Reach = NOWHERE
) -> tuple[Scope, ...]:
    """Return a scope and those that receive it too: successors of an ended agency, the series of a year's campaign."""
    if scope.dimension == CAMPAIGN:
        series = catalog.get(Campaign, scope.id).series
        return (scope, Scope(CAMPAIGN, series)) if series else (scope,)
    unit = ended_unit(catalog, scope) if scope.dimension == AGENCY else None
    today = [one for one in succession.current_successors(unit) if may_owe(reach, one)] if unit else []
    return tuple(dict.fromkeys((scope, *(Scope(AGENCY, one.unit.id) for one in today))))


def _began(catalog: Catalog, scope: Scope) -> date | None:
    """Return the first day on which the unit of a scope can have existed; None for other scopes or if unknown."""
    if scope.dimension not in {PLACE, AGENCY}:
        return None
    since = cast("Agency | Place", catalog.find(scope.dimension, scope.id)).since
    return since.first if since else None


class ScopeIndex(Generic[Item]):
    """Items by scope, in the order in which they were put in."""

    def __init__(self, catalog: Catalog, items: Iterable[tuple[Item, Reach]]) -> None:
        """Index every item by its reach. The item's number keeps the order when lists are merged."""
        self._tree = catalog.index(PlaceTree)
        successors = cache(partial(_with_successors, catalog, catalog.index(Succession)))
        audience = cache(self._tree.audience_of)
        self._began = cache(partial(_began, catalog))
        self._days: dict[int, date] = {}
        self._all: list[Item] = []
        self._inside: dict[Scope, list[int]] = defaultdict(list)
        self._own: dict[str, list[int]] = defaultdict(list)
        for number, (item, reach) in enumerate(items):
            self._all.append(item)
            debt = reach._replace(scopes=(), places=()) if reach.day else NOWHERE
            if reach.day:
                self._days[number] = reach.day
            told = {place for one in reach.places for place in audience(one, debt)}
            named = (scope for one in reach.scopes for scope in successors(one, debt))
            for scope in {*named, *(Scope(PLACE, place) for place in told)}:
                self._inside[scope].append(number)
            for place in set(reach.places):
                self._own[place].append(number)

    def stream(self, scope: Scope) -> Iterator[Item]:
        """Yield the items of a scope lazily: the first few cost no more than those few.

        A place gets the items inside it and those of its ancestors; an audience also gets items for everyone.
        """
        if scope == ALL:
            return iter(self._all)
        lists = [self._inside.get(scope, [])]
        if scope.dimension == PLACE:
            lists += [self._own.get(place, []) for place in self._tree.above(scope.id)]
        if scope.dimension == AUDIENCE:
            lists.append(self._inside.get(Scope(AUDIENCE, EVERYONE), []))
        began = self._began(scope)
        return (
            self._all[number]
            for number, _ in groupby(merge(*lists))
            if began is None or number not in self._days or self._days[number] >= began
        )

    def items(self, scope: Scope, limit: int | None = None) -> list[Item]:
        """Return the items of a scope, at most ``limit``."""
        return list(islice(self.stream(scope), limit))
