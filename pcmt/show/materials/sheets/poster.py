"""A poster as an SVG drawing of one sheet: the position of each line of words.

SVG rather than HTML, because browsers convert only a drawing without foreign parts to an image file. A poster uses the
largest type size that fits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pcmt.model import Material
from pcmt.model.material import Poster
from pcmt.read.font_letters import advances
from pcmt.show.materials.sheets.named import Foot, foot_of
from pcmt.show.parts.context import PageContext
from pcmt.text.widths import MM_PER_POINT, wrapped

WIDTH, HEIGHT = 2100, 2970
"""The drawing's own units are tenths of a millimetre of A4; larger paper is the same drawing, larger."""
MARGIN = 120
ROOM = WIDTH - 2 * MARGIN
NAME_HEIGHT = 360
"""Room for the name of a school or a commune; the script lays at most three lines and one smaller into it."""
QR_SIDE = 270
PICTURE_WIDTH, PICTURE_HEIGHT = 530, 398
"""The drawing at the upper right, as large a share of the paper as in print (``publish/pdf/poster.typ``)."""
HEAD_ROOM = ROOM - PICTURE_WIDTH - 35
_TOP, _CALL_PADDING, _BULLET, _GAP = 235, 44, 120, 40
_HEADLINE_SIZE, _POINT, _CALL, _NUMBER, _TITLE, _SMALL = 191, 88, 70, 92, 34, 24
_LEADING, _TIGHT, _BETWEEN = 1.3, 1.16, 30
_SCALES = tuple(step / 50 for step in range(50, 19, -1))
_SENTENCE, _PHRASE = re.compile(r"(?<=[.?!]) "), re.compile(r"(?<=[,.;?!]) ")
_MOST_LINES = 5
_HEAVY = "800"


class PosterWords(NamedTuple):
    """A line of words: its left edge and baseline in the drawing."""

    x: int
    y: int
    words: str


class Point(NamedTuple):
    """A main line of the poster: the middle of its bullet, and its lines."""

    middle: int
    lines: list[PosterWords]


class Number(NamedTuple):
    """A number to call and the lines of its name."""

    number: PosterWords
    lines: list[PosterWords]


class Below(NamedTuple):
    """The lower half, which does not depend on the poster's own words: numbers to call, the name, the foot. Upper edges."""

    numbers: list[Number]
    band_y: int
    name_y: int
    foot: list[PosterWords]
    foot_y: int


class Sizes(NamedTuple):
    """Type sizes in the drawing's units."""

    headline: int
    point: int
    call: int
    number: int = _NUMBER
    title: int = _TITLE
    small: int = _SMALL


class PosterSheet(NamedTuple):
    """The whole drawing. ``picture_y`` and ``call_y`` are upper edges of the picture and of the call's box."""

    sizes: Sizes
    headline: list[PosterWords]
    picture_y: int
    points: list[Point]
    call_y: int
    call_height: int
    call: list[PosterWords]
    below: Below


class _Parts(NamedTuple):
    headline: list[str]
    points: list[list[str]]
    call: list[str]


def poster_sheet(view: PageContext, material: Material, poster: Poster) -> PosterSheet:
    """Lay out a poster: the largest type with which everything finds room, and the room left over between the parts."""
    below = _below(foot_of(view, material))
    for scale in _SCALES:
        sizes = Sizes(round(_HEADLINE_SIZE * scale), round(_POINT * scale), round(_CALL * scale))
        parts = _parts(poster, sizes)
        spare = below.band_y - _TOP - _height(parts, sizes)
        if spare >= 0:
            break
    gap = spare / (len(parts.points) + 3)
    head_y = _TOP + gap * 0.5
    points, top = [], head_y + _head_height(parts, sizes) + 60 + gap
    for lines in parts.points:
        placed = _stand(lines, MARGIN + _BULLET, top, sizes.point, _LEADING)
        points.append(Point(round(top + sizes.point * _LEADING / 2), placed))
        top += len(lines) * sizes.point * _LEADING + _BETWEEN + gap
    call_height = round(len(parts.call) * sizes.call * _LEADING + 2 * _CALL_PADDING)
    call_y = below.band_y - _GAP - call_height
    return PosterSheet(
        sizes=sizes,
        headline=_stand(parts.headline, MARGIN, head_y, sizes.headline, _TIGHT),
        picture_y=round(head_y + 20),
        points=points,
        call_y=call_y,
        call_height=call_height,
        call=_stand(parts.call, MARGIN + _CALL_PADDING + 24, call_y + _CALL_PADDING, sizes.call, _LEADING),
        below=below,
    )


def _below(facts: Foot) -> Below:
    foot = [
        line for text in facts.lines for line in wrapped(text, *_in_points(ROOM - QR_SIDE - 20, _SMALL), heavy_width)
    ]
    foot_y = HEIGHT - MARGIN - max(QR_SIDE, round(len(foot) * _SMALL * _LEADING))
    name_y = foot_y - NAME_HEIGHT
    numbers = _numbers(facts.helplines)
    depth = max((len(one.lines) for one in numbers), default=0)
    band_y = name_y - (round(_NUMBER * 1.1 + depth * _TITLE * _TIGHT) + 2 * _CALL_PADDING if numbers else 0)
    return Below(numbers, band_y, name_y, _stand(foot, MARGIN, foot_y, _SMALL, _LEADING), foot_y)


def _in_points(width: float, size: float) -> tuple[float, float]:
    """Convert a width and a type size of the drawing to millimetres and points."""
    return width / 10, size / 10 / MM_PER_POINT


def heavy_width(text: str, size: float) -> float:
    """Return the width in millimetres at ``size`` points in the face of headlines: no lighter one is wider."""
    return _heavy_shares(text) * size * MM_PER_POINT


@lru_cache(maxsize=1 << 14)
def _heavy_shares(text: str) -> float:
    """Width in type sizes. A poster tries hundreds of wrappings of the same few words."""
    shares = advances(_HEAVY)
    return sum(shares.get(sign, 1.1) for sign in text)


def _wrap(text: str, width: float, size: float) -> list[str]:
    """Lines of ``text`` of about the same length, in a column ``width`` of the drawing's units wide."""
    lines = wrapped(text, *_in_points(width, size), heavy_width)
    while width > size and len(lines) > 1:
        width -= size / 2
        narrower = wrapped(text, *_in_points(width, size), heavy_width)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def _join(units: Sequence[str], width: float, size: float) -> list[str]:
    """Lines that hold whole units (phrases, sentences), as many as fit on one; a unit too long for a line takes several."""
    lines: list[str] = []
    last = ""
    for unit in units:
        joined = _wrap(f"{last} {unit}".lstrip(), width, size)
        if last and len(joined) > 1:
            lines, joined = [*lines, last], _wrap(unit, width, size)
        *full, last = joined
        lines += full
    return [*lines, last]


def _headline(text: str, size: float) -> list[str]:
    """Every sentence begins a line, and lines end where the voice would stop, unless that makes too many of them."""
    lines = [line for sentence in _SENTENCE.split(text) for line in _join(_PHRASE.split(sentence), HEAD_ROOM, size)]
    return lines if len(lines) <= _MOST_LINES else _wrap(text, HEAD_ROOM, size)


def _wrap_sense(text: str, width: float, size: float) -> list[str]:
    """As few lines as can be; of those wrappings the one most of whose lines end where the voice would stop."""
    fewest = _wrap(text, width, size)
    tried = [_join(breaks.split(text), width, size) for breaks in (_SENTENCE, _PHRASE)]
    sound = [lines for lines in (*tried, fewest) if len(lines) == len(fewest)]
    return max(sound, key=lambda lines: sum(line[-1] in ",.:;?!”" for line in lines))


def _parts(poster: Poster, sizes: Sizes) -> _Parts:
    points = [_wrap_sense(one, ROOM - _BULLET, sizes.point) for one in poster.points]
    call = _wrap_sense(poster.call, ROOM - 2 * _CALL_PADDING - 24, sizes.call)
    return _Parts(_headline(poster.headline, sizes.headline), points, call)


def _head_height(parts: _Parts, sizes: Sizes) -> float:
    return max(len(parts.headline) * sizes.headline * _TIGHT, PICTURE_HEIGHT + 20)


def _height(parts: _Parts, sizes: Sizes) -> float:
    """Room that the parts between the top and the numbers take at the least."""
    middle = sum(len(lines) * sizes.point * _LEADING + _BETWEEN for lines in parts.points)
    band = len(parts.call) * sizes.call * _LEADING + 2 * _CALL_PADDING + _GAP
    return _head_height(parts, sizes) + 60 + middle + band


def _stand(lines: Sequence[str], x: int, top: float, size: int, leading: float) -> list[PosterWords]:
    """Return lines one below the other from ``top``."""
    return [
        PosterWords(x, round(top + size * (number * leading + (leading - 1) / 2 + 0.82)), line)
        for number, line in enumerate(lines)
    ]


def _numbers(helplines: Sequence[tuple[str, str]]) -> list[Number]:
    """Numbers side by side, each in a column as wide as it needs."""
    size, small = _in_points(_NUMBER, _NUMBER)[1], _in_points(0, _TITLE)[1]
    widths = [max(300.0, heavy_width(n, size) * 10 + 60, heavy_width(title, small) * 6 + 40) for n, title in helplines]
    room = ROOM - 2 * _CALL_PADDING
    share, x = room / max(sum(widths), 1), MARGIN + _CALL_PADDING
    columns = []
    for (number, title), width in zip(helplines, widths, strict=True):
        lines = _wrap(title, width * share - 30, _TITLE)
        below = _stand(lines, x, _CALL_PADDING + _NUMBER * 1.06, _TITLE, _TIGHT)
        columns.append(Number(_stand([number], x, _CALL_PADDING - 8, _NUMBER, 1.0)[0], below))
        x += round(width * share)
    return columns
