"""Traces as bytes for another process: of records the names of the bytes that they were read from.

Where a file has other bytes now, the record of before is taken out of what was kept of reading, to see which fields are others.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import chain, islice
from typing import NamedTuple

from pcmt.model import Record
from pcmt.model.portal_settings import Settings
from pcmt.read.attachments import OutsideFile
from pcmt.read.kept_records import KeptRecords
from pcmt.read.kept_values import packed, unpacked
from pcmt.relate.catalog import Catalog, build_catalog
from pcmt.run.rebuilding.made_files import MadeFiles, MadePlace
from pcmt.run.rebuilding.site_folder import FileStamp
from pcmt.trace.numbering import Chunk, FieldNumbering, Numbering, Numbers, QuestionNumbering
from pcmt.trace.question_groups import GroupReads
from pcmt.trace.traces import FileNames, MadeValue, Trace, TraceBook, TraceChunk

KeptRule = tuple[str, Numbers, Numbers, bool, str, MadePlace | None, tuple[str, ...], FileNames]
"""Name and parts of a trace; what the rule made is at a place in the files of the state, None where that is nothing."""
_IN_CHUNK, _LEAST = 1_024, 512
"""Rules in a chunk, and the fewest in one that is written again as it was read."""
_LENGTH = array("Q").itemsize
KeptStamps = tuple[list[str], list[str], "array[int]", "array[int]"]
"""Path, SHA-256, bytes and time of writing of every file, a column each."""


class Chunks(NamedTuple):
    """The long parts of a state as bytes: a chunk without a change is written again as it was read."""

    rules: Sequence[Chunk]
    records: Sequence[Chunk]
    questions: Sequence[Chunk]


@dataclass
class KeptTraces:
    """The state after a build as it is kept, with so ``many`` chunks of each long part.

    ``files`` are those with what the rules made, ``entries`` as in ``Workshop``.
    """

    many: tuple[int, ...]
    files: tuple[str, ...]
    answers: dict[int, bytes]
    inner: GroupReads
    parts: dict[str, bytes]
    records: dict[str, dict[str, str | bytes]]
    settings: Settings
    today: date
    outside: dict[str, OutsideFile]
    stamps: KeptStamps
    entries: dict[str, str]
    counted: int
    chunks: Chunks

    def book(self, catalog: Catalog, read: KeptRecords, made: MadeFiles) -> TraceBook:
        """Return the traces; records whose files have the same bytes are those of ``catalog``. None where one of before is lost."""
        try:
            before = self._catalog(catalog, read)
            chunks = [_traces(content, made) for content in self.chunks.rules]
            traces = {name: one for chunk in chunks for name, one in chunk.traces.items()}
            records = Numbering[tuple[str, str]].of_chunks(self.chunks.records)
            questions = QuestionNumbering.of_chunks(self.chunks.questions)
        except Exception:  # whatever damaged bytes raise: then everything is made again
            return TraceBook()
        large = [one for one in chunks if len(one.traces) >= _LEAST]
        known = self.answers, self.inner, self.parts
        return TraceBook(traces, FieldNumbering(records), questions, *known, before, self.counted, large)

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


_SHORT = [one.name for one in fields(KeptTraces)[:-1]]
"""The parts of a state before its chunks."""


def written_traces(
    book: TraceBook, stamps: dict[str, FileStamp], entries: dict[str, str], read: KeptRecords, made: MadeFiles
) -> tuple[tuple[str, ...], list[Chunk]]:
    """Add what was made to ``made``; return the names of its files and the state after a build as bytes, in pieces.

    Raises ValueError for a book of no build, OSError where nothing can be written.
    """
    catalog = book.catalog
    if catalog is None:
        raise ValueError("no build")
    files, rules = _kept_rules(book, made)
    chunks = Chunks(rules, book.fields.records.chunks(), book.questions.chunks())
    records = {
        kind: {one.id: read.key_of_item(one) or packed(one) for one in group.values()}
        for kind, group in catalog.records.items()
    }
    state = KeptTraces(
        tuple(map(len, chunks)),
        files,
        book.answers,
        book.inner,
        book.parts,
        records,
        catalog.settings,
        catalog.today,
        dict(catalog.outside),
        _columns(stamps),
        entries,
        book.counted,
        chunks,
    )
    # Each part by itself: a pickle remembers every value it has met, and that of all parts takes twice as long.
    pieces: list[Chunk] = [*(packed(getattr(state, name)) for name in _SHORT), *chain.from_iterable(chunks)]
    return files, [array("Q", [len(pieces), *map(len, pieces)]).tobytes(), *pieces]


def _kept_rules(book: TraceBook, made: MadeFiles) -> tuple[tuple[str, ...], list[Chunk]]:
    """Return the files with all that was made, and the rules with their places in chunks."""
    is_worn = made.is_worn(one.made.place for one in book.traces.values() if one.made.place is not None)
    chunks = [] if is_worn else [one for one in book.chunks if one.is_among(book.traces)]
    known = set[str]().union(*(one.traces for one in chunks))
    rest = {name: one for name, one in book.traces.items() if name not in known}
    kept: dict[str, MadePlace | None]
    kept = {} if is_worn else {name: one.made.place for name, one in rest.items() if one.made.place is not None}
    kept |= {name: None for name, one in rest.items() if one.made.is_nothing}
    fresh = {name: _content_of(one.made) for name, one in rest.items() if name not in kept}
    contents = {name: content for name, content in fresh.items() if content is not None}
    files, places = made.write(list(contents.values()), () if is_worn else made.names)
    kept |= zip(contents, places, strict=True)
    rules = [
        (name, one.fields, one.questions, one.is_vague, one.given, kept[name], one.used, one.files)
        for name, one in rest.items()
        if name in kept
    ]
    starts = range(0, len(rules), _IN_CHUNK)
    return files, [*(one.content for one in chunks), *(packed(rules[one : one + _IN_CHUNK]) for one in starts)]


def _traces(content: Chunk, made: MadeFiles) -> TraceChunk:
    """Return the traces of a chunk. Raises an exception of any kind for bytes that are none."""
    rules: list[KeptRule] = unpacked(content)
    traces = {}
    for name, read, asked, is_vague, given, place, used, files in rules:
        value = MadeValue(read=made.content, place=place) if place else MadeValue()
        traces[name] = Trace(read, asked, is_vague, given, value, used, files)
    return TraceChunk(content, traces)


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


def _pieces(content: bytes) -> Iterator[memoryview]:
    """Yield the parts and chunks of a state, whose lengths stand before them. Raises an exception of any kind for other bytes."""
    view = memoryview(content)
    (many,) = view[:_LENGTH].cast("Q")
    start = _LENGTH * (1 + many)
    for length in view[_LENGTH:start].cast("Q"):
        yield view[start : start + length]
        start += length


def read_traces(content: bytes | None) -> KeptTraces | None:
    """Return a state from its bytes; None where there is none or it is not whole."""
    if content is None:
        return None
    try:
        pieces = _pieces(content)
        short = {name: unpacked(next(pieces)) for name in _SHORT}
        return KeptTraces(**short, chunks=Chunks(*(list(islice(pieces, many)) for many in short["many"])))
    except Exception:  # whatever damaged bytes raise: then there is no state
        return None
