"""Lists of pages as text: numbers of five bits a sign, since JSON of numbers takes three times the room."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
WEIGHTS = 32
"""A posting is a number: page, section below ``SECTIONS``, weight below ``WEIGHTS``."""
SECTIONS = 4096


def packed(postings: Iterable[int]) -> str:
    """Return ascending postings as signs: for each the distance from the last page, then section and weight."""
    signs: list[str] = []
    last = 0
    for posting in postings:
        page, rest = divmod(posting, SECTIONS * WEIGHTS)
        signs += (_signs_of(page - last), _signs_of(rest))
        last = page
    return "".join(signs)


@cache
def _signs_of(number: int) -> str:
    """Return a number as signs of five bits, the lowest first; all but the last from the second half of the alphabet."""
    return SIGNS[number] if number < 32 else SIGNS[32 + number % 32] + _signs_of(number // 32)
