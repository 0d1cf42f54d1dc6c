"""Pages of their own for the lists of referring records that are too long for a record: ``co-quan/<id>/su-kien/``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from pcmt.model import Record
from pcmt.show.kinds.signs import title_sign
from pcmt.show.parts.closing_sections import LISTED
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.kind_view import Backlinks
from pcmt.show.parts.listing import LISTING_ROOT, ListPage, cut
from pcmt.show.parts.page_words import list_description
from pcmt.show.parts.standalone_page import OwnPage
from pcmt.show.parts.templates import render_template
from pcmt.show.site.kinds import KINDS
from pcmt.text.formats import format_number
from pcmt.urls import record_path

FRAME = "danh-sach/lien-quan"
ROWS_SHOWN = 200
"""Records on one page, about 60 kB."""


def reference_pages(view: PageContext) -> Iterator[OwnPage]:
    """Yield the pages of every list that a record's own page cuts short."""
    deep = replace(view, root=LISTING_ROOT)
    for kind in KINDS.values():
        for record in view.catalog.records[kind.model.kind_id].values():
            for one in (*kind.backlinks, *kind.long_lists):
                if len(records := one.find(deep, record)) > LISTED:
                    yield from _pages(deep, record, one, records)


class ListPlace(NamedTuple):
    """Where a long list belongs: the title of its kind, the way to it, and the frame in whose menu it is marked."""

    kind_title: str
    crumbs: tuple[tuple[str, str], ...]
    frame: str = FRAME


def place_below(record: Record) -> ListPlace:
    """Return the place of a list that the page of a record cuts short."""
    own = (record_path(record.kind_id, record.id), record.title)
    return ListPlace(record.kind_title, (("", "Trang chủ"), (f"{record.kind_id}/", record.kind_title), own))


def _pages(view: PageContext, record: Record, backlinks: Backlinks, records: Sequence[Record]) -> Iterator[OwnPage]:
    title, lead = f"{backlinks.title}: {record.title}", f"{format_number(len(records))} mục"
    for page in cut(backlinks.path(record), list(records), ROWS_SHOWN):
        words = {"rows": list_rows(view, page.rows), "with_kind": backlinks.model is None}
        yield long_list_page(view, place_below(record), page, title, lead, "site/reference_list", words)


class ListRow(NamedTuple):
    """A record in a long list: its address, its title and that of its kind."""

    href: str
    words: str
    kind: str


def list_rows(view: PageContext, records: Iterable[Record]) -> list[ListRow]:
    """Return the rows of records."""
    return [ListRow(view.url(one), f"{title_sign(one)}{one.title}", one.kind_title) for one in records]


def long_list_page(
    view: PageContext,
    place: ListPlace,
    page: ListPage[Any],
    title: str,
    lead: str,
    template: str,
    words: Mapping[str, object],
) -> OwnPage:
    """Return one page of a long list; ``words`` are those of its template alone."""
    title += page.aside
    html = render_template(
        template,
        view=view,
        title=title,
        lead=f"{lead}.",
        kind_title=place.kind_title,
        around=[],
        pager=page.pager(view),
        number=page.number,
        **words,
    )
    return OwnPage(
        path=page.path,
        title=title,
        description=list_description(title, lead),
        head="",
        html=html,
        crumbs=place.crumbs,
        frame=place.frame,
        is_listed=True,
        root=LISTING_ROOT,
        number=page.number,
    )
