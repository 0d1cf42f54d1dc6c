"""A validator for the part of JSON Schema (draft 2020-12) that our schemas use; any other keyword is a fault of the schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

_NOTES = {"$schema", "$id", "$defs", "title", "description"}
_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "null": (type(None),),
}
_KNOWN = _NOTES | {
    *("$ref", "type", "enum", "pattern", "format", "anyOf", "properties", "required", "additionalProperties"),
    *("items", "minItems", "maxItems", "minimum", "maximum", "minLength", "maxLength"),
}


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any] | None = None, where: str = "$") -> Iterator[str]:
    """Every way in which ``value`` breaks ``schema``, with its place."""
    root = root or schema
    if unknown := {key for key in schema if key not in _KNOWN and not key.startswith("x-")}:
        yield f"{where}: the schema has unknown keywords {unknown}"
    if reference := schema.get("$ref"):
        yield from faults(value, root["$defs"][reference.removeprefix("#/$defs/")], root, where)
    if choices := schema.get("anyOf"):
        found = [list(faults(value, one, root, where)) for one in choices]
        if all(found):
            yield from found[0]
    if (name := schema.get("type")) and not _is_type(value, name):
        yield f"{where}: {value!r} is no {name}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: {value!r} is none of {schema['enum']}"
    if isinstance(value, str):
        yield from _text_faults(value, schema, where)
    elif isinstance(value, dict):
        yield from _object_faults(value, schema, root, where)
    elif isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{where}: too few or too many"
        for number, item in enumerate(value):
            yield from faults(item, schema.get("items", {}), root, f"{where}[{number}]")
    elif isinstance(value, int | float) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{where}: {value} is out of bounds"


def _is_type(value: Any, name: str) -> bool:
    return isinstance(value, _TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def _text_faults(value: str, schema: dict[str, Any], where: str) -> Iterator[str]:
    if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
        yield f"{where}: {len(value)} letters are too few or too many"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{where}: {value!r} does not fit {schema['pattern']}"
    match schema.get("format"):
        case "date":
            try:
                date.fromisoformat(value)
            except ValueError:
                yield f"{where}: {value!r} is no date"
        case "uri":
            if not urlsplit(value).scheme:
                yield f"{where}: {value!r} is no address"


def _object_faults(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], where: str) -> Iterator[str]:
    known = schema.get("properties", {})
    for key in schema.get("required", ()):
        if key not in value:
            yield f"{where}: {key} is missing"
    for key, item in value.items():
        if key in known:
            yield from faults(item, known[key], root, f"{where}.{key}")
        elif schema.get("additionalProperties") is False:
            yield f"{where}: {key} is unknown"
