"""The chunks of a PNG (W3C Portable Network Graphics): proved whole without drawing it, copied without words about people."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

CHUNK_LIMIT = 100_000
"""Chunks of a file; programs write one for some 8 to 64 kB."""
_HEAD = b"\x89PNG\r\n\x1a\n"
_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs".split())
"""Chunks that draw the picture (11); texts, times and Exif are not among them."""
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Adam7: first column and row of each pass, and the steps between (8.1)."""
_STEP = 1 << 20
_END = struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND"))


def check_picture(content: bytes) -> None:
    """ValueError unless the data of the picture is all there and sound. Costs no memory for the pixels."""
    wanted, seen = _picture_bytes(content), 0
    unpacking = zlib.decompressobj()
    for name, chunk in _chunks(content):
        if name != b"IDAT":
            continue
        if zlib.crc32(chunk[4:-4]) != struct.unpack(">I", chunk[-4:])[0]:
            raise ValueError("checksum")
        data = chunk[8:-4]
        while data and seen < wanted:
            seen += len(unpacking.decompress(data, _STEP))
            data = unpacking.unconsumed_tail
            if unpacking.eof:
                break
        while seen < wanted and not unpacking.eof and (rest := unpacking.decompress(b"", _STEP)):
            seen += len(rest)
    if seen < wanted:
        raise ValueError(f"{seen} of {wanted} bytes")


def _picture_bytes(content: bytes) -> int:
    """How many bytes the picture is before packing: its lines, with a byte before each (9.2)."""
    width, height, depth, kind, _, _, interlace = struct.unpack_from(">IIBBBBB", content, len(_HEAD) + 8)
    bits = depth * _CHANNELS[kind]
    passes = _PASSES if interlace else ((0, 0, 1, 1),)
    total = 0
    for left, top, across, down in passes:
        columns, rows = -((left - width) // across), -((top - height) // down)
        if columns > 0 and rows > 0:
            total += rows * (1 + (columns * bits + 7) // 8)
    return total


def bare_png(content: bytes, exif: bytes) -> bytes:
    """Return the file with only the chunks that draw it; ``exif`` is inserted before the picture."""
    parts = [_HEAD]
    for name, chunk in _chunks(content):
        if exif and name == b"IDAT":
            parts.append(struct.pack(">I", len(exif)) + b"eXIf" + exif + struct.pack(">I", zlib.crc32(b"eXIf" + exif)))
            exif = b""
        if name in _KEPT and name != b"IEND":
            parts.append(chunk)
    return b"".join([*parts, _END])


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and bytes of each chunk up to the end of the picture. A file may stop without one: viewers do not mind."""
    place = len(_HEAD)
    for _ in range(CHUNK_LIMIT):
        if place + 12 > len(content):
            return
        (length,) = struct.unpack_from(">I", content, place)
        name = content[place + 4 : place + 8]
        if place + length + 12 > len(content) or name == b"IEND":
            return
        yield name, content[place : place + length + 12]
        place += length + 12
    raise ValueError("too many chunks")
