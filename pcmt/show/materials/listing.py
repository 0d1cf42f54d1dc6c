"""The shelf of materials: its cards, the page that filters them, and a page of its own for every value to filter by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup

from pcmt.model import Material
from pcmt.relate.facets.index import Facet
from pcmt.relate.facets.materials import EVERY_AGE, LEVEL, ShelfIndex
from pcmt.relate.subscriptions import AUDIENCE, EVERYONE, KIND, Scope
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.files import files_of, preview_of
from pcmt.show.parts.listing import FacetLists, ListPage
from pcmt.show.parts.page_words import list_description
from pcmt.show.parts.templates import render_template
from pcmt.text.formats import format_number
from pcmt.urls import feed_path

SHELF = f"{Material.kind_id}/"
_GENERAL = ((AUDIENCE, EVERYONE, "mọi người"), (LEVEL, EVERY_AGE, "mọi lứa tuổi"))
"""Dimensions with a value that suits every other one, and its name inside a sentence."""
MOST_CARDS = 30
"""Cards of a block on a hand-written page, about 1 kB each; a page may have several blocks."""
_SHORT_NAME = re.compile(r"\(([^()]+)\)$")


def short_name(title: str) -> str:
    """Return the bracket at the end of a licence's name, which is its common short form; else the name."""
    found = _SHORT_NAME.search(title)
    return found[1] if found else title


def render_card(view: PageContext, index: ShelfIndex, material: Material) -> Markup:
    """Render a material as a list item; ``data-`` attributes name the filter values that match it."""
    files = files_of(view, material)
    return render_template(
        "materials/card",
        view=view,
        record=material,
        values=index.values_of(material),
        preview=preview_of(view, files),
        main_file=files[0].facts if files else "",
        licence=short_name(view.licence(material.licence)),
    )


class TypeGroup(NamedTuple):
    """Cards of one type of material, under its heading."""

    id: str
    title: str
    cards: list[Markup]


class MaterialLists(FacetLists[Material]):
    """The materials in use; every card is drawn once."""

    kind, title, all_title = Material.kind_id, Material.kind_title, "Mọi tài liệu"
    template, page_size = "materials/listing", 60
    """About 100 kB of HTML. The script fetches the pages after the first one when a visitor filters."""

    def __init__(self, view: PageContext) -> None:
        super().__init__(view, view.shelf)
        self._cards: dict[str, Markup] = {}

    def render_card(self, material: Material) -> Markup:
        """Render the card of a material."""
        if material.id not in self._cards:
            self._cards[material.id] = render_card(self.view, self.view.shelf, material)
        return self._cards[material.id]

    def lead(self, facet: Facet | None) -> str:
        """How many materials a list holds, and whether those for everybody are among them."""
        total = f"{format_number(len(self.rows(facet)))} tài liệu đang dùng."
        for dimension, general, words in _GENERAL:
            is_widened = facet is not None and facet.dimension == dimension and facet.id != general
            if is_widened and self.index.count(self.index.facet(dimension, general)):
                return f"{total} Có cả tài liệu cho {words}."
        return total

    def body(self, page: ListPage[Material], facet: Facet | None) -> dict[str, Any]:
        """Return the cards by type, in index order, and the link to the front page with the value selected."""
        query = f"?{urlencode({facet.dimension: facet.id})}" if facet else ""
        groups = groupby(page.rows, key=lambda one: one.type)
        rows = [
            TypeGroup(one, self.view.term("loai-tai-lieu", one), [*map(self.render_card, own)]) for one, own in groups
        ]
        return {"rows": rows, "wider": self.view.page(SHELF + query)}

    def description(self, page: ListPage[Material], title: str, lead: str) -> str:
        """Return the description: title, number of materials, and the names of those on the page."""
        return list_description(title + page.aside, lead, (one.title for one in page.rows))


def shelf_facts(view: PageContext) -> dict[str, Any]:
    """Return the template variables of the page of all materials."""
    lists = MaterialLists(view)
    feed = view.catalog.settings.url + feed_path("rss", Scope(KIND, Material.kind_id).path)
    return lists.front() | lists.body(lists.pages(None)[0], None) | {"everyone": EVERYONE, "feed": feed}


def render_shelf_links(view: PageContext, dimension: str, ids: tuple[str, ...]) -> Markup:
    """Names of values, each a link to its page of the shelf where it has one."""
    found = []
    for facet in (view.shelf.facet(dimension, one) for one in ids):
        name = html_of(view.shelf.title(facet))
        found.append(f'<a href="{view.page(facet.path)}">{name}</a>' if view.shelf.count(facet) else name)
    return trusted_html("; ".join(found))


class ShownMaterials(NamedTuple):
    """Cards for a hand-written page, and the way to the rest of them on the shelf; ``total`` counts them all."""

    cards: list[Markup]
    total: int
    href: str


def shown_materials(view: PageContext, wanted: Mapping[str, str], limit: int | None) -> ShownMaterials:
    """Return the materials that match all wanted values by dimension; specific ones before those for everyone.

    ``limit`` is the number of cards, ``MOST_CARDS`` for None; the link after them leads to all.
    """
    lists = MaterialLists(view)
    found = [one for one in view.shelf.all if _has_all(view.shelf.values_of(one), wanted)]
    found.sort(key=lambda one: not _is_own(one, wanted))
    facets = [view.shelf.facet(*one) for one in wanted.items()]
    path = facets[0].path if len(facets) == 1 and found else f"{SHELF}?{urlencode(wanted)}" if facets else SHELF
    return ShownMaterials(
        [lists.render_card(one) for one in found[: MOST_CARDS if limit is None else limit]], len(found), view.page(path)
    )


def _has_all(values: Mapping[str, list[str]], wanted: Mapping[str, str]) -> bool:
    return all(value in values[dimension] for dimension, value in wanted.items())


def _is_own(material: Material, wanted: Mapping[str, str]) -> bool:
    audience, level = wanted.get(AUDIENCE), wanted.get(LEVEL)
    return (audience is None or audience in material.audiences) and (level is None or level in material.levels)
