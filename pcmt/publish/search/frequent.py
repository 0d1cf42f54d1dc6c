"""The most frequent words and pairs of the index, from which half typed words are completed, with their counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from pcmt.text.search_words import folded

PAIRS_LISTED = 1200
_FREQUENT = 3
"""Pages that a pair is on, at least, to be listed."""
_RESERVE = 2
"""Times as many pairs as are listed are kept with their counts, so that a few may become rare."""

TermCounts = Iterable[tuple[str, int]]
"""Terms, each with the number of pages that have it, or by how many more it has got."""


class FrequentPairs(NamedTuple):
    """The best pairs with their counts; ``is_all``: there are no more that could be listed."""

    counts: dict[str, int]
    is_all: bool

    @property
    def text(self) -> str:
        """The pairs, the most frequent first, between bars."""
        return "|".join(_ranked(self.counts)[:PAIRS_LISTED])

    def changed(self, counts: dict[str, int]) -> FrequentPairs | None:
        """Return the best pairs after some have other counts; None where too few are known."""
        worst = max((_rank(pair, count) for pair, count in self.counts.items()), default=(0, ""))
        now = {pair: count for pair, count in self.counts.items() if pair not in counts}
        for pair, count in counts.items():
            if count >= _FREQUENT and (self.is_all or _rank(pair, count) <= worst):
                now[pair] = count
        found = _best(now, is_all=self.is_all)
        return found if found.is_all or len(found.counts) >= PAIRS_LISTED else None


def count_words(terms: TermCounts) -> dict[str, int]:
    """Return the folded words that hold a letter, each with its number of pages."""
    counts: Counter[str] = Counter()
    for term, count in terms:
        if " " not in term and not (term[0].isdigit() or term[0] == "="):
            counts[folded(term)] += count
    return dict(counts)


def words_text(counts: dict[str, int]) -> str:
    """Return the words, the most frequent first, between spaces."""
    return " ".join(_ranked(counts))


def find_frequent_pairs(terms: TermCounts) -> FrequentPairs:
    """Return the most frequent pairs of folded words without digits."""
    counts = count_pairs(terms)
    return _best({pair: count for pair, count in counts.items() if count >= _FREQUENT}, is_all=True)


def count_pairs(terms: TermCounts) -> dict[str, int]:
    """Return the folded pairs without digits, each with its number of pages."""
    counts: defaultdict[str, int] = defaultdict(int)
    for term, count in terms:
        first, _, second = term.partition(" ")
        if second and not (first[0].isdigit() or first[0] == "=" or second[0].isdigit()):
            counts[f"{folded(first)} {folded(second)}"] += count
    return counts


def _best(counts: dict[str, int], *, is_all: bool) -> FrequentPairs:
    if len(counts) <= _RESERVE * PAIRS_LISTED:
        return FrequentPairs(counts, is_all)
    return FrequentPairs({pair: counts[pair] for pair in _ranked(counts)[: _RESERVE * PAIRS_LISTED]}, is_all=False)


def _rank(pair: str, count: int) -> tuple[int, str]:
    return -count, pair


def _ranked(counts: dict[str, int]) -> list[str]:
    return sorted(counts, key=lambda one: (-counts[one], one))
