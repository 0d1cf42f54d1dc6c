"""Lists of records and tables as files: made of lines that are kept in groups, an edit makes only those of one group again."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from typing import Any, NamedTuple

from pcmt.blobs import Content, RemadeBytes
from pcmt.model.published import FORMAT_VERSION
from pcmt.publish.artifact import StoredFile, csv_rows, json_bytes
from pcmt.publish.open_data.csv_columns import CsvColumn, column_shapes, columns_of
from pcmt.publish.open_data.json_records import published_record, published_rows
from pcmt.relate.catalog import Catalog
from pcmt.relate.datasets import DATA_PAGE, TABLES, Dataset, dataset_of, schema_of
from pcmt.relate.record_groups import RecordGroups
from pcmt.show.materials.licences import licence_address
from pcmt.urls import data_path, schema_path


class ListLine(NamedTuple):
    """A record or row as JSON and as CSV; ``record`` is the id of a record, empty for a row of a table."""

    record: str
    json: bytes
    csv: bytes


class WrittenList(NamedTuple):
    """What is known of a file of a list."""

    path: str
    size: int
    sha256: str


ListPart = tuple[str, list[ListLine]]
"""Lines, and the day of which statuses in them are, as in ISO 8601; empty if they tell none."""


def list_files(catalog: Catalog, name: str) -> list[StoredFile]:
    """Return a list as JSON and CSV. Its bytes are held if this build made them, else put together when they are asked for."""
    made: dict[str, bytes] = {}

    def write() -> list[WrittenList]:
        made.update(_written(catalog, name))
        return [WrittenList(path, len(content), sha256(content).hexdigest()) for path, content in made.items()]

    def read(path: str) -> bytes:
        return made[path] if path in made else dict(_written(catalog, name))[path]

    facts = catalog.recall(f"dữ liệu {name}", write)
    return [StoredFile(path, RemadeBytes(size, digest, partial(read, path))) for path, size, digest in facts]


def lines_in(catalog: Catalog, kind: str, number: int) -> ListPart:
    """Return the lines of a group of records."""

    def make() -> ListPart:
        records = catalog.index(RecordGroups).records(kind, number)
        return _lines(catalog, kind, (published_record(catalog, record) for record in records))

    # A catalog without rules would keep all lines to the end, which take the room of the lists again.
    return catalog.recall(f"dữ liệu {kind}, nhóm {number}", make, is_once=not _keeps_nothing(catalog))


def json_lines(catalog: Catalog, kind: str, number: int, files: Mapping[str, Content]) -> Iterator[tuple[str, bytes]]:
    """Yield ids and JSON of a group of records.

    Where nothing is kept, the first group has the lines of all records: they are cut out of the list among ``files``.
    """
    path = data_path(kind, "json")
    if not _keeps_nothing(catalog) or path not in files:
        yield from ((line.record, line.json) for line in lines_in(catalog, kind, number)[1])
    elif number == 0:
        content = bytes(files[path])
        start = content.index(b"\n") + 1  # behind the head
        for record in catalog.records[kind]:
            end = content.index(b"\n", start)
            yield record, content[start:end].removesuffix(b",")
            start = end + 1


def _keeps_nothing(catalog: Catalog) -> bool:
    """Whether a build has no rules, whose view of the catalog is none itself."""
    return isinstance(catalog, Catalog)


def _lines(catalog: Catalog, name: str, records: Iterable[dict[str, Any]]) -> ListPart:
    """Write records one by one: the published forms of all rows of a table take several times the room of their lines."""
    columns, day = _columns(catalog, name), ""
    written: list[tuple[str, bytes]] = []

    def cells() -> Iterator[list[Any]]:
        nonlocal day
        for one in records:
            written.append(("" if name in TABLES else one["id"], json_bytes(one)))
            day = day or one["portal"].get("as_of") or ""
            yield [column.cell(one) for column in columns]

    rows = csv_rows(cells())
    return day, [ListLine(record, line, row) for (record, line), row in zip(written, rows, strict=True)]


def _columns(catalog: Catalog, name: str) -> list[CsvColumn]:
    # A schema takes longer than the lines of a group.
    kind = "" if name in TABLES else name
    return columns_of(catalog.recall(f"cột dữ liệu {name}", lambda: column_shapes(schema_of(name), kind), is_once=True))


def _written(catalog: Catalog, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield paths and bytes of a list. A list of JSON holds one record a line, so that two days can be compared by lines."""
    as_of, lines = _all_lines(catalog, name)
    head = json_bytes(_envelope(catalog, dataset_of(catalog, name), as_of or None))
    body = b",\n".join(one.json for one in lines)
    yield data_path(name, "json"), b"".join((head[:-1], b',"records":[\n', body, b"\n]}\n"))
    heads = csv_rows([[column.head for column in _columns(catalog, name)]])
    yield data_path(name, "csv"), b"".join((BOM_UTF8, *heads, *(one.csv for one in lines)))


def _all_lines(catalog: Catalog, name: str) -> ListPart:
    """Return the lines of a list: of a table as they are, of a kind in the order of its records."""
    if name in TABLES:
        return catalog.recall(
            f"dữ liệu {name}, các dòng", lambda: _lines(catalog, name, published_rows(catalog, TABLES[name]))
        )
    parts = [lines_in(catalog, name, number) for number in catalog.index(RecordGroups).numbers(name)]
    found = {line.record: line for _, lines in parts for line in lines}
    day = next((day for day, _ in parts if day), "")
    return day, [found[record] for record in catalog.records[name]]


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
