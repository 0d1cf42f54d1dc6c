"""The notes of a rule while it runs: fields of records that it reads, and answers that it gets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any

from pcmt.model import KINDS, Record
from pcmt.relate.kept_parts import WATCHERS
from pcmt.trace.digests import digest_of
from pcmt.trace.question_groups import LISTED, GroupReads, KindField

WHOLE = "*"
"""All fields of a record: it was compared, hashed or printed as a whole."""
_INNER = frozenset({"__dict__", "__pydantic_serializer__", "__pydantic_fields_set__", "__pydantic_extra__"})
"""Attributes that give every field away at once."""

FieldRead = tuple[str, str, str]
"""Kind and id of a record, and the field that was read; ``WHOLE`` for all of them."""


Step = tuple[str, Any]
"""A step of a question and its argument: an attribute (``.``), an item (``[``), a call (``(``), an operation by its method's name.

A plain tuple: steps are made and kept by the hundred thousand, and a named one costs a call of Python each time.
"""

Question = tuple[Any, ...]
"""The name of a root (``catalog``) and the steps from there to the answer."""


@dataclass
class Reads:
    """What a rule has read. ``is_vague``: it asked what cannot be noted, so that it runs in every build.

    ``used``: the rules inside it, what they have read by its numbers (``pcmt.trace.numbering``).
    """

    fields: set[FieldRead] = field(default_factory=set)
    questions: set[Question] = field(default_factory=set)
    is_vague: bool = False
    used: list[str] = field(default_factory=list)
    inner_fields: set[int] = field(default_factory=set)
    inner_questions: set[int] = field(default_factory=set)

    def add(self, fields: Iterable[int], questions: Iterable[int], *, is_vague: bool) -> None:
        """Add the reads of a rule inside this one."""
        self.inner_fields.update(fields)
        self.inner_questions.update(questions)
        self.is_vague |= is_vague


@dataclass
class Notes:
    """The notes of one build. ``answers``: digests by question; ``inner``: kinds and fields that answers were made from.

    While an index of the portal computes an answer, reading is not noted one by one: the answer is. That an index reads a field
    at all is noted in ``inner``, so that an edit of a field that it does not read leaves its answers as they were. ``asking``: the
    groups of the questions that are being answered, the innermost last; ``asked_fields``: what was read for that one.
    """

    answers: dict[Question, bytes] = field(default_factory=dict)
    inner: GroupReads = field(default_factory=GroupReads)
    running: list[Reads] = field(default_factory=list)
    asking: list[str] = field(default_factory=list)
    asked_fields: set[KindField] | None = None

    def answer(self, question: Question, value: Any) -> None:
        """Note an answer for the rule that runs; code outside of rules runs in every build. Raises NotPlainError."""
        if self.running:
            if question not in self.answers:
                self.answers[question] = self.earlier_answer(question) or digest_of(value)
            self.running[-1].questions.add(question)

    def earlier_answer(self, question: Question) -> bytes | None:
        """Return the digest of an answer that is known from before; None where there is none."""
        return None

    def failed(self, question: Question, error: Exception) -> None:
        """Note that a question has no answer."""
        if self.running:
            self.answers[question] = type(error).__name__.encode()
            self.running[-1].questions.add(question)

    @contextmanager
    def rule(self) -> Iterator[Reads]:
        """Note what is read in the ``with`` statement; a rule around it has read it too."""
        reads, asking, asked_fields = Reads(), self.asking, self.asked_fields
        self.asking, self.asked_fields = [], None
        self.running.append(reads)
        try:
            with watched(self):
                yield reads
        finally:
            self.running.pop()
            self.asking, self.asked_fields = asking, asked_fields

    def question(self, group: str) -> _Asking:
        """Let an index read without a note of each field, in a ``with`` statement."""
        return _Asking(self, group)

    def asked(self, group: str) -> AbstractContextManager[None]:
        """Enter the same by way of a noting view, which code outside of rules has too."""
        return self.question(group) if self.running else self._watched_question(group)

    @contextmanager
    def _watched_question(self, group: str) -> Iterator[None]:
        with watched(self), self.question(group):
            yield

    def computing(self, group: str) -> _Asking:
        """Note what the catalog keeps of a group as read for that group, not for the one that asked for it first."""
        return _Asking(self, group if self.asking else None)

    def uses(self, group: str) -> None:
        """Note that what is being computed uses a part of the catalog or an index."""
        if self.asking:
            self.inner.note_use(self.asking[-1], group)

    def lists(self, kind: str) -> None:
        """Note that what is being computed looks at which records of a kind there are."""
        if self.asking:
            self.inner.fields_of(self.asking[-1]).add((kind, LISTED))


class _Asking:
    """A question while it is answered; without a group nothing changes."""

    __slots__ = ("_around", "_group", "_notes")

    def __init__(self, notes: Notes, group: str | None) -> None:
        self._notes, self._group = notes, group

    def __enter__(self) -> None:
        if self._group is not None:
            notes = self._notes
            notes.asking.append(self._group)
            self._around, notes.asked_fields = notes.asked_fields, notes.inner.fields_of(self._group)

    def __exit__(self, *_: object) -> None:
        if self._group is not None:
            self._notes.asking.pop()
            self._notes.asked_fields = self._around


_watching: list[Notes] = []
_FIELDS: dict[type[Record], dict[str, KindField]] = {
    model: dict.fromkeys(_INNER, (model.kind_id, WHOLE))
    | {name: (model.kind_id, name) for name in model.model_fields if name != "id"}
    for model in KINDS.values()
}
"""Attributes that are noted, each with what is noted of it."""


@contextmanager
def watched(notes: Notes) -> Iterator[None]:
    """Have reads of the fields of every record noted, those inside of questions in ``inner``."""
    if not _watching:
        _watch_fields()
    _watching.append(notes)
    WATCHERS.append(notes)
    try:
        yield
    finally:
        _watching.pop()
        WATCHERS.pop()


def _watch_fields() -> None:
    # Left in place until ``unwatch_fields``: Python forgets all that it knows of a class where one of its methods changes.
    for model, reader in _READERS.items():
        if "__getattribute__" in vars(model):
            return
        model.__getattribute__ = reader  # type: ignore[method-assign, assignment]


def unwatch_fields() -> None:
    """Have fields read without a look at whether that is noted, until they are watched again. No rule may be running."""
    for model in _READERS:
        if "__getattribute__" in vars(model):
            del model.__getattribute__


def _reader(fields: dict[str, KindField]) -> Callable[[Record, str], Any]:
    """Return what reads an attribute of a record of one kind, and notes it where it is one of ``fields``."""
    find, get, watching = fields.get, object.__getattribute__, _watching

    # Called for every attribute that anything reads: a fifth of the time of indexes, so that a call and a new pair count.
    def read(record: Record, name: str) -> Any:
        noted = find(name)
        if noted is not None and watching:
            notes = watching[-1]
            if notes.asked_fields is not None:
                notes.asked_fields.add(noted)
            else:
                notes.running[-1].fields.add((noted[0], get(record, "__dict__")["id"], noted[1]))
        return get(record, name)

    return read


_READERS = {model: _reader(fields) for model, fields in _FIELDS.items()}
