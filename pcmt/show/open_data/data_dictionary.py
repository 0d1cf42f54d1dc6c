"""The dictionary of every published field, made from the models: a page for each list, ``du-lieu-mo/truong/<list>/``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from markupsafe import Markup

from pcmt.model import KINDS, Record, Vocabulary
from pcmt.model.published import FIRST_VERSION, FORMAT_VERSION
from pcmt.model.record import Part
from pcmt.model.structure.schema import SchemaField, entries, record_schema, row_schema
from pcmt.relate.datasets import DATA_PAGE, TABLES, column_entries, datasets, table_of
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.open_data.field_types import choice_titles, type_words
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.listing import LISTING_ROOT
from pcmt.show.parts.page_words import list_description
from pcmt.show.parts.standalone_page import OwnPage
from pcmt.show.parts.templates import render_template

FRAME = "danh-sach/truong"
ALL_RECORDS = "moi-ban-ghi"
ALL_ROWS = "moi-bang"
_TOLD = "nghĩa, kiểu dữ liệu, có bắt buộc không, cột tương ứng trong CSV và có từ bản nào"
"""What the page tells of each field, as the heads of its table say."""


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
    """The fields of one list, or those that all lists of a sort share; ``shared`` is the name of the section with those."""

    name: str
    title: str
    shared: str
    lines: list[FieldLine]


def dictionary_path(name: str) -> str:
    """Return the address of the page of a list."""
    return f"{DATA_PAGE}truong/{name}/"


def dictionary_facts(view: PageContext) -> dict[str, Any]:
    """Return the sections of the dictionary with their addresses."""
    sections = [(one, view.page(dictionary_path(one.name))) for one in _sections(view)]
    return {"sections": sections, "version": FORMAT_VERSION}


def dictionary_pages(view: PageContext) -> Iterator[OwnPage]:
    """Yield the page of every section."""
    deep = replace(view, root=LISTING_ROOT)
    sections = {one.name: one for one in _sections(deep)}
    for one in sections.values():
        shared = sections.get(one.shared)
        html = render_template("open_data/dictionary_page", view=deep, section=one, shared=shared, page=dictionary_path)
        yield OwnPage(
            path=dictionary_path(one.name),
            title=f"Từ điển trường: {one.title}",
            description=list_description(f"Từ điển trường: {one.title}", f"{len(one.lines)} trường; {_TOLD}"),
            head="",
            html=html,
            crumbs=(("", "Trang chủ"), (DATA_PAGE, "Dữ liệu mở")),
            frame=FRAME,
            is_listed=True,
            root=LISTING_ROOT,
        )


def _sections(view: PageContext) -> Iterator[DictionarySection]:
    """Yield the sections; fields common to all lists come once, first."""
    records, rows = list(entries(record_schema(Record))), list(entries(row_schema(Part)))
    yield _section(view, ALL_RECORDS, "Trường chung của mọi bản ghi", "", record_schema(Record), ())
    yield _section(view, ALL_ROWS, "Trường chung của mọi bảng", "", row_schema(Part), ())
    for one in datasets(view.catalog):
        is_table = one.name in TABLES
        words = f"{'Bảng' if is_table else 'Bản ghi'} “{one.title}”"
        shared = rows if is_table else records
        yield _section(view, one.name, words, "" if is_table else one.name, one.schema, shared)


def _section(
    view: PageContext, name: str, title: str, kind: str, schema: Any, shared: Iterable[SchemaField]
) -> DictionarySection:
    columns = {entry.path for entry in column_entries(schema, kind)}
    known = {entry.path: entry for entry in shared}
    lines = []
    for entry, parent in _with_parents(schema):
        if (entry.path == "portal" and known) or known.get(entry.path) == entry:
            continue
        if not parent or not table_of(kind, parent):
            lines.append(_line(view, entry, kind, _csv(view, entry, parent, kind, columns)))
    common = (ALL_RECORDS if kind else ALL_ROWS) if known else ""
    return DictionarySection(name, title, common, lines)


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
        return trusted_html(f'bảng riêng: <a href="{view.page(DATA_PAGE)}#{table.name}">{table.name}</a>')
    if parent:
        return trusted_html(f"trong ô <code>{html_of(parent)}</code>")
    if entry.path in columns:
        return trusted_html("một cột, chữ JSON" if entry.is_part else "một cột")
    return trusted_html("tách thành nhiều cột" if entry.is_part else "không, chỉ có ở JSON")
