"""Widths of words in Arial and the faces in its place, so that paper and slides are filled without a program that draws them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from unicodedata import combining, normalize

MM_PER_POINT = 25.4 / 72
BOLD = 1.07
"""How much wider bold letters are drawn; also the reserve for faces that are wider than Arial Bold."""
Measure = Callable[[str, float], float]
"""Width of a text on one line at a type size: millimetres at a size in points, as ``width_of`` and ``bold_width`` give it."""
_DIGIT, _ARIAL_BOLD, _WIDEST, _HORN, _LETTER, _CAPITAL = 0.56, 1.13, 1.0, 0.1, 0.62, 0.76
_LONG = 40
"""Letters beyond which a cell's length says little more about the width its column needs."""


def _signs(*shares: tuple[float, str]) -> dict[str, float]:
    return {sign: share for share, signs in shares for sign in signs}


_REGULAR = _signs(
    *((0.22, "'ijl|"), (0.28, " !,./:;I[\\]ft"), (0.35, '"()-`r{}'), (0.5, "ckszvxyJ"), (0.58, "+<=>~"), (0.62, "FTZ")),
    *((0.67, "ABEKPSVXY&"), (0.72, "CDHNRUwĐ"), (0.78, "GOQ"), (0.84, "Mm"), (0.92, "%W"), (1.0, "@…—☐☒")),
)
"""Advances in Arial as shares of the type size; a sign that is not here is as wide as a digit."""
_HEAVY = _signs(
    *((0.28, " ijlI.,/|'"), (0.33, "ft()-!:;[]‘’"), (0.39, "r*"), (0.5, "z“”"), (0.58, "acekvxysJ0123456789?+=")),
    *((0.62, "bdđghnopquFLTZ"), (0.67, "EPSVXY"), (0.73, "ABCDĐHKNRU&"), (0.78, "wGOQ"), (0.94, "MmW")),
    (0.0, "\u0300\u0309\u0303\u0301\u0323\u0306\u0302\u031b"),
)
"""Advances in Arial Bold; Vietnamese marks take no room, the horn of ơ and ư a little."""
_UPPER = _signs((0.38, "iìíỉĩịjlI1.,:;!'|()[]/- "), (0.42, "tfr"), (_WIDEST, "MWmw@%—…"))
"""Upper bounds for the common sans-serif faces (Arial, Liberation Sans, Noto Sans), where a letter or a capital is neither."""


def arial_width(words: str, *, is_bold: bool = False) -> float:
    """Return the width in ems in Arial."""
    width = sum(_REGULAR.get(sign, _DIGIT) for sign in normalize("NFD", words) if not combining(sign))
    return width * _ARIAL_BOLD if is_bold else width


def width_of(text: str, size: float) -> float:
    """Return an upper bound in millimetres at ``size`` points: no browser draws the text wider in a common sans-serif face."""
    return sum(_UPPER.get(sign) or _bound(sign) for sign in text) * size * MM_PER_POINT


def _bound(sign: str) -> float:
    if ord(sign) >= 0x2E80:  # from there on: East Asian and other full-width signs
        return _WIDEST
    return _CAPITAL if sign.isupper() else _LETTER


def bold_width(text: str, size: float) -> float:
    """Return the width in millimetres of bold text at ``size`` points, with the reserve BOLD."""
    return _heavy(text) * size * MM_PER_POINT * BOLD


@lru_cache(maxsize=4096)
def _heavy(text: str) -> float:
    """Width in type sizes. A poster tries hundreds of wrappings of the same few words."""
    shares = sum(_HEAVY.get(sign, _WIDEST) for sign in normalize("NFD", text))
    return shares + _HORN * sum(sign in "ơưƠƯ" for sign in text)


def wrapped(text: str, width: float, size: float, measure: Measure = width_of) -> list[str]:
    """Return the lines of ``text`` in a column: words go to the next line whole, too long ones are cut; none for an empty text."""
    lines: list[str] = []
    used, space = 0.0, measure(" ", size)
    for word in text.split():
        whole = measure(word, size)
        for piece in (word,) if whole <= width else _pieces(word, width, size, measure):
            length = whole if piece is word else measure(piece, size)
            if lines and used + space + length <= width:
                lines[-1], used = f"{lines[-1]} {piece}", used + space + length
            else:
                lines, used = [*lines, piece], length
    return lines


def _pieces(word: str, width: float, size: float, measure: Measure) -> list[str]:
    """Cut a word that no line could hold."""
    pieces = [""]
    for sign in word:
        if pieces[-1] and measure(pieces[-1] + sign, size) > width:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def lines_of(text: str, width: float, size: float) -> int:
    """Return how many lines ``text`` takes at most in a column ``width`` mm wide; one for an empty text."""
    return max(1, len(wrapped(text, width, size)))


def count_lines(words: str, room: float, *, is_bold: bool = False) -> int:
    """Return how many lines of ``room`` ems the words fill in Arial; a newline begins a new one."""
    lines = 0
    for part in words.split("\n"):
        lines, used = lines + 1, 0.0
        for word in part.split():
            width, gap = arial_width(word, is_bold=is_bold), _REGULAR[" "] if used else 0.0
            if used and used + gap + width > room:
                lines, used, gap = lines + 1, 0.0, 0.0
            used += gap + width
            while used > room:  # a web address longer than a line is broken anywhere
                lines, used = lines + 1, used - room
    return lines


def column_widths(columns: Sequence[Sequence[str]], width: int, letter: int, margin: int) -> list[int]:
    """Return widths that add up to ``width``: first room for the longest word of a column, the rest by what there is to say.

    ``letter`` is about the width of a letter, ``margin`` that of a cell's two sides.
    """
    least, wanted = [], []
    for texts in columns:
        least.append(margin + letter * max((len(word) for text in texts for word in text.split()), default=1))
        longest = max(map(len, texts))
        wanted.append(margin + letter * (min(longest, _LONG) + max(0, longest - _LONG) // 4))
    if sum(least) >= width:  # words will break, in every column alike
        least = [width * one // (2 * sum(least)) for one in least]
    missing = [max(0, one - floor) for one, floor in zip(wanted, least, strict=True)]
    shares = missing if sum(missing) else wanted
    rest = width - sum(least)
    widths = [floor + rest * share // sum(shares) for floor, share in zip(least, shares, strict=True)]
    return [*widths[:-1], width - sum(widths[:-1])]
