"""Counts over a whole index, which are kept beside its files: with them a few changed pages need no look at the others."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from pcmt.publish.search.frequent import FrequentPairs
from pcmt.publish.search.meaning import Meaning
from pcmt.publish.search.weighing import terms_of
from pcmt.text.search_words import search_words

_SHARD_LENGTH = 2000
"""Letters of a shard on average."""
_POSTING_LENGTH = 4
"""Letters of a posting of a shard on average."""


class IndexCounts(NamedTuple):
    """How many entries an index has; letters of its terms; postings of its shards; pages of each folded word; frequent pairs.

    ``meaning`` is the digest of words of one meaning and answers, ``held`` are those of its words that some page holds.
    """

    entries: int
    letters: int
    postings: int
    words: dict[str, int]
    pairs: FrequentPairs
    meaning: str
    held: set[str]

    @property
    def shards(self) -> int:
        """A power of two, by the length that the shards will have together."""
        return 1 << max(0, ((self.letters + _POSTING_LENGTH * self.postings) // _SHARD_LENGTH).bit_length())


def words_of(meaning: Meaning) -> set[str]:
    """Return the words and pairs of phrases of one meaning."""
    return {term for phrases in meaning.same for one in phrases for term in terms_of(search_words(one))}


def held_first(phrases: Sequence[str], held: Container[str]) -> tuple[list[str], list[str]]:
    """Part phrases of one meaning into those whose words some page holds and those that are only typed."""
    are_held = [all(term in held for term in terms_of(search_words(one))) for one in phrases]
    return (
        [one for one, is_held in zip(phrases, are_held, strict=True) if is_held],
        [one for one, is_held in zip(phrases, are_held, strict=True) if not is_held],
    )
