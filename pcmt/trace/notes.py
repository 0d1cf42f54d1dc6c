"""The notes of a rule while it runs: fields of records that it reads, and answers that it gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    groups of the questions that are being answered, the innermost last.
    """

    answers: dict[Question, bytes] = field(default_factory=dict)
    inner: GroupReads = field(default_factory=GroupReads)
    running: list[Reads] = field(default_factory=list)
    asking: list[str] = field(default_factory=list)

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
        reads, asking, self.asking = Reads(), self.asking, []
        self.running.append(reads)
        try:
            with watched(self):
                yield reads
        finally:
            self.running.pop()
            self.asking = asking

    def question(self, group: str) -> _Asking:
        """Let an index read without a note of each field, in a ``with`` statement."""
        return _Asking(self.asking, group)

    def asked(self, group: str) -> AbstractContextManager[None]:
        """Enter the same by way of a noting view, which code outside of rules has too."""
        return self.question(group) if self.running else self._watched_question(group)

    @contextmanager
    def _watched_question(self, group: str) -> Iterator[None]:
        with watched(self), self.question(group):
            yield

    def computing(self, group: str) -> _Asking:
        """Note what the catalog keeps of a group as read for that group, not for the one that asked for it first."""
        return _Asking(self.asking, group if self.asking else None)

    def uses(self, group: str) -> None:
        """Note that what is being computed uses a part of the catalog or an index."""
        if self.asking:
            self.inner.note_use(self.asking[-1], group)

    def lists(self, kind: str) -> None:
        """Note that what is being computed looks at which records of a kind there are."""
        if self.asking:
            self.inner.note_read(self.asking[-1], (kind, LISTED))


class _Asking:
    """A question while it is answered; without a group nothing changes."""

    __slots__ = ("_asking", "_group")

    def __init__(self, asking: list[str], group: str | None) -> None:
        self._asking, self._group = asking, group

    def __enter__(self) -> None:
        if self._group is not None:
            self._asking.append(self._group)

    def __exit__(self, *_: object) -> None:
        if self._group is not None:
            self._asking.pop()


_watching: list[Notes] = []
_NONE: dict[str, KindField] = {}
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
        Record.__getattribute__ = _read  # type: ignore[method-assign, assignment]
    _watching.append(notes)
    WATCHERS.append(notes)
    try:
        yield
    finally:
        _watching.pop()
        WATCHERS.pop()
        if not _watching:
            del Record.__getattribute__


def _read(record: Record, name: str) -> Any:
    # Called for every field that anything reads: a fifth of the time of indexes, so that a call and a new pair count.
    noted = _FIELDS.get(type(record), _NONE).get(name)
    if noted is not None:
        notes = _watching[-1]
        if notes.asking:
            fields, group = notes.inner.fields, notes.asking[-1]
            if group in fields:
                fields[group].add(noted)
            else:
                fields[group] = {noted}
        else:
            key = object.__getattribute__(record, "__dict__")["id"]
            notes.running[-1].fields.add((noted[0], key, noted[1]))
    return object.__getattribute__(record, name)
