"""Targets as rows of a table under the plan or document that set them, the same on every list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from pcmt.model import Place
from pcmt.relate.facets.targets import PlacedTarget
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.list_pages import ListPage, PageGroup
from pcmt.show.parts.tables import anchor_of
from pcmt.show.targets.phrases import (
    due_words,
    level_words,
    progress_words,
    render_below_badge,
    render_measure_link,
    render_theme_link,
    source_words,
    term_words,
)
from pcmt.text.formats import format_number
from pcmt.text.official_text import section_words

HEADS = ("Chỉ tiêu", "Mục tiêu", "Thời hạn riêng", "Chủ đề", "Chỉ số, tiến độ")


class Setter(NamedTuple):
    """A plan or document with the rows of its targets, which are part of ``group``. ``anchor`` is its place on the page."""

    anchor: str
    title: Markup
    place: Markup
    term: str
    rows: Sequence[Markup]
    group: PageGroup[PlacedTarget]


SHOWN = 5
"""A longer table is folded: on a phone each row is a third of a screen."""
LISTED = 20
"""The same on a list that is all about targets."""


def render_stacked_table(heads: Sequence[str], rows: Iterable[Sequence[str | Markup]], caption: str) -> Markup:
    """Render a table whose rows become blocks on a phone; folded when long."""
    return render_folded_table(heads, [render_stacked_row(heads, row) for row in rows], caption)


def render_folded_table(heads: Sequence[str], rows: Sequence[Markup], caption: str, shown: int = SHOWN) -> Markup:
    """Render finished rows as a table, folded behind their number when there are more than ``shown``."""
    table = render_framed_table(heads, rows, caption)
    if len(rows) <= shown:
        return table
    summary = f"{caption}: xem {format_number(len(rows))} dòng"
    return trusted_html(f'<details class="fold"><summary>{html_of(summary)}</summary>{table}</details>')


def render_stacked_row(heads: Sequence[str], cells: Sequence[str | Markup]) -> Markup:
    """Render a row of it; every cell names its column."""
    pairs = zip(heads, cells, strict=True)
    return trusted_html(
        "<tr>"
        + "".join(
            f'<td data-label="{html_of(head)}"><div>{html_of(cell)}</div></td>' if cell else "<td></td>"
            for head, cell in pairs
        )
        + "</tr>"
    )


def render_framed_table(heads: Sequence[str], rows: Sequence[Markup], caption: str) -> Markup:
    """Render finished rows with headings and an accessible caption."""
    head = "".join(f'<th scope="col">{html_of(one)}</th>' for one in heads)
    return trusted_html(
        f'<div class="table-scroll" tabindex="0"><table class="stack target-table">'
        f'<caption class="visually-hidden">{html_of(caption)}</caption><thead><tr>{head}</tr></thead><tbody>\n'
        + "\n".join(rows)
        + "\n</tbody></table></div>"
    )


def render_text_link(view: PageContext, one: PlacedTarget) -> Markup:
    """Render a link to the target's place in its text, or to its source where there is no text."""
    at, quote = getattr(one.target, "at", None), getattr(one.target, "quote", None)
    if at and quote:
        return trusted_html(
            f'<a href="{view.url(one.record)}#{anchor_of(one.record, one.target)}">{html_of(section_words(at))}</a>'
        )
    return trusted_html(html_of(source_words(one)))


def render_target_row(view: PageContext, one: PlacedTarget) -> Markup:
    """Render the row of a target."""
    where = f'<br><span class="meta-line">{html_of(one.target.where)}</span>' if one.target.where else ""
    progress = progress_words(view, one)
    links = [
        render_below_badge(view, one),
        render_measure_link(view, one),
        trusted_html(f"Tiến độ: {html_of(progress)}") if progress else "",
    ]
    cells = (
        trusted_html(
            f'{html_of(one.target.what)}{where}<br><span class="meta-line">{render_text_link(view, one)}</span>'
        ),
        level_words(one),
        due_words(one) if one.target.due else "",
        render_theme_link(view, one),
        trusted_html("<br>".join(part for part in links if part)),
    )
    return render_stacked_row(HEADS, cells)


def setter_of(one: PlacedTarget) -> tuple[str, str]:
    """Return what the paper that sets a target is found by."""
    return one.record.kind_id, one.record.id


def setters(
    view: PageContext, page: ListPage[PlacedTarget], row: Callable[[PlacedTarget], Markup] | None = None
) -> list[Setter]:
    """Targets under what sets them; ``row`` draws one (a list that draws each only once keeps its own)."""
    draw = row or (lambda one: render_target_row(view, one))
    found = []
    for group in page.groups(setter_of):
        record, place = group.rows[0].record, group.rows[0].place
        where = view.render_link(Place.kind_id, place) if place else trusted_html("không rõ địa phương")
        anchor = f"{record.kind_id}-{record.id}"
        title = view.render_link(record.kind_id, record.id)
        rows = [draw(one) for one in group.rows]
        found.append(Setter(anchor, title, where, term_words(group.rows[0]), rows, group))
    return found
