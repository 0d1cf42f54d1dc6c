"""Which fields the answers of an index were made from: an edit of other fields leaves every answer of that index as it was.

Questions form groups: those to one index of the catalog, and those to the catalog itself. An index keeps what it has computed, and
may have another index compute, so a group counts with the fields that were read for the groups it uses and for those that use it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pcmt.read.kept_values import unpacked
from pcmt.relate.kept_parts import OWN, name_of_index

ANY = "*"
"""The group of questions with other answers among their arguments: they are asked again with any group."""
_ANSWER = b"_Asked"
_INDEX = 3
"""Steps of a question up to an index: the catalog, its method, the call with the class."""

KindField = tuple[str, str]
"""A kind of record and one of its fields."""


def group_of(question: tuple[Any, ...]) -> str:
    """Return the group of a question to the catalog."""
    group = OWN
    for end in range(2, len(question) + 1):
        group = group_after(group, question[:end])
    return group


def group_after(group: str, question: tuple[Any, ...]) -> str:
    """Return the group of a question whose steps but the last are a question of ``group``."""
    argument = question[-1][1]
    if not isinstance(argument, bytes) or group == ANY:
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

    def note_use(self, group: str, other: str) -> None:
        """Note that a group uses another one."""
        if group != other:
            self.uses.setdefault(group, set()).add(other)

    def copied(self) -> GroupReads:
        """Return a copy that is noted on by itself."""
        fields = {group: set(some) for group, some in self.fields.items()}
        return GroupReads(fields, {group: set(some) for group, some in self.uses.items()})

    def moved_by(self, changed: Iterable[KindField]) -> set[str]:
        """Return the groups whose answers can be others after these fields have changed."""
        hit = {group for group, read in self.fields.items() if not read.isdisjoint(changed)}
        if not hit:
            return set()
        if OWN in hit or ANY in hit:
            return {*self.fields, *self.uses, *(one for some in self.uses.values() for one in some), OWN, ANY}
        # What is read for a group may be kept by one that it uses, which a third may use.
        below = {group: self._reached(group) for group in self.uses}
        found = hit | {one for group in hit & below.keys() for one in below[group]}
        found |= {group for group, reached in below.items() if reached & found}
        return found | {one for group in found & below.keys() for one in below[group]} | {ANY}

    def _reached(self, group: str) -> set[str]:
        reached: set[str] = set()
        waiting = [group]
        while waiting:
            for other in self.uses.get(waiting.pop(), ()):
                if other not in reached and other != OWN:
                    reached.add(other)
                    waiting.append(other)
        return reached
