"""The page ``du-lieu-mo/``: the lists with their files, and a dictionary of every field, made from the models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from pcmt.model import KINDS, Record, Vocabulary
from pcmt.model.published import FIRST_VERSION, FORMAT_VERSION
from pcmt.model.record import Part
from pcmt.model.schema import SchemaField, entries, record_schema, row_schema
from pcmt.relate.datasets import (
    CATALOGUE_PATH,
    ENVELOPE,
    LIST_ENDINGS,
    TABLES,
    Dataset,
    column_entries,
    datasets,
    table_of,
)
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.open_data.field_types import choice_titles, type_words
from pcmt.show.open_data.schema_org import linked_lists
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.files import size_words
from pcmt.show.parts.templates import render_json
from pcmt.text.formats import format_date
from pcmt.urls import data_path, schema_path

ALL_RECORDS = "moi-ban-ghi"
ALL_ROWS = "moi-bang"


class File(NamedTuple):
    """A file of a list: its address from the page, its kind in capitals, its size in words (empty while it is not made)."""

    href: str
    kind: str
    size: str


class Offer(NamedTuple):
    """A list and its files; ``updated`` in words."""

    list: Dataset
    updated: str
    files: tuple[File, ...]
    schema: str


class FieldLine(NamedTuple):
    """A field of the dictionary, ready to print. ``codes``: the values of a closed list with their meaning."""

    path: str
    title: str
    hint: str
    type: str
    codes: tuple[tuple[str, str], ...]
    target: Markup
    required: str
    csv: Markup
    since: str


class DictionarySection(NamedTuple):
    """The fields of one list, or those that all lists of a sort share."""

    anchor: str
    title: str
    lines: list[FieldLine]


def data_facts(view: PageContext) -> dict[str, Any]:
    """Return the lists for people, the lists of records, the catalogue and the sections of the dictionary."""
    offers = [_offer(view, one) for one in datasets(view.catalog)]
    return {
        "groups": [
            ("Bảng rút ra từ các bản ghi", [one for one in offers if one.list.name in TABLES]),
            ("Bản ghi theo loại", [one for one in offers if one.list.name in KINDS]),
        ],
        "catalogue": view.page(CATALOGUE_PATH),
        "linked": render_json(linked_lists(view)),
        "envelope": view.page(schema_path(ENVELOPE)),
    }


def dictionary_facts(view: PageContext) -> dict[str, Any]:
    """Return the sections of the dictionary; fields common to all lists come once, first."""
    records, rows = list(entries(record_schema(Record))), list(entries(row_schema(Part)))
    sections = [
        _section(view, ALL_RECORDS, "Trường chung của mọi bản ghi", "", record_schema(Record), ()),
        _section(view, ALL_ROWS, "Trường chung của mọi bảng", "", row_schema(Part), ()),
    ]
    for one in datasets(view.catalog):
        is_table = one.name in TABLES
        words = f"{'Bảng' if is_table else 'Bản ghi'} «{one.title}»"
        shared = rows if is_table else records
        sections.append(_section(view, one.name, words, "" if is_table else one.name, one.schema, shared))
    return {"sections": sections, "version": FORMAT_VERSION}


def _offer(view: PageContext, one: Dataset) -> Offer:
    files = []
    for ending in LIST_ENDINGS:
        path = data_path(one.name, ending)
        content = view.downloads.get(path)
        files.append(File(view.page(path), ending.upper(), size_words(len(content)) if content else ""))
    return Offer(one, format_date(one.updated) if one.updated else "", tuple(files), view.page(schema_path(one.name)))


def _section(
    view: PageContext, anchor: str, title: str, kind: str, schema: Any, shared: Iterable[SchemaField]
) -> DictionarySection:
    columns = {entry.path for entry in column_entries(schema, kind)}
    known = {entry.path: entry for entry in shared}
    lines = []
    for entry, parent in _with_parents(schema):
        if (entry.path == "portal" and known) or known.get(entry.path) == entry:
            continue
        if not parent or not table_of(kind, parent):
            lines.append(_line(view, entry, kind, _csv(view, entry, parent, kind, columns)))
    return DictionarySection(f"truong-{anchor}", title, lines)


def _with_parents(schema: Any) -> Iterator[tuple[SchemaField, str]]:
    """Yield every field with the path of its enclosing list of groups; empty for a top-level one."""
    parent = ""
    for entry in entries(schema):
        if parent and not entry.path.startswith(f"{parent}."):
            parent = ""
        yield entry, parent
        if entry.is_part and entry.is_repeated and not parent:
            parent = entry.path


def _line(view: PageContext, entry: SchemaField, kind: str, csv: Markup) -> FieldLine:
    words = type_words(entry) + (", nhiều giá trị" if entry.is_repeated else "")
    codes = tuple(choice_titles(tuple(entry.node.get("enum", ()))).items())
    required = "có" if entry.is_required else "không"
    since = entry.since or FIRST_VERSION
    return FieldLine(entry.path, entry.title, entry.hint, words, codes, _target(view, entry), required, csv, since)


def _target(view: PageContext, entry: SchemaField) -> Markup:
    """Render the target of an id."""
    if vocabulary := entry.node.get("x-vocabulary"):
        is_there = vocabulary in view.catalog.records[Vocabulary.kind_id]  # a small portal may do without some
        name = (
            view.render_link(Vocabulary.kind_id, vocabulary) if is_there else trusted_html(f"<code>{vocabulary}</code>")
        )
        return trusted_html("mục của ") + name
    kinds = entry.node.get("x-kinds", ())
    links = (f'<a href="{view.page(f"{kind}/")}">{html_of(KINDS[kind].kind_title)}</a>' for kind in kinds)
    return trusted_html("mã của " + ", ".join(links)) if kinds else trusted_html("")


def _csv(view: PageContext, entry: SchemaField, parent: str, kind: str, columns: set[str]) -> Markup:
    """Render the representation of the field in the CSV file."""
    if table := table_of(kind, entry.path):
        return trusted_html(f'bảng riêng: <a href="#{table.name}">{table.name}</a>')
    if parent:
        return trusted_html(f"trong ô <code>{html_of(parent)}</code>")
    if entry.path in columns:
        return trusted_html("một cột, chữ JSON" if entry.is_part else "một cột")
    return trusted_html("tách thành nhiều cột" if entry.is_part else "không, chỉ có ở JSON")
