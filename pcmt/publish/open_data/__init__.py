"""Open data under ``du-lieu/``: records and tables as JSON and CSV, their JSON Schemas, a DCAT catalogue of it all.

Made before the pages, which print sizes. The file of one record holds its line of the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from pcmt.blobs import sha256_of
from pcmt.model import KINDS
from pcmt.publish.artifact import Artifact, StoredFile
from pcmt.publish.open_data.dcat import ListFile, catalogue
from pcmt.publish.open_data.json_schemas import schemas
from pcmt.publish.open_data.list_files import json_lines, list_files
from pcmt.relate.catalog import Catalog
from pcmt.relate.datasets import DATASET_NAMES, datasets
from pcmt.show.parts.context import PageContext
from pcmt.urls import record_data_path


def open_data(catalog: Catalog) -> Iterator[StoredFile]:
    """Every list as JSON and CSV, every schema, then the catalogue. The files of single records are ``record_files``."""
    known: dict[str, ListFile] = {}
    for name in DATASET_NAMES:
        for file in list_files(catalog, name):
            known[file.path] = ListFile(len(file.content), sha256_of(file.content))
            yield file
    yield from (StoredFile(*one) for one in catalog.recall("lược đồ dữ liệu", lambda: list(schemas(catalog))))
    sums = sha256("".join(file.sha256 for file in known.values()).encode()).hexdigest()
    made = catalog.recall("danh mục dữ liệu", lambda: catalogue(catalog, datasets(catalog), known), sums)
    yield StoredFile(*made)


def record_files(number: int, view: PageContext) -> Iterator[Artifact]:
    """One JSON file for each record of a group: its line of the list, byte for byte."""
    for kind in KINDS:
        for record, line in json_lines(view.catalog, kind, number, view.downloads):
            yield Artifact(record_data_path(kind, record), line + b"\n")
