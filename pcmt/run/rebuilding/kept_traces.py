"""Traces as bytes for another process: of records the names of the bytes that they were read from.

Where a file has other bytes now, the record of before is taken out of what was kept of reading, to see which fields are others.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from struct import Struct

from pcmt.model import Record
from pcmt.model.portal_settings import Settings
from pcmt.read.attachments import OutsideFile
from pcmt.read.kept_records import KeptRecords
from pcmt.read.kept_values import packed, unpacked
from pcmt.relate.catalog import Catalog, build_catalog
from pcmt.run.rebuilding.made_files import MadeFiles, MadePlace
from pcmt.run.rebuilding.site_folder import FileStamp
from pcmt.trace.notes import FieldRead, Question
from pcmt.trace.numbering import Numbering, Numbers, QuestionNumbering
from pcmt.trace.question_groups import GroupReads
from pcmt.trace.traces import FileNames, MadeValue, Trace, TraceBook

KeptRule = tuple[Numbers, Numbers, bool, str, MadePlace | None, tuple[str, ...], FileNames]
"""The parts of a trace; what the rule made is at a place in the files of the state, None where that is nothing."""
KeptStamps = tuple[list[str], list[str], "array[int]", "array[int]"]
"""Path, SHA-256, bytes and time of writing of every file, a column each."""


@dataclass
class KeptTraces:
    """The state after a build as it is kept. ``files`` are those with what the rules made."""

    files: tuple[str, ...]
    rules: dict[str, KeptRule]
    fields: list[FieldRead]
    questions: list[Question]
    groups: list[str]
    answers: dict[int, bytes]
    inner: GroupReads
    parts: dict[str, bytes]
    records: dict[str, dict[str, str | bytes]]
    settings: Settings
    today: date
    outside: dict[str, OutsideFile]
    stamps: KeptStamps
    counted: int

    def book(self, catalog: Catalog, read: KeptRecords, made: MadeFiles) -> TraceBook:
        """Return the traces; records whose files have the same bytes are those of ``catalog``. None where one of before is lost."""
        try:
            before = self._catalog(catalog, read)
            traces = {name: _trace(kept, made) for name, kept in self.rules.items()}
            numberings = Numbering(self.fields), QuestionNumbering(self.questions, self.groups)
        except Exception:  # whatever damaged bytes raise: then everything is made again
            return TraceBook()
        return TraceBook(traces, *numberings, self.answers, self.inner, self.parts, before, self.counted)

    def file_stamps(self) -> dict[str, FileStamp]:
        """Return the files of the site as they were written, by their paths. Raises ValueError where some are lost."""
        paths, *columns = self.stamps
        return dict(zip(paths, map(FileStamp._make, zip(*columns, strict=True)), strict=True))

    def _catalog(self, catalog: Catalog, read: KeptRecords) -> Catalog:
        records: dict[str, dict[str, Record]] = {}
        for kind, group in self.records.items():
            for record_id, key in group.items():
                now = catalog.records[kind].get(record_id)
                is_same = now is not None and read.key_of_item(now) == key
                records.setdefault(kind, {})[record_id] = now if now and is_same else _before(key, read)
        return build_catalog(self.settings, records, self.today, self.outside)


def written_traces(
    book: TraceBook, stamps: dict[str, FileStamp], read: KeptRecords, made: MadeFiles
) -> tuple[tuple[str, ...], list[bytes]]:
    """Add what was made to ``made``; return the names of its files and the state after a build as bytes, in pieces.

    Raises ValueError for a book of no build, OSError where nothing can be written.
    """
    catalog = book.catalog
    if catalog is None:
        raise ValueError("no build")
    files, rules = _kept_rules(book, made)
    records = {
        kind: {one.id: read.key_of_item(one) or packed(one) for one in group.values()}
        for kind, group in catalog.records.items()
    }
    state = KeptTraces(
        files,
        rules,
        book.fields.things,
        book.questions.things,
        book.questions.groups,
        book.answers,
        book.inner,
        book.parts,
        records,
        catalog.settings,
        catalog.today,
        dict(catalog.outside),
        _columns(stamps),
        book.counted,
    )
    # Each part by itself: a pickle remembers every value it has met, and that of all parts takes twice as long.
    pieces = [packed(getattr(state, one.name)) for one in fields(KeptTraces)]
    return files, [_LENGTHS.pack(*map(len, pieces)), *pieces]


def _kept_rules(book: TraceBook, made: MadeFiles) -> tuple[tuple[str, ...], dict[str, KeptRule]]:
    """Return the files with all that was made, and the rules with their places."""
    kept: dict[str, MadePlace | None]
    kept = {name: one.made.place for name, one in book.traces.items() if one.made.place is not None}
    if is_worn := made.is_worn(filter(None, kept.values())):
        kept = {}
    kept |= {name: None for name, one in book.traces.items() if one.made.is_nothing}
    fresh = {name: _content_of(one.made) for name, one in book.traces.items() if name not in kept}
    contents = {name: content for name, content in fresh.items() if content is not None}
    files, places = made.write(list(contents.values()), () if is_worn else made.names)
    kept |= zip(contents, places, strict=True)
    rules = {
        name: (one.fields, one.questions, one.is_vague, one.given, kept[name], one.used, one.files)
        for name, one in book.traces.items()
        if name in kept
    }
    return files, rules


def _trace(kept: KeptRule, made: MadeFiles) -> Trace:
    fields, questions, is_vague, given, place, used, files = kept
    value = MadeValue(read=made.content, place=place) if place else MadeValue()
    return Trace(fields, questions, is_vague, given, value, used, files)


def _columns(stamps: dict[str, FileStamp]) -> KeptStamps:
    rows = stamps.values()
    sizes, times = array("q", (one.size for one in rows)), array("q", (one.written for one in rows))
    return list(stamps), [one.sha256 for one in rows], sizes, times


def _content_of(made: MadeValue) -> bytes | None:
    """Return what a rule made as bytes; None where those of an earlier program are not whole."""
    try:
        return made.content
    except (OSError, ValueError):
        return None


def _before(key: str | bytes, read: KeptRecords) -> Record:
    """Return a record of before: by the name of the bytes of its file, or out of its own."""
    found: Record = unpacked(key) if isinstance(key, bytes) else read.earlier(key)
    return found


_LENGTHS = Struct(f"<{len(fields(KeptTraces))}Q")
"""Bytes of each part of the state, before the parts."""


def _pieces(content: bytes) -> Iterator[memoryview]:
    """Yield the parts of a state. Raises an exception of any kind for bytes that are none."""
    start, view = _LENGTHS.size, memoryview(content)
    for length in _LENGTHS.unpack_from(content):
        yield view[start : start + length]
        start += length


def read_traces(content: bytes | None) -> KeptTraces | None:
    """Return a state from its bytes; None where there is none or it is not whole."""
    if content is None:
        return None
    try:
        return KeptTraces(*map(unpacked, _pieces(content)))
    except Exception:  # whatever damaged bytes raise: then there is no state
        return None
