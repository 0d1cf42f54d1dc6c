"""The shelf of materials: its cards, the page that filters them, and a page of its own for every value to filter by."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, cast
from urllib.parse import urlencode

from markupsafe import Markup

from pcmt.model import Material, Record
from pcmt.model.material import AWAITING_REVIEW
from pcmt.model.vocabulary import MaterialType
from pcmt.relate.facets.index import Facet
from pcmt.relate.facets.materials import EVERY_AGE, LEVEL, ShelfIndex
from pcmt.relate.subscriptions import AUDIENCE, EVERYONE, KIND, Scope
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.files import files_of, preview_of
from pcmt.show.parts.list_pages import ListPage
from pcmt.show.parts.listing import FacetLists, ListEntry
from pcmt.show.parts.page_words import list_description
from pcmt.show.parts.templates import render_template
from pcmt.text.formats import format_number
from pcmt.text.vietnamese import lower_first
from pcmt.urls import feed_path

NEEDED_FIRST = "can-truoc"
"""Anchor of the group of what an audience needs first."""
SHELF = f"{Material.kind_id}/"
_GENERAL = ((AUDIENCE, EVERYONE, "mọi người"), (LEVEL, EVERY_AGE, "mọi lứa tuổi"))
"""Dimensions with a value that suits every other one, and its name inside a sentence."""
MOST_CARDS = 30
"""Cards of a block on a hand-written page, about 1 kB each; a page may have several blocks."""
PICTURED = frozenset({MaterialType.POSTER, MaterialType.LEAFLET, MaterialType.SLIDES})
"""Types of which a picture of the first page says more than an icon: the others are pages of text."""
ICONS = {
    MaterialType.LESSON: "human-male-board",
    MaterialType.ASSEMBLY_TALK: "flag-outline",
    MaterialType.BROADCAST: "bullhorn-outline",
    MaterialType.LEAFLET: "newspaper-variant-outline",
    MaterialType.QUESTIONS: "comment-question-outline",
    MaterialType.HANDBOOK: "book-open-page-variant-outline",
    MaterialType.SLOGANS: "format-quote-close",
    MaterialType.LETTER: "email-outline",
    MaterialType.QUIZ: "checkbox-marked-circle-outline",
    MaterialType.POSTER: "image-outline",
    MaterialType.SLIDES: "presentation",
}
"""Icons of the theme, by the type of the material."""
OTHER_ICON = "file-document-check-outline"
_SHORT_NAME = re.compile(r"\(([^()]+)\)$")


def short_name(title: str) -> str:
    """Return the bracket at the end of a licence's name, which is its common short form; else the name."""
    found = _SHORT_NAME.search(title)
    return found[1] if found else title


def render_card(view: PageContext, index: ShelfIndex, material: Material) -> Markup:
    """Render a material as a list item: a picture or the icon of its type, title, one line.

    ``data-`` attributes name the filter values that match it.
    """
    preview = preview_of(view, files_of(view, material)) if material.type in PICTURED else None
    return render_template(
        "materials/card",
        view=view,
        record=material,
        values=index.values_of(material),
        preview=preview,
        sign=ICONS.get(material.type, OTHER_ICON),
    )


class TypeGroup(NamedTuple):
    """Cards under a heading: those of one type of material, or those that an audience needs first."""

    id: str
    title: str
    cards: list[Markup]
    total: int
    """The number under the heading on all pages of the list."""


def review_words(materials: Sequence[Material]) -> str:
    """Say once for a list which of its materials wait for their review; empty where none does."""
    awaiting = sum(not one.reviewed_by for one in materials)
    if not awaiting:
        return ""
    if awaiting == len(materials):
        return f"{AWAITING_REVIEW}."
    return (
        f"Tài liệu ghi “đã duyệt” đã được cơ quan chuyên môn duyệt. Các tài liệu khác: {lower_first(AWAITING_REVIEW)}."
    )


class MaterialLists(FacetLists[Material]):
    """The materials in use; every card is drawn once."""

    index: ShelfIndex
    index_type = ShelfIndex
    kind, title, all_title = Material.kind_id, Material.kind_title, "Tất cả tài liệu"
    template, page_size = "materials/listing", 60
    """About 100 kB of HTML. The script fetches the pages after the first one when a visitor filters."""

    def render_card(self, material: Material) -> Markup:
        """Render the card of a material."""
        return self.render_once(material, material.id, lambda: render_card(self.view, self.index, material))

    def entries(self, record: Record) -> Iterator[ListEntry]:
        """Yield the card of a material in use."""
        material = cast(Material, record)
        if material.is_offered:
            yield ListEntry(material.id, render_card(self.view, self.index, material))

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
        heading = self.heading_of(facet)
        rows = []
        for group in page.groups(heading):
            one = str(heading(group.rows[0]))
            cards = [*map(self.render_card, group.rows)]
            rows.append(TypeGroup(one, self._group_title(one), cards, group.total))
        return {"rows": rows, "wider": self.view.page(SHELF + query), "review": review_words(self.rows(facet))}

    def heading_of(self, facet: Facet | None) -> Callable[[Material], Hashable]:
        """Return what gives the group of a material: its type, or what an audience needs first."""
        audience = facet.id if facet and facet.dimension == AUDIENCE else ""
        return lambda one: NEEDED_FIRST if self.index.is_needed_first(audience, one) else one.type

    def rows(self, facet: Facet | None) -> list[Material]:
        """Return the materials of a list in order; a list for an audience begins with what it needs first."""
        found = super().rows(facet)
        if facet is None or facet.dimension != AUDIENCE:
            return found
        return sorted(found, key=lambda one: self.index.place_for(facet.id, one))

    def _group_title(self, group: str) -> str:
        return "Nên xem trước" if group == NEEDED_FIRST else self.view.term("loai-tai-lieu", group)

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
    audience = wanted.get(AUDIENCE, "")
    found.sort(key=lambda one: (view.shelf.place_for(audience, one), not _is_own(one, wanted)))
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
