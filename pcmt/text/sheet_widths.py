"""How much a sheet of paper holds: text measured well enough to say what surely fits, without a browser.

A page that must never run onto a second sheet cannot be left to chance. Every estimate here errs to the large side: a
letter is taken as wide as the wider ones of the common sans-serif faces (Arial, Liberation Sans, Noto Sans) draw it.
"""

from __future__ import annotations

from collections.abc import Callable

MM_PER_POINT = 25.4 / 72
_NARROW = frozenset("iìíỉĩịjlI1.,:;!'|()[]/- ")
_SLIM = frozenset("tfr")
_BROAD = frozenset("MWmw@%—…")
_NARROW_SHARE, _SLIM_SHARE, _LETTER_SHARE, _CAPITAL_SHARE, _BROAD_SHARE = 0.38, 0.42, 0.62, 0.76, 1.0
"""Advance of a sign as a share of the type size."""
BOLD = 1.07
"""How much wider bold letters are drawn."""
Measure = Callable[[str, float], float]
"""Millimetres that a text takes on one line at a size in points."""


def width_of(text: str, size: float) -> float:
    """Width in millimetres of ``text`` on one line at ``size`` points; an upper bound."""
    return sum(_share(char) for char in text) * size * MM_PER_POINT


def _share(char: str) -> float:
    if char in _NARROW:
        return _NARROW_SHARE
    if char in _SLIM:
        return _SLIM_SHARE
    if char in _BROAD or ord(char) >= 0x2E80:  # from there on: East Asian and other full-width signs
        return _BROAD_SHARE
    return _CAPITAL_SHARE if char.isupper() else _LETTER_SHARE


def lines_of(text: str, width: float, size: float) -> int:
    """Lines that ``text`` takes in a column ``width`` mm wide: words go to the next line whole, too long ones are broken."""
    return max(1, len(wrapped(text, width, size)))


def wrapped(text: str, width: float, size: float, measure: Measure = width_of) -> list[str]:
    """The lines of ``text`` in a column ``width`` mm wide; none for an empty text."""
    lines: list[str] = []
    used = 0.0
    space = measure(" ", size)
    for word in text.split():
        for piece in _pieces(word, width, size, measure):
            length = measure(piece, size)
            if lines and used + space + length <= width:
                lines[-1], used = f"{lines[-1]} {piece}", used + space + length
            else:
                lines, used = [*lines, piece], length
    return lines


def _pieces(word: str, width: float, size: float, measure: Measure) -> list[str]:
    """``word`` whole, or cut where no line could hold it."""
    if measure(word, size) <= width:
        return [word]
    pieces = [""]
    for char in word:
        if pieces[-1] and measure(pieces[-1] + char, size) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces


def clip(text: str, limit: int) -> str:
    """``text``, or its beginning up to a whole word and an ellipsis where it is longer than ``limit`` characters."""
    if len(text) <= limit:
        return text
    return (
        text[: limit - 1].rpartition(" ")[0].rstrip(",;:.–- ") + "…"
        if " " in text[: limit - 1]
        else text[: limit - 1] + "…"
    )
