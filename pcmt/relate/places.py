"""The tree of places with the successors of those that ended."""

from __future__ import annotations

from pcmt.model import Place
from pcmt.relate.catalog import Catalog
from pcmt.relate.kept_parts import kept_in
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
        return kept_in(self, self._upward, (place_id, debt), lambda: self._audience_of(place_id, debt))

    def _audience_of(self, place_id: str, debt: Reach) -> tuple[str, ...]:
        place = self._catalog.get(Place, place_id)
        today = dict.fromkeys(one.unit.id for one in self._succession.current_successors(place) if may_owe(debt, one))
        line = [place_id, *self.above(place_id)]
        for successor in today:
            line += [successor, *self.above(successor)]
        return tuple(dict.fromkeys(line))
