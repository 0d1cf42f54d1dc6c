"""Lists as pages of their own: a list is cut into pages that link to each other, to the lists around it and to the front page.

A subject declares its lists as a class of ``Lists``, mostly of ``FacetLists``; ``pcmt.show.site.standalone_pages`` names the
classes. The front page of a subject is written by hand and shows the first page of all items with the filters.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from markupsafe import Markup

from pcmt.model import Record
from pcmt.relate.facets.index import Facet, FacetIndex
from pcmt.relate.record_groups import RecordGroups, group_number
from pcmt.relate.subscriptions import ALL, Scope
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.list_pages import ListPage, Row, cut
from pcmt.show.parts.page_words import list_description
from pcmt.show.parts.standalone_page import OwnPage
from pcmt.show.parts.templates import render_template

LISTING_ROOT = "../../../"
Value = TypeVar("Value")


class Chip(NamedTuple):
    """A link to another list, with the number of its entries. ``is_here``: the list being shown."""

    href: str
    words: str
    total: int
    is_here: bool = False


class FilterChoice(NamedTuple):
    """One select of a form that filters, and the same values as links for a page without a script."""

    dimension: str
    title: str
    options: list[tuple[str, Chip]]

    @property
    def chips(self) -> list[Chip]:
        """The links without the ids that the select sends."""
        return [chip for _, chip in self.options]


def neighbours(values: Sequence[Value], here: Value) -> tuple[Value | None, Value | None]:
    """Return the values before and after one of them. Raises ValueError if it is not among them."""
    place = values.index(here)
    return values[place - 1] if place else None, values[place + 1] if place + 1 < len(values) else None


class ListEntry(NamedTuple):
    """An entry of a list: what names it among those of its subject, and how it looks."""

    key: Hashable
    html: Markup


class Lists(ABC):
    """The lists of a subject. ``kind`` is the folder of its front page, ``title`` the name of that page in breadcrumbs.

    A class keeps what its pages share, such as rows that are drawn once: all of them lie equally deep.
    """

    kind: ClassVar[str]
    title: ClassVar[str]
    template: ClassVar[str]
    page_size: ClassVar[int]
    root: ClassVar[str] = LISTING_ROOT

    def __init__(self, view: PageContext) -> None:
        self.view = view

    @classmethod
    def frame(cls) -> str:
        """Name of the frame in ``pcmt/theme/frames``; lists as shallow as records have one beside theirs."""
        return f"danh-sach/{cls.kind}" if cls.root == LISTING_ROOT else cls.kind

    @classmethod
    def published(cls, view: PageContext) -> Iterator[OwnPage]:
        """Every page of every list, one at a time. ``view`` is that of any page."""
        return cls(replace(view, root=cls.root)).listings()

    @abstractmethod
    def listings(self) -> Iterator[OwnPage]:
        """Yield the pages; the view must have their depth."""

    def page(self, part: ListPage[Any], title: str, lead: str, scope: Scope, **context: Any) -> OwnPage:
        """Draw a page. ``context`` is what the template shows beside title, lead and links to the other pages."""
        heading, front, first = title + part.aside, f"{self.kind}/", part.paths[0]
        shown = {"title": heading, "lead": lead, "pager": part.pager(self.view), "number": part.number} | context
        above = ((first, title),) if part.number > 1 and first != front else ()
        return OwnPage(
            path=part.path,
            title=heading,
            description=self.description(part, title, lead),
            head="",
            html=render_template(self.template, view=self.view, **shown),
            crumbs=(("", "Trang chủ"), (front, self.title), *above),
            frame=self.frame(),
            is_listed=True,
            root=self.root,
            scope=scope,
            number=part.number,
        )

    def description(self, page: ListPage[Any], title: str, lead: str) -> str:
        """Return the description of a page for search engines."""
        return list_description(title + page.aside, lead)


class FacetLists(Lists, Generic[Row]):
    """A list for every facet of an index, and the pages of all items after the first, which is the front page.

    ``all_title`` is the title of these; a subject whose front page leads to all items by other ways leaves it empty.
    ``offered`` is how many places a filter offers before it offers provinces only.
    """

    all_title: ClassVar[str] = ""
    offered: ClassVar[int] = 0
    index_type: ClassVar[type[FacetIndex[Any]]]

    def __init__(self, view: PageContext) -> None:
        super().__init__(view)
        self.index = view.catalog.index(self.index_type)
        self._drawn: dict[Hashable, Markup] = {}
        self._groups: set[tuple[str, int]] = set()

    def render_once(self, record: Record, key: Hashable, draw: Callable[[], Markup]) -> Markup:
        """Render the entry of a key, which shows ``record`` or a part of it; what several lists show is drawn once.

        On pages of lists the entries of a group of records are drawn together and kept for the next build.
        """
        if key not in self._drawn:
            self._recall_group(record.kind_id, group_number(record.id))
        if key not in self._drawn:
            self._drawn[key] = draw()
        return self._drawn[key]

    def entries(self, record: Record) -> Iterator[ListEntry]:
        """Yield the entries of a record on pages of lists, by their keys."""
        return iter(())

    def _recall_group(self, kind: str, number: int) -> None:
        if self.view.root == self.root and (kind, number) not in self._groups:
            self._groups.add((kind, number))
            name = f"dòng {self.kind}, nhóm {kind}/{number}"
            self._drawn |= self.view.catalog.recall(name, partial(self._entries_of_group, kind, number))

    def _entries_of_group(self, kind: str, number: int) -> dict[Hashable, Markup]:
        return dict(chain(*map(self.entries, self.view.catalog.index(RecordGroups).records(kind, number))))

    @abstractmethod
    def lead(self, facet: Facet | None) -> str:
        """Return the sentence below the title of a list; None means the list of all items."""

    @abstractmethod
    def body(self, page: ListPage[Row], facet: Facet | None) -> dict[str, Any]:
        """Return the template variables of a page beside title, lead and links."""

    def rows(self, facet: Facet | None) -> list[Row]:
        """Return the rows of a list in order: the items of a facet, or all."""
        return self.index.items(facet) if facet else self.index.all

    def pages(self, facet: Facet | None) -> list[ListPage[Row]]:
        """Return the pages of a list."""
        path = facet.path if facet else f"{self.kind}/"
        return cut(path, self.rows(facet), self.page_size, self.heading_of(facet))

    def heading_of(self, facet: Facet | None) -> Callable[[Row], Hashable]:
        """Return what tells the heading of a row of a list; by default all rows have one."""
        return lambda row: None

    def listings(self) -> Iterator[OwnPage]:
        """Yield the pages of every facet, then those of all items."""
        for dimension in self.index.dimensions:
            for facet in self.index.facets(dimension):
                title, lead, around = self.index.heading(facet), self.lead(facet), self.around(facet)
                for page in self.pages(facet):
                    words = self.body(page, facet)
                    yield self.page(page, title, lead, self.index.scope(facet), around=around, **words)
        rest = self.pages(None)[1:] if self.all_title else ()
        lead = self.lead(None) if rest else ""
        for page in rest:
            yield self.page(page, self.all_title, lead, ALL, around=[], **self.body(page, None))

    def around(self, facet: Facet) -> list[tuple[str, list[Chip]]]:
        """Titled links to neighbouring lists: around and inside a value that contains others, otherwise the sister values."""
        dimension = self.index.dimensions[facet.dimension]
        groups = [(dimension.title, self.index.facets(dimension.id))]
        if dimension.above:
            groups = [("Phạm vi rộng hơn", self.index.wider(facet)), ("Bên trong", self.index.inside(facet))]
        return [(words, [self.chip(one, facet) for one in some]) for words, some in groups if some]

    def chip(self, facet: Facet, here: Facet | None = None) -> Chip:
        """Return the link to a facet's list."""
        return Chip(self.view.page(facet.path), self.index.title(facet), self.index.count(facet), facet == here)

    def choice(self, dimension: str) -> FilterChoice:
        """Return the values of a dimension for a filter."""
        facets = self.index.facets(dimension)
        if len(facets) > self.offered:
            facets = self.index.top(dimension)
        return FilterChoice(
            dimension, self.index.dimensions[dimension].title, [(facet.id, self.chip(facet)) for facet in facets]
        )

    def front(self) -> dict[str, Any]:
        """Return the template variables of the front page: number of items, filters, links to further pages."""
        choices = [choice for dimension in self.index.dimensions if (choice := self.choice(dimension)).chips]
        return {"total": len(self.index.all), "choices": choices, "pager": self.pages(None)[0].pager(self.view)}
