"""What a page says to the search: its entries, and the weight of each of its words, pairs of neighbours and names."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pcmt.publish.search.names import name_terms
from pcmt.publish.search.postings import SECTIONS, WEIGHTS
from pcmt.show.parts.kind_view import SearchGroup
from pcmt.text.search_words import folded, search_words, soft_spellings
from pcmt.text.vietnamese import clip

GROUPS = tuple(SearchGroup)
SOFT = frozenset(soft_spellings())
_TEXT_SHOWN = 160
_TITLE, _KIND, _HEADING, _TEXT = 7.0, 3.0, 3.0, 3.0
"""Largest weight of a term for a page, by its position."""
_SHORT_LINE = 2
"""Words of a title or heading up to which each counts in full."""
_USUAL_LENGTH = 300
"""Words of a page beyond which one occurrence more says less."""


class SearchEntry(NamedTuple):
    """A page (``heading`` empty) or a section of it, all in plain text; ``location`` is site-relative.

    ``call``: the number that it offers to call.
    """

    location: str
    title: str
    heading: str
    text: str
    call: str = ""

    @property
    def short(self) -> tuple[str, ...]:
        """What a file of the index holds of it."""
        return self if self.call else self[:-1]


class SearchPage(NamedTuple):
    """A page for the index: its own entry, then those of its sections; the group that results show it in.

    ``names``: short texts that name it, beside its title; a query of exactly these words means it. ``share`` below 1 ranks it
    after pages that say the same.
    """

    entries: Sequence[SearchEntry]
    group: SearchGroup
    names: Sequence[str] = ()
    share: float = 1.0


class WeighedPage(NamedTuple):
    """A page ready for the index: what its results show, the number of its group, its terms a line each, a posting for each.

    A posting is section and weight in one number. A name that is also a word of the page is a term of its own.
    """

    shown: tuple[SearchEntry, ...]
    group: int
    terms: str
    postings: array[int]


def weighed(page: SearchPage, kind: str) -> WeighedPage | None:
    """Weigh a page; None where its share is 0. ``kind`` is the title of its kind."""
    entries, group, names, share = page
    if not share:
        return None
    found = _postings(entries, kind, share)
    terms, postings = [*found], array("I", found.values())
    for term, weight_of_name in name_terms(entries[0].title, names, SOFT).items():
        terms.append(term)
        postings.append(max(1, round(weight_of_name * share * (WEIGHTS - 1))))
    shown = tuple(one._replace(text=clip(one.text, _TEXT_SHOWN)) for one in entries)
    return WeighedPage(shown, GROUPS.index(group), "\n".join(terms), postings)


def hash_of(term: str) -> int:
    """Return the number that tells the shard of a term, the same for all of its accented forms; as in ``search_query.js``."""
    found = 0
    for sign in " ".join(map(folded, term.split(" "))):
        found = (found * 31 + ord(sign)) % (1 << 32)
    return found


def _postings(entries: Sequence[SearchEntry], kind: str, share: float) -> dict[str, int]:
    """Return for each word and pair of a page its weight (1-31) and the section that it is best shown by (0: the page)."""
    lines: defaultdict[tuple[str, float], float] = defaultdict(float)  # of several headings the best counts
    met: list[tuple[Sequence[str], int]] = []

    def count_line(text: str, most: float, section: int) -> None:
        found, share_of_word = _terms_of_line(text)
        score = most * share_of_word
        for term in found:
            lines[term, most] = max(lines[term, most], score)
        met.append((found, section))

    count_line(entries[0].title, _TITLE, 0)
    count_line(kind, _KIND, 0)
    length, counts = 0, Counter[str]()
    for section, entry in enumerate(entries):
        if entry.heading:
            count_line(entry.heading, _HEADING, section)
        words = search_words(entry.text)
        length += len(words)
        terms = terms_of(words)
        counts.update(terms)
        met.append((terms, section))
    sections: dict[str, int] = {}
    for found, section in reversed(met):  # the first section wins
        sections.update(dict.fromkeys(found, min(section, SECTIONS - 1) * WEIGHTS))
    scores: defaultdict[str, float] = defaultdict(float)
    for (term, _), score in lines.items():
        scores[term] += score
    by_count = {one: _TEXT * one / (one + 0.3 + 0.9 * length / _USUAL_LENGTH) for one in set(counts.values())}
    for term in scores.keys() & counts.keys():
        scores[term] += by_count[counts[term]]
    scale = share * (WEIGHTS - 1) / (_TITLE + _HEADING + _TEXT)
    weights = {count: _weight(score * scale) for count, score in by_count.items()}
    return {
        **{term: sections[term] + weights[count] for term, count in counts.items()},
        **{term: sections[term] + _weight(score * scale) for term, score in scores.items()},
    }


def _weight(score: float) -> int:
    return max(1, min(WEIGHTS - 1, round(score)))


@lru_cache(1024)
def _terms_of_line(text: str) -> tuple[Sequence[str], float]:
    """Return the terms of a title, kind or heading, each once, and the share of its weight that each has."""
    words = search_words(text)
    if not words:
        return (), 0.0
    return tuple(dict.fromkeys(terms_of(words))), 0.4 + 0.6 * min(1.0, (_SHORT_LINE / len(words)) ** 0.5)


def terms_of(words: list[str]) -> list[str]:
    """Return the words, then each pair of neighbours."""
    return [*words, *[f"{first} {second}" for first, second in pairwise(words)]]
