"""Sound from outside: MP3 (ISO/IEC 11172-3, 13818-3) followed frame by frame, published without the tags around it."""

from __future__ import annotations

from collections.abc import Iterator

from pcmt.outside.findings import Facts, Findings, damaged

LEAST_SECONDS = 1
_DAMAGED_CURE = "nghe thử hết tệp, rồi xuất lại MP3 từ bản thu gốc"
_LEAST_SHARE = 0.98
"""How much of the sound must be frames that follow one another; recorders leave a cut one at the end."""
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
"""Samples a second by version bits (3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5)."""
_BITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_BITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
"""Kilobits a second of layer III."""


def see_mp3(content: bytes) -> Findings:
    """Look into an MP3. The published bytes are its frames: tags (ID3, APE) may name who recorded it, where, on which phone."""
    start = _sound_start(content)
    end = _sound_end(content, start)
    reached, seconds = start, 0.0
    for size, length in _frames(content, start, end):
        reached += size
        seconds += length
    if seconds < LEAST_SECONDS or reached - start < _LEAST_SHARE * (end - start):
        return damaged("tệp MP3", _DAMAGED_CURE)
    return Findings((), Facts(seconds=round(seconds)), content[start:reached])


def _sound_start(content: bytes) -> int:
    """Where the first frame stands, behind ID3v2 tags (their size is written in groups of seven bits)."""
    place = 0
    while content[place : place + 3] == b"ID3" and len(content) > place + 10:
        size = 0
        for byte in content[place + 6 : place + 10]:
            size = size << 7 | byte & 0x7F
        place += 10 + size + (10 if content[place + 5] & 0x10 else 0)
    while place < len(content) and content[place] == 0:
        place += 1
    return place


def _sound_end(content: bytes, start: int) -> int:
    """Where tags behind the sound begin (ID3v1 of 128 bytes, an APE tag before it)."""
    end = len(content)
    if content[-128:-125] == b"TAG":
        end -= 128
    tag = content.rfind(b"APETAGEX", max(start, end - 65_536), end)
    if tag >= 0:
        first = content.find(b"APETAGEX", max(start, end - 65_536), tag)
        end = first if first >= 0 else tag
    return max(start, end)


def _frames(content: bytes, place: int, end: int) -> Iterator[tuple[int, float]]:
    """Bytes and seconds of each frame, as long as one follows the other."""
    while place + 4 <= end:
        head = int.from_bytes(content[place : place + 4])
        version, layer = head >> 19 & 3, head >> 17 & 3
        bits, rate = head >> 12 & 15, head >> 10 & 3
        if head >> 21 != 0x7FF or version == 1 or layer != 1 or bits in (0, 15) or rate == 3:
            return
        samples = 1152 if version == 3 else 576
        hertz = _RATES[version][rate]
        kilobits = (_BITS_1 if version == 3 else _BITS_2)[bits]
        size = samples // 8 * kilobits * 1000 // hertz + (head >> 9 & 1)
        if place + size > end:
            return
        yield size, samples / hertz
        place += size
