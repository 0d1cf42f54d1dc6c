"""Definitions of the open data sets: published tables and their rows. Serialisation is in ``pcmt.publish.open_data``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from pcmt.model import KINDS, Campaign, Event, LegalDocument, Plan, Record, Vocabulary
from pcmt.model.event import Result
from pcmt.model.plan import Deadline, Duty
from pcmt.model.record import Change, Citation, Note, Part, Source
from pcmt.model.structure.schema import Schema, SchemaField, entries, record_schema, row_schema
from pcmt.model.target import DocumentTarget
from pcmt.model.vocabulary import Term
from pcmt.relate.catalog import Catalog
from pcmt.relate.kept_parts import kept_in

CATALOGUE_PATH = "du-lieu/dcat.jsonld"
DATA_PAGE = "du-lieu-mo/"
ENVELOPE = "danh-sach"
"""Name of the schema of the envelope around the records of every list."""
LIST_ENDINGS = ("json", "csv")
LIST_SIGN = " | "
"""Separator of the values of a list in a CSV cell."""


class DatasetTable(NamedTuple):
    """One row for each part of some records. ``sources``: the model of a record and the field that holds the parts."""

    name: str
    title: str
    description: str
    part: type[Part]
    sources: tuple[tuple[type[Record], str], ...]


def _of_all(field: str) -> tuple[tuple[type[Record], str], ...]:
    return tuple((model, field) for model in KINDS.values())


TABLES = {
    table.name: table
    for table in (
        DatasetTable(
            "chi-tieu",
            "Chỉ tiêu",
            "Tất cả chỉ tiêu của các kế hoạch, văn bản.",
            DocumentTarget,
            ((Plan, "targets"), (LegalDocument, "targets")),
        ),
        DatasetTable(
            "phan-cong",
            "Phân công",
            "Tất cả nhiệm vụ mà các kế hoạch, văn bản giao cho từng cơ quan.",
            Duty,
            ((Plan, "duties"), (LegalDocument, "duties")),
        ),
        DatasetTable(
            "thoi-han",
            "Thời hạn",
            "Tất cả thời hạn của các kế hoạch và báo cáo phải gửi của các chiến dịch.",
            Deadline,
            ((Plan, "deadlines"), (Campaign, "reports")),
        ),
        DatasetTable(
            "can-cu",
            "Căn cứ",
            "Tất cả chỗ mà kế hoạch, sự kiện viện dẫn một văn bản.",
            Citation,
            ((Plan, "basis"), (Event, "basis")),
        ),
        DatasetTable(
            "ket-qua", "Kết quả", "Số liệu từng đơn vị báo cáo của từng sự kiện.", Result, ((Event, "results"),)
        ),
        DatasetTable("nguon", "Nguồn", "Nơi đã đọc được các dữ kiện của từng bản ghi.", Source, _of_all("sources")),
        DatasetTable(
            "ghi-chu", "Ghi chú biên tập", "Ghi chú bên cạnh văn bản, không sửa vào văn bản.", Note, _of_all("notes")
        ),
        DatasetTable(
            "lich-su",
            "Lịch sử thay đổi",
            "Mỗi lần một bản ghi thay đổi: ngày, việc, lý do.",
            Change,
            _of_all("history"),
        ),
        DatasetTable(
            "muc-danh-muc", "Mục của danh mục", "Các mã dùng trong dữ liệu và tên gọi.", Term, ((Vocabulary, "terms"),)
        ),
    )
}
"""Tables cut out of records, by name: what people look for first comes first."""


class DatasetItem(NamedTuple):
    """A part of a record, and its number there from 1."""

    record: Record
    position: int
    part: Part


def items_of(catalog: Catalog, table: DatasetTable) -> Iterator[DatasetItem]:
    """Yield the parts that form the rows of a table, ordered by kind and id."""
    for model, field in table.sources:
        for record in catalog.records[model.kind_id].values():
            for position, part in enumerate(getattr(record, field), start=1):
                yield DatasetItem(record, position, part)


class Dataset(NamedTuple):
    """A list as it is published. ``total``: its records or rows; ``updated``: day of its last change, None while empty."""

    name: str
    title: str
    description: str
    total: int
    updated: date | None

    @property
    def schema(self) -> Schema:
        """The JSON Schema of a record or row; made when it is asked for, which takes longer than a page."""
        return schema_of(self.name)


DATASET_NAMES = (*TABLES, *KINDS)
"""Every list: the tables, then the kinds of records."""


def schema_of(name: str) -> Schema:
    """Return the JSON Schema of a record or row of a list."""
    return row_schema(TABLES[name].part) if name in TABLES else record_schema(KINDS[name])


def words_of(name: str) -> tuple[str, str]:
    """Return title and description of a list."""
    if name in TABLES:
        return TABLES[name].title, TABLES[name].description
    title = KINDS[name].kind_title
    return title, f"Tất cả bản ghi loại “{title}”. Bản JSON có đủ các trường."


class DatasetReach(NamedTuple):
    """First and last day that the records of a list are about, empty if one names none; ids of their places in the same way."""

    start: str = ""
    end: str = ""
    places: tuple[str, ...] = ()


class DatasetIndex:
    """Numbers and days of every list, each computed once: the data page, the catalogue and the lists themselves print them."""

    def __init__(self, catalog: Catalog) -> None:
        """Look at the lists of a catalog when they are asked for."""
        self._catalog = catalog
        self._lists: dict[str, Dataset] = {}

    @property
    def opened(self) -> date:
        """Day of the first publication."""
        return min(record.published for record in self._catalog)

    def dataset(self, name: str) -> Dataset:
        """Return a list by its name."""
        return kept_in(self, self._lists, name, lambda: self._dataset(name))

    def _dataset(self, name: str) -> Dataset:
        total, records = self._records(name)
        updated = max((one.updated for one in records), default=None)
        return Dataset(name, *words_of(name), total, updated)

    def reach(self, name: str) -> DatasetReach:
        """Return the period and the places of a list."""
        _, records = self._records(name)
        found = DatasetReach()
        spans = [span for record in records if (span := record.coverage)]
        if records and len(spans) == len(records):
            # Of an imprecise date what it can mean counts: a year that ends a plan reaches beyond one of its months.
            start = min((first for first, _ in spans), key=lambda day: day.first)
            end = max((last for _, last in spans), key=lambda day: day.last)
            found = DatasetReach(str(start), str(end))
        places = [place for record in records if (place := getattr(record, "place", None))]
        return found._replace(places=tuple(sorted(set(places)))) if places and len(places) == len(records) else found

    def _records(self, name: str) -> tuple[int, list[Record]]:
        """Return the number of records or rows of a list, and its records, each once."""
        table = TABLES.get(name)
        found = (
            [one.record for one in items_of(self._catalog, table)] if table else self._catalog.records[name].values()
        )
        return len(found), list({(one.kind_id, one.id): one for one in found}.values())


def dataset_of(catalog: Catalog, name: str) -> Dataset:
    """Return a list by its name. After an edit that changes no number or day the records are not read."""
    return catalog.recall(f"số liệu {name}", lambda: catalog.index(DatasetIndex).dataset(name), is_once=True)


def datasets(catalog: Catalog) -> list[Dataset]:
    """Every list: the tables, then the kinds of records."""
    return [dataset_of(catalog, name) for name in DATASET_NAMES]


def reach_of(catalog: Catalog, name: str) -> DatasetReach:
    """Return the period and the places of a list."""
    return catalog.recall(f"phạm vi {name}", lambda: catalog.index(DatasetIndex).reach(name))


def opening_day(catalog: Catalog) -> date:
    """Return the day on which the first record was published."""
    return catalog.recall("ngày đầu tiên", lambda: catalog.index(DatasetIndex).opened)


def table_of(kind: str, field: str) -> DatasetTable | None:
    """Return the table that holds the parts of a field, or None."""
    sources = ((table, model, name) for table in TABLES.values() for model, name in table.sources)
    return next((table for table, model, name in sources if (model.kind_id, name) == (kind, field)), None)


def column_entries(schema: Schema, kind: str = "") -> Iterator[SchemaField]:
    """Yield the schema fields that become columns of a CSV file; ``kind`` is empty for the rows of a table.

    Omitted are full texts and parts with a table of their own. Nested groups become dotted columns; a list of groups
    without a table is one column.
    """
    inside = "\n"
    for entry in entries(schema):
        if entry.path.startswith(inside):
            continue
        if entry.is_part and entry.is_repeated:
            inside = f"{entry.path}."
            if not table_of(kind, entry.path):
                yield entry
        elif not entry.is_part and entry.node.get("x-type") != "document":
            yield entry


def status_facts(catalog: Catalog, record: Record) -> dict[str, Any]:
    """Return the status of a plan or document on the build date; nulls for records without one."""
    status = catalog.state_of(record) if isinstance(record, Plan) else record.status_on(catalog.today)
    return {"status_today": status, "as_of": catalog.today.isoformat() if status else None}
