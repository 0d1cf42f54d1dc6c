"""What a page says to the search: its entries, and the weight of each of its words, pairs of neighbours and names."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, pairwise
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
    after pages that say the same. ``unseen``: words of the page that are found and not shown.
    """

    entries: Sequence[SearchEntry]
    group: SearchGroup
    names: Sequence[str] = ()
    share: float = 1.0
    unseen: str = ""


class WeighedPage(NamedTuple):
    """A page ready for the index: what its results show, the number of its group, its terms, a posting for each.

    A posting is section and weight in one number. A name that is also a word of the page is a term of its own. In a page that
    is kept, ``terms`` is one text of a line each, which takes less room.
    """

    shown: tuple[SearchEntry, ...]
    group: int
    terms: str | list[str]
    postings: array[int]

    @property
    def all_terms(self) -> list[str]:
        """The terms."""
        return self.terms.split("\n") if isinstance(self.terms, str) else self.terms

    @property
    def as_kept(self) -> WeighedPage:
        """The page as it is kept."""
        return self._replace(terms="\n".join(self.all_terms))


def weighed(page: SearchPage, kind: str) -> WeighedPage | None:
    """Weigh a page; None where its share is 0. ``kind`` is the title of its kind."""
    entries, group, names, share, unseen = page
    if not share:
        return None
    first = entries[0]._replace(text=f"{entries[0].text} · {unseen}") if unseen else entries[0]
    found = _postings([first, *entries[1:]], kind, share)
    terms, postings = [*found], array("I", found.values())
    for term, weight_of_name in name_terms(entries[0].title, names, SOFT).items():
        terms.append(term)
        postings.append(max(1, round(weight_of_name * share * (WEIGHTS - 1))))
    shown = tuple(one._replace(text=clip(one.text, _TEXT_SHOWN)) for one in entries)
    return WeighedPage(shown, GROUPS.index(group), terms, postings)


def hash_of(term: str) -> int:
    """Return the number that tells the shard of a term, the same for all of its accented forms; as in ``search_query.js``."""
    found = 0
    for sign in " ".join(map(folded, term.split(" "))):
        found = (found * 31 + ord(sign)) % (1 << 32)
    return found


def _postings(entries: Sequence[SearchEntry], kind: str, share: float) -> dict[str, int]:
    """Return for each word and pair of a page its weight (1-31) and the section that it is best shown by (0: the page)."""
    scores, sections = _scores_of_lines(entries, kind)
    length, texts = 0, list[list[str]]()
    for entry in entries:
        words = search_words(entry.text)
        length += len(words)
        texts.append(terms_of(words))
    counts = Counter(chain.from_iterable(texts))
    by_count = {one: _TEXT * one / (one + 0.3 + 0.9 * length / _USUAL_LENGTH) for one in set(counts.values())}
    scale = share * (WEIGHTS - 1) / (_TITLE + _HEADING + _TEXT)
    weights = {count: _weight(score * scale) for count, score in by_count.items()}
    found: dict[str, int] = {}
    for section, terms in enumerate(texts):
        first = min(section, SECTIONS - 1) * WEIGHTS
        for term in terms:
            if term not in found:  # the first section wins
                found[term] = first + weights[counts[term]]
    for term, score_of_lines in scores.items():
        score, section = score_of_lines, sections[term]
        if term in found:
            score, section = score + by_count[counts[term]], min(section, found[term] // WEIGHTS)
        found[term] = section * WEIGHTS + _weight(score * scale)
    return found


def _scores_of_lines(entries: Sequence[SearchEntry], kind: str) -> tuple[dict[str, float], dict[str, int]]:
    """Return the scores of the terms of title, kind and headings, and the first section that each is in."""
    title, share_of_word = _terms_of_line(entries[0].title)
    scores, sections = dict.fromkeys(title, _TITLE * share_of_word), dict.fromkeys(title, 0)
    best: dict[str, float] = {}  # of several headings
    lines = [(kind, _KIND, 0), *((one.heading, _HEADING, section) for section, one in enumerate(entries))]
    for text, most, section in lines:
        terms, share_of_word = _terms_of_line(text)
        score, first = most * share_of_word, min(section, SECTIONS - 1)
        for term in terms:
            best[term] = max(best.get(term, 0.0), score)
            sections.setdefault(term, first)
    for term, score in best.items():
        scores[term] = scores.get(term, 0.0) + score
    return scores, sections


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
    return [*words, *map(" ".join, pairwise(words))]
