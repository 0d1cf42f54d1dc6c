"""The identity table of a record: rows under the labels declared beside its fields."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from markupsafe import Markup

from pcmt.model import Record
from pcmt.model.fields import Link, Shown
from pcmt.model.structure.walk import mark_of, marked_fields
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.text.dates import PartialDate
from pcmt.text.formats import format_date, format_moment

_BLANK = ' class="blank"'


class FactRow(NamedTuple):
    """A row of a fact table. ``is_blank``: the source leaves the field empty, and ``value`` says so."""

    head: str
    value: str | Markup
    is_blank: bool = False


@cache
def label_of(model: type[Record], name: str) -> str:
    """Return the Vietnamese label declared for a field, capitalised."""
    title = model.model_fields[name].title or name
    return title[0].upper() + title[1:]


def shown_facts(record: Record) -> list[tuple[str, str]]:
    """Return the label and text of each field that is marked to be shown as typed (``pcmt.model.fields.Shown``)."""
    found = ((name, getattr(record, name)) for name in marked_fields(type(record), Shown))
    return [(label_of(type(record), name), text) for name, text in found if text]


def row(record: Record, name: str, value: str | Markup | None, otherwise: str = "") -> list[FactRow]:
    """Return the row of a field; for an empty field the words ``otherwise``, or no row."""
    head = label_of(type(record), name)
    if value:
        return [FactRow(head, value)]
    return [FactRow(head, otherwise, is_blank=True)] if otherwise else []


@cache
def _link_of(model: type[Record], name: str) -> Link | None:
    return mark_of(model.model_fields[name], Link)


def _shown(view: PageContext, link: Link | None, value: Any) -> str | Markup:
    """Return the value of a field as its type is shown; empty for an empty one."""
    if value is None or value is False:
        return ""
    if link is not None:
        ids = value if isinstance(value, tuple) else (value,)
        return view.terms(link.vocabulary, ids) if link.vocabulary else view.render_links(link.kinds[0], ids)
    if isinstance(value, PartialDate):
        return format_date(value)
    if isinstance(value, date):
        return format_moment(value)
    if isinstance(value, tuple):
        return "; ".join(value)
    return "có" if value is True else str(value)


def rows_of(view: PageContext, record: Record, *names: str) -> list[FactRow]:
    """Return the rows of fields as their types are shown: links to records, titles of terms, days, texts; none for an empty one."""
    model = type(record)
    return [
        FactRow(label_of(model, name), value)
        for name in names
        if (value := _shown(view, _link_of(model, name), getattr(record, name)))
    ]


def render_fact_table(rows: list[FactRow]) -> Markup:
    """Render the fact table; built as a string because thousands of template calls would cost more than the words."""
    lines = [
        f'<tr><th scope="row">{html_of(head)}</th><td{_BLANK if blank else ""}>{html_of(value)}</td></tr>'
        for head, value, blank in rows
    ]
    return trusted_html('<table class="identity"><tbody>\n' + "\n".join(lines) + "\n</tbody></table>")


def render_summary_facts(rows: Sequence[FactRow]) -> Markup:
    """Render the few facts of a first screen; empty without any."""
    lines = [f"<div><dt>{html_of(head)}</dt><dd>{html_of(value)}</dd></div>\n" for head, value, _ in rows]
    return trusted_html(f'<dl class="summary-facts">\n{"".join(lines)}</dl>\n' if lines else "")


def render_way(anchor: str, words: str) -> Markup:
    """Render the way from a first screen to the part of the page that has the whole."""
    return trusted_html(f'<a href="#{anchor}">{html_of(words)}</a>')
