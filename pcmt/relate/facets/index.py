"""Facets: the values by which the items of a subject are filtered, and the index of the items that each value holds.

A subject declares its dimensions (``Dimension``). Counts, pages of lists, filters and the feeds they name follow from them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from pcmt.model import Place
from pcmt.relate.catalog import Catalog
from pcmt.relate.kept_parts import index_part
from pcmt.relate.places import PlaceTree
from pcmt.relate.subscriptions import ALL, PLACE, Scope
from pcmt.text.vietnamese import lower_first

Item = TypeVar("Item")

_COMMON_WORDS = ("Tỉnh ", "Thành phố ", "Huyện ", "Thị ", "Quận ", "Xã ", "Phường ", "Đặc khu ", "Tháng ", "Đợt ")
"""First words of names that take a small letter inside a sentence."""


class Facet(NamedTuple):
    """One value to filter by; ``folder`` is the site folder of the subject: ``su-kien``, ``thang``, ``2026-06``."""

    folder: str
    dimension: str
    id: str

    @property
    def path(self) -> str:
        """Site-relative address of the facet's page."""
        return f"{self.folder}/{self.dimension}/{self.id}/"


@dataclass(frozen=True)
class Dimension(Generic[Item]):
    """One dimension to filter items by.

    ``id`` is a segment of addresses (``su-kien/thang/2026-06/``), ``title`` the label of the select, ``heading`` the
    title of a value's list, with ``{name}`` for its name or ``{inner}`` for the name inside a sentence. ``names`` gives
    the names of values in filter order, ``values`` the values of an item. ``scope`` is the subscription dimension of a
    value, empty if none. ``above`` gives the values that contain one.
    """

    id: str
    title: str
    heading: str
    names: Mapping[str, str]
    values: Callable[[Item], Iterable[str]]
    scope: str = ""
    above: Callable[[str], tuple[str, ...]] | None = None


class FacetIndex(Generic[Item]):
    """The items of a subject in the order of its lists, by facet."""

    def __init__(self, folder: str, items: Iterable[Item], dimensions: Iterable[Dimension[Item]]) -> None:
        """Put every item under its facets; the cost grows with the items, not with items times facets."""
        self.folder = folder
        self.all = list(items)
        self.dimensions = {one.id: one for one in dimensions}
        self._found: dict[Facet, list[Item]] = defaultdict(list)
        for item in self.all:
            for dimension, ids in self.values_of(item).items():
                for one in ids:
                    self._found[Facet(folder, dimension, one)].append(item)

    def values_of(self, item: Item) -> dict[str, list[str]]:
        """Return the values of an item by dimension, each once."""
        return {one.id: list(dict.fromkeys(one.values(item))) for one in self.dimensions.values()}

    def items(self, facet: Facet) -> list[Item]:
        """Return the items of a facet in the order of the index."""
        return self._found.get(facet, [])

    def count(self, facet: Facet) -> int:
        """How many items a facet holds."""
        return len(self.items(facet))

    def facet(self, dimension: str, value: str) -> Facet:
        """Return a facet of this subject, with or without items."""
        return Facet(self.folder, dimension, value)

    def facets(self, dimension: str) -> list[Facet]:
        """Return the facets of a dimension that have items, in the order of its names."""
        return [
            facet for one in self.dimensions[dimension].names if (facet := self.facet(dimension, one)) in self._found
        ]

    def top(self, dimension: str) -> list[Facet]:
        """Those contained in no other value or right below the widest one; all where values do not contain each other."""
        above = self.dimensions[dimension].above
        return [one for one in self.facets(dimension) if not above or len(above(one.id)) <= 1]

    def wider(self, facet: Facet) -> list[Facet]:
        """Return the facets that contain a facet, nearest first."""
        above = self.dimensions[facet.dimension].above
        return [self.facet(facet.dimension, one) for one in above(facet.id)] if above else []

    def inside(self, facet: Facet) -> list[Facet]:
        """Return the facets directly inside a facet, in the order of names."""
        return self._inside.get(facet, [])

    @index_part
    def _inside(self) -> dict[Facet, list[Facet]]:
        found: dict[Facet, list[Facet]] = defaultdict(list)
        for dimension in self.dimensions:
            for facet in self.facets(dimension):
                for container in self.wider(facet)[:1]:
                    found[container].append(facet)
        return found

    def title(self, facet: Facet) -> str:
        """Name of a facet for people: ``Tháng 6/2026``, ``Lạng Sơn``. KeyError for a value without a name."""
        return self.dimensions[facet.dimension].names[facet.id]

    def heading(self, facet: Facet) -> str:
        """Heading of the list of a facet: ``Sự kiện tháng 6/2026``."""
        name = self.title(facet)
        inner = lower_first(name) if name.startswith(_COMMON_WORDS) else name
        return self.dimensions[facet.dimension].heading.format(name=name, inner=inner)

    def scope(self, facet: Facet) -> Scope:
        """Return the scope whose feeds and calendar cover a facet; the whole portal if there is none."""
        dimension = self.dimensions[facet.dimension].scope
        return Scope(dimension, facet.id) if dimension else ALL


def optional(value: str | None) -> tuple[str, ...]:
    """Return the values of a field that holds one or none."""
    return (value,) if value else ()


def place_dimension(
    catalog: Catalog, tree: PlaceTree, heading: str, place_of: Callable[[Item], str | None]
) -> Dimension[Item]:
    """Filter by place: a place holds the items inside it and, after a reorganisation, those of the places it took in."""
    return Dimension(
        PLACE,
        "Địa phương",
        heading,
        {place.id: place.title for place in catalog.every(Place)},
        lambda item: tree.audience_of(place) if (place := place_of(item)) else (),
        scope=PLACE,
        above=tree.above,
    )
