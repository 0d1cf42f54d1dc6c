"""The identity table of a record: rows under the labels declared beside its fields."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from pcmt.model import Record
from pcmt.model.fields import Shown
from pcmt.model.walk import marked_fields
from pcmt.show.markup.html import html_of, trusted_html

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


def render_fact_table(rows: list[FactRow]) -> Markup:
    """Render the fact table; built as a string because thousands of template calls would cost more than the words."""
    lines = [
        f'<tr><th scope="row">{html_of(head)}</th><td{_BLANK if blank else ""}>{html_of(value)}</td></tr>'
        for head, value, blank in rows
    ]
    return trusted_html('<table class="identity"><tbody>\n' + "\n".join(lines) + "\n</tbody></table>")
