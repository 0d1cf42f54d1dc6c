"""Traces as bytes for another process: every question once, and of the records only names, checksums, and their fields packed.

A record is unpacked only where its file has other bytes now, to see which of its fields are others.
"""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from pcmt.model import Record
from pcmt.model.portal_settings import Settings
from pcmt.read.attachments import OutsideFile
from pcmt.read.records import path_of
from pcmt.relate.catalog import Catalog, build_catalog
from pcmt.run.rebuilding.site_folder import FileStamp
from pcmt.trace.rules import Trace, TraceBook

_PROTOCOL = 5


class PackedRecord(NamedTuple):
    """A record: the SHA-256 of its file, and its pickle."""

    sha256: str
    content: bytes


@dataclass
class KeptTraces:
    """The state after a build as it is kept."""

    rules: dict[str, tuple[bytes, bytes, bool, str, bytes, tuple[str, ...]]]
    fields: list[tuple[str, str, str]]
    answers: list[tuple[Any, bytes]]
    inner: set[tuple[str, str]]
    records: dict[str, dict[str, PackedRecord]]
    settings: Settings
    today: date
    outside: dict[str, OutsideFile]
    stamps: dict[str, FileStamp]

    def book(self, catalog: Catalog, sources: Mapping[str, bytes]) -> TraceBook:
        """Return the traces; records whose files have the same bytes are those of ``catalog``."""
        questions = [question for question, _ in self.answers]
        traces = {
            name: Trace(
                frozenset(map(self.fields.__getitem__, array("I", fields))),
                frozenset(map(questions.__getitem__, array("I", asked))),
                is_vague,
                given,
                pickle.loads(value),
                used,
            )
            for name, (fields, asked, is_vague, given, value, used) in self.rules.items()
        }
        return TraceBook(traces, dict(self.answers), self.inner, self._catalog(catalog, sources))

    def _catalog(self, catalog: Catalog, sources: Mapping[str, bytes]) -> Catalog:
        digests = {path: sha256(content).hexdigest() for path, content in sources.items()}
        records: dict[str, dict[str, Record]] = {}
        for kind, group in self.records.items():
            for record_id, packed in group.items():
                now = catalog.records[kind].get(record_id)
                is_same = now is not None and digests.get(path_of(now)) == packed.sha256
                records.setdefault(kind, {})[record_id] = now if now and is_same else pickle.loads(packed.content)
        return build_catalog(self.settings, records, self.today, self.outside)


def written_traces(book: TraceBook, stamps: dict[str, FileStamp], sources: Mapping[str, bytes]) -> bytes:
    """Return the state after a build as bytes. Raises ValueError for a book of no build."""
    catalog = book.catalog
    if catalog is None:
        raise ValueError("no build")
    fields = _numbered(one for trace in book.traces.values() for one in trace.fields)
    questions = _numbered(book.answers)
    rules = {
        name: (
            array("I", map(fields.__getitem__, trace.fields)).tobytes(),
            array("I", map(questions.__getitem__, trace.questions)).tobytes(),
            trace.is_vague,
            trace.given,
            pickle.dumps(trace.value, _PROTOCOL),
            trace.used,
        )
        for name, trace in book.traces.items()
    }
    records = {
        kind: {one.id: _packed(one, sources) for one in group.values()} for kind, group in catalog.records.items()
    }
    state = KeptTraces(
        rules,
        list(fields),
        list(book.answers.items()),
        book.inner,
        records,
        catalog.settings,
        catalog.today,
        dict(catalog.outside),
        stamps,
    )
    return pickle.dumps(state, _PROTOCOL)


def _numbered(items: Iterable[Hashable]) -> dict[Any, int]:
    numbers: dict[Any, int] = {}
    for item in items:
        numbers.setdefault(item, len(numbers))
    return numbers


def _packed(record: Record, sources: Mapping[str, bytes]) -> PackedRecord:
    content = sources.get(path_of(record))
    return PackedRecord(sha256(content).hexdigest() if content is not None else "", pickle.dumps(record, _PROTOCOL))


def read_traces(content: bytes | None) -> KeptTraces | None:
    """Return a state from its bytes; None where there is none or it is not whole."""
    if content is None:
        return None
    try:
        state = pickle.loads(content)
    except Exception:  # whatever a damaged or foreign file makes pickle raise: then there is no state
        return None
    return state if isinstance(state, KeptTraces) else None
