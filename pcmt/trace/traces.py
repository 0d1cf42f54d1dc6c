"""What rules have read and made, as it is kept for the next build."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import is_
from typing import Any, NamedTuple

from pcmt.read.kept_values import packed, unpacked
from pcmt.relate.catalog import Catalog
from pcmt.trace.notes import FieldRead
from pcmt.trace.numbering import FieldNumbering, Numbers, QuestionNumbering, joined, numbers_in, packed_numbers
from pcmt.trace.question_groups import GroupReads


class MadeValue:
    """What a rule made: itself, or the ``place`` of its bytes of an earlier program, which are read when it is asked for."""

    __slots__ = ("_read", "_value", "place")

    def __init__(self, value: Any = None, read: Callable[[Any], bytes] | None = None, place: Any = None) -> None:
        """Take the value, or what reads its bytes at a place."""
        self._value, self._read, self.place = value, read, place

    @property
    def value(self) -> Any:
        """The value. Raises an exception of any kind for bytes that are not whole."""
        if self._value is None and self._read is not None:
            self._value = unpacked(self._read(self.place))
        return self._value

    @property
    def is_nothing(self) -> bool:
        """Whether it is None, which needs no place."""
        return self._value is None and self._read is None

    @property
    def is_whole(self) -> bool:
        """Whether the value can be read."""
        try:
            self.value  # noqa: B018
        except Exception:  # whatever damaged bytes raise
            return False
        return True

    @property
    def content(self) -> bytes:
        """The value as bytes. Raises an exception as ``value`` does."""
        return packed(self._value) if self._read is None else self._read(self.place)


FileNames = tuple[tuple[str, str], ...]
"""Path and SHA-256 of the files that a rule has put into the site."""


class Trace(NamedTuple):
    """What a rule read, the digest of what it was given beside the roots, what it made, and the rules that it used.

    ``fields`` and ``questions`` are numbers of the book. ``files`` stand beside the value, which is read only when it is asked for.
    """

    fields: Numbers
    questions: Numbers
    is_vague: bool
    given: str
    made: MadeValue
    used: tuple[str, ...]
    files: FileNames = ()


class TraceChunk(NamedTuple):
    """Some traces as they were read, by their names, and the bytes that they were read from."""

    content: bytes | memoryview
    traces: dict[str, Trace]

    def is_among(self, traces: dict[str, Trace]) -> bool:
        """Whether all of them are still these."""
        return all(map(is_, map(traces.get, self.traces), self.traces.values()))


@dataclass
class TraceBook:
    """The traces of a site, the answers that they rest on by numbers of questions, and the data that gave them.

    ``inner`` as in ``Notes``, ``parts`` as in ``PartDigests``. ``counted``: how many records and questions there were when it
    was last looked which are in use. ``chunks``: those of the earlier program.
    """

    traces: dict[str, Trace] = field(default_factory=dict)
    fields: FieldNumbering = field(default_factory=FieldNumbering)
    questions: QuestionNumbering = field(default_factory=QuestionNumbering)
    answers: dict[int, bytes] = field(default_factory=dict)
    inner: GroupReads = field(default_factory=GroupReads)
    parts: dict[str, bytes] = field(default_factory=dict)
    catalog: Catalog | None = None
    counted: int = 0
    chunks: Sequence[TraceChunk] = ()

    def fields_of(self, name: str) -> set[FieldRead]:
        """Return the fields that a rule has read."""
        return set(map(self.fields.field, numbers_in(self.traces[name].fields)))

    def compact(self) -> None:
        """Give numbers anew once most are those of records and questions that no rule reads any more.

        Counting takes a look at all that any rule has read, so that it waits until there are more numbers by a tenth.
        """
        met = len(self.fields.records.things) + len(self.questions.things)
        if met * 10 <= self.counted * 11:
            return
        self.counted = met
        read = self.fields.records_in(joined(one.fields for one in self.traces.values()))
        if self.fields.records.is_mostly(read) and self.questions.is_mostly(self.answers):
            return
        records, questions = sorted(read), sorted(self.answers)
        new_records, new_questions = ({old: new for new, old in enumerate(some)} for some in (records, questions))
        renumbered = self.fields.renumbered
        self.fields, self.questions = self.fields.of_some(records), self.questions.of_some(questions)
        self.answers = {new_questions[old]: digest for old, digest in self.answers.items()}
        self.counted, self.chunks = len(records) + len(questions), ()
        self.traces = {
            name: one._replace(
                fields=renumbered(one.fields, new_records), questions=_renumbered(one.questions, new_questions)
            )
            for name, one in self.traces.items()
        }


def _renumbered(row: Numbers, numbers: dict[int, int]) -> Numbers:
    return packed_numbers(list(map(numbers.__getitem__, numbers_in(row))))
