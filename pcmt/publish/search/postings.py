"""Lists of pages as text: numbers of five bits a sign, since JSON of numbers takes three times the room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
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
    return _SIGNS[number] if number < 32 else _SIGNS[32 + number % 32] + _signs_of(number // 32)


def unpacked(signs: str) -> Iterator[tuple[int, int, int]]:
    """Yield page, section and weight of each posting, as ``search_query.js`` does."""
    numbers, number, scale = [], 0, 1
    for value in map(_SIGNS.index, signs):
        number, scale = number + value % 32 * scale, scale * 32
        if value < 32:
            numbers.append(number)
            number, scale = 0, 1
    page = 0
    for distance, rest in zip(numbers[::2], numbers[1::2], strict=True):
        page += distance
        yield page, *divmod(rest, WEIGHTS)
