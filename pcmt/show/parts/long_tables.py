"""Tables that grow with the portal: a record's page shows their first rows, and pages of their own have all."""

from __future__ import annotations

from pcmt.model import Record
from pcmt.show.parts.closing_sections import render_more
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.tables import ROWS_ON_PAGE, Table
from pcmt.urls import record_path

CITING = "noi-dan"
"""Anchor of the table of the places that cite a document."""


def table_path(record: Record, table: Table) -> str:
    """Address of the pages that hold all rows of a table of a record."""
    return long_table_path(record, table.anchor)


def long_table_path(record: Record, anchor: str) -> str:
    """Address of the pages of the table of a record that has an anchor."""
    return f"{record_path(record.kind_id, record.id)}{anchor}/"


def cut_short(view: PageContext, record: Record, table: Table) -> Table:
    """Return a table as the record's page shows it: its first rows, and a link to all."""
    total = len(table.rows)
    if total <= ROWS_ON_PAGE:
        return table
    return table.part(0, ROWS_ON_PAGE)._replace(
        total=total, more=render_more(view, table_path(record, table), total, "dòng")
    )
