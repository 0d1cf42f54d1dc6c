"""Pages of their own for the tables of an agency that are too long for its page: ``co-quan/<id>/viec-duoc-giao/``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pcmt.model import Agency
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.listing import LISTING_ROOT, cut
from pcmt.show.parts.standalone_page import OwnPage
from pcmt.show.parts.tables import ROWS_ON_PAGE, Table, render_table
from pcmt.show.site.record_tables import all_deadlines_of
from pcmt.show.site.reference_lists import long_list_page, place_below
from pcmt.show.tasks.agency_section import duty_tables, table_path
from pcmt.text.formats import format_number


def table_pages(view: PageContext) -> Iterator[OwnPage]:
    """Yield the pages of every table that an agency's page cuts short."""
    deep = replace(view, root=LISTING_ROOT)
    for agency in view.catalog.every(Agency):
        count = len(view.duties.own(agency)), len(view.duties.inherited(agency))
        if max(*count, len(view.catalog.deadlines_by_agency.get(agency.id, ()))) > ROWS_ON_PAGE:
            for table in (*duty_tables(deep, agency), all_deadlines_of(deep, agency)):
                if len(table.rows) > ROWS_ON_PAGE:
                    yield from _pages(deep, agency, table)


def _pages(view: PageContext, agency: Agency, table: Table) -> Iterator[OwnPage]:
    title, lead = f"{table.title}: {agency.title}", f"{format_number(len(table.rows))} dòng"
    for page in cut(table_path(agency, table), list(range(len(table.rows))), ROWS_ON_PAGE):
        part = table.part(page.rows[0], page.rows[-1] + 1)._replace(shown=ROWS_ON_PAGE, total=len(table.rows))
        words = {"table": render_table(part)}
        yield long_list_page(view, place_below(agency), page, title, lead, "site/table_list", words)
