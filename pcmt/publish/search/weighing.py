"""What a page says to the search: its entries, and the weight of each of its words, pairs of neighbours and names."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
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

    A posting is section and weight in one number. A name that is also a word of the page is a term of its own. ``hashes`` tell
    the shards of the terms.
    """

    shown: tuple[SearchEntry, ...]
    group: int
    terms: str
    postings: array[int]
    hashes: array[int]


def weighed(page: SearchPage, kind: str) -> WeighedPage | None:
    """Weigh a page; None where its share is 0. ``kind`` is the title of its kind."""
    entries, group, names, share = page
    if not share:
        return None
    terms = [(term, section * WEIGHTS + weight) for term, (weight, section) in _weights(entries, kind, share).items()]
    for term, weight_of_name in name_terms(entries[0].title, names, SOFT).items():
        terms.append((term, max(1, round(weight_of_name * share * (WEIGHTS - 1)))))
    shown = tuple(one._replace(text=clip(one.text, _TEXT_SHOWN)) for one in entries)
    lines = "\n".join(term for term, _ in terms)
    postings, hashes = array("I", (posting for _, posting in terms)), array("I", (hash_of(term) for term, _ in terms))
    return WeighedPage(shown, GROUPS.index(group), lines, postings, hashes)


@cache
def hash_of(term: str) -> int:
    """Return the number that tells the shard of a term, the same for all of its accented forms; as in ``search_query.js``."""
    found = 0
    for sign in " ".join(map(folded, term.split(" "))):
        found = (found * 31 + ord(sign)) % (1 << 32)
    return found


def _weights(entries: Sequence[SearchEntry], kind: str, share: float) -> dict[str, tuple[int, int]]:
    """Return for each word and pair of a page its weight (1-31) and the section that it is best shown by (0: the page)."""
    lines: defaultdict[tuple[str, float], float] = defaultdict(float)  # of several headings the best counts
    counts: Counter[str] = Counter()
    sections: dict[str, int] = {}

    def count_line(text: str, most: float, section: int) -> None:
        words = search_words(text)
        for term in set(terms_of(words)):
            lines[term, most] = max(lines[term, most], most * (0.4 + 0.6 * min(1.0, (_SHORT_LINE / len(words)) ** 0.5)))
            sections.setdefault(term, section)

    count_line(entries[0].title, _TITLE, 0)
    count_line(kind, _KIND, 0)
    length = 0
    for section, entry in enumerate(entries):
        count_line(entry.heading, _HEADING, section)
        words = search_words(entry.text)
        length += len(words)
        for term in terms_of(words):
            counts[term] += 1
            sections.setdefault(term, section)
    scores: defaultdict[str, float] = defaultdict(float)
    for (term, _), score in lines.items():
        scores[term] += score
    for term, count in counts.items():
        scores[term] += _TEXT * count / (count + 0.3 + 0.9 * length / _USUAL_LENGTH)
    scale = share * (WEIGHTS - 1) / (_TITLE + _HEADING + _TEXT)
    return {
        term: (max(1, min(WEIGHTS - 1, round(score * scale))), min(sections[term], SECTIONS - 1))
        for term, score in scores.items()
    }


def terms_of(words: list[str]) -> Iterator[str]:
    """Yield the words and each pair of neighbours."""
    yield from words
    for first, second in pairwise(words):
        yield f"{first} {second}"
