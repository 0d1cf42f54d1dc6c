"""The shelf of materials: its cards, the page that filters them, and a page of its own for every value to filter by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup

from pcmt.model import Material
from pcmt.relate.facets.materials import EVERY_AGE, LEVEL, MINUTES, SHELF_TITLES, TYPE, ShelfFacet, ShelfIndex
from pcmt.relate.subscriptions import ALL, AUDIENCE, EVERYONE, KIND, Scope
from pcmt.show.markup.html import finished, html_of
from pcmt.show.parts.context import View
from pcmt.show.parts.files import files_of, preview_of
from pcmt.show.parts.listing import LISTING_ROOT, Choice, Listing, chip_of, page_path
from pcmt.show.parts.page_words import list_description
from pcmt.show.parts.templates import drawn
from pcmt.text.formats import format_number
from pcmt.urls import feed_path

SHELF = f"{Material.kind_id}/"
CARDS_SHOWN = 60
"""Cards of one page, about 100 kB of HTML. The script fetches the pages after the first one when somebody filters."""
_TITLES = {
    AUDIENCE: "Tài liệu cho: {}",
    LEVEL: "Tài liệu theo cấp học, lứa tuổi: {}",
    MINUTES: "Tài liệu theo thời lượng: {}",
    TYPE: "Tài liệu theo loại: {}",
    "chu-de": "Tài liệu theo chủ đề: {}",
    "ngon-ngu": "Tài liệu theo ngôn ngữ: {}",
    "hinh-thuc": "Tài liệu theo hình thức: {}",
}
_SHORT_NAME = re.compile(r"\(([^()]+)\)$")


def short_name(title: str) -> str:
    """What stands in brackets at the end of a licence's name, which is how people call it; else the name."""
    found = _SHORT_NAME.search(title)
    return found[1] if found else title


def render_card(view: View, index: ShelfIndex, material: Material) -> Markup:
    """A material as an item of the shelf; ``data-`` attributes name the values under which it is found."""
    files = files_of(view, material)
    values: dict[str, list[str]] = {dimension: [] for dimension in SHELF_TITLES}
    for facet in index.facets_of(material):
        values[facet.dimension].append(facet.id)
    return drawn(
        "materials/card",
        view=view,
        record=material,
        values=values,
        preview=preview_of(view, files),
        main_file=files[0].facts if files else "",
        licence=short_name(view.licence(material.licence)),
    )


class Row(NamedTuple):
    """Cards of one kind of material, under its heading."""

    id: str
    title: str
    cards: list[Markup]


class _Drawing:
    """Shelves of one depth: every card is drawn once."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.index = view.shelf
        self._cards: dict[str, Markup] = {}

    def card(self, material: Material) -> Markup:
        if material.id not in self._cards:
            self._cards[material.id] = render_card(self.view, self.index, material)
        return self._cards[material.id]

    def rows(self, materials: list[Material]) -> list[Row]:
        """The cards by kind; the index holds the kinds together."""
        return [
            Row(kind, self.view.term("loai-tai-lieu", kind), [self.card(one) for one in group])
            for kind, group in groupby(materials, key=lambda one: one.type)
        ]

    def listings(self, facet: ShelfFacet) -> Iterator[Listing]:
        """The pages of a facet."""
        parts = _cut(self.index.materials(facet))
        words = {
            "title": _TITLES[facet.dimension].format(self.index.title(facet)),
            "lead": lead_of(self.index, facet),
            "kind": SHELF_TITLES[facet.dimension],
            "around": [chip_of(self.view, self.index, one, facet) for one in self.index.facets(facet.dimension)],
            "wider": self.view.page(f"{SHELF}?{urlencode({facet.dimension: facet.id})}"),
        }
        paths = [page_path(facet, number) for number in range(1, len(parts) + 1)]
        for number, part in enumerate(parts, start=1):
            yield self._page(paths, number, part, words, facet.scope)

    def rest(self) -> Iterator[Listing]:
        """The pages of the whole shelf after the first one, which is the hand-written page of the shelf."""
        parts = _cut(self.index.all)
        words = {"title": "Mọi tài liệu", "lead": _total(self.index.all), "around": [], "wider": self.view.page(SHELF)}
        paths = rest_paths(self.index)
        for number, part in enumerate(parts[1:], start=2):
            yield self._page([SHELF, *paths], number, part, words, ALL)

    def _page(
        self, paths: list[str], number: int, part: list[Material], words: dict[str, Any], scope: Scope
    ) -> Listing:
        aside = f" (trang {number}/{len(paths)})" if number > 1 else ""
        title = words["title"] + aside
        pager = [(one, self.view.page(path)) for one, path in enumerate(paths, start=1)]
        context = {"rows": self.rows(part), "pager": pager, "number": number}
        html = drawn("materials/listing", view=self.view, **words | context | {"title": title})
        above = ((paths[0], words["title"]),) if number > 1 and paths[0] != SHELF else ()
        crumbs = (("", "Trang chủ"), (SHELF, Material.kind_title), *above)
        description = list_description(title, words["lead"], (one.title for one in part))
        return Listing(Material.kind_id, paths[number - 1], title, description, html, crumbs, scope, number)


def _cut(materials: list[Material]) -> list[list[Material]]:
    return [materials[first : first + CARDS_SHOWN] for first in range(0, len(materials), CARDS_SHOWN)]


def rest_paths(index: ShelfIndex) -> list[str]:
    """Addresses of the pages of the whole shelf after its first one."""
    return [f"{SHELF}trang/{number}/" for number in range(2, len(_cut(index.all)) + 1)]


def _total(materials: list[Material]) -> str:
    return f"{format_number(len(materials))} tài liệu đang dùng."


def lead_of(index: ShelfIndex, facet: ShelfFacet) -> str:
    """How many materials a facet holds, and whether those for everybody are among them."""
    total = _total(index.materials(facet))
    if facet.dimension == AUDIENCE and facet.id != EVERYONE and index.count(ShelfFacet(AUDIENCE, EVERYONE)):
        return f"{total} Có cả tài liệu cho mọi người."
    if facet.dimension == LEVEL and facet.id != EVERY_AGE and index.count(ShelfFacet(LEVEL, EVERY_AGE)):
        return f"{total} Có cả tài liệu cho mọi lứa tuổi."
    return total


def shelf_listings(view: View) -> Iterator[Listing]:
    """Every page of every list of materials. ``view`` is that of any page; the lists are drawn as deep as they lie."""
    drawing = _Drawing(replace(view, root=LISTING_ROOT))
    for dimension in SHELF_TITLES:
        for facet in drawing.index.facets(dimension):
            yield from drawing.listings(facet)
    yield from drawing.rest()


def shelf_facts(view: View) -> dict[str, Any]:
    """What the template of the page of all materials draws."""
    drawing = _Drawing(view)
    index = view.shelf
    return {
        "choices": [choice for dimension in SHELF_TITLES if (choice := shelf_choice(view, dimension)).chips],
        "rows": drawing.rows(index.all[:CARDS_SHOWN]),
        "total": len(index.all),
        "more": [view.page(path) for path in rest_paths(index)],
        "everyone": EVERYONE,
        "feed": view.catalog.settings.url + feed_path("rss", Scope(KIND, Material.kind_id).path),
    }


def shelf_choice(view: View, dimension: str) -> Choice:
    """The values of a dimension with their counts and pages."""
    facets = view.shelf.facets(dimension)
    chips = [chip_of(view, view.shelf, facet) for facet in facets]
    return Choice(dimension, SHELF_TITLES[dimension], chips, [facet.id for facet in facets])


def shelf_links(view: View, dimension: str, ids: tuple[str, ...]) -> Markup:
    """Names of values, each a link to its page of the shelf where it has one."""
    found = []
    for facet in (ShelfFacet(dimension, one) for one in ids):
        name = html_of(view.shelf.title(facet))
        found.append(f'<a href="{view.page(facet.path)}">{name}</a>' if view.shelf.count(facet) else name)
    return finished("; ".join(found))


class Shown(NamedTuple):
    """Cards for a hand-written page, and the way to the rest of them on the shelf; ``total`` counts them all."""

    cards: list[Markup]
    total: int
    href: str


def shown_materials(view: View, wanted: Mapping[str, str], limit: int | None) -> Shown:
    """The materials that have all of the wanted values by dimension; those made just for them before those for all."""
    facets = [ShelfFacet(*one) for one in wanted.items()]
    found = [one for one in view.shelf.all if all(facet in view.shelf.facets_of(one) for facet in facets)]
    found.sort(key=lambda one: not _is_own(one, wanted))
    drawing = _Drawing(view)
    path = facets[0].path if len(facets) == 1 and found else f"{SHELF}?{urlencode(wanted)}" if facets else SHELF
    return Shown([drawing.card(one) for one in found[:limit]], len(found), view.page(path))


def _is_own(material: Material, wanted: Mapping[str, str]) -> bool:
    audience, level = wanted.get(AUDIENCE), wanted.get(LEVEL)
    return (audience is None or audience in material.audiences) and (level is None or level in material.levels)
