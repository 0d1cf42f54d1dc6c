"""JSON Schemas of what the portal publishes, and their fields one by one; both made from the models.

JSON Schema, draft 2020-12. Keywords that begin with ``x-`` are ours: ``x-type`` (see ``pcmt.model.json_types``), ``x-kinds``
and ``x-vocabulary`` (what an id names), ``x-since`` (version of the published data that had the field first).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from pcmt.model import Record
from pcmt.model.published import RecordFacts, RowFacts, RowKey

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PORTAL_TITLE = "phần do cổng tính"
_DEFINITIONS = "#/$defs/"
Schema = dict[str, Any]


_STANDARD_WORDS = {"ge": "minimum", "le": "maximum"}
"""Pydantic 2.14 leaves bounds under its own names where a validator precedes the type."""


def _cleaned(node: Any, *, is_map: bool = False) -> Any:
    """Return a schema without defaults, which readers of published data do not need. Keys of a map are names, not keywords."""
    if isinstance(node, list):
        return [_cleaned(one) for one in node]
    if not isinstance(node, dict):
        return node
    if is_map:
        return {key: _cleaned(value) for key, value in node.items()}
    return {
        _STANDARD_WORDS.get(key, key): _cleaned(value, is_map=key in {"properties", "$defs"})
        for key, value in node.items()
        if key != "default"
    }


def _object_schema(model: type[BaseModel]) -> Schema:
    """Return the schema of a model without class titles and descriptions, which address programmers."""
    schema: Schema = _cleaned(model.model_json_schema(mode="serialization", by_alias=True))
    for part in (schema, *schema.get("$defs", {}).values()):
        part.pop("title", None)
        part.pop("description", None)
    return schema


def _with_portal(schema: Schema, facts: Schema) -> Schema:
    definitions = schema.pop("$defs", {}) | facts.pop("$defs", {})
    schema["properties"]["portal"] = facts | {"title": PORTAL_TITLE}
    schema["required"] = [*schema.get("required", ()), "portal"]
    return schema | {"$defs": definitions}


@cache
def record_schema(model: type[Record]) -> Schema:
    """Return the schema of a published record. Every key is always present; ``required`` lists those that are never null."""
    return _with_portal(_object_schema(model), _object_schema(RecordFacts))


@cache
def row_schema(part: type[BaseModel]) -> Schema:
    """Return the schema of a row of a table with one row per ``part`` of the records."""
    key, schema, facts = _object_schema(RowKey), _object_schema(part), _object_schema(RowFacts)
    for name in references_in(schema):
        title = f"tên: {schema['properties'][name]['title']}"
        facts["properties"][title_key(name)] = {"anyOf": [{"type": "string"}, {"type": "null"}], "title": title}
    schema["properties"] = key["properties"] | schema["properties"]
    schema["required"] = [*key["required"], *schema.get("required", ())]
    return _with_portal(schema, facts)


def envelope_schema(model: type[BaseModel]) -> Schema:
    """Return the schema of a list: the facts of ``model``, and ``records`` described by the schema named there."""
    schema = _object_schema(model)
    schema["properties"]["records"] = {"type": "array", "items": {"type": "object"}, "title": "các bản ghi"}
    schema["required"].append("records")
    return schema


def references_in(schema: Schema) -> dict[str, str]:
    """Properties that name one record, with the kind of it."""
    found = {}
    for name, node in schema["properties"].items():
        leaf = next(iter(_choices(node)))
        if len(leaf.get("x-kinds", ())) == 1:
            found[name] = leaf["x-kinds"][0]
    return found


def title_key(name: str) -> str:
    """Where a row gives the title of the record that its field ``name`` names."""
    return f"{name}_title"


class SchemaField(NamedTuple):
    """A field of published data. ``path`` joins keys by dots (``period.start``); ``node`` is the schema of one value.

    ``is_required``: never null, as in the YAML. ``is_part``: a group of fields, which follow as entries of their own.
    """

    path: str
    title: str
    hint: str
    node: Schema
    is_required: bool
    is_repeated: bool
    is_part: bool
    since: str


def entries(schema: Schema) -> Iterator[SchemaField]:
    """Every field of a schema of ours, groups before the fields inside them."""
    return _entries(schema, schema.get("$defs", {}), "")


def _entries(part: Schema, definitions: Schema, prefix: str) -> Iterator[SchemaField]:
    for name, node in part["properties"].items():
        value = _resolved(next(iter(_choices(node))), definitions)
        is_repeated = value.get("type") == "array"
        if is_repeated:
            value = _resolved(value["items"], definitions)
        is_part = "properties" in value
        yield SchemaField(
            prefix + name,
            node.get("title", name),
            node.get("description", ""),
            value,
            name in part.get("required", ()),
            is_repeated,
            is_part,
            node.get("x-since", ""),
        )
        if is_part:
            yield from _entries(value, definitions, f"{prefix}{name}.")


def _choices(node: Schema) -> list[Schema]:
    """Return the alternatives of a value other than null."""
    return [one for one in node.get("anyOf", (node,)) if one.get("type") != "null"]


def _resolved(node: Schema, definitions: Schema) -> Schema:
    reference = node.get("$ref")
    return definitions[reference.removeprefix(_DEFINITIONS)] if reference else node
