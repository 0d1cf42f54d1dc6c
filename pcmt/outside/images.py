"""Photos and drawings from outside: decoded once to prove them whole, published without what the camera wrote about its owner.

A phone writes place, time and serial number into a picture. The published copy keeps the coded picture bit by bit, the colours'
meaning and which side is up; everything else is left out.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from io import BytesIO

from PIL import Image

from pcmt.outside.findings import Facts, Findings, damaged, refused

PIXEL_LIMIT = 40_000_000
"""Width times height; some 120 MB when decoded, twice what a phone's camera makes."""
_DAMAGED_CURE = "mở hình bằng phần mềm xem ảnh, lưu lại thành tệp mới"
_TOO_LARGE = refused(
    "HINH_QUA_LON",
    f"hình có quá {PIXEL_LIMIT // 1_000_000} triệu điểm ảnh",
    "thu nhỏ hình, cạnh dài 4.000 điểm ảnh là đủ để in A3",
)
_ORIENTATION = 0x0112
# Pillow warns on standard error first and refuses only at twice the size; here the size is looked at anyway.
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs".split())
"""Chunks that draw the picture (W3C PNG, 11); texts, times and Exif are not among them."""
_JPEG_TABLES = frozenset((0xDB, 0xDD, *range(0xC0, 0xD0))) - {0xC8}
_APP0, _APP2, _APP14, _START_OF_SCAN, _END_OF_IMAGE = 0xE0, 0xE2, 0xEE, 0xDA, 0xD9


def see_jpeg(content: bytes) -> Findings:
    """Look into a JPEG; the published bytes are without Exif, XMP, IPTC, comments and whatever follows the picture."""
    return _see(content, "JPEG")


def see_png(content: bytes) -> Findings:
    """Look into a PNG; the published bytes are without texts, times and Exif. An animated one is refused (WCAG 2.2.2)."""
    return _see(content, "PNG")


def _see(content: bytes, form: str) -> Findings:
    try:
        with Image.open(BytesIO(content), formats=(form,)) as image:
            width, height = image.size
            if width * height > PIXEL_LIMIT:
                return _TOO_LARGE
            if form == "PNG" and getattr(image, "n_frames", 1) > 1:
                return refused("HINH_DONG", "hình chuyển động không được đăng", "lưu lại thành hình tĩnh")
            turn = int(image.getexif().get(_ORIENTATION, 1))
            image.load()
        bare = _bare_jpeg(content, turn) if form == "JPEG" else _bare_png(content, turn)
    except Image.DecompressionBombError:
        return _TOO_LARGE
    except Exception:  # a hostile file can make the decoder fail in any way, and every way means the same
        return damaged("tệp hình", _DAMAGED_CURE)
    return Findings((), Facts(width=width, height=height), bare)


def _turned(turn: int) -> bytes:
    """Exif (TIFF, big-endian) with nothing but the orientation; empty where the picture stands upright already."""
    if not 2 <= turn <= 8:
        return b""
    return b"MM\x00\x2a\x00\x00\x00\x08" + struct.pack(">HHHIHHI", 1, _ORIENTATION, 3, 1, turn, 0, 0)


def _bare_jpeg(content: bytes, turn: int) -> bytes:
    """The segments that a decoder needs (ITU-T T.81, B.1), up to the end of the first picture."""
    parts = [b"\xff\xd8"]
    exif = _turned(turn)
    for code, segment in _segments(content):
        if exif and code != _APP0:
            block = b"Exif\x00\x00" + exif
            parts.append(b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block)
            exif = b""
        if code == _END_OF_IMAGE:
            break
        if _is_drawing(code, segment):
            parts.append(segment)
    return b"".join([*parts, b"\xff\xd9"])


def _is_drawing(code: int, segment: bytes) -> bool:
    if code in (_APP0, _APP2, _APP14):
        # JFIF says the resolution, the ICC profile what the colours mean, Adobe how they are coded.
        return segment[4:].startswith((b"JFIF\x00", b"ICC_PROFILE\x00", b"Adobe"))
    return code in _JPEG_TABLES or code == _START_OF_SCAN


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker code and bytes of each segment; a scan comes with its coded picture."""
    place = 2
    while True:
        while content[place] == 0xFF and content[place + 1] == 0xFF:
            place += 1  # fill bytes
        if content[place] != 0xFF:
            raise ValueError(f"no marker at {place}")
        code = content[place + 1]
        if code == _END_OF_IMAGE:
            yield code, b""
            return
        end = place + 2 + struct.unpack_from(">H", content, place + 2)[0]
        if code == _START_OF_SCAN:
            end = _scan_end(content, end)
        yield code, content[place:end]
        place = end


def _scan_end(content: bytes, place: int) -> int:
    """Where the next marker stands that is neither a stuffed 0xFF nor a restart."""
    while True:
        place = content.index(b"\xff", place)
        follower = content[place + 1]
        if follower not in {0, 0xFF} and not 0xD0 <= follower <= 0xD7:
            return place
        place += 1 if follower == 0xFF else 2


def _bare_png(content: bytes, turn: int) -> bytes:
    parts, place = [_PNG_HEAD], len(_PNG_HEAD)
    exif = _turned(turn)
    while True:
        (length,) = struct.unpack_from(">I", content, place)
        name = content[place + 4 : place + 8]
        if exif and name == b"IDAT":
            parts.append(struct.pack(">I", len(exif)) + b"eXIf" + exif + struct.pack(">I", zlib.crc32(b"eXIf" + exif)))
            exif = b""
        if name in _PNG_KEPT:
            parts.append(content[place : place + length + 12])
        if name == b"IEND":
            return b"".join(parts)
        place += length + 12
