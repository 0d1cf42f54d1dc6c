"""Tables of a record: cells, folded rows and anchors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from pcmt.model import Record
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.text.quote_anchors import find_anchor

Cell = str | Markup


SHOWN = 8
"""A table with more rows is folded: on a phone each row is a screen."""


SHOWN_DEADLINES = 4
"""The same for the deadlines of a plan, whose rows hold the quoted sentence and every date."""


ROWS_ON_PAGE = 100
"""Rows of a table that grows with the portal; a longer one has pages of its own (``pcmt.show.site.long_lists``)."""


SHOWN_WORK = 40
"""The same for an agency's tasks, which are what its page is for."""


class Table(NamedTuple):
    """A titled table. ``heads`` label the columns, on phones also each cell; ``anchor`` is its id.

    ``lead`` is printed between the title and the rows. ``groups``, where given, names for each row what it shares with its
    neighbours: said once above the first of them. ``total``: of a table cut short, how many rows there are; ``more`` leads to them.
    """

    anchor: str
    title: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    shown: int = SHOWN
    lead: Markup = trusted_html("")
    groups: Sequence[Cell] = ()
    total: int = 0
    more: Markup = trusted_html("")

    def part(self, start: int, end: int) -> Table:
        """Return the table with some of its rows."""
        return self._replace(rows=self.rows[start:end], groups=self.groups[start:end])

    @property
    def opened(self) -> str:
        """Anchor inside the fold of a long table: an address with it opens the fold, without a script too."""
        return f"{self.anchor}-bang" if len(self.rows) > self.shown else self.anchor


def render_table(table: Table) -> Markup:
    """Render a table as a section of an article, with the number of rows after its title."""
    title = f'<h2 id="{table.anchor}">{html_of(table.title)} <span class="count">({table.total or len(table.rows)})</span></h2>'
    body = render_rows(table)
    if len(table.rows) > table.shown:
        body = trusted_html(
            f'<details class="fold"><summary>Xem {len(table.rows)} dòng</summary>'
            f'<div class="fold-body" id="{table.opened}">{body}</div></details>'
        )
    return trusted_html(f"<section>{title}\n{table.lead}{body}{table.more}</section>")


def render_rows(table: Table) -> Markup:
    """Render heads and rows of a table, without its title."""
    heads = "".join(f'<th scope="col">{html_of(head)}</th>' for head in table.heads)
    labels = [f'<td data-label="{html_of(head)}">' for head in table.heads]
    if table.groups:  # under its group a row begins with what it is and ends with its place: both need no label
        labels[0] = labels[-1] = "<td>"
    lines = []
    group: Cell = ""
    for number, row in enumerate(table.rows):
        if table.groups and table.groups[number] != group:
            group = table.groups[number]
            lines.append(
                f'<tr class="group"><th scope="rowgroup" colspan="{len(table.heads)}">{html_of(group)}</th></tr>'
            )
        cells = zip(labels, row, strict=True)
        lines.append("<tr>" + "".join(f"{label}{html_of(cell)}</td>" for label, cell in cells) + "</tr>")
    grouped = " grouped" if table.groups else ""
    return trusted_html(
        f'<div class="table-scroll" tabindex="0"><table class="stack{grouped}"><thead><tr>{heads}</tr></thead><tbody>\n'
        + "\n".join(lines)
        + "\n</tbody></table></div>"
    )


def anchor_of(record: Record, datum: Any) -> str:
    """Anchor of the block of an official text that holds a datum's quote; empty when the record has no such block."""
    text = getattr(record, "text", None)
    return find_anchor(text, datum.at, datum.quote) if text else ""


def quoted(words: str) -> str:
    """Mark words as a quotation."""
    return f'<q class="quote">{html_of(words)}</q>'


def render_with_quote(words: Cell, quote: str, aside: str = "") -> Markup:
    """Join the words of a cell, a remark in small type and the quoted sentence."""
    aside = f' <span class="meta-line">{html_of(aside)}</span>' if aside else ""
    return trusted_html(f"{html_of(words)}{aside}<br>{quoted(quote)}")


def render_lines(parts: Iterable[Cell]) -> Markup:
    """Join the parts that are not empty, one a line."""
    return trusted_html("<br>".join(str(html_of(part)) for part in parts if part))
