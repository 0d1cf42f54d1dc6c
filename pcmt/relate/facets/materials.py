"""Materials by what people look for: who they are, the level, the minutes they have, the kind, topic, language, medium.

On the shelf stands what is in use: what was taken back or replaced keeps its address and leaves the shelf. What is meant
for everyone or for every age stands under each audience or level too, as it does in the feeds (``pcmt.relate.subscriptions``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice, product
from typing import NamedTuple

from pcmt.model import Material
from pcmt.model.vocabulary import Level
from pcmt.relate.catalog import Catalog
from pcmt.relate.subscriptions import ALL, AUDIENCE, EVERYONE, Scope
from pcmt.text.vietnamese import sort_key

LEVEL, MINUTES, TYPE, TOPIC, LANGUAGE, MEDIUM = "cap-hoc", "thoi-luong", "loai", "chu-de", "ngon-ngu", "hinh-thuc"
SHELF_TITLES = {
    AUDIENCE: "Tôi là",
    LEVEL: "Cấp học, lứa tuổi",
    MINUTES: "Thời lượng",
    TYPE: "Loại tài liệu",
    TOPIC: "Chủ đề",
    LANGUAGE: "Ngôn ngữ",
    MEDIUM: "Hình thức",
}
"""What materials are filtered by, under the word that stands in the address (``tai-lieu/doi-tuong/giao-vien/``)."""
VOCABULARIES = {
    AUDIENCE: "doi-tuong",
    LEVEL: "cap-hoc",
    TYPE: "loai-tai-lieu",
    TOPIC: "chu-de",
    LANGUAGE: "ngon-ngu",
    MEDIUM: "hinh-thuc",
}
EVERY_AGE = Level.EVERY_AGE
"""The level whose materials suit every other one."""
LENGTHS = {
    "den-5-phut": (5, "Đến 5 phút"),
    "6-15-phut": (15, "6 đến 15 phút"),
    "16-45-phut": (45, "16 đến 45 phút"),
    "tren-45-phut": (600, "Trên 45 phút"),
}
"""Stretches of minutes, shortest first: the last minute of each, and its words. 45 minutes are a lesson."""
_LOOKED_AT = 12
"""Materials of one topic and level that are weighed as related: a shelf of thousands must not weigh every pair."""


class ShelfFacet(NamedTuple):
    """One value to filter by."""

    dimension: str
    id: str

    @property
    def path(self) -> str:
        """Site-relative address of the facet's page."""
        return f"{Material.kind_id}/{self.dimension}/{self.id}/"

    @property
    def scope(self) -> Scope:
        """The scope whose feeds and calendar follow this facet; all of the portal where there is none."""
        return Scope(AUDIENCE, self.id) if self.dimension == AUDIENCE else ALL


def length_of(minutes: int) -> str:
    """The id of the stretch that so many minutes fall into."""
    return next(one for one, (last, _) in LENGTHS.items() if minutes <= last)


class ShelfIndex:
    """The materials on the shelf, kinds in the order of their vocabulary and then by title, by facet."""

    def __init__(self, catalog: Catalog) -> None:
        """Put every material under its facets, once."""
        self._catalog = catalog
        types = list(catalog.terms.get("loai-tai-lieu", {}))
        materials = catalog.every(Material)
        standing = [one for one in materials if one.is_offered]
        self.all = sorted(standing, key=lambda one: (types.index(one.type), sort_key(one.title), one.id))
        self._found: dict[ShelfFacet, list[Material]] = defaultdict(list)
        self._alike: dict[tuple[str, str], list[Material]] = defaultdict(list)
        for material in self.all:
            for facet in self.facets_of(material):
                self._found[facet].append(material)
            for pair in product(material.topics, material.levels):
                self._alike[pair].append(material)

    def facets_of(self, material: Material) -> list[ShelfFacet]:
        """The facets under which a material is found, in order of dimensions."""
        return [
            ShelfFacet(dimension, one) for dimension in SHELF_TITLES for one in self._values_of(material, dimension)
        ]

    def _values_of(self, material: Material, dimension: str) -> Iterator[str]:
        match dimension:
            case "doi-tuong":
                yield from self._widened(AUDIENCE, material.audiences, EVERYONE)
            case "cap-hoc":
                yield from self._widened(LEVEL, material.levels, EVERY_AGE)
            case "thoi-luong":
                yield length_of(material.minutes)
            case "loai":
                yield material.type
            case "chu-de":
                yield from dict.fromkeys(material.topics)
            case "ngon-ngu":
                yield material.language
            case "hinh-thuc":
                yield material.medium

    def _widened(self, dimension: str, ids: tuple[str, ...], all_of_them: str) -> tuple[str, ...]:
        """The ids, or every one of the vocabulary where the one that stands for all is among them."""
        return tuple(self._catalog.terms[VOCABULARIES[dimension]] if all_of_them in ids else dict.fromkeys(ids))

    def materials(self, facet: ShelfFacet) -> list[Material]:
        """The materials of a facet in the order of the shelf."""
        return self._found.get(facet, [])

    def count(self, facet: ShelfFacet) -> int:
        """How many materials a facet holds."""
        return len(self.materials(facet))

    def facets(self, dimension: str) -> list[ShelfFacet]:
        """The facets of a dimension that have materials, in the order of its vocabulary."""
        ids = LENGTHS if dimension == MINUTES else self._catalog.terms.get(VOCABULARIES[dimension], {})
        return [facet for one in ids if (facet := ShelfFacet(dimension, one)) in self._found]

    def title(self, facet: ShelfFacet) -> str:
        """Name of a facet for people."""
        if facet.dimension == MINUTES:
            return LENGTHS[facet.id][1]
        return self._catalog.terms[VOCABULARIES[facet.dimension]][facet.id]

    def related(self, material: Material, limit: int) -> list[Material]:
        """Other materials of a topic and a level of this one; those that share the most stand first."""
        shared: Counter[str] = Counter()
        found: dict[str, Material] = {}
        for pair in product(material.topics, material.levels):
            for one in islice(self._alike.get(pair, ()), _LOOKED_AT):
                shared[one.id] += 1
                found[one.id] = one
        near = (one for one in found.values() if one.id != material.id and one.language == material.language)
        return sorted(near, key=lambda one: -shared[one.id])[:limit]
