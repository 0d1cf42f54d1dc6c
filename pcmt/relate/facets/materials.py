"""Facets of materials: audience, level, length, type, topic, language, medium.

Materials that were withdrawn or replaced keep their address and leave the lists. What is meant for everyone or for every age
is found under each audience or level too, as it is in the feeds (``pcmt.relate.subscriptions``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from itertools import islice, product
from typing import Any

from pcmt.model import Material, Vocabulary
from pcmt.model.vocabulary import Level
from pcmt.relate.catalog import Catalog
from pcmt.relate.facets.index import Dimension, FacetIndex
from pcmt.relate.subscriptions import AUDIENCE, EVERYONE
from pcmt.text.vietnamese import sort_key

LEVEL, MINUTES, TYPE, TOPIC, LANGUAGE, MEDIUM = "cap-hoc", "thoi-luong", "loai", "chu-de", "ngon-ngu", "hinh-thuc"
EVERY_AGE = Level.EVERY_AGE
"""The level whose materials suit every other one."""
LENGTHS = {
    "den-5-phut": (5, "Không quá 5 phút"),
    "6-15-phut": (15, "6 đến 15 phút"),
    "16-45-phut": (45, "16 đến 45 phút"),
    "tren-45-phut": (600, "Trên 45 phút"),
}
"""Ranges of minutes, shortest first: the last minute of each, and its words. 45 minutes are a lesson."""
_UNRANKED = 10_000
"""The place of a material that no list of what is needed first names."""
_LOOKED_AT = 12
"""Materials of one topic and level that are weighed as related: thousands of materials must not weigh every pair."""


def length_of(minutes: int) -> str:
    """Return the id of the range that contains a number of minutes."""
    return next(one for one, (last, _) in LENGTHS.items() if minutes <= last)


class ShelfIndex(FacetIndex[Material]):
    """The materials in use by facet.

    Types stand in the order of their vocabulary; in each what audiences need first, then the newest.
    """

    def __init__(self, catalog: Catalog) -> None:
        """Declare the dimensions and fill them."""
        terms = catalog.terms
        types, topics = terms.get("loai-tai-lieu", {}), terms.get("chu-de", {})
        audiences, levels = terms.get("doi-tuong", {}), terms.get("cap-hoc", {})
        lengths = {one: words for one, (_, words) in LENGTHS.items()}
        languages, media = terms.get("ngon-ngu", {}), terms.get("hinh-thuc", {})
        audiences_of = _widened(lambda one: one.audiences, EVERYONE, audiences)
        levels_of = _widened(lambda one: one.levels, EVERY_AGE, levels)
        dimensions: tuple[Dimension[Material], ...] = (
            Dimension(AUDIENCE, "Tôi là", "Tài liệu cho: {name}", audiences, audiences_of, AUDIENCE),
            Dimension(LEVEL, "Cấp học, lứa tuổi", "Tài liệu theo cấp học, lứa tuổi: {name}", levels, levels_of),
            Dimension(
                MINUTES,
                "Thời lượng",
                "Tài liệu theo thời lượng: {name}",
                lengths,
                lambda one: (length_of(one.minutes),),
            ),
            Dimension(TYPE, "Loại tài liệu", "Tài liệu theo loại: {name}", types, lambda one: (one.type,)),
            Dimension(TOPIC, "Chủ đề", "Tài liệu theo chủ đề: {name}", topics, lambda one: one.topics),
            Dimension(LANGUAGE, "Ngôn ngữ", "Tài liệu theo ngôn ngữ: {name}", languages, lambda one: (one.language,)),
            Dimension(MEDIUM, "Hình thức", "Tài liệu theo hình thức: {name}", media, lambda one: (one.medium,)),
        )
        self._needed = _needed_first(catalog)
        offered = _in_order([one for one in catalog.every(Material) if one.is_offered], list(types), self._needed)
        super().__init__(Material.kind_id, offered, dimensions)
        self._alike: dict[tuple[str, str], list[Material]] = defaultdict(list)
        for material in self.all:
            for pair in product(material.topics, material.levels):
                self._alike[pair].append(material)

    def place_for(self, audience: str, material: Material) -> int:
        """Return the place of a material in the list of what an audience needs first; a high number for one not on it."""
        return self._needed.get(audience, {}).get(material.id, _UNRANKED)

    def is_needed_first(self, audience: str, material: Material) -> bool:
        """Whether a material is on the list of what an audience needs first."""
        return self.place_for(audience, material) < _UNRANKED

    def related(self, material: Material, limit: int) -> list[Material]:
        """Return other materials that share a topic and a level, those that share the most first."""
        shared: Counter[str] = Counter()
        found: dict[str, Material] = {}
        for pair in product(material.topics, material.levels):
            for one in islice(self._alike.get(pair, ()), _LOOKED_AT):
                shared[one.id] += 1
                found[one.id] = one
        near = (one for one in found.values() if one.id != material.id and one.language == material.language)
        return sorted(near, key=lambda one: -shared[one.id])[:limit]


def _needed_first(catalog: Catalog) -> dict[str, dict[str, int]]:
    """Return for each audience the place of the materials that its vocabulary names."""
    audiences = (term for one in catalog.every(Vocabulary) if one.id == AUDIENCE for term in one.terms)
    return {term.id: {one: place for place, one in enumerate(term.materials)} for term in audiences}


def _in_order(materials: list[Material], types: list[str], needed: Mapping[str, Mapping[str, int]]) -> list[Material]:
    """Return materials by type; in each those that some audience needs first, by their best place, then the newest."""
    best: dict[str, int] = {}
    for places in needed.values():
        for one, place in places.items():
            best[one] = min(place, best.get(one, place))
    rank = {one: number for number, one in enumerate(types)}

    def key(one: Material) -> tuple[int, int, int, Any, str]:
        place = best.get(one.id, _UNRANKED)
        return rank[one.type], place, -one.published.toordinal(), sort_key(one.title), one.id

    return sorted(materials, key=key)


def _widened(
    ids_of: Callable[[Material], tuple[str, ...]], all_of_them: str, every_id: Collection[str]
) -> Callable[[Material], Collection[str]]:
    """Return a function that gives a material's ids, or the whole vocabulary if the id for all is among them."""
    return lambda one: every_id if all_of_them in ids_of(one) else ids_of(one)
