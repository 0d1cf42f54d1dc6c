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
from functools import cache
from typing import Any, NamedTuple

from pcmt.publish.artifact import Artifact, json_bytes
from pcmt.publish.search.meaning import NO_MEANING, Meaning
from pcmt.publish.search.names import NAMELESS
from pcmt.publish.search.postings import SECTIONS, WEIGHTS, packed
from pcmt.publish.search.weighing import GROUPS, SOFT, SearchEntry, SearchPage, WeighedPage, terms_of, weighed
from pcmt.text.search_words import folded, search_words

LONGEST = 200
"""Pages of a term that its shard holds."""
ENTRIES_A_FILE = 8
_SHARD_LENGTH = 2000
"""Letters of a shard on average."""
PAIRS_LISTED = 1500
_FREQUENT = 3
"""Pages that a pair is on, at least, to be listed."""


class SearchIndex:
    """Index under construction: pages are added one by one. What an index before it shares with it is not made again."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        """Start without pages. ``kinds`` gives the title of a kind by the first part of its addresses."""
        self._kinds = dict(kinds)
        self._pages: list[WeighedPage] = []
        self._shown: list[SearchEntry] = []
        self._groups: list[tuple[int, int]] = []
        self._postings: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))
        self._packed: dict[str, PackedTerm] = {}
        self._made: dict[str, tuple[Any, Artifact]] = {}

    def weigh(self, page: SearchPage) -> WeighedPage | None:
        """Weigh a page of the kind that its address names; None where its share is 0."""
        return weighed(page, self._kinds.get(page.entries[0].location.partition("/")[0], ""))

    def add(self, page: SearchPage) -> None:
        """Add a page, unless its share is 0."""
        self.put(self.weigh(page))

    def put(self, page: WeighedPage | None) -> None:
        """Add a weighed page."""
        if page is None:
            return
        if not self._groups or self._groups[-1][1] != page.group:
            self._groups.append((len(self._shown), page.group))
        first = len(self._shown) * SECTIONS * WEIGHTS
        self._pages.append(page)
        self._shown += page.shown
        for term, posting in zip(page.terms.split("\n"), page.postings, strict=True) if page.postings else ():
            self._postings[term].append(first + posting)

    def files(self, meaning: Meaning = NO_MEANING, before: SearchIndex | None = None) -> Iterator[Artifact]:
        """Yield the files of the index; those of a program that goes on (``before`` may be an empty index) stay in memory."""
        for term, postings in sorted(self._postings.items()):
            same = before._packed.get(term) if before and before._postings.get(term) == postings else None
            self._packed[term] = same or _packed_term(postings)
        for name, data in self._contents(meaning):
            known = before._made.get(name) if before is not None else None
            artifact = known[1] if known and known[0] == data else _json_file(name, data)
            if before is not None:
                self._made[name] = (data, artifact)
            yield artifact

    def _contents(self, meaning: Meaning) -> Iterator[tuple[str, Any]]:
        """Yield name and content of each file."""
        length = sum(len(term) + len(one.head) for term, one in self._packed.items())
        shards = 1 << max(0, (length // _SHARD_LENGTH).bit_length())
        rest = list(_sharded((term for term, one in self._packed.items() if one.tail), shards))
        yield "index", self._facts(meaning) | {"shards": shards, "tails": [number for number, _ in rest]}
        yield "words", self._frequent_words()
        yield "pairs", self._frequent_pairs()
        sharded = dict(_sharded(self._packed, shards))
        for number in range(shards):
            yield f"terms/{number}", {term: self._packed[term].short for term in sharded.get(number, ())}
        for number, some in rest:
            yield f"tails/{number}", {term: self._packed[term].tail for term in some}
        for start in range(0, len(self._shown), ENTRIES_A_FILE):
            entries = self._shown[start : start + ENTRIES_A_FILE]
            yield f"pages/{start // ENTRIES_A_FILE}", [one if one.call else one[:-1] for one in entries]

    def _facts(self, meaning: Meaning) -> dict[str, Any]:
        """Return what every query needs: ``groups`` are numbers of first entries, each with the number of its group."""
        numbers = {one.location: number for number, one in reversed(list(enumerate(self._shown)))}
        answers = [
            (one.asked, page := numbers[one.path.partition("#")[0]], numbers[one.path] - page, *one.words)
            for one in meaning.answers
            if one.path in numbers
        ]
        return {
            "pages": len(self._pages),
            "kinds": self._kinds,
            "titles": [group.value for group in GROUPS],
            "groups": self._groups,
            "soft": " ".join(sorted(SOFT)),
            "nameless": NAMELESS,
            "same": [self._held_first(phrases) for phrases in meaning.same],
            "answers": answers,
            "help": meaning.help,
        }

    def _held_first(self, phrases: Sequence[str]) -> tuple[list[str], list[str]]:
        """Part phrases of one meaning into those whose words some page holds and those that are only typed."""
        held = [all(term in self._postings for term in terms_of(search_words(one))) for one in phrases]
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


class PackedTerm(NamedTuple):
    """A term in the index: its best pages, the number of all, and the other pages."""

    head: str
    total: int
    tail: str = ""

    @property
    def short(self) -> str | list[str | int]:
        """What its shard holds."""
        return self.head if self.total <= LONGEST else [self.head, self.total]


def _packed_term(postings: array[int]) -> PackedTerm:
    if len(postings) <= LONGEST:
        return PackedTerm(packed(postings), len(postings))
    ranked = sorted(postings, key=lambda one: (-(one % WEIGHTS), one))
    return PackedTerm(packed(sorted(ranked[:LONGEST])), len(postings), packed(sorted(ranked[LONGEST:])))


def shard_of(term: str, shards: int) -> int:
    """Return the number of the shard of a term, which all of its accented forms share."""
    return _hash_of(term) % shards


@cache
def _hash_of(term: str) -> int:
    found = 0
    for sign in " ".join(map(folded, term.split(" "))):
        found = (found * 31 + ord(sign)) % (1 << 32)
    return found


def _sharded(terms: Iterable[str], shards: int) -> Iterator[tuple[int, list[str]]]:
    numbered: defaultdict[int, list[str]] = defaultdict(list)
    for term in terms:
        numbered[shard_of(term, shards)].append(term)
    yield from sorted(numbered.items())


def _json_file(name: str, data: Any) -> Artifact:
    return Artifact(f"search/{name}.json", json_bytes(data))
