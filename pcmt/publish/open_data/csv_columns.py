"""Records and rows as CSV cells. Columns follow from the schema, so a new field of the model has its column."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Any, NamedTuple

from pcmt.model.structure.schema import Schema, SchemaField
from pcmt.relate.datasets import LIST_SIGN, column_entries


class CsvColumn(NamedTuple):
    """A column: the path of keys as its head, and the way from a record to the text, number or truth value of a cell."""

    head: str
    cell: Callable[[dict[str, Any]], Any]


class ColumnShape(NamedTuple):
    """What is known of a column before any record: the path of keys, and what is at its end: ``parts``, a ``list``, a ``value``."""

    path: str
    holds: str


def column_shapes(schema: Schema, kind: str = "") -> list[ColumnShape]:
    """Return the columns of a list of records of a ``kind``, or of the rows of a table."""
    return [ColumnShape(one.path, _held(one)) for one in column_entries(schema, kind)]


def _held(entry: SchemaField) -> str:
    return "parts" if entry.is_part else "list" if entry.is_repeated else "value"


def columns_of(shapes: Iterable[ColumnShape]) -> list[CsvColumn]:
    """Return the columns of these shapes."""
    return [CsvColumn(one.path, _reader(one)) for one in shapes]


def _reader(shape: ColumnShape) -> Callable[[dict[str, Any]], Any]:
    write = {"parts": _write_parts, "list": _write_list, "value": _write}[shape.holds]
    first, *rest = shape.path.split(".")
    if not rest:
        find = itemgetter(first)
        return lambda record: write(find(record))

    def read(record: dict[str, Any]) -> Any:
        value = record[first]
        for key in rest:
            if value is None:
                return ""
            value = value[key]
        return write(value)

    return read


def _write(value: Any) -> Any:
    """Return a value without line breaks, which line-based programs and Excel's import mishandle within a cell."""
    if isinstance(value, str):
        return " ".join(value.splitlines()) if "\n" in value else value
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value


def _write_list(values: list[Any]) -> str:
    return LIST_SIGN.join(str(_write(value)) for value in values)


def _write_parts(values: list[dict[str, Any]]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) if values else ""
