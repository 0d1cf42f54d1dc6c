"""The search index as many small files, of which one query reads about a dozen at any number of pages.

``search/terms/<n>.json``  words, pairs of neighbours, names: those whose folded spelling has the hash ``n``, with their best pages
``search/tails/<n>.json``  the rest of lists longer than ``LONGEST``; read only when the best pages answer too little
``search/pages/<n>.json``  what a result shows, eight entries a file
``search/words.json``      folded words, the most frequent first: from them a half typed or misspelt word is completed
``search/pairs.json``      folded pairs of neighbours, the most frequent first: they tell which of several words was meant
``search/index.json``      how many pages and shards there are, titles of kinds, groups of results, words with one meaning, answers
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from pcmt.publish.artifact import Artifact, json_bytes
from pcmt.publish.search.meaning import NO_MEANING, Meaning
from pcmt.publish.search.names import NAMELESS, name_terms
from pcmt.publish.search.postings import SECTIONS, WEIGHTS, packed
from pcmt.show.parts.kind_view import SearchGroup
from pcmt.text.search_words import folded, search_words, soft_spellings
from pcmt.text.vietnamese import clip

LONGEST = 200
"""Pages of a term that its shard holds."""
ENTRIES_A_FILE = 8
_TEXT_SHOWN = 160
_SHARD_LENGTH = 2000
"""Letters of a shard on average."""
_GROUPS = tuple(SearchGroup)
_SOFT = frozenset(soft_spellings())
_TITLE, _KIND, _HEADING, _TEXT = 7.0, 3.0, 3.0, 3.0
"""Largest weight of a term for a page, by its position."""
_SHORT_LINE = 2
"""Words of a title or heading up to which each counts in full."""
PAIRS_LISTED = 1500
_FREQUENT = 3
"""Pages that a pair is on, at least, to be listed."""
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


class SearchIndex:
    """Index under construction: pages are added one by one, their texts are not kept."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        """Start without pages. ``kinds`` gives the title of a kind by the first part of its addresses."""
        self._kinds = dict(kinds)
        self._shown: list[SearchEntry] = []
        self._postings: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))
        self._pages = 0
        self._groups: list[tuple[int, int]] = []

    def add(self, page: SearchPage) -> None:
        """Add a page, unless its share is 0."""
        entries, group, names, share = page
        if not share:
            return
        number = _GROUPS.index(group)
        if not self._groups or self._groups[-1][1] != number:
            self._groups.append((len(self._shown), number))
        kind = self._kinds.get(entries[0].location.partition("/")[0], "")
        first = len(self._shown)
        self._pages += 1
        self._shown += [one._replace(text=clip(one.text, _TEXT_SHOWN)) for one in entries]
        for term, (weight, section) in _weights(entries, kind, share).items():
            self._postings[term].append((first * SECTIONS + section) * WEIGHTS + weight)
        for term, weight_of_name in name_terms(entries[0].title, names, _SOFT).items():
            weight = max(1, round(weight_of_name * share * (WEIGHTS - 1)))
            self._postings[term].append(first * SECTIONS * WEIGHTS + weight)

    def files(self, meaning: Meaning = NO_MEANING) -> Iterator[Artifact]:
        """Yield the files of the index."""
        heads, tails = {}, {}
        for term, postings in sorted(self._postings.items()):
            heads[term], tails[term] = _head_and_tail(postings)
        length = sum(len(term) + len(head[0]) for term, head in heads.items())
        shards = 1 << max(0, (length // _SHARD_LENGTH).bit_length())
        rest = list(_sharded((term for term, tail in tails.items() if tail), shards))
        yield _json_file("index", self._facts(meaning) | {"shards": shards, "tails": [number for number, _ in rest]})
        yield _json_file("words", self._frequent_words())
        yield _json_file("pairs", self._frequent_pairs())
        sharded = dict(_sharded(heads, shards))
        for number in range(shards):
            terms = {term: _short(*heads[term]) for term in sharded.get(number, ())}
            yield _json_file(f"terms/{number}", terms)
        for number, some in rest:
            yield _json_file(f"tails/{number}", {term: tails[term] for term in some})
        for start in range(0, len(self._shown), ENTRIES_A_FILE):
            entries = self._shown[start : start + ENTRIES_A_FILE]
            yield _json_file(f"pages/{start // ENTRIES_A_FILE}", [one if one.call else one[:-1] for one in entries])

    def _facts(self, meaning: Meaning) -> dict[str, Any]:
        """Return what every query needs: ``groups`` are numbers of first entries, each with the number of its group."""
        numbers = {one.location: number for number, one in reversed(list(enumerate(self._shown)))}
        answers = [
            (one.asked, page := numbers[one.path.partition("#")[0]], numbers[one.path] - page, *one.words)
            for one in meaning.answers
            if one.path in numbers
        ]
        return {
            "pages": self._pages,
            "kinds": self._kinds,
            "titles": [group.value for group in _GROUPS],
            "groups": self._groups,
            "soft": " ".join(sorted(_SOFT)),
            "nameless": NAMELESS,
            "same": [self._held_first(phrases) for phrases in meaning.same],
            "answers": answers,
            "help": meaning.help,
        }

    def _held_first(self, phrases: Sequence[str]) -> tuple[list[str], list[str]]:
        """Part phrases of one meaning into those whose words some page holds and those that are only typed."""
        held = [all(term in self._postings for term in _terms(search_words(one))) for one in phrases]
        return (
            [one for one, is_held in zip(phrases, held, strict=True) if is_held],
            [one for one, is_held in zip(phrases, held, strict=True) if not is_held],
        )

    def find_missing(self, meaning: Meaning) -> list[str]:
        """Return the addresses of answers that the index does not hold."""
        held = {one.location for one in self._shown}
        return [one.path for one in meaning.answers if one.path not in held]

    def _frequent_words(self) -> str:
        """Return the folded words that hold a letter, between spaces."""
        counts: Counter[str] = Counter()
        for term, postings in self._postings.items():
            if " " not in term and not (term[0].isdigit() or term[0] == "="):
                counts[folded(term)] += len(postings)
        return " ".join(sorted(counts, key=lambda word: (-counts[word], word)))

    def _frequent_pairs(self) -> str:
        """Return the most frequent pairs of folded words without digits, between bars."""
        counts: Counter[str] = Counter()
        for term, postings in self._postings.items():
            first, _, second = term.partition(" ")
            if second and not (first[0].isdigit() or first[0] == "=" or second[0].isdigit()):
                counts[f"{folded(first)} {folded(second)}"] += len(postings)
        frequent = [pair for pair, count in counts.items() if count >= _FREQUENT]
        return "|".join(sorted(frequent, key=lambda pair: (-counts[pair], pair))[:PAIRS_LISTED])


def _weights(entries: Sequence[SearchEntry], kind: str, share: float) -> dict[str, tuple[int, int]]:
    """Return for each word and pair of a page its weight (1-31) and the section that it is best shown by (0: the page)."""
    lines: defaultdict[tuple[str, float], float] = defaultdict(float)  # of several headings the best counts
    counts: Counter[str] = Counter()
    sections: dict[str, int] = {}

    def count_line(text: str, most: float, section: int) -> None:
        words = search_words(text)
        for term in set(_terms(words)):
            lines[term, most] = max(lines[term, most], most * (0.4 + 0.6 * min(1.0, (_SHORT_LINE / len(words)) ** 0.5)))
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
    scale = share * (WEIGHTS - 1) / (_TITLE + _HEADING + _TEXT)
    return {
        term: (max(1, min(WEIGHTS - 1, round(score * scale))), min(sections[term], SECTIONS - 1))
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
        return (packed(postings), len(postings)), ""
    ranked = sorted(postings, key=lambda one: (-(one % WEIGHTS), one))
    return (packed(sorted(ranked[:LONGEST])), len(postings)), packed(sorted(ranked[LONGEST:]))


def _short(packed: str, total: int) -> str | list[str | int]:
    return packed if total <= LONGEST else [packed, total]


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
