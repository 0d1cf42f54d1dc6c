"""The tree of places with the successors of those that ended."""

from __future__ import annotations

from pcmt.model import Place
from pcmt.relate.catalog import Catalog
from pcmt.relate.subscriptions import NOWHERE, Reach, may_owe
from pcmt.relate.succession import Succession


class PlaceTree:
    """Tree of places with ancestors and successors: an item of a commune concerns its province, a national one every commune."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._succession = catalog.index(Succession)
        self._upward: dict[tuple[str, Reach], tuple[str, ...]] = {}

    def above(self, place_id: str) -> tuple[str, ...]:
        """Return the ancestors of a place, nearest first."""
        found: list[str] = []
        parent = self._catalog.get(Place, place_id).parent
        while parent and parent not in found:
            found.append(parent)
            parent = self._catalog.get(Place, parent).parent
        return tuple(found)

    def audience_of(self, place_id: str, debt: Reach = NOWHERE) -> tuple[str, ...]:
        """Return the places whose feeds include an item of a place: itself, its ancestors, its current successors.

        ``debt`` is the reach of a dated obligation; successors that began later are then excluded.
        """
        key = (place_id, debt)
        if key not in self._upward:
            place = self._catalog.get(Place, place_id)
            today = dict.fromkeys(
                one.unit.id for one in self._succession.current_successors(place) if may_owe(debt, one)
            )
            line = [place_id, *self.above(place_id)]
            for successor in today:
                line += [successor, *self.above(successor)]
            self._upward[key] = tuple(dict.fromkeys(line))
        return self._upward[key]
