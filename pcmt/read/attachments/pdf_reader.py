"""Reader of PDF objects (ISO 32000-2, 7) with a work limit, so that it terminates early on any file."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader, apply_configuration
from pypdf.generic import ArrayObject, DictionaryObject, EncodedStreamObject, IndirectObject, StreamObject, read_object

READ_LIMIT = 1_800_000
"""Calls that the parser may make for more bytes: each is a sign or a word of the file's structure."""
UNPACKED_LIMIT = 120_000_000
"""Bytes that the pages' drawings and the objects may unpack to in all."""
_XREF_LIMIT = 400_000
_STEP = 1 << 20
_LIMITS: dict[str, Any] = {
    "zlib_maximum_output_length": 20_000_000,
    "lzw_maximum_output_length": 2_000_000,
    "run_length_maximum_output_length": 10_000_000,
    "array_based_stream_maximum_output_length": 20_000_000,
    "stream_decoding_work_maximum_length": 60_000_000,
    "zlib_maximum_recovery_input_length": 500_000,
    "stream_filters_maximum_length": 4,
}
"""Of pypdf's own decoders, which serve the rare streams that are packed by anything but one FlateDecode."""


class WorkLimit(BaseException):  # not an Exception: pypdf passes over those and would read on
    """Raised when a file requires more work than allowed for one file."""


class Work:
    """What was spent on a file: ``reads`` of its structure, ``unpacked`` bytes. WorkLimit when it is too much."""

    def __init__(self) -> None:
        self.reads = 0
        self.unpacked = 0

    def read(self) -> None:
        """Count one read."""
        self.reads += 1
        if self.reads > READ_LIMIT:
            raise WorkLimit

    def unpack(self, length: int) -> None:
        """Count unpacked bytes."""
        self.unpacked += length
        if self.unpacked > UNPACKED_LIMIT:
            raise WorkLimit


class _CountedBytes(BytesIO):
    """Bytes whose every reading is counted."""

    def __init__(self, content: bytes, work: Work) -> None:
        super().__init__(content)
        self._work = work

    def read(self, size: int | None = -1, /) -> bytes:
        self._work.read()
        return super().read(size)


class BoundedReader(PdfReader):
    """pypdf's reader, held to ``Work``. An object inside an object stream is read by itself, not with all its neighbours."""

    def __init__(self, content: bytes) -> None:
        self.work = Work()
        self._holders: dict[int, tuple[_CountedBytes, dict[int, int]]] = {}
        with apply_configuration(**_LIMITS):
            super().__init__(
                _CountedBytes(content, self.work),
                root_object_recovery_limit=1_000,
                xref_stream_maximum_entries=_XREF_LIMIT,
            )

    def _get_object_from_stream(self, indirect_reference: IndirectObject) -> Any:
        """Take the place of pypdf 7.1's method, which parses every object of the stream when the first is asked for."""
        number = indirect_reference.idnum
        holder = self.xref_objStm[number][0]
        if holder not in self._holders:
            self._holders[holder] = self._unpack_holder(holder)
        objects, places = self._holders[holder]
        objects.seek(places[number])
        return read_object(objects, self)

    def _unpack_holder(self, number: int) -> tuple[_CountedBytes, dict[int, int]]:
        if number in self.xref_objStm:
            raise ValueError("an object stream inside another")
        stream = IndirectObject(number, 0, self).get_object()
        content = b"".join(unpacked(stream, self.work))
        first = int(stream["/First"])  # type: ignore[index]
        table = [int(word) for word in content[:first].split()]
        places = {table[at]: first + table[at + 1] for at in range(0, len(table) - 1, 2)}
        return _CountedBytes(content, self.work), places


def unpacked(stream: Any, work: Work) -> Iterator[bytes]:
    """Yield the bytes of a stream in chunks, each counted first. Raises ValueError if it cannot be decoded."""
    if not isinstance(stream, StreamObject):
        return
    raw = stream._data
    if not isinstance(stream, EncodedStreamObject):
        work.unpack(len(raw))
        yield raw
    elif _is_plain_flate(stream):
        yield from _inflated(raw, work)
    else:
        with apply_configuration(**_LIMITS):
            content = stream.get_data()
        work.unpack(len(content))
        yield content


def _is_plain_flate(stream: StreamObject) -> bool:
    names = value(stream, "/Filter")
    names = [one.get_object() for one in names] if isinstance(names, ArrayObject) else [names]
    parameters = value(stream, "/DecodeParms")
    if isinstance(parameters, ArrayObject):
        parameters = parameters[0].get_object() if parameters else None
    has_predictor = isinstance(parameters, DictionaryObject) and "/Predictor" in parameters
    return names in (["/FlateDecode"], ["/Fl"]) and not has_predictor


def _inflated(raw: bytes, work: Work) -> Iterator[bytes]:
    """Inflate data; a wrong checksum or a missing end is ignored, as viewers draw what precedes it."""
    unpacking, seen, data = zlib.decompressobj(), 0, raw
    try:
        while data and not unpacking.eof:
            piece = unpacking.decompress(data, _STEP)
            data = unpacking.unconsumed_tail
            seen += len(piece)
            work.unpack(len(piece))
            yield piece
            if not piece and not data:
                break
    except zlib.error as error:
        if raw.strip() and not seen:
            raise ValueError("not packed by FlateDecode") from error


def value(found: Any, key: str) -> Any:
    """Return the value of a dictionary's key with its reference resolved; None if absent."""
    if not isinstance(found, DictionaryObject) or key not in found:
        return None
    return found[key]


def items(found: Any, key: str) -> list[Any]:
    """Return the elements of an array with references resolved; empty if absent."""
    array = value(found, key)
    return [one.get_object() for one in array] if isinstance(array, ArrayObject) else []


def dictionaries(found: Any, key: str) -> list[DictionaryObject]:
    """Return the dictionaries among the elements of an array."""
    return [one for one in items(found, key) if isinstance(one, DictionaryObject)]


def catalog_of(reader: PdfReader) -> DictionaryObject:
    """Return the document catalog. Raises TypeError, for the caller a damaged file, if it is something else."""
    root = reader.trailer["/Root"].get_object()
    if not isinstance(root, DictionaryObject):
        raise TypeError("no catalog")
    return root
