"""Lists of pages as text: numbers of five bits a sign, since JSON of numbers takes three times the room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import accumulate

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
WEIGHTS = 32
"""A posting is a number: page, section below ``SECTIONS``, weight below ``WEIGHTS``."""
_WEIGHT_BITS = WEIGHTS - 1
SECTIONS = 4096
_A_PAGE = SECTIONS * WEIGHTS
LONGEST = 200
"""Pages of a term that its shard holds."""
_NUMBER = re.compile("[g-z0-9_-]*[A-Za-f]")


def is_long(pages: int) -> bool:
    """Whether a term on so many pages has a part in a file of tails."""
    return pages > LONGEST


def headed(pages: int) -> int:
    """Return how many of the pages of a term its shard holds."""
    return min(pages, LONGEST)


def packed_head(postings: Sequence[int]) -> str | list[str | int]:
    """Return what the shard of a term holds of its ascending postings: all, or the best of them and how many there are."""
    return [packed(_best(postings)), len(postings)] if is_long(len(postings)) else packed(postings)


def packed_tail(postings: Sequence[int]) -> str:
    """Return the other postings of a term."""
    best = set(_best(postings) if is_long(len(postings)) else postings)
    return packed([one for one in postings if one not in best])


def _best(postings: Sequence[int]) -> list[int]:
    """Return the postings of most weight, the first ones of equal weight, in their order."""
    # A sort in reverse keeps the order of equals too.
    return sorted(sorted(postings, key=_WEIGHT_BITS.__and__, reverse=True)[:LONGEST])


def packed(postings: Iterable[int]) -> str:
    """Return ascending postings as signs: for each the distance from the last page, then section and weight."""
    signs: list[str] = []
    last = 0
    for posting in postings:
        signs.append(_signs_of_step(posting - last))
        last = posting - posting % _A_PAGE
    return "".join(signs)


@lru_cache(1 << 12)
def _signs_of_step(step: int) -> str:
    """Return the signs of a posting whose page is counted from the last one: most steps come again and again."""
    distance, rest = divmod(step, _A_PAGE)
    return _signs_of(distance) + _signs_of(rest)


@cache
def _signs_of(number: int) -> str:
    """Return a number as signs of five bits, the lowest first; all but the last from the second half of the alphabet."""
    return SIGNS[number] if number < 32 else SIGNS[32 + number % 32] + _signs_of(number // 32)


def unpacked(signs: str) -> list[int]:
    """Return the postings of ``packed``. Raises ValueError for signs that are none."""
    numbers = [_number_of(one) for one in _NUMBER.findall(signs)]
    pages = accumulate(numbers[::2])
    return [page * _A_PAGE + rest for page, rest in zip(pages, numbers[1::2], strict=True)]


def count_packed(signs: str) -> int:
    """Return how many postings there are in ``packed``."""
    return len(_NUMBER.findall(signs)) // 2


@cache
def _number_of(signs: str) -> int:
    return sum(SIGNS.index(sign) % 32 << 5 * place for place, sign in enumerate(signs))
