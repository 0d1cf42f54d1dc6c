"""The page ``du-lieu-mo/``: the lists with their files."""

from __future__ import annotations

from typing import Any, NamedTuple

from pcmt.model import KINDS
from pcmt.relate.datasets import (
    CATALOGUE_PATH,
    ENVELOPE,
    LIST_ENDINGS,
    TABLES,
    Dataset,
    datasets,
)
from pcmt.show.open_data.data_dictionary import dictionary_path
from pcmt.show.open_data.schema_org import linked_lists
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.files import size_words
from pcmt.show.parts.templates import render_json
from pcmt.text.formats import format_date
from pcmt.urls import data_path, schema_path


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
    fields: str


def data_facts(view: PageContext) -> dict[str, Any]:
    """Return the lists for people, the lists of records and the catalogue."""
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


def _offer(view: PageContext, one: Dataset) -> Offer:
    files = []
    for ending in LIST_ENDINGS:
        path = data_path(one.name, ending)
        content = view.downloads.get(path)
        files.append(File(view.page(path), ending.upper(), size_words(len(content)) if content else ""))
    updated = format_date(one.updated) if one.updated else ""
    schema, fields = view.page(schema_path(one.name)), view.page(dictionary_path(one.name))
    return Offer(one, updated, tuple(files), schema, fields)
