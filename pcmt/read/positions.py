"""Parsed data files: a tree of plain dicts, lists and texts that keep their source positions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pcmt.problems import Position, Problem


class Scalar(str):
    """A text with its source position (line and column from 1) and its YAML style (``style``)."""

    __slots__ = ("column", "line", "style")
    line: int
    column: int
    style: str
    """Empty for an unquoted value, else the sign that opened it: one of ``' " | >``."""

    @property
    def plain(self) -> bool:
        """Whether the value stood without quotes."""
        return not self.style


TreePath: TypeAlias = "tuple[int | str, ...]"
Node: TypeAlias = "Scalar | list[Any] | dict[Any, Any] | None"


@dataclass(frozen=True, slots=True)
class Document:
    """The tree of a file. Mapping keys and texts are ``Scalar``; an empty value is None.

    ``unusual``: the file holds characters that Vietnamese text lacks (``pcmt.read.source_text``). ``problems``: faults that leave
    the tree whole; the file cannot be published all the same. ``has_blanks``: a value somewhere in the tree is empty.
    ``shared`` are places whose text is in the shared list of the same name, ``typed`` the places that entries have in their own
    file (``pcmt.read.merged_lists``).
    """

    data: Node
    empties: dict[tuple[int, int | str], Position]
    unusual: bool = False
    problems: tuple[Problem, ...] = ()
    has_blanks: bool = True
    shared: frozenset[TreePath] = frozenset()
    typed: Mapping[TreePath, TreePath] = field(default_factory=dict)

    def is_shared(self, path: Sequence[int | str]) -> bool:
        """Whether the value at ``path`` is of a shared list, where its position is counted."""
        return any(tuple(path[:end]) in self.shared for end in (1, 2))

    def typed_path(self, path: Sequence[int | str]) -> TreePath:
        """Return the path that the value at ``path`` has in its own file."""
        place = tuple(path[:2])
        return (*self.typed.get(place, place), *path[2:])

    def position(self, path: Sequence[int | str]) -> Position:
        """Return the position of the value at ``path``; of the nearest thing around it that exists when it does not."""
        node, at = self.data, first_position(self.data)
        for step in path:
            if isinstance(node, dict) and step in node:
                at = next(Position(key.line, key.column) for key in node if key == step)
                child = node[step]
            elif isinstance(node, list) and isinstance(step, int) and step < len(node):
                child = node[step]
                at = self.empties.get((id(node), step), at)
            else:
                break
            if isinstance(child, Scalar) or (isinstance(node, list) and child):
                at = first_position(child)
            node = child
        return at

    def key_position(self, path: Sequence[int | str]) -> Position:
        """Return the position of the key that ends ``path``."""
        node: Any = self.data
        for step in path[:-1]:
            node = node[step]
        return next((Position(key.line, key.column) for key in node if key == path[-1]), self.position(path))


def first_position(node: Node) -> Position:
    """Where a value starts: its own place, or that of its first key or item; (1, 1) for an empty one."""
    while node and not isinstance(node, Scalar):
        node = next(iter(node))
    return Position(node.line, node.column) if isinstance(node, Scalar) else Position(1, 1)
