"""The search index as many small files, of which one query reads about a dozen at any number of pages.

``search/terms/<n>.json``  words, pairs of neighbours, names: those whose folded spelling has the hash ``n``, with their best pages
``search/tails/<n>.json``  the rest of lists longer than ``LONGEST``; read only when the best pages answer too little
``search/pages/<n>.json``  what a result shows, eight entries a file
``search/words.json``      folded words, the most frequent first: from them a half typed or misspelt word is completed
``search/pairs.json``      folded pairs of neighbours, the most frequent first: they tell which of several words was meant
``search/index.json``      how many pages and shards there are, titles of kinds, groups of results, words with one meaning, answers
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from hashlib import blake2b
from typing import Any, NamedTuple

from pcmt.publish.artifact import Artifact, json_bytes
from pcmt.publish.search.counts import IndexCounts, held_first, words_of
from pcmt.publish.search.frequent import count_words, find_frequent_pairs, words_text
from pcmt.publish.search.meaning import NO_MEANING, Meaning
from pcmt.publish.search.names import NAMELESS
from pcmt.publish.search.postings import SECTIONS, WEIGHTS, headed, is_long, packed_head, packed_tail
from pcmt.publish.search.weighing import GROUPS, SOFT, SearchEntry, SearchPage, WeighedPage, hash_of, weighed
from pcmt.show.parts.pictures.drawings import render_drawing

ENTRIES_A_FILE = 8
_DIGEST = 16


class IndexPart(NamedTuple):
    """A file of the index: its name, what gives the digest of all that it is made from, and what makes its bytes."""

    name: str
    digest: Callable[[], str]
    make: Callable[[], bytes]

    @property
    def artifact(self) -> Artifact:
        """The file."""
        return Artifact(f"search/{self.name}.json", self.make())


def part_names(counts: IndexCounts, tails: Iterable[int]) -> Iterator[str]:
    """Yield the names of the files of an index, ``tails`` being the shards with tails."""
    yield from ("index", "words", "pairs")
    yield from (f"terms/{number}" for number in range(counts.shards))
    yield from (f"tails/{number}" for number in tails)
    yield from (f"pages/{number}" for number in range(-(-counts.entries // ENTRIES_A_FILE)))


class SearchIndex:
    """Index under construction: pages are added one by one."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        """Start without pages. ``kinds`` gives the title of a kind by the first part of its addresses."""
        self._kinds = dict(kinds)
        self._pages = 0
        self._size = 0
        self._shown: list[bytes] = []  # files of entries: entries themselves take twice the room
        self._next: list[SearchEntry] = []
        self._groups: list[tuple[int, int]] = []
        self._postings: dict[str, int | array[int]] = {}

    @property
    def size(self) -> int:
        """How many entries there are."""
        return self._size

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
            self._groups.append((self._size, page.group))
        first = self._size * SECTIONS * WEIGHTS
        self._pages += 1  # the page itself is not held: its terms are half of what a build of many records weighs
        self._show(page.shown)
        if not page.postings:
            return
        known, find = self._postings, self._postings.get
        for term, posting in zip(page.all_terms, page.postings, strict=True):
            held = find(term)
            if isinstance(held, array):
                held.append(first + posting)
            else:  # most terms have one posting: an array takes three times the room
                known[term] = first + posting if held is None else array("Q", (held, first + posting))

    def _show(self, entries: Iterable[SearchEntry]) -> None:
        for one in entries:
            self._next.append(one)
            self._size += 1
            if len(self._next) == ENTRIES_A_FILE:
                self._shown.append(_entries_file(self._next))
                self._next.clear()

    def _entry_files(self) -> list[bytes]:
        return [*self._shown, _entries_file(self._next)] if self._next else self._shown

    def _locations(self) -> Iterator[str]:
        for content in self._entry_files():
            for location, *_ in json.loads(content):
                yield location

    def files(self, meaning: Meaning = NO_MEANING) -> Iterator[Artifact]:
        """Yield the files of the index."""
        yield from (part.artifact for part in self.parts(meaning))

    def parts(self, meaning: Meaning = NO_MEANING, counts: IndexCounts | None = None) -> Iterator[IndexPart]:
        """Yield the files of the index, not made yet: one whose digest is as it was need not be made again.

        ``counts``: those of ``count``, if they are known.
        """
        counts = counts or self.count(meaning)
        shards = counts.shards
        whole, rest = _sharded(self._postings, shards), self._terms_with_tails(shards)
        facts = self._facts(meaning) | {"shards": shards, "tails": sorted(rest)}
        yield IndexPart("index", partial(digest_of, repr(facts)), partial(json_bytes, facts))
        words, pairs = words_text(counts.words), counts.pairs.text
        yield IndexPart("words", partial(digest_of, words), partial(json_bytes, words))
        yield IndexPart("pairs", partial(digest_of, pairs), partial(json_bytes, pairs))
        for number in range(shards):
            terms = whole.get(number, [])
            yield IndexPart(f"terms/{number}", partial(self._digest_of, terms), partial(self._shard, terms))
        for number, terms in sorted(rest.items()):
            yield IndexPart(f"tails/{number}", partial(self._digest_of, terms), partial(self._tails, terms))
        for number, content in enumerate(self._entry_files()):
            yield IndexPart(f"pages/{number}", partial(digest_of_bytes, content), partial(bytes, content))

    def count(self, meaning: Meaning = NO_MEANING) -> IndexCounts:
        """Return what another index is made from beside the files of this one."""
        return IndexCounts(
            self._size,
            sum(map(len, self._postings)),
            sum(headed(pages) for _, pages in self._counted()),
            count_words(self._counted()),
            find_frequent_pairs(self._counted()),
            digest_of(repr(meaning)),
            words_of(meaning) & self._postings.keys(),
        )

    def _counted(self) -> Iterator[tuple[str, int]]:
        """Yield each term with the number of its pages."""
        for term, held in self._postings.items():
            yield term, 1 if isinstance(held, int) else len(held)

    def _posted(self, term: str) -> array[int]:
        held = self._postings[term]
        return array("Q", (held,)) if isinstance(held, int) else held

    def _terms_with_tails(self, shards: int) -> dict[int, list[str]]:
        return _sharded((term for term, pages in self._counted() if is_long(pages)), shards)

    def _digest_of(self, terms: Iterable[str]) -> str:
        parts = [part for term in terms for part in (term.encode(), self._posted(term).tobytes())]
        return digest_of_bytes(b"\0".join(parts))

    def _shard(self, terms: Iterable[str]) -> bytes:
        return json_bytes({term: packed_head(self._posted(term)) for term in sorted(terms)})

    def _tails(self, terms: Iterable[str]) -> bytes:
        return json_bytes({term: packed_tail(self._posted(term)) for term in sorted(terms)})

    def _facts(self, meaning: Meaning) -> dict[str, Any]:
        """Return what every query needs: ``groups`` are numbers of first entries, each with the number of its group.

        An answer in a part of a page that is no entry of its own leads to the page.
        """
        asked = {path for one in meaning.answers for path in (one.path, one.path.partition("#")[0])}
        numbers: dict[str, int] = {}
        for number, location in enumerate(self._locations()):
            if location in asked:
                numbers.setdefault(location, number)
        answers = [
            (one.asked, page := numbers[one.path.partition("#")[0]], numbers.get(one.path, page) - page, *one.words)
            for one in meaning.answers
            if one.path.partition("#")[0] in numbers
        ]
        return {
            "pages": self._pages,
            "kinds": self._kinds,
            "titles": [group.value for group in GROUPS],
            "groups": self._groups,
            "soft": " ".join(sorted(SOFT)),
            "nameless": NAMELESS,
            "same": [held_first(phrases, self._postings) for phrases in meaning.same],
            "answers": answers,
            "help": meaning.help,
            "drawing": render_drawing("khong-thay", is_ornament=True),
        }

    def find_missing(self, meaning: Meaning) -> list[str]:
        """Return the addresses of answers that the index does not hold."""
        held = set(self._locations())
        return [one.path for one in meaning.answers if one.path not in held]


def _sharded(terms: Iterable[str], shards: int) -> dict[int, list[str]]:
    """Return the terms of each shard; all accented forms of a term share one."""
    numbered: defaultdict[int, list[str]] = defaultdict(list)
    for term in terms:
        numbered[hash_of(term) % shards].append(term)
    return numbered


def digest_of(words: str) -> str:
    """Return the digest of what a file is made from."""
    return digest_of_bytes(words.encode())


def digest_of_bytes(content: bytes) -> str:
    """Return the digest of the bytes that a file is made from."""
    return blake2b(content, digest_size=_DIGEST).hexdigest()


def _entries_file(entries: Iterable[SearchEntry]) -> bytes:
    return json_bytes([one.short for one in entries])
