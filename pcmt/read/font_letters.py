"""Letters that printed sheets can show, read from the vendored fonts (OpenType, table ``cmap``).

PDF/UA and PDF/A forbid the glyph ``.notdef``, so a letter without a glyph stops printing; it must be reported with its
place.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PRINTS = Path(__file__).parents[1] / "publish" / "pdf"
_SANS, _SERIF = _PRINTS / "fonts", _PRINTS / "serif"
_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))
"""Platform and encoding of the tables that speak Unicode, the fullest first."""
# What a text needs no glyph for: white space, and what only steers its neighbours (UAX #44, Default_Ignorable_Code_Point).
_NO_GLYPH_NEEDED = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f]"
)
_EXTRAORDINARY = re.compile("[^ -~\n]")
_ORDINARY = frozenset(map(chr, range(0x20, 0x7F))) | {"\n"}


def no_glyph_words(sign: str) -> tuple[str, str]:
    """Return message and cure for a letter without a glyph."""
    message = f"phông chữ in không có ký tự «{sign}» (U+{ord(sign[0]):04X})"
    return message, "viết lại bằng chữ thường dùng, bỏ hình vui và ký hiệu lạ"


def find_unprintable(text: str, *, is_official: bool) -> Iterator[tuple[int, str]]:
    """Place and sign of the first of each letter that sheets cannot show. Official texts are set in a second font too."""
    if _unquestioned(is_official=is_official).issuperset(text):  # nearly every text
        return
    known, told = printable(is_official=is_official), set()
    for match in _EXTRAORDINARY.finditer(text):
        sign = match[0]
        if sign not in known and sign not in told and not _is_composed(sign, known):
            told.add(sign)
            yield match.start(), sign


def _is_composed(sign: str, known: frozenset[str]) -> bool:
    """Whether the sign needs no glyph of its own: it is not drawn, or is put together from parts that the font has."""
    if _NO_GLYPH_NEEDED.match(sign):
        return True
    parts = unicodedata.normalize("NFD", sign)
    return parts != sign and all(part in known for part in parts)


@cache
def printable(*, is_official: bool) -> frozenset[str]:
    """Every letter with a glyph in the fonts of a sheet, or of an official text."""
    folders = (_SANS, _SERIF) if is_official else (_SANS,)
    return frozenset(
        chr(code) for folder in folders for path in folder.glob("*.ttf") for code, _ in _glyphs(path.read_bytes())
    )


@cache
def _unquestioned(*, is_official: bool) -> frozenset[str]:
    """Return the letters of which nothing else need be known."""
    return printable(is_official=is_official) | _ORDINARY


@cache
def advances(weight: str) -> dict[str, float]:
    """Return the widths of letters in the sans-serif face of a weight (``600``), as shares of the type size (table ``hmtx``)."""
    upright = min(_SANS.glob(f"*_{weight}*.ttf"), key=lambda path: len(path.name))
    font = upright.read_bytes()
    tables = _tables(font)
    per_size = struct.unpack_from(">H", font, tables[b"head"] + 18)[0]
    wide = struct.unpack_from(">H", font, tables[b"hhea"] + 34)[0]
    return {
        chr(code): struct.unpack_from(">H", font, tables[b"hmtx"] + 4 * min(glyph, wide - 1))[0] / per_size
        for code, glyph in _glyphs(font)
    }


def _tables(font: bytes) -> dict[bytes, int]:
    """Where each table of a font file begins."""
    count = struct.unpack_from(">H", font, 4)[0]
    return {font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}


def _glyphs(font: bytes) -> Iterator[tuple[int, int]]:
    """Code points of one font file with their glyphs."""
    start = _tables(font)[b"cmap"]
    listed = {}
    for number in range(struct.unpack_from(">H", font, start + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * number)
        listed[platform, encoding] = start + offset
    at = next(listed[one] for one in _UNICODE if one in listed)
    form = struct.unpack_from(">H", font, at)[0]
    yield from _segments(font, at) if form == 4 else _groups(font, at)


def _segments(font: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Format 4: segments of the basic plane; a code whose glyph is 0 has none."""
    size = struct.unpack_from(">H", font, at + 6)[0]
    ends, starts, deltas, offsets = (at + 14, at + 16 + size, at + 16 + 2 * size, at + 16 + 3 * size)
    for step in range(0, size, 2):
        first, last, delta, offset = (
            struct.unpack_from(">H", font, table + step)[0] for table in (starts, ends, deltas, offsets)
        )
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", font, offsets + step + offset + 2 * (code - first))[0]
            if found := (glyph + delta) & 0xFFFF if glyph else 0:
                yield code, found


def _groups(font: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Format 12: runs of codes over all planes."""
    for number in range(struct.unpack_from(">I", font, at + 12)[0]):
        first, last, glyph = struct.unpack_from(">III", font, at + 16 + 12 * number)
        yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)
