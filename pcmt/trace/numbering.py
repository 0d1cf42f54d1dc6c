"""Numbers for fields and questions: what a rule read is a row of numbers, never unpacked where the rule need not run."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from itertools import chain, count
from typing import Any, Generic, Self, TypeVar

from pcmt.model import KINDS
from pcmt.read.kept_values import packed, unpacked
from pcmt.trace.notes import WHOLE, FieldRead, Question
from pcmt.trace.question_groups import LISTED, group_of

T = TypeVar("T", bound=Hashable)
Numbers = bytes
"""Numbers of four bytes each, in no order."""


def packed_numbers(numbers: Collection[int]) -> Numbers:
    """Return numbers as bytes."""
    return array("I", numbers).tobytes()


def numbers_in(packed: Numbers) -> memoryview[int]:
    """Return the numbers of ``packed_numbers``."""
    return memoryview(packed).cast("I")


def joined(rows: Iterable[Numbers]) -> set[int]:
    """Return all numbers of several rows."""
    return set().union(*map(numbers_in, rows))


Chunk = bytes | memoryview
_IN_CHUNK = 8_192
"""Things in a chunk of bytes: those of before are kept as they were read, and a build adds few."""


class Numbering(Generic[T]):
    """Things with the numbers under which they were first met. A number is never given to another thing."""

    def __init__(self, things: Iterable[T] = ()) -> None:
        """Take things in the order of their numbers, each once."""
        self.things: list[T] = list(things)
        self._numbers: dict[T, int] = dict(zip(self.things, count()))
        self._chunks: list[Chunk] = []

    @classmethod
    def of_chunks(cls, chunks: Sequence[Chunk]) -> Self:
        """Return the things of ``chunks``. Raises an exception of any kind for bytes that are none."""
        found = cls(*(chain.from_iterable(column) for column in zip(*map(unpacked, chunks), strict=True)))
        found._chunks = list(chunks[: len(found.things) // _IN_CHUNK])
        return found

    def chunks(self) -> list[Chunk]:
        """Return all things as bytes."""
        known, columns = self._chunks, self._columns()
        starts = range(len(known) * _IN_CHUNK, len(self.things), _IN_CHUNK)
        return [*known, *(packed([one[start : start + _IN_CHUNK] for one in columns]) for start in starts)]

    def _columns(self) -> list[list[Any]]:
        """Return all that is known of each thing, a column each."""
        return [self.things]

    def number(self, thing: T) -> int:
        """Return the number of a thing, a new one where it has none."""
        found = self._numbers.get(thing)
        if found is None:
            found = self._numbers[thing] = len(self.things)
            self.things.append(thing)
        return found

    def find(self, thing: T) -> int | None:
        """Return the number of a thing; None where it has none."""
        return self._numbers.get(thing)

    def is_mostly(self, used: Collection[int]) -> bool:
        """Whether at least half of the numbers are ``used``."""
        return len(used) * 2 >= len(self.things)

    def of_some(self, numbers: Sequence[int]) -> Self:
        """Return the things of these numbers, numbered anew in this order."""
        return type(self)(*([column[number] for number in numbers] for column in self._columns()))


class QuestionNumbering(Numbering[Question]):
    """Questions with their numbers; ``groups`` are their groups in the same order, which take longer to find than to keep."""

    def __init__(self, things: Iterable[Question] = (), groups: Iterable[str] = ()) -> None:
        """Take questions and their groups in the order of their numbers."""
        super().__init__(things)
        self.groups: list[str] = list(groups)
        if len(self.groups) != len(self.things):
            raise ValueError("questions without groups")

    def _columns(self) -> list[list[Any]]:
        return [self.things, self.groups]

    def number(self, thing: Question) -> int:
        """Return the number of a question, a new one where it has none."""
        found = self._numbers.get(thing)
        return self._add(thing, group_of(thing)) if found is None else found

    def _add(self, thing: Question, group: str) -> int:
        number = self._numbers[thing] = len(self.things)
        self.things.append(thing)
        self.groups.append(group)
        return number


_WIDTH = 256
_PLACES: dict[str, dict[str, int]] = {
    kind: {name: place for place, name in enumerate((LISTED, WHOLE, *model.model_fields))}
    for kind, model in KINDS.items()
}
"""The fields of each kind in their order."""


class FieldNumbering:
    """Fields with their numbers: that of the record, times ``_WIDTH``, and the place of the field in its kind.

    So a table of the records is enough: rules read thirty fields of each.
    """

    def __init__(self, records: Numbering[tuple[str, str]] | None = None) -> None:
        """Take kinds and ids of records with their numbers."""
        self.records = records or Numbering[tuple[str, str]]()

    def number(self, field: FieldRead) -> int:
        """Return the number of a field."""
        kind, record_id, name = field
        return self.records.number((kind, record_id)) * _WIDTH + _PLACES[kind][name]

    def known(self, fields: Iterable[FieldRead]) -> set[int]:
        """Return the numbers of the fields of those records that have one."""
        found = ((self.records.find((kind, one)), _PLACES[kind][name]) for kind, one, name in fields)
        return {number * _WIDTH + place for number, place in found if number is not None}

    def field(self, number: int) -> FieldRead:
        """Return the field of a number."""
        record, place = divmod(number, _WIDTH)
        kind, record_id = self.records.things[record]
        return kind, record_id, next(name for name, one in _PLACES[kind].items() if one == place)

    def records_in(self, numbers: Iterable[int]) -> set[int]:
        """Return the numbers of the records of fields."""
        return {number // _WIDTH for number in numbers}

    def of_some(self, records: Sequence[int]) -> FieldNumbering:
        """Return the fields of the records of these numbers, numbered anew in this order."""
        return FieldNumbering(self.records.of_some(records))

    def renumbered(self, row: Numbers, records: Mapping[int, int]) -> Numbers:
        """Return a row for the new numbers of records."""
        return packed_numbers([records[one // _WIDTH] * _WIDTH + one % _WIDTH for one in numbers_in(row)])
