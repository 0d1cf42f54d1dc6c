"""JSON Schemas under ``du-lieu/schema/``: one for the records of each kind, one for the rows of each table, one for lists."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pcmt.model.published import FORMAT_VERSION, Envelope
from pcmt.model.structure.schema import DIALECT, envelope_schema
from pcmt.publish.artifact import Artifact
from pcmt.relate.catalog import Catalog
from pcmt.relate.datasets import DATASET_NAMES, ENVELOPE, schema_of, words_of
from pcmt.show.open_data.field_types import choice_titles
from pcmt.urls import schema_path


def schemas(catalog: Catalog) -> Iterator[Artifact]:
    """Every schema, readable: people open them too. ``$id`` is the address."""
    for name in DATASET_NAMES:
        yield Artifact(schema_path(name), _schema_text(catalog.settings.url, name))
    yield Artifact(schema_path(ENVELOPE), _schema_text(catalog.settings.url, ENVELOPE))


@lru_cache(64)
def _schema_text(url: str, name: str) -> bytes:
    """Return the schema of a list; ``url`` is the address of the portal."""
    if name == ENVELOPE:
        title, schema = "Danh sách", envelope_schema(Envelope)
        description = "Phần bao quanh các bản ghi (trường records) trong mọi tệp JSON của dữ liệu mở."
    else:
        title, description = words_of(name)
        title, schema = f"Một bản ghi hoặc dòng của “{title}”", schema_of(name)
    head = {
        "$schema": DIALECT,
        "$id": url + schema_path(name),
        "title": title,
        "description": description,
        "x-version": FORMAT_VERSION,
    }
    text = json.dumps(head | _with_choices(schema), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _with_choices(node: Any) -> Any:
    """Return a schema in which every closed list explains its codes in Vietnamese."""
    if isinstance(node, list):
        return [_with_choices(one) for one in node]
    if not isinstance(node, dict):
        return node
    found = {key: _with_choices(value) for key, value in node.items()}
    if isinstance(node.get("enum"), list):
        found["x-titles"] = choice_titles(tuple(node["enum"]))
    return found
