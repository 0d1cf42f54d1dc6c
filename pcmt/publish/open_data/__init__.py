"""Open data under ``du-lieu/``: records and tables as JSON and CSV, their JSON Schemas, a DCAT catalogue of it all.

Made before the pages, which print sizes. A list holds one record a line, so that the file of one record is cut out of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from typing import Any

from pcmt.model.published import FORMAT_VERSION
from pcmt.publish.artifact import Artifact, csv_bytes, json_bytes
from pcmt.publish.open_data.csv_columns import columns_of
from pcmt.publish.open_data.dcat import catalogue
from pcmt.publish.open_data.json_records import published_records, published_rows
from pcmt.publish.open_data.json_schemas import schemas
from pcmt.relate.catalog import Catalog
from pcmt.relate.datasets import DATA_PAGE, DATASET_NAMES, TABLES, Dataset, dataset_of, datasets
from pcmt.show.materials.licences import licence_address
from pcmt.show.parts.context import PageContext
from pcmt.urls import data_path, record_data_path, schema_path

_OPENING = b'"records":[\n'
_CLOSING = b"\n]}\n"


def open_data(catalog: Catalog) -> Iterator[Artifact]:
    """Every list as JSON and CSV, every schema, then the catalogue. The files of single records are ``record_files``."""
    files = []
    for name in DATASET_NAMES:
        files += catalog.recall(f"dữ liệu {name}", partial(_list_files, catalog, name))
    yield from files
    yield from catalog.recall("lược đồ dữ liệu", lambda: list(schemas(catalog)))
    sums = sha256("".join(sha256(content).hexdigest() for _, content in files).encode()).hexdigest()
    yield catalog.recall("danh mục dữ liệu", lambda: catalogue(catalog, datasets(catalog), dict(files)), sums)


def _list_files(catalog: Catalog, name: str) -> list[Artifact]:
    one, table = dataset_of(catalog, name), TABLES.get(name)
    records = list(published_rows(catalog, table) if table else published_records(catalog, one.name))
    whole = _list_json(_envelope(catalog, one, records), records)
    columns = columns_of(one.schema, "" if table else one.name)
    lines = ([column.cell(record) for column in columns] for record in records)
    cells = csv_bytes([[column.head for column in columns], *lines])
    return [Artifact(data_path(name, "json"), whole), Artifact(data_path(name, "csv"), cells)]


def _list_json(head: dict[str, Any], records: list[dict[str, Any]]) -> bytes:
    """Serialise one record per line, so that two days can be compared line by line."""
    return json_bytes(head)[:-1] + b"," + _OPENING + b",\n".join(map(json_bytes, records)) + _CLOSING


def _envelope(catalog: Catalog, one: Dataset, records: list[dict[str, Any]]) -> dict[str, Any]:
    settings = catalog.settings
    return {
        "name": one.name,
        "title": one.title,
        "description": one.description,
        "version": FORMAT_VERSION,
        "schema": settings.url + schema_path(one.name),
        "page": settings.url + DATA_PAGE,
        "publisher": settings.unit or settings.title,
        "licence": settings.licence,
        "licence_title": catalog.terms["giay-phep"][settings.licence],
        "licence_url": licence_address(settings.licence) or None,
        "updated": one.updated.isoformat() if one.updated else None,
        "as_of": next((day for record in records if (day := record["portal"].get("as_of"))), None),
        "count": one.total,
    }


def record_files(kind: str, view: PageContext) -> Iterator[Artifact]:
    """One JSON file for each record of a kind: its line of the list, byte for byte."""
    ids = view.catalog.records[kind]
    _, _, body = bytes(view.downloads[data_path(kind, "json")]).partition(_OPENING)
    lines = body.removesuffix(_CLOSING).split(b",\n") if ids else []
    for record_id, line in zip(ids, lines, strict=True):
        yield Artifact(record_data_path(kind, record_id), line + b"\n")
