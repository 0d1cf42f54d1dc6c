"""Records and rows as they are published: the keys of the YAML, and apart from them what the portal worked out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pcmt.model import LegalDocument, Place, Plan, Record
from pcmt.model.plan import Deadline, Duty
from pcmt.model.record import Citation, Note
from pcmt.model.structure.schema import references_in, row_schema, title_key
from pcmt.model.target import Aim
from pcmt.relate.catalog import Catalog
from pcmt.relate.datasets import DatasetItem, DatasetTable, items_of, status_facts
from pcmt.show.parts.tables import anchor_of
from pcmt.urls import record_data_path, record_path


def published_record(catalog: Catalog, record: Record) -> dict[str, Any]:
    """Return a record. Withdrawn ones stay, with their history."""
    root, kind = catalog.settings.url, record.kind_id
    return record.model_dump(mode="json", by_alias=True) | {
        "portal": {
            "kind": kind,
            "url": root + record_path(kind, record.id),
            "data": root + record_data_path(kind, record.id),
            "updated": record.updated.isoformat(),
            "is_withdrawn": record.is_withdrawn,
            **status_facts(catalog, record),
        }
    }


def published_rows(catalog: Catalog, table: DatasetTable) -> Iterator[dict[str, Any]]:
    """Every row of a table, in order of kind and id of the records and of the numbers there."""
    schema = row_schema(table.part)
    named = references_in(schema)
    for item in items_of(catalog, table):
        part = item.part.model_dump(mode="json", by_alias=True)
        row = {key: [] if one.get("type") == "array" else None for key, one in schema["properties"].items()} | part
        row |= {"record_kind": item.record.kind_id, "record": item.record.id, "position": item.position}
        titles = {title_key(key): _title(catalog, kind, part.get(key)) for key, kind in named.items()}
        yield row | {"portal": _row_facts(catalog, item) | titles}


def _row_facts(catalog: Catalog, item: DatasetItem) -> dict[str, Any]:
    record = item.record
    place = getattr(record, "place", None)
    anchor = _anchor(item)
    return {
        "url": catalog.settings.url + record_path(record.kind_id, record.id) + (f"#{anchor}" if anchor else ""),
        "record_title": record.title,
        "is_withdrawn": record.is_withdrawn,
        "place": place,
        "place_title": _title(catalog, Place.kind_id, place),
    }


def _anchor(item: DatasetItem) -> str:
    """Where on the record's page a row is read: the words it was taken from, or the note itself."""
    match item.part:
        case Note():
            return f"ghi-chu-{item.position}"
        case Aim() | Duty() | Deadline() | Citation() if isinstance(item.record, Plan | LegalDocument):
            return anchor_of(item.record, item.part)
    return ""


def _title(catalog: Catalog, kind: str, record_id: str | None) -> str | None:
    return catalog.find(kind, record_id).title if record_id else None
