"""Pages of lists that are too long where they belong.

These are the records that refer to one (``co-quan/<id>/su-kien/``), the tables of an agency (``co-quan/<id>/viec-duoc-giao/``)
and of a document (``van-ban/<id>/noi-dan/``), and all records of a kind (``ke-hoach/trang/1/``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from pcmt.model import Agency, LegalDocument, Record
from pcmt.show.kinds import title_sign
from pcmt.show.parts.closing_sections import LISTED
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.kind_view import Backlinks
from pcmt.show.parts.list_pages import ListPage, cut
from pcmt.show.parts.listing import LISTING_ROOT
from pcmt.show.parts.long_tables import table_path
from pcmt.show.parts.page_words import list_description
from pcmt.show.parts.standalone_page import OwnPage, PageRule
from pcmt.show.parts.tables import ROWS_ON_PAGE, Table, render_rows
from pcmt.show.parts.templates import render_template
from pcmt.show.site.cards import CARDS_ON_PAGE, WITH_LISTS, groupings, groups_of
from pcmt.show.site.kinds import KINDS
from pcmt.show.site.record_tables import all_citations_of, all_deadlines_of
from pcmt.show.tasks.agency_section import task_tables
from pcmt.text.formats import format_number
from pcmt.text.vietnamese import lower_first
from pcmt.urls import record_path

ROWS_SHOWN = 200
"""Records on one page, about 60 kB."""


def reference_pages(view: PageContext) -> Iterator[PageRule]:
    """Yield the pages of every list that a record's own page cuts short."""
    deep = replace(view, root=LISTING_ROOT)
    for kind in KINDS.values():
        for record in view.catalog.records[kind.model.kind_id].values():
            for one in (*kind.backlinks, *kind.long_lists):
                if len(records := one.find(deep, record)) > LISTED:
                    for page in cut(one.path(record), list(records), ROWS_SHOWN):
                        yield PageRule(page.path, partial(_reference_page, deep, record, one, page.number))


def _reference_page(view: PageContext, record: Record, backlinks: Backlinks, number: int) -> OwnPage:
    records = backlinks.find(view, record)
    page = cut(backlinks.path(record), list(records), ROWS_SHOWN)[number - 1]
    title, lead = f"{backlinks.title}: {record.title}", f"{format_number(len(records))} mục"
    words = {"rows": list_rows(view, page.rows), "with_kind": len({one.kind_id for one in records}) > 1}
    return long_list_page(view, place_below(record), page, title, lead, "site/reference_list", words)


def table_pages(view: PageContext) -> Iterator[OwnPage]:
    """Yield the pages of every table that an agency's page cuts short."""
    deep = replace(view, root=LISTING_ROOT)
    for agency in view.catalog.every(Agency):
        count = len(view.tasks.own(agency)), len(view.tasks.inherited(agency))
        if max(*count, len(view.catalog.deadlines_by_agency.get(agency.id, ()))) > ROWS_ON_PAGE:
            for table in (*task_tables(deep, agency), all_deadlines_of(deep, agency)):
                if len(table.rows) > ROWS_ON_PAGE:
                    yield from _table_pages(deep, agency, table)


def citing_pages(view: PageContext) -> Iterator[OwnPage]:
    """Yield the pages of the places that cite a document, where its page cuts them short."""
    deep = replace(view, root=LISTING_ROOT)
    for document in view.catalog.every(LegalDocument):
        if len(view.catalog.citations_of(document)) > ROWS_ON_PAGE:
            yield from _table_pages(deep, document, all_citations_of(deep, document))


def _table_pages(view: PageContext, record: Record, table: Table) -> Iterator[OwnPage]:
    title, lead = f"{table.title}: {record.title}", f"{format_number(len(table.rows))} dòng"
    for page in cut(table_path(record, table), list(range(len(table.rows))), ROWS_ON_PAGE):
        words = {"table": table.lead + render_rows(table.part(page.rows[0], page.rows[-1] + 1))}
        yield long_list_page(view, place_below(record), page, title, lead, "site/table_list", words)


def kind_pages(view: PageContext) -> Iterator[OwnPage]:
    """Yield the pages of every kind that has more records than its front page shows, in the order of its groups."""
    deep = replace(view, root=LISTING_ROOT)
    for kind in KINDS:
        is_long = kind not in WITH_LISTS and len(view.catalog.records[kind]) > CARDS_ON_PAGE
        if is_long and any(group.left_out for group in groups_of(deep, kind)):
            records = list(chain.from_iterable(one.records for one in groupings(deep, kind)))
            starts = range(0, len(records), ROWS_SHOWN)
            paths = [f"{kind}/trang/{number}/" for number in range(1, len(starts) + 1)]
            for number, start in enumerate(starts, start=1):
                part = ListPage(number, records[start : start + ROWS_SHOWN], paths)
                yield _kind_page(deep, kind, part, f"{format_number(len(records))} mục")


def _kind_page(view: PageContext, kind: str, part: ListPage[Record], lead: str) -> OwnPage:
    front = KINDS[kind].model.kind_title
    place = ListPlace(front, (("", "Trang chủ"), (f"{kind}/", front)), KINDS[kind].list_frame)
    words = {"rows": list_rows(view, part.rows), "with_kind": False}
    return long_list_page(view, place, part, f"Tất cả {lower_first(front)}", lead, "site/reference_list", words)


class ListPlace(NamedTuple):
    """Where a long list belongs: the title of its kind, the way to it, and the frame in whose menu it is marked."""

    kind_title: str
    crumbs: tuple[tuple[str, str], ...]
    frame: str


def place_below(record: Record) -> ListPlace:
    """Return the place of a list that the page of a record cuts short."""
    own = (record_path(record.kind_id, record.id), record.title)
    crumbs = (("", "Trang chủ"), (f"{record.kind_id}/", record.kind_title), own)
    return ListPlace(record.kind_title, crumbs, KINDS[record.kind_id].list_frame)


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
