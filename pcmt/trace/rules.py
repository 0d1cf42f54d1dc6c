"""Rules that are run again only when an answer they got has changed ("verifying traces" of *Build Systems à la Carte*)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from time import perf_counter
from typing import Any, NamedTuple, TypeVar, cast

from pcmt.relate.catalog import Catalog
from pcmt.trace.asker import Asker
from pcmt.trace.changed_fields import changes, is_moved
from pcmt.trace.noted import NotedCatalog, NotedMapping
from pcmt.trace.notes import FieldRead, Notes, Question, Reads, unwatch_fields, watched
from pcmt.trace.numbering import joined, numbers_in, packed_numbers
from pcmt.trace.part_digests import PartDigests
from pcmt.trace.question_groups import LISTED
from pcmt.trace.rule_runner import CATALOG, WithFiles
from pcmt.trace.traces import FileNames, MadeValue, Trace, TraceBook

T = TypeVar("T")


class Reason(NamedTuple):
    """Why a rule ran: what was not as it was; ``words`` where it was none of that."""

    causes: tuple[FieldRead | Question, ...] = ()
    words: str = ""


NEW, GIVEN, GONE, VAGUE = "new", "given", "gone", "vague"
"""Why a rule ran beside changed answers: never before, given something else, what it made is gone, its reads cannot be noted."""


class Rules(Notes):
    """The rules of one build. ``ran``: those that had to run; ``spent``: the seconds of each without the rules that it used."""

    def __init__(self, book: TraceBook, catalog: Catalog) -> None:
        """Find out what has changed since ``book`` was written."""
        things = book.questions.things
        super().__init__(inner=book.inner.copied())
        self._book = book
        self._fields, self._questions = book.fields, book.questions
        # A copy that has computed nothing yet: all that it keeps is computed by what notes.
        self._roots: dict[str, Any] = {CATALOG: replace(catalog)}
        self.traces: dict[str, Trace] = {}
        self.ran: dict[str, Reason] = {}
        self.spent: dict[str, float] = {}
        self._inner = 0.0
        before = book.catalog
        changed = set(changes(before, catalog)) if before else set()
        self._changed = book.fields.known(changed)
        self._unlike = {number for number in book.answers if things[number][0] != CATALOG}
        self._beside = frozenset(self._unlike)
        is_known = before is not None and not is_moved(before, catalog)
        self._parts = PartDigests(self._roots[CATALOG], book.parts if is_known else {})
        if is_known:
            kinds = {(kind, name) for kind, one, name in changed if name == LISTED or one in catalog.records[kind]}
            if moved := book.inner.moved_by(kinds, self._is_same):
                self._ask_again(CATALOG, moved)
        elif before is not None:
            self._ask_again(CATALOG, None)

    def _is_same(self, group: str) -> bool:
        with watched(self), self.question(group):
            return self._parts.is_same(group)

    def earlier_answer(self, question: Question) -> bytes | None:
        """Return the digest of the answer of the build before, which is that of now: others were asked again."""
        return self._book.answers.get(self._questions.number(question))

    def view(self, root: str = CATALOG) -> Any:
        """Return the noting view of a root."""
        view = NotedCatalog if root == CATALOG else NotedMapping
        return view(self._roots[root], (root,), self)

    def add_root(self, name: str, real: Any) -> None:
        """Offer another root, and find out which of its answers have changed."""
        self._roots[name] = real
        self._ask_again(name, None)

    def recall(self, name: str, make: Callable[[], T], given: str = "", *, is_once: bool = False) -> T:
        """Return what the rule of a name made before where all that it read is as it was; else run it.

        ``is_once``: it is not run a second time in this build.
        """
        known = self.traces.get(name) if is_once else None
        is_new = known is not None and name in self.ran
        known = known or self._book.traces.get(name)
        reason = None if is_new else self._reason(known, given, lambda trace: trace.made.is_whole)
        return cast(T, self._had(name, known, reason, lambda: ((), make()), given).made.value)

    def have_files(
        self, name: str, make: Callable[[], WithFiles], given: str, is_there: Callable[[FileNames], bool]
    ) -> tuple[FileNames, MadeValue]:
        """Return the files of the rule of a name and what else it made; its value is not looked at."""
        known = self._book.traces.get(name)
        reason = self._reason(known, given, lambda trace: is_there(trace.files))
        had = self._had(name, known, reason, make, given)
        return had.files, had.made

    def earlier(self, name: str) -> Trace | None:
        """Return the trace of a rule from the build of before."""
        return self._book.traces.get(name)

    def take_over(self, name: str) -> None:
        """Keep the trace of a rule of before, which had no reads."""
        self._keep(name, self._book.traces[name])

    def has_run(self, name: str) -> bool:
        """Whether a rule has run in this build."""
        return name in self.ran

    def asked_beside(self, name: str) -> bool:
        """Whether a rule asked another root than the catalog in the build of before."""
        known = self._book.traces.get(name)
        return known is not None and not self._beside.isdisjoint(numbers_in(known.questions))

    def _had(
        self, name: str, known: Trace | None, reason: Reason | None, make: Callable[[], WithFiles], given: str
    ) -> Trace:
        """Return the trace of a rule, which runs where there is a reason."""
        if known is None or reason is not None:
            with self.rule() as reads, self._timed(name):
                files, value = make()
            self.ran[name] = reason or Reason(words=NEW)
            known = self._trace(reads, given, value)._replace(files=files)
        self._keep(name, known)
        if self.running:
            inner = numbers_in(known.fields), numbers_in(known.questions)
            self.running[-1].add(*inner, is_vague=known.is_vague)
            self.running[-1].used.append(name)
        return known

    def _trace(self, reads: Reads, given: str, value: Any) -> Trace:
        fields = reads.inner_fields.union(map(self._fields.number, reads.fields))
        questions = reads.inner_questions.union(map(self._questions.number, reads.questions))
        numbers = packed_numbers(fields), packed_numbers(questions)
        return Trace(*numbers, reads.is_vague, given, MadeValue(value), tuple(reads.used))

    @contextmanager
    def _timed(self, name: str) -> Iterator[None]:
        begun, before, self._inner = perf_counter(), self._inner, 0.0
        try:
            yield
            self.spent[name] = perf_counter() - begun - self._inner
        finally:
            self._inner = before + perf_counter() - begun

    def book(self) -> TraceBook:
        """Return the traces of this build, without those of rules that there are no more. No rule runs after that."""
        unwatch_fields()
        known = self._book.answers | {self._questions.number(one): digest for one, digest in self.answers.items()}
        answers = {number: known[number] for number in joined(one.questions for one in self.traces.values())}
        catalog, parts, same = self._roots[CATALOG], self._parts.complete(), (self._book.counted, self._book.chunks)
        book = TraceBook(self.traces, self._fields, self._questions, answers, self.inner, parts, catalog, *same)
        book.compact()
        return book

    def _keep(self, name: str, trace: Trace) -> None:
        """Keep a trace, and those of the rules that it used."""
        self.traces[name] = trace
        for inner in trace.used:
            if inner not in self.traces and (known := self._book.traces.get(inner)):
                self._keep(inner, known)

    def _reason(self, known: Trace | None, given: str, is_sound: Callable[[Trace], bool]) -> Reason | None:
        """Return why a rule has to run; None where it need not."""
        if known is None:
            return Reason(words=NEW)
        if causes := self._causes(known):
            return Reason(causes)
        words = VAGUE if known.is_vague else GIVEN if known.given != given else "" if is_sound(known) else GONE
        return Reason(words=words) if words else None

    def _causes(self, known: Trace) -> tuple[FieldRead | Question, ...]:
        fields = self._changed.intersection(numbers_in(known.fields)) if self._changed else ()
        questions = self._unlike.intersection(numbers_in(known.questions)) if self._unlike else ()
        return (*map(self._fields.field, fields), *map(self._questions.things.__getitem__, questions))

    def _ask_again(self, root: str, groups: Collection[str] | None) -> None:
        """Ask every noted question of a root again, or those of some groups."""
        asker, answers = Asker(self._roots), self._book.answers
        things, groups_of = self._questions.things, self._questions.groups
        with watched(self):
            for number in answers if root == CATALOG else self._beside:
                question, group = things[number], groups_of[number]
                if question[0] == root and (groups is None or group in groups):
                    with self.question(group):
                        now = self.answers[question] = asker.digest(question)
                    (self._unlike.discard if now == answers[number] else self._unlike.add)(number)
