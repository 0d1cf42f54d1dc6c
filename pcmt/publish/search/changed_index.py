"""The files of an index after a few pages have changed, made from its files of before.

Pages and their entries are the same in number and address: only what they say has changed. Anything else is an index made anew.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from pcmt.publish.artifact import json_bytes
from pcmt.publish.search.counts import IndexCounts, held_first, words_of
from pcmt.publish.search.frequent import count_pairs, count_words, words_text
from pcmt.publish.search.meaning import Meaning
from pcmt.publish.search.postings import SECTIONS, WEIGHTS, count_packed, headed, packed_head, packed_tail, unpacked
from pcmt.publish.search.shards import ENTRIES_A_FILE, IndexPart, digest_of, digest_of_bytes, part_names
from pcmt.publish.search.weighing import SearchEntry, WeighedPage, hash_of
from pcmt.text.search_words import folded

ReadPart = Callable[[str], Any]
"""Returns the content of a file of the index of before by its name, as JSON gives it."""
Move = tuple[int | None, int | None]
"""A posting of before and that of now; None where there is none."""


class NotKeptError(ValueError):
    """Raised where the files of before do not lead to those of now."""


class ChangedIndex:
    """The index of before with some pages replaced. ``counts`` are those of now once ``parts`` has been asked."""

    def __init__(self, counts: IndexCounts, meaning: Meaning, read: ReadPart) -> None:
        """Begin with the index of before. Raises NotKeptError for another ``meaning``; ``read`` raises what it will."""
        if counts.meaning != digest_of(repr(meaning)):
            raise NotKeptError("meaning")
        self.counts = counts
        self._meaning, self._read = meaning, read
        self._facts = read("index")
        self._tails = set(self._facts["tails"])
        self._moves: defaultdict[int, defaultdict[str, list[Move]]] = defaultdict(lambda: defaultdict(list))
        self._made: dict[str, Any] = {}
        self._letters, self._headed = counts.letters, counts.postings
        self._held = set(counts.held)
        self._grown: Counter[str] = Counter()
        self._pairs: dict[str, int] = {}

    def replace(self, first: int, before: Sequence[WeighedPage], now: Sequence[WeighedPage]) -> None:
        """Replace pages that follow each other; ``first`` is the number of their first entry. Raises NotKeptError."""
        for old, new in zip(before, now, strict=True):
            if old != new:
                if (old.group, _addresses(old)) != (new.group, _addresses(new)):
                    raise NotKeptError("addresses")
                self._show(first, old.shown, new.shown)
                self._move(first * SECTIONS * WEIGHTS, old, new)
            first += len(old.shown)

    def parts(self) -> tuple[list[str], list[IndexPart]]:
        """Return the names of the files that are as they were, and those that are others. Raises NotKeptError."""
        for number, terms in self._moves.items():
            self._change_shard(number, terms)
        self._change_counts()
        facts = self._facts | {
            "same": [held_first(phrases, self._held) for phrases in self._meaning.same],
            "tails": sorted(self._tails),
        }
        if json_bytes(facts) != json_bytes(self._facts):
            self._made["index"] = facts
        kept = [name for name in part_names(self.counts, sorted(self._tails)) if name not in self._made]
        return kept, list(self._parts_made())

    def _parts_made(self) -> Iterator[IndexPart]:
        for name, content in self._made.items():
            made = json_bytes(content)
            yield IndexPart(name, partial(digest_of_bytes, made), partial(bytes, made))

    def _show(self, first: int, before: Sequence[SearchEntry], now: Sequence[SearchEntry]) -> None:
        for number, (old, new) in enumerate(zip(before, now, strict=True), start=first):
            if old.short != new.short:
                name, place = f"pages/{number // ENTRIES_A_FILE}", number % ENTRIES_A_FILE
                if name not in self._made:
                    self._made[name] = self._read(name)
                if self._made[name][place] != list(old.short):
                    raise NotKeptError(name)
                self._made[name][place] = list(new.short)

    def _move(self, first: int, before: WeighedPage, now: WeighedPage) -> None:
        old, new = _postings_of(before), _postings_of(now)
        for term in old.keys() | new.keys():
            was, comes = old.get(term), new.get(term)
            if was != comes:
                self._moves[hash_of(term) % self.counts.shards][term].append(
                    (None if was is None else first + was, None if comes is None else first + comes)
                )

    def _change_shard(self, number: int, terms: dict[str, list[Move]]) -> None:
        heads: dict[str, Any] = self._read(f"terms/{number}")
        tails: dict[str, str] = self._read(f"tails/{number}") if number in self._tails else {}
        grown: dict[str, int] = {}
        for term, moves in terms.items():
            before = _held(heads.get(term, ""), tails.pop(term, ""))
            now = _moved(before, moves)
            heads[term], tail = packed_head(now), packed_tail(now)
            tails |= {term: tail} if tail else {}
            if not now:
                del heads[term]
            if len(before) != len(now):
                grown[term] = len(now) - len(before)
                self._headed += headed(len(now)) - headed(len(before))
                self._letters += len(term) * (bool(now) - bool(before))
                (self._held.add if now else self._held.discard)(term)
        self._made[f"terms/{number}"] = dict(sorted(heads.items()))
        self._change_tails(number, tails)
        self._grown.update(grown)
        self._count_pairs(grown, heads)

    def _change_tails(self, number: int, tails: dict[str, str]) -> None:
        if tails:
            self._made[f"tails/{number}"] = dict(sorted(tails.items()))
        (self._tails.add if tails else self._tails.discard)(number)

    def _count_pairs(self, grown: dict[str, int], heads: dict[str, Any]) -> None:
        """Count the pairs of a shard that may be listed. All accented forms of one are in this shard."""
        known = self.counts.pairs.counts
        rising = set()
        for pair, more in count_pairs(grown.items()).items():
            if pair in known:
                self._pairs[pair] = known[pair] + more
            elif more > 0:
                rising.add(pair)
        if rising:
            forms = [term for term in heads if " " in term and " ".join(map(folded, term.split(" "))) in rising]
            self._pairs |= count_pairs((term, _pages_of(heads[term])) for term in forms)

    def _change_counts(self) -> None:
        """Bring the counts up to date. Raises NotKeptError where they ask for another number of shards."""
        words, pairs = dict(self.counts.words), self.counts.pairs.changed(self._pairs)
        for word, more in count_words(self._grown.items()).items():
            words[word] = words.get(word, 0) + more
            if not words[word]:
                del words[word]
        if pairs is None:
            raise NotKeptError("pairs")
        shards, before = self.counts.shards, self.counts
        held = self._held & words_of(self._meaning)
        self.counts = IndexCounts(before.entries, self._letters, self._headed, words, pairs, before.meaning, held)
        if self.counts.shards != shards:
            raise NotKeptError("shards")
        texts = {"words": words_text(words), "pairs": pairs.text}
        self._made |= {name: text for name, text in texts.items() if text != self._read(name)}


def _addresses(page: WeighedPage) -> list[str]:
    return [one.location for one in page.shown]


def _postings_of(page: WeighedPage) -> dict[str, int]:
    """Return the posting of each term of a page."""
    return dict(zip(page.all_terms, page.postings, strict=True)) if page.postings else {}


def _held(short: str | list[Any], tail: str) -> list[int]:
    """Return the postings of a term in a file of the index. Raises NotKeptError where some are missing."""
    head, total = (short, None) if isinstance(short, str) else short
    found = sorted([*unpacked(head), *unpacked(tail)])
    if total not in (None, len(found)):
        raise NotKeptError("tails")
    return found


def _pages_of(short: str | list[Any]) -> int:
    """Return how many pages a term has."""
    return count_packed(short) if isinstance(short, str) else int(short[1])


def _moved(postings: list[int], moves: list[Move]) -> list[int]:
    """Return postings with some replaced. Raises NotKeptError for one that is not there."""
    found = postings.copy()
    for old, new in moves:
        if old is not None:
            place = bisect_left(found, old)
            if found[place : place + 1] != [old]:
                raise NotKeptError("postings")
            del found[place]
        if new is not None:
            insort(found, new)
    return found
