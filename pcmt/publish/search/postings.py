"""Lists of pages as text: numbers of five bits a sign, since JSON of numbers takes three times the room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
WEIGHTS = 32
"""A posting is a number: page, section below ``SECTIONS``, weight below ``WEIGHTS``."""
SECTIONS = 4096
LONGEST = 200
"""Pages of a term that its shard holds."""
_NUMBER = re.compile("[g-z0-9_-]*[A-Za-f]")


class PackedTerm(NamedTuple):
    """A term in the index: its best pages, the number of all, and the other pages."""

    head: str
    total: int
    tail: str = ""

    @property
    def short(self) -> str | list[str | int]:
        """What its shard holds."""
        return [self.head, self.total] if is_long(self.total) else self.head


def is_long(pages: int) -> bool:
    """Whether a term on so many pages has a part in a file of tails."""
    return pages > LONGEST


def headed(pages: int) -> int:
    """Return how many of the pages of a term its shard holds."""
    return min(pages, LONGEST)


def packed_term(postings: Sequence[int]) -> PackedTerm:
    """Return a term of these postings, which ascend."""
    if not is_long(len(postings)):
        return PackedTerm(packed(postings), len(postings))
    ranked = sorted(postings, key=lambda one: (-(one % WEIGHTS), one))
    return PackedTerm(packed(sorted(ranked[:LONGEST])), len(postings), packed(sorted(ranked[LONGEST:])))


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


def unpacked(signs: str) -> list[int]:
    """Return the postings of ``packed``. Raises ValueError for signs that are none."""
    numbers = [_number_of(one) for one in _NUMBER.findall(signs)]
    pages = accumulate(numbers[::2])
    return [page * SECTIONS * WEIGHTS + rest for page, rest in zip(pages, numbers[1::2], strict=True)]


def count_packed(signs: str) -> int:
    """Return how many postings there are in ``packed``."""
    return len(_NUMBER.findall(signs)) // 2


@cache
def _number_of(signs: str) -> int:
    return sum(SIGNS.index(sign) % 32 << 5 * place for place, sign in enumerate(signs))
