"""The search index as many small files, of which one query reads about a dozen at any number of pages.

``search/terms/<n>.json``  words and pairs of neighbours whose folded spelling has the hash ``n``, each with its best pages
``search/tails/<n>.json``  the rest of lists longer than ``LONGEST``; read only when the best pages answer too little
``search/pages/<n>.json``  what a result shows, eight entries a file
``search/words.json``      folded words, the most frequent first: from them a half typed word is completed
``search/index.json``      how many pages and shards there are, and the titles of kinds
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from pcmt.publish.artifact import Artifact, json_bytes
from pcmt.text.search_words import folded, search_words
from pcmt.text.vietnamese import clip

LONGEST = 200
"""Pages of a term that its shard holds."""
ENTRIES_A_FILE = 8
_TEXT_SHOWN = 160
_SHARD_LENGTH = 4000
"""Letters of a shard on average."""
_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_WEIGHTS = 16
_SECTIONS = 4096
_TITLE, _KIND, _HEADING, _TEXT = 7.0, 2.0, 3.0, 3.0
"""Largest weight of a term for a page, by its position."""
_SHORT_LINE = 4
"""Words of a title or heading up to which each counts in full."""
_USUAL_LENGTH = 300
"""Words of a page beyond which one occurrence more says less."""


class SearchEntry(NamedTuple):
    """A page (``heading`` empty) or a section of it, all in plain text; ``location`` is site-relative."""

    location: str
    title: str
    heading: str
    text: str


class SearchIndex:
    """Index under construction: pages are added one by one, their texts are not kept."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        """Start without pages. ``kinds`` gives the title of a kind by the first part of its addresses."""
        self._kinds = dict(kinds)
        self._shown: list[SearchEntry] = []
        self._postings: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))
        self._pages = 0

    def add(self, entries: Sequence[SearchEntry], share: float = 1.0) -> None:
        """Add a page: its own entry, then those of its sections. ``share`` below 1 ranks it after pages that say the same."""
        kind = self._kinds.get(entries[0].location.partition("/")[0], "")
        first = len(self._shown)
        self._pages += 1
        self._shown += [one._replace(text=clip(one.text, _TEXT_SHOWN)) for one in entries]
        for term, (weight, section) in _weights(entries, kind, share).items():
            self._postings[term].append((first * _SECTIONS + section) * _WEIGHTS + weight)

    def files(self) -> Iterator[Artifact]:
        """Yield the files of the index."""
        heads, tails = {}, {}
        for term, postings in sorted(self._postings.items()):
            heads[term], tails[term] = _head_and_tail(postings)
        length = sum(len(term) + len(head[0]) for term, head in heads.items())
        shards = 1 << max(0, (length // _SHARD_LENGTH).bit_length())
        rest = list(_sharded((term for term, tail in tails.items() if tail), shards))
        facts = {"pages": self._pages, "shards": shards, "tails": [number for number, _ in rest], "kinds": self._kinds}
        yield _json_file("index", facts)
        yield _json_file("words", self._frequent_words())
        sharded = dict(_sharded(heads, shards))
        for number in range(shards):
            terms = {term: _short(*heads[term]) for term in sharded.get(number, ())}
            yield _json_file(f"terms/{number}", terms)
        for number, some in rest:
            yield _json_file(f"tails/{number}", {term: tails[term] for term in some})
        for start in range(0, len(self._shown), ENTRIES_A_FILE):
            yield _json_file(f"pages/{start // ENTRIES_A_FILE}", self._shown[start : start + ENTRIES_A_FILE])

    def _frequent_words(self) -> str:
        """Return the folded words that hold a letter, between spaces."""
        counts: Counter[str] = Counter()
        for term, postings in self._postings.items():
            if " " not in term and not term[0].isdigit():
                counts[folded(term)] += len(postings)
        return " ".join(sorted(counts, key=lambda word: (-counts[word], word)))


def _weights(entries: Sequence[SearchEntry], kind: str, share: float) -> dict[str, tuple[int, int]]:
    """Return for each word and pair of a page its weight (1-15) and the section that it is best shown by (0: the page)."""
    lines: defaultdict[tuple[str, float], float] = defaultdict(float)  # of several headings the best counts
    counts: Counter[str] = Counter()
    sections: dict[str, int] = {}

    def count_line(text: str, most: float, section: int) -> None:
        words = search_words(text)
        for term in set(_terms(words)):
            lines[term, most] = max(lines[term, most], most * (0.4 + 0.6 * min(1.0, _SHORT_LINE / len(words))))
            sections.setdefault(term, section)

    count_line(entries[0].title, _TITLE, 0)
    count_line(kind, _KIND, 0)
    length = 0
    for section, entry in enumerate(entries):
        count_line(entry.heading, _HEADING, section)
        words = search_words(entry.text)
        length += len(words)
        for term in _terms(words):
            counts[term] += 1
            sections.setdefault(term, section)
    scores: defaultdict[str, float] = defaultdict(float)
    for (term, _), score in lines.items():
        scores[term] += score
    for term, count in counts.items():
        scores[term] += _TEXT * count / (count + 0.3 + 0.9 * length / _USUAL_LENGTH)
    scale = share * (_WEIGHTS - 1) / (_TITLE + _HEADING + _TEXT)
    return {
        term: (max(1, min(_WEIGHTS - 1, round(score * scale))), min(sections[term], _SECTIONS - 1))
        for term, score in scores.items()
    }


def _terms(words: list[str]) -> Iterator[str]:
    """Yield the words and each pair of neighbours."""
    yield from words
    for first, second in pairwise(words):
        yield f"{first} {second}"


def _head_and_tail(postings: array[int]) -> tuple[tuple[str, int], str]:
    """Return the best pages of a term packed, with the number of all, and the others packed."""
    if len(postings) <= LONGEST:
        return (_packed(postings), len(postings)), ""
    ranked = sorted(postings, key=lambda one: (-(one % _WEIGHTS), one))
    return (_packed(sorted(ranked[:LONGEST])), len(postings)), _packed(sorted(ranked[LONGEST:]))


def _short(packed: str, total: int) -> str | list[str | int]:
    return packed if total <= LONGEST else [packed, total]


def _packed(postings: Iterable[int]) -> str:
    """Return ascending postings as signs: for each the distance from the last page, then section and weight."""
    signs: list[str] = []
    last = 0
    for posting in postings:
        page, rest = divmod(posting, _SECTIONS * _WEIGHTS)
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
        yield page, *divmod(rest, _WEIGHTS)


def shard_of(term: str, shards: int) -> int:
    """Return the number of the shard of a term, which all of its accented forms share."""
    sum_ = 0
    for sign in " ".join(map(folded, term.split(" "))):
        sum_ = (sum_ * 31 + ord(sign)) % (1 << 32)
    return sum_ % shards


def _sharded(terms: Iterable[str], shards: int) -> Iterator[tuple[int, list[str]]]:
    numbered: defaultdict[int, list[str]] = defaultdict(list)
    for term in terms:
        numbered[shard_of(term, shards)].append(term)
    yield from sorted(numbered.items())


def _json_file(name: str, data: Any) -> Artifact:
    return Artifact(f"search/{name}.json", json_bytes(data))
