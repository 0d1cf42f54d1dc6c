"""Traces as bytes for another process: of records the names of the bytes that they were read from.

Where a file has other bytes now, the record of before is taken out of what was kept of reading, to see which fields are others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pcmt.model import Record
from pcmt.model.portal_settings import Settings
from pcmt.read.attachments import OutsideFile
from pcmt.read.kept_records import KeptRecords
from pcmt.read.kept_values import packed, unpacked
from pcmt.read.records import path_of
from pcmt.relate.catalog import Catalog, build_catalog
from pcmt.run.rebuilding.site_folder import FileStamp
from pcmt.trace.notes import FieldRead, Question
from pcmt.trace.numbering import Numbering, QuestionNumbering
from pcmt.trace.question_groups import GroupReads
from pcmt.trace.traces import MadeValue, Trace, TraceBook


@dataclass
class KeptTraces:
    """The state after a build as it is kept."""

    rules: dict[str, tuple[bytes, bytes, bool, str, bytes, tuple[str, ...]]]
    fields: list[FieldRead]
    questions: list[Question]
    groups: list[str]
    answers: dict[int, bytes]
    inner: GroupReads
    records: dict[str, dict[str, str | bytes]]
    settings: Settings
    today: date
    outside: dict[str, OutsideFile]
    stamps: dict[str, FileStamp]

    def book(self, catalog: Catalog, read: KeptRecords) -> TraceBook:
        """Return the traces; records whose files have the same bytes are those of ``catalog``. None where one of before is lost."""
        try:
            before = self._catalog(catalog, read)
            traces = {
                name: Trace(fields, questions, is_vague, given, MadeValue(content=value), used)
                for name, (fields, questions, is_vague, given, value, used) in self.rules.items()
            }
            numberings = Numbering(self.fields), QuestionNumbering(self.questions, self.groups)
        except Exception:  # whatever damaged bytes raise: then everything is made again
            return TraceBook()
        return TraceBook(traces, *numberings, self.answers, self.inner, before)

    def _catalog(self, catalog: Catalog, read: KeptRecords) -> Catalog:
        records: dict[str, dict[str, Record]] = {}
        for kind, group in self.records.items():
            for record_id, key in group.items():
                now = catalog.records[kind].get(record_id)
                is_same = now is not None and read.key_of(path_of(now), now) == key
                records.setdefault(kind, {})[record_id] = now if now and is_same else _before(key, read)
        return build_catalog(self.settings, records, self.today, self.outside)


def written_traces(book: TraceBook, stamps: dict[str, FileStamp], read: KeptRecords) -> bytes:
    """Return the state after a build as bytes. Raises ValueError for a book of no build."""
    catalog = book.catalog
    if catalog is None:
        raise ValueError("no build")
    rules = {
        name: (trace.fields, trace.questions, trace.is_vague, trace.given, trace.made.content, trace.used)
        for name, trace in book.traces.items()
    }
    records = {
        kind: {one.id: read.key_of(path_of(one), one) or packed(one) for one in group.values()}
        for kind, group in catalog.records.items()
    }
    state = KeptTraces(
        rules,
        book.fields.things,
        book.questions.things,
        book.questions.groups,
        book.answers,
        book.inner,
        records,
        catalog.settings,
        catalog.today,
        dict(catalog.outside),
        stamps,
    )
    return packed(state)


def _before(key: str | bytes, read: KeptRecords) -> Record:
    """Return a record of before: by the name of the bytes of its file, or out of its own."""
    found: Record = unpacked(key) if isinstance(key, bytes) else read.earlier(key)
    return found


def read_traces(content: bytes | None) -> KeptTraces | None:
    """Return a state from its bytes; None where there is none or it is not whole."""
    if content is None:
        return None
    try:
        state = unpacked(content)
    except Exception:  # whatever damaged bytes raise: then there is no state
        return None
    return state if isinstance(state, KeptTraces) else None
