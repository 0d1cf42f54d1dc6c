"""Sound from outside: MPEG audio (ISO/IEC 11172-3, 13818-3, and MPEG-2.5) followed frame by frame, published without tags."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pcmt.read.attachments.findings import Facts, Findings, damaged

LEAST_SECONDS = 1
_DAMAGED_CURE = "nghe thử hết tệp, rồi xuất lại MP3 từ bản thu gốc"
_LEAST_SHARE = 0.98
"""How much of the sound must be frames that follow one another; recorders leave a cut one at the end."""
_SEARCHED = 4_096
"""Bytes behind the tags in which the first frame must begin; some programs fill the space with zeros or leftovers."""
_PROOF = 3
"""Frames that must follow one another before a pair of bytes is taken for the first of them."""
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
"""Samples a second by version bits (3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5)."""
_BITS = {
    (True, 3): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (True, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 1): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 3): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 1): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Kilobits a second by whether it is MPEG-1 and by layer bits (3: layer I, 2: layer II, 1: layer III)."""
_ABOUT = (b"Xing", b"Info", b"VBRI")
"""Marks of a first frame that holds a table instead of sound."""


class AudioFrame(NamedTuple):
    """Bytes of a frame, and seconds of sound in it."""

    size: int
    seconds: float


class _Measured(NamedTuple):
    """Offsets in a sound file and seconds of sound.

    ``start``: of the first frame; ``reached``: where frames stop to follow one another; ``end``: of the tags behind them.
    """

    start: int
    reached: int
    end: int
    seconds: float


def see_mp3(content: bytes) -> Findings:
    """Inspect an MP3. Its frames are published without tags (ID3, APE), which may name the person, place or device of recording."""
    start, reached, end, seconds = _measure(content)
    if seconds < LEAST_SECONDS or reached - start < _LEAST_SHARE * (end - start):
        return damaged("tệp MP3", _DAMAGED_CURE)
    return Findings((), Facts(seconds=round(seconds)), content[start:reached])


def bare_sound(content: bytes) -> bytes:
    """Return the published bytes of an inspected sound file."""
    measured = _measure(content)
    return content[measured.start : measured.reached]


def is_sound(content: bytes) -> bool:
    """Whether a file begins like sound: a tag, or frames that follow one another."""
    return content.startswith(b"ID3") or _first_frame(content, 0, len(content)) is not None


def _measure(content: bytes) -> _Measured:
    behind = _behind_tags(content)
    end = _sound_end(content, behind)
    first = _first_frame(content, behind, end)
    start = reached = behind if first is None else first
    seconds = 0.0
    for frame in _frames(content, start, end):
        is_table = not seconds and any(mark in content[reached : reached + 64] for mark in _ABOUT)
        seconds += 0 if is_table else frame.seconds
        reached += frame.size
    if not content[reached:end].strip(b"\0"):  # room that a recorder reserved and did not fill
        end = reached
    return _Measured(start, reached, end, seconds)


def _behind_tags(content: bytes) -> int:
    """Where ID3v2 tags end (their size is written in groups of seven bits)."""
    place = 0
    while content[place : place + 3] == b"ID3" and len(content) > place + 10:
        size = 0
        for byte in content[place + 6 : place + 10]:
            size = size << 7 | byte & 0x7F
        place += 10 + size + (10 if content[place + 5] & 0x10 else 0)
    return place


def _first_frame(content: bytes, start: int, end: int) -> int | None:
    """Return the position of the first of several consecutive frames; None if there are none near ``start``."""
    place = start
    while content[place : place + 1] == b"\0":
        place += 1
    limit = min(end, place + _SEARCHED)
    while (place := content.find(b"\xff", place, limit)) >= 0:
        found, at = 0, place
        for frame in _frames(content, place, end):
            found, at = found + 1, at + frame.size
            if found == _PROOF:
                return place
        if found and at >= end - 4:
            return place
        place += 1
    return None


def _sound_end(content: bytes, start: int) -> int:
    """Where tags behind the sound begin (ID3v1 of 128 bytes; Lyrics3, APE and a second ID3v2 before it)."""
    end = len(content)
    if content[-128:-125] == b"TAG":
        end -= 128
    for mark, opening in ((b"LYRICS200", b"LYRICSBEGIN"), (b"APETAGEX", b"APETAGEX"), (b"3DI", b"ID3")):
        low = max(start, end - 65_536)
        tag = content.rfind(mark, max(low, end - 64), end)
        if tag >= 0:
            first = content.find(opening, low, tag)
            end = first if first >= 0 else tag
    return max(start, end)


def _frames(content: bytes, place: int, end: int) -> Iterator[AudioFrame]:
    """Each frame, as long as one follows the other."""
    while place + 4 <= end:
        frame = _frame(int.from_bytes(content[place : place + 3]) >> 1)
        if frame is None or place + frame.size > end:
            return
        yield frame
        place += frame.size


@cache
def _frame(head: int) -> AudioFrame | None:
    """Return the frame of the first 23 bits of a frame header; None if invalid (or with a free bit rate)."""
    version, layer = head >> 10 & 3, head >> 8 & 3
    bits, rate, padding = head >> 3 & 15, head >> 1 & 3, head & 1
    if head >> 12 != 0x7FF or version == 1 or layer == 0 or bits in (0, 15) or rate == 3:
        return None
    hertz = _RATES[version][rate]
    kilobits = _BITS[version == 3, layer][bits]
    if layer == 3:
        return AudioFrame((12_000 * kilobits // hertz + padding) * 4, 384 / hertz)
    samples = 576 if layer == 1 and version != 3 else 1152
    return AudioFrame(samples // 8 * kilobits * 1000 // hertz + padding, samples / hertz)
