"""Rendering context of a page: the catalog, and addresses relative to that page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup

from pcmt.blobs import Content
from pcmt.model import Record
from pcmt.relate.catalog import Catalog
from pcmt.relate.facets.events import EventIndex
from pcmt.relate.facets.materials import ShelfIndex
from pcmt.relate.facets.targets import TargetIndex
from pcmt.relate.facets.tasks import TaskIndex
from pcmt.relate.legal_basis import DependencyGraph
from pcmt.relate.plan_comparisons import Comparisons
from pcmt.relate.shared_words import SharedWords
from pcmt.relate.succession import Succession
from pcmt.relate.target_levels import TargetLevels
from pcmt.relate.target_progress import TargetProgress
from pcmt.relate.tasks import TaskRegister
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.urls import record_path

RECORD_ROOT = "../../"
"""Relative path to the site root: every record page is two folders deep."""


class FolderFile(NamedTuple):
    """What pages say of a download: its path, its bytes, its pages (0 for none), its checksum in hexadecimal digits."""

    path: str
    length: int
    pages: int
    sha256: str


@dataclass(frozen=True)
class PageContext:
    """The rendering context; ``root`` is the relative path from the page to the site root (``../../``).

    ``downloads`` are files made before the pages, by site-relative path, so that links can state their size;
    ``page_counts`` gives the number of pages of those that have pages. ``folders`` has the downloads of each folder,
    which are one answer; without it each file is asked for.
    """

    catalog: Catalog
    root: str = RECORD_ROOT
    downloads: Mapping[str, Content] = field(default_factory=dict)
    page_counts: Mapping[str, int] = field(default_factory=dict)
    folders: Mapping[str, Sequence[FolderFile]] | None = None

    @cached_property
    def event_index(self) -> EventIndex:
        """The events that were not withdrawn, by month, place, audience, type and campaign."""
        return self.catalog.index(EventIndex)

    @cached_property
    def shelf(self) -> ShelfIndex:
        """The materials on the shelf, by what people look for."""
        return self.catalog.index(ShelfIndex)

    @cached_property
    def shared(self) -> SharedWords:
        """What several records are called or described by alike."""
        return self.catalog.index(SharedWords)

    @cached_property
    def succession(self) -> Succession:
        """Return the succession of agencies and places."""
        return self.catalog.index(Succession)

    @cached_property
    def tasks(self) -> TaskRegister:
        """The tasks that plans give, by agency."""
        return self.catalog.index(TaskRegister)

    @cached_property
    def task_index(self) -> TaskIndex:
        """The same tasks by what people look for."""
        return self.catalog.index(TaskIndex)

    @cached_property
    def basis_graph(self) -> DependencyGraph:
        """What rests on which document."""
        return self.catalog.index(DependencyGraph)

    @cached_property
    def targets(self) -> TargetIndex:
        """All targets, by theme, place, year and measure."""
        return self.catalog.index(TargetIndex)

    @cached_property
    def target_levels(self) -> TargetLevels:
        """Return the comparisons of local targets with higher levels."""
        return self.catalog.index(TargetLevels)

    @cached_property
    def progress(self) -> TargetProgress:
        """How far targets are reached, from the results of events."""
        return self.catalog.index(TargetProgress)

    @cached_property
    def comparisons(self) -> Comparisons:
        """Return the selected comparisons of plans."""
        return self.catalog.index(Comparisons)

    def page(self, path: str) -> str:
        """Address of a site page or file, relative to the page being drawn."""
        return f"{self.root}{path}"

    def url(self, record: Record) -> str:
        """Address of a record, relative to the page being drawn."""
        return self.root + record_path(record.kind_id, record.id)

    def render_link(self, kind: str, record_id: str, words: str = "") -> Markup:
        """Render a link to a record, with its title unless other words are given. Raises KeyError for an unknown record."""
        record = self.catalog.find(kind, record_id)
        # Tens of thousands of links in a large build: Markup.format would take a third of the time of a page.
        return trusted_html(f'<a href="{self.url(record)}">{html_of(words or record.title)}</a>')

    def render_links(self, kind: str, ids: tuple[str, ...]) -> Markup:
        """Links to several records, joined by semicolons."""
        return Markup("; ").join(self.render_link(kind, one) for one in ids)

    def titles(self, kind: str, ids: tuple[str, ...]) -> str:
        """Titles of several records in one line, joined by semicolons."""
        return "; ".join(self.catalog.find(kind, one).title for one in ids)

    def term(self, vocabulary: str, term_id: str) -> str:
        """Title of a vocabulary term."""
        return self.catalog.terms[vocabulary][term_id]

    def short_terms(self, vocabulary: str, ids: tuple[str, ...]) -> str:
        """Short titles of several terms, joined by commas."""
        return ", ".join(self.catalog.short_terms[vocabulary][one] for one in ids)

    def licence(self, term_id: str | None) -> str:
        """Return the title of a licence; an undeclared one grants nothing."""
        return self.term("giay-phep", term_id) if term_id else "chưa ghi, muốn dùng lại thì hỏi nơi biên soạn"

    def terms(self, vocabulary: str, ids: tuple[str, ...]) -> str:
        """Titles of several terms, joined by commas."""
        return ", ".join(self.term(vocabulary, one) for one in ids)

    def for_whom(self, audiences: tuple[str, ...]) -> str:
        """Say for whom something is. Some names of audiences have a comma of their own."""
        return "Dành cho: " + "; ".join(self.term("doi-tuong", one) for one in audiences)

    def render_outside_link(self, address: str, words: str) -> Markup:
        """Render a link that leaves the site, without a referrer."""
        return trusted_html(f'<a href="{html_of(address)}" rel="noopener noreferrer external">{html_of(words)}</a>')
