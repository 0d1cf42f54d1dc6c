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
from pcmt.publish.open_data.dcat import ListFile, catalogue
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
    known: dict[str, ListFile] = {}
    for name in DATASET_NAMES:
        for file in catalog.recall(f"dữ liệu {name}", partial(_list_files, catalog, name)):
            known[file.path] = ListFile(len(file.content), sha256(file.content).hexdigest())
            yield file
    yield from catalog.recall("lược đồ dữ liệu", lambda: list(schemas(catalog)))
    sums = sha256("".join(file.sha256 for file in known.values()).encode()).hexdigest()
    yield catalog.recall("danh mục dữ liệu", lambda: catalogue(catalog, datasets(catalog), known), sums)


def _list_files(catalog: Catalog, name: str) -> list[Artifact]:
    one, table = dataset_of(catalog, name), TABLES.get(name)
    columns = columns_of(one.schema, "" if table else one.name)
    lines: list[bytes] = []  # one a record, so that two days can be compared line by line
    days: list[str] = []

    def rows() -> Iterator[list[Any]]:
        yield [column.head for column in columns]
        for record in published_rows(catalog, table) if table else published_records(catalog, one.name):
            lines.append(json_bytes(record))
            if not days and (day := record["portal"].get("as_of")):
                days.append(day)
            yield [column.cell(record) for column in columns]

    cells = csv_bytes(rows())
    head = json_bytes(_envelope(catalog, one, days[0] if days else None))
    whole = b"".join((head[:-1], b",", _OPENING, b",\n".join(lines), _CLOSING))
    return [Artifact(data_path(name, "json"), whole), Artifact(data_path(name, "csv"), cells)]


def _envelope(catalog: Catalog, one: Dataset, as_of: str | None) -> dict[str, Any]:
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
        "as_of": as_of,
        "count": one.total,
    }


def record_files(kind: str, view: PageContext) -> Iterator[Artifact]:
    """One JSON file for each record of a kind: its line of the list, byte for byte."""
    ids = view.catalog.records[kind]
    for record_id, line in zip(ids, _lines_of(bytes(view.downloads[data_path(kind, "json")])), strict=True):
        yield Artifact(record_data_path(kind, record_id), line + b"\n")


def _lines_of(content: bytes) -> Iterator[bytes]:
    """Yield the records of a list as JSON one by one: all of them would take the room of the list again."""
    start, end = content.index(_OPENING) + len(_OPENING), len(content) - len(_CLOSING)
    while start < end:
        next_one = content.find(b",\n", start, end)
        stop = end if next_one < 0 else next_one
        yield content[start:stop]
        start = stop + 2
