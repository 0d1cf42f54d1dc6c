"""Numbers for fields and questions: what a rule read is a row of numbers, never unpacked where the rule need not run."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Hashable, Iterable
from itertools import count
from typing import Generic, TypeVar

from pcmt.trace.notes import Question
from pcmt.trace.question_groups import group_of

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


class Numbering(Generic[T]):
    """Things with the numbers under which they were first met. A number is never given to another thing."""

    def __init__(self, things: Iterable[T] = ()) -> None:
        """Take things in the order of their numbers, each once."""
        self.things: list[T] = list(things)
        self._numbers: dict[T, int] = dict(zip(self.things, count()))

    def number(self, thing: T) -> int:
        """Return the number of a thing, a new one where it has none."""
        found = self._numbers.get(thing)
        if found is None:
            found = self._numbers[thing] = len(self.things)
            self.things.append(thing)
        return found

    def known(self, things: Iterable[T]) -> set[int]:
        """Return the numbers of those things that have one."""
        numbers = self._numbers
        return {numbers[thing] for thing in things if thing in numbers}


class QuestionNumbering(Numbering[Question]):
    """Questions with their numbers; ``groups`` are their groups in the same order, which take longer to find than to keep."""

    def __init__(self, things: Iterable[Question] = (), groups: Iterable[str] = ()) -> None:
        """Take questions and their groups in the order of their numbers."""
        super().__init__(things)
        self.groups: list[str] = list(groups)
        if len(self.groups) != len(self.things):
            raise ValueError("questions without groups")

    def number(self, thing: Question) -> int:
        """Return the number of a question, a new one where it has none."""
        found = self._numbers.get(thing)
        return self._add(thing, group_of(thing)) if found is None else found

    def _add(self, thing: Question, group: str) -> int:
        number = self._numbers[thing] = len(self.things)
        self.things.append(thing)
        self.groups.append(group)
        return number
