"""The files of the search: made of all pages, or out of those of before where only what a few pages say has changed."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from typing import Any, NamedTuple

from pcmt.publish.search.changed_index import ChangedIndex, NotKeptError
from pcmt.publish.search.counts import IndexCounts
from pcmt.publish.search.meaning import Meaning
from pcmt.publish.search.shards import IndexPart, SearchIndex
from pcmt.publish.search.weighing import SearchPage, WeighedPage
from pcmt.read.kept_values import packed
from pcmt.run.rebuilding.traced_outputs import Put, TracedOutputs
from pcmt.trace.rule_runner import PlainRules, RuleRunner

PART = "tìm kiếm"
"""The first words of the names of rules that make a file of the index."""
KEPT = "phần giữ của tìm kiếm"
"""The rule that keeps what is not in these files."""
_MOST_CHANGED = 4
"""Of so many rules with pages at most one may have run: else all pages are looked at."""


class KeptIndex(NamedTuple):
    """What is kept of an index: digest of the rules with its pages, the first entry of each, the counts."""

    rules: str
    firsts: array[int]
    counts: IndexCounts


class SearchFiles:
    """Takes what pages say to the search, by the names of their rules and in order, and makes the files of the index."""

    def __init__(self, kinds: Mapping[str, str], rules: RuleRunner, *, are_held: bool = False) -> None:
        """Start without pages. ``kinds`` as in ``SearchIndex``; ``are_held``: pages are weighed long before they are put."""
        self._index = SearchIndex(kinds)
        self._kinds = dict(kinds)
        self._rules = rules
        self._keeps = not isinstance(rules, PlainRules)
        self._is_small = self._keeps or are_held
        self._kept = _earlier_index(rules)
        self._names: list[str] = []
        self._firsts = array("I")
        self._waiting: list[Callable[[], Any]] = []

    def weigh(self, page: SearchPage) -> WeighedPage | None:
        """Weigh a page."""
        found = self._index.weigh(page)
        return found.as_kept if found and self._is_small else found

    def put(self, name: str, read: Callable[[], Any]) -> None:
        """Take the pages of a rule; ``read`` gives what it made: a page, None, or addresses and pages.

        Where an index of before is known it is not asked yet; else pages are not held.
        """
        self._names.append(name)
        if self._kept is None:
            self._add(read)
        else:
            self._waiting.append(read)

    def write(self, outputs: TracedOutputs, meaning: Meaning) -> None:
        """Have the files in the site."""
        rules = sha256("\0".join((repr(self._kinds), *self._names)).encode()).hexdigest()
        found = self._change(outputs, meaning, rules)
        if found is not None and outputs.keep([f"{PART} {name}" for name in found[1]]):
            (counts, firsts), parts = found[0], found[2]
        else:
            for read in self._waiting:
                self._add(read)
            counts, firsts = self._index.count(meaning), self._firsts
            parts = self._index.parts(meaning, counts)
        for part in parts:
            outputs.write(f"{PART} {part.name}", partial(_make_part, part), part.digest() if self._keeps else "")
        if not self._keeps:
            return
        kept = KeptIndex(rules, firsts, counts)
        if kept == self._kept:
            self._rules.take_over(KEPT)
        else:
            self._rules.recall(KEPT, lambda: kept, sha256(packed(kept)).hexdigest())

    def _add(self, read: Callable[[], Any]) -> None:
        self._firsts.append(self._index.size)
        for page in _pages(read()):
            self._index.put(page)

    def _change(self, outputs: TracedOutputs, meaning: Meaning, rules: str) -> Any:
        """Return counts and first entries, names of files to keep and other files; None where all pages are to be looked at."""
        changed = [number for number, name in enumerate(self._names) if self._rules.has_run(name)]
        if self._kept is None or self._kept.rules != rules or _MOST_CHANGED * len(changed) > len(self._names):
            return None
        try:
            change = ChangedIndex(self._kept.counts, meaning, lambda name: json.loads(outputs.read(f"{PART} {name}")))
            for number in changed:
                known = self._rules.earlier(self._names[number])
                before, now = _pages(known.made.value if known else None), _pages(self._waiting[number]())
                if len(before) != len(now):
                    raise NotKeptError(self._names[number])
                change.replace(self._kept.firsts[number], before, now)
            names, parts = change.parts()
        except Exception:  # whatever damaged files raise: then all pages are looked at
            return None
        return (change.counts, self._kept.firsts), names, parts


def _earlier_index(rules: RuleRunner) -> KeptIndex | None:
    known = rules.earlier(KEPT)
    found = known.made.value if known and known.made.is_whole else None
    return found if isinstance(found, KeptIndex) else None


def _pages(made: Any) -> list[WeighedPage]:
    """Return the pages that a rule made."""
    pages = [made] if made is None or isinstance(made, WeighedPage) else made[1]
    return [page for page in pages if page is not None]


def _make_part(part: IndexPart, put: Put) -> None:
    put(part.artifact)
