"""What rules have read and made, as it is kept for the next build."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pcmt.read.kept_values import packed, unpacked
from pcmt.relate.catalog import Catalog
from pcmt.trace.notes import FieldRead
from pcmt.trace.numbering import Numbering, Numbers, QuestionNumbering, joined, numbers_in, packed_numbers
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


@dataclass
class TraceBook:
    """The traces of a site, the answers that they rest on by numbers of questions, and the data that gave them.

    ``inner`` as in ``Notes``, ``parts`` as in ``PartDigests``. ``counted``: how many fields and questions there were when it was
    last looked which are in use.
    """

    traces: dict[str, Trace] = field(default_factory=dict)
    fields: Numbering[FieldRead] = field(default_factory=Numbering)
    questions: QuestionNumbering = field(default_factory=QuestionNumbering)
    answers: dict[int, bytes] = field(default_factory=dict)
    inner: GroupReads = field(default_factory=GroupReads)
    parts: dict[str, bytes] = field(default_factory=dict)
    catalog: Catalog | None = None
    counted: int = 0

    def fields_of(self, name: str) -> set[FieldRead]:
        """Return the fields that a rule has read."""
        return {self.fields.things[number] for number in numbers_in(self.traces[name].fields)}

    def compact(self) -> None:
        """Give numbers anew once most are those of fields and questions that no rule reads any more.

        Counting takes a look at all that any rule has read, so that it waits until there are more numbers by a tenth.
        """
        met = len(self.fields.things) + len(self.questions.things)
        if met * 10 <= self.counted * 11:
            return
        self.counted = met
        read, asked = joined(one.fields for one in self.traces.values()), self.answers.keys()
        if _is_mostly(read, self.fields) and _is_mostly(asked, self.questions):
            return
        fields, questions = sorted(read), sorted(asked)
        new_fields, new_questions = ({old: new for new, old in enumerate(some)} for some in (fields, questions))
        things, groups = self.questions.things, self.questions.groups
        self.fields = Numbering(self.fields.things[one] for one in fields)
        self.questions = QuestionNumbering([things[one] for one in questions], [groups[one] for one in questions])
        self.answers = {new_questions[old]: digest for old, digest in self.answers.items()}
        self.counted = len(fields) + len(questions)
        self.traces = {
            name: one._replace(
                fields=_renumbered(one.fields, new_fields), questions=_renumbered(one.questions, new_questions)
            )
            for name, one in self.traces.items()
        }


def _is_mostly(used: Collection[int], numbering: Numbering[Any]) -> bool:
    return len(used) * 2 >= len(numbering.things)


def _renumbered(row: Numbers, numbers: dict[int, int]) -> Numbers:
    return packed_numbers(list(map(numbers.__getitem__, numbers_in(row))))
