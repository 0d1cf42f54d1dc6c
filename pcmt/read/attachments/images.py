"""Photos and drawings from outside: decoded once to prove them whole, published without what the camera wrote about its owner.

A phone writes place, time and serial number into a picture. The published copy keeps the coded picture bit by bit, the colours'
meaning and which side is up; everything else is left out.
"""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from pcmt.read.attachments.findings import Facts, FileFault, Findings, damaged, refused, too_heavy
from pcmt.read.attachments.png_chunks import bare_png, check_picture

PIXEL_LIMIT = 40_000_000
"""Width times height; some 120 MB when decoded, twice what a phone's camera makes."""
SCAN_LIMIT = 100
"""Scans of a progressive JPEG; programs write ten to fifteen."""
WORK_LIMIT = 500_000_000
"""Width times height times scans: each scan goes over the whole picture."""
_WHOLE_LIMIT = 12_000_000
"""Pixels of a progressive picture without its end that is decoded in full size, twice, to see that nothing is missing."""
_DAMAGED_CURE = "mở hình bằng phần mềm xem ảnh, lưu lại thành tệp mới"
_TOO_LARGE = refused(
    "HINH_QUA_LON",
    f"hình có quá {PIXEL_LIMIT // 1_000_000} triệu điểm ảnh",
    "thu nhỏ hình, cạnh dài 4.000 điểm ảnh là đủ để in A3",
)
_ORIENTATION = 0x0112
# Pillow warns on standard error first and refuses only at twice the size; here the size is looked at anyway.
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
_JPEG_TABLES = frozenset((0xDB, 0xDD, *range(0xC0, 0xD0))) - {0xC8}
_APP0, _APP2, _APP14, _START_OF_SCAN, _END_OF_IMAGE = 0xE0, 0xE2, 0xEE, 0xDA, 0xD9
_END = b"\xff\xd9"
_FILLING = b"\x5a\xa5" * 2_048
"""Bits that mean something to every decoder: put where a picture is cut off, they change how it looks."""


def see_jpeg(content: bytes) -> Findings:
    """Look into a JPEG; the published bytes are without Exif, XMP, IPTC, comments and whatever follows the picture.

    A picture that lacks nothing but its end marker is let in, as every viewer lets it, and published with one.
    """
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
        bare = _whole_jpeg(content, turn, width * height) if form == "JPEG" else _whole_png(content, turn)
    except FileFault as fault:
        return fault.findings
    except Image.DecompressionBombError:
        return _TOO_LARGE
    except MemoryError:
        return too_heavy("tệp hình")
    except Exception:  # a hostile file can make the decoder fail in any way, and every way means the same
        return damaged("tệp hình", _DAMAGED_CURE)
    return Findings((), Facts(width=width, height=height), bare)


def bare_image(content: bytes) -> bytes:
    """Return the published bytes of an inspected picture."""
    form = "PNG" if content.startswith(b"\x89PNG") else "JPEG"
    with Image.open(BytesIO(content), formats=(form,)) as image:
        turn = int(image.getexif().get(_ORIENTATION, 1))
    return bare_png(content, _turned(turn)) if form == "PNG" else _bare_jpeg(content, turn).content


def _turned(turn: int) -> bytes:
    """Return Exif (TIFF, big-endian) with the orientation only; empty for an upright picture."""
    if not 2 <= turn <= 8:
        return b""
    return b"MM\x00\x2a\x00\x00\x00\x08" + struct.pack(">HHHIHHI", 1, _ORIENTATION, 3, 1, turn, 0, 0)


def _whole_png(content: bytes, turn: int) -> bytes:
    check_picture(content)
    return bare_png(content, _turned(turn))


# -- JPEG (ITU-T T.81) ---------------------------------------------------------------------------------------------------


def _whole_jpeg(content: bytes, turn: int, pixels: int) -> bytes:
    bare, scans, is_ended = _bare_jpeg(content, turn)
    if scans > SCAN_LIMIT or scans * pixels > WORK_LIMIT:
        raise FileFault(
            "HINH_NANG",
            f"hình chia thành {scans} lượt vẽ, máy người xem phải vẽ đi vẽ lại quá nhiều",
            "mở hình bằng phần mềm xem ảnh, lưu lại thành JPEG thường",
        )
    if is_ended:
        _decode(bare, scale=8)
    elif not _is_complete(bare, scans, pixels):
        raise ValueError("cut short")
    return bare


def _is_complete(bare: bytes, scans: int, pixels: int) -> bool:
    """Whether a picture without its end marker lacks nothing else.

    Where data is missing, a decoder draws grey or the coarser picture, and draws something else when other bits follow.
    """
    scale = 8 if scans == 1 else 1
    if scale == 1 and pixels > _WHOLE_LIMIT:
        return False
    body = bare[: -len(_END)]
    return _decode(bare, scale) == _decode(body + _FILLING + _END, scale)


def _decode(content: bytes, scale: int) -> bytes:
    """Return the digest of a picture decoded at 1/8 or full size: all of the file is read, at a fraction of the memory."""
    with Image.open(BytesIO(content), formats=("JPEG",)) as image:
        if scale > 1:
            image.draft(image.mode, (max(1, image.width // scale), max(1, image.height // scale)))
        image.load()
        return sha256(image.tobytes()).digest()


class _BareJpeg(NamedTuple):
    """The segments that a decoder needs (ITU-T T.81, B.1) up to the end of the first picture, its scans, whether it has an end."""

    content: bytes
    scans: int
    is_ended: bool


def _bare_jpeg(content: bytes, turn: int) -> _BareJpeg:
    """Return a JPEG without anything that a decoder does not need. Raises ValueError where it has no scan."""
    parts = [b"\xff\xd8"]
    exif = _turned(turn)
    scans, is_ended = 0, False
    for code, segment in _segments(content):
        if exif and code != _APP0:
            block = b"Exif\x00\x00" + exif
            parts.append(b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block)
            exif = b""
        if code == _END_OF_IMAGE:
            is_ended = True
            break
        scans += code == _START_OF_SCAN
        if _is_drawing(code, segment):
            parts.append(segment)
    if not scans:
        raise ValueError("no scan")
    return _BareJpeg(b"".join([*parts, _END]), scans, is_ended)


def _is_drawing(code: int, segment: bytes) -> bool:
    if code in (_APP0, _APP2, _APP14):
        # JFIF says the resolution, the ICC profile what the colours mean, Adobe how they are coded.
        return segment[4:].startswith((b"JFIF\x00", b"ICC_PROFILE\x00", b"Adobe"))
    return code in _JPEG_TABLES or code == _START_OF_SCAN


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield marker code and bytes of each segment, scans with their coded picture, up to the end of the data."""
    place, total = 2, len(content)
    while place + 1 < total:
        if content[place] != 0xFF:
            raise ValueError(f"no marker at {place}")
        code = content[place + 1]
        if code == 0xFF:
            place += 1  # a fill byte
            continue
        if code == _END_OF_IMAGE:
            yield code, b""
            return
        if place + 4 > total:
            return
        end = place + 2 + struct.unpack_from(">H", content, place + 2)[0]
        if end > total:
            return
        if code == _START_OF_SCAN:
            end = _scan_end(content, end)
        yield code, content[place:end]
        place = end


def _scan_end(content: bytes, place: int) -> int:
    """Return the position of the next marker other than a stuffed 0xFF or a restart; the end of the file if none."""
    while (place := content.find(b"\xff", place)) >= 0:
        follower = content[place + 1] if place + 1 < len(content) else _END_OF_IMAGE
        if follower not in {0, 0xFF} and not 0xD0 <= follower <= 0xD7:
            return place
        place += 1 if follower == 0xFF else 2
    return len(content)
