"""How much room words take in Arial, so that a slide is filled without a program that draws it."""

from __future__ import annotations

import unicodedata

_WIDTHS = {
    **dict.fromkeys("'ijl|", 0.22),
    **dict.fromkeys(" !,./:;I[\\]ft", 0.28),
    **dict.fromkeys('"()-`r{}', 0.35),
    **dict.fromkeys("ckszvxyJ", 0.5),
    **dict.fromkeys("+<=>~", 0.58),
    **dict.fromkeys("FTZ", 0.62),
    **dict.fromkeys("ABEKPSVXY&", 0.67),
    **dict.fromkeys("CDHNRUwĐ", 0.72),
    **dict.fromkeys("GOQ", 0.78),
    **dict.fromkeys("Mm", 0.84),
    **dict.fromkeys("%W", 0.92),
    **dict.fromkeys("@…—☐☒", 1.0),
}
"""Widths in ems, from the metrics of Arial; a letter that is not here is as wide as a digit."""
_DIGIT = 0.56
_BOLD = 1.13


def width_of(words: str, *, is_bold: bool = False) -> float:
    """Width in ems; Vietnamese marks stand above and below their letters and take no room."""
    width = sum(
        _WIDTHS.get(letter, _DIGIT)
        for letter in unicodedata.normalize("NFD", words)
        if not unicodedata.combining(letter)
    )
    return width * _BOLD if is_bold else width


def count_lines(words: str, room: float, *, is_bold: bool = False) -> int:
    """Number of lines that words fill when a line has ``room`` ems; a newline begins a new one."""
    lines = 0
    for part in words.split("\n"):
        lines += 1
        used = 0.0
        for word in part.split():
            width = width_of(word, is_bold=is_bold)
            gap = _WIDTHS[" "] if used else 0.0
            if used and used + gap + width > room:
                lines, used, gap = lines + 1, 0.0, 0.0
            used += gap + width
            while used > room:  # a web address longer than a line is broken anywhere
                lines, used = lines + 1, used - room
    return lines
