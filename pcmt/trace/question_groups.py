"""Which fields the answers of an index were made from: an edit of other fields leaves every answer of that index as it was.

Questions form groups: those to one index of the catalog, and those to one part or method of the catalog itself. What a group keeps
is computed under its own name (``pcmt.relate.kept_parts``), so a group counts with the fields read for it and for those it uses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pcmt.read.kept_values import unpacked
from pcmt.relate.kept_parts import OWN, name_of_index, name_of_part

ANY = "*"
"""The group of questions with other answers among their arguments: they are asked again with any group."""
_ANSWER = b"AskedAnswer"
_INDEX = 3
"""Steps of a question up to an index: the catalog, its method, the call with the class."""

_PART = 2
"""Steps of a question up to a part or method of the catalog."""

KindField = tuple[str, str]
"""A kind of record and one of its fields, or ``LISTED``."""
LISTED = "+"
"""Which records of a kind there are."""


def group_of(question: tuple[Any, ...]) -> str:
    """Return the group of a question to the catalog."""
    group = OWN
    for end in range(2, len(question) + 1):
        group = group_after(group, question[:end])
    return group


def group_after(group: str, question: tuple[Any, ...]) -> str:
    """Return the group of a question whose steps but the last are a question of ``group``."""
    way, argument = question[-1]
    if group == ANY:
        return group
    if len(question) == _PART and way == ".":
        return name_of_part(argument)
    if not isinstance(argument, bytes):
        return group
    if has_answers(argument):
        return ANY
    return _named_in(argument) if len(question) == _INDEX and question[1][1] == "index" else group


def has_answers(argument: bytes) -> bool:
    """Whether answers of other questions may be among the arguments of a step."""
    return _ANSWER in argument


@cache
def _named_in(arguments: bytes) -> str:
    (index,), _ = unpacked(arguments)
    return name_of_index(index)


@dataclass
class GroupReads:
    """``fields`` that were read for each group, and the groups that it ``uses``."""

    fields: dict[str, set[KindField]] = field(default_factory=dict)
    uses: dict[str, set[str]] = field(default_factory=dict)

    def fields_of(self, group: str) -> set[KindField]:
        """Return the fields that were read for a group, to be added to."""
        found = self.fields.get(group)
        if found is None:
            found = self.fields[group] = set()
        return found

    def note_use(self, group: str, other: str) -> None:
        """Note that a group uses another one."""
        if group != other:
            self.uses.setdefault(group, set()).add(other)

    def copied(self) -> GroupReads:
        """Return a copy that is noted on by itself."""
        fields = {group: set(some) for group, some in self.fields.items()}
        return GroupReads(fields, {group: set(some) for group, some in self.uses.items()})

    def moved_by(self, changed: Iterable[KindField], is_same: Callable[[str], bool]) -> set[str]:
        """Return the groups whose answers can be others after these fields have changed.

        ``is_same`` tells of a group that may be among them whether all that it gives is known to be what it was.
        """
        users: dict[str, list[str]] = defaultdict(list)
        for group, used in self.uses.items():
            for other in used:
                users[other].append(group)
        waiting = [group for group, read in self.fields.items() if not read.isdisjoint(changed)]
        seen: set[str] = set()
        moved: set[str] = set()
        while waiting:
            group = waiting.pop()
            if group not in seen:
                seen.add(group)
                if not is_same(group):
                    moved.add(group)
                    waiting += users[group]
        return moved | {ANY} if moved else moved
