"""Where the lines of a chain run: records below each other, and beside them as few upright lanes as the lines need.

Lines to a record with several parents run together in the lane that ends at it; the others run together in the lane
that begins at their parent. A line that leaves or joins a lane bends at the row of its record.
"""

from __future__ import annotations

from typing import NamedTuple

from pcmt.show.documents.implementation_graph import ImplementationGraph

Run = tuple[str, int]
"""A lane's name: ``to`` the record where it ends, or ``from`` the record where it begins."""


class Lane(NamedTuple):
    """A line from row to row in the upright lane ``column``; its ends bend to the columns of the two records."""

    column: int
    first: int
    last: int


class Lanes(NamedTuple):
    """The column of each record's dot, the lines, and how many columns there are."""

    dots: tuple[int, ...]
    lines: tuple[Lane, ...]
    width: int


def lanes_of(chain: ImplementationGraph) -> Lanes:
    """Columns for the dots and lines of a chain."""
    return _Lanes(chain).laid_out()


class _Lanes:
    """The lanes in use while rows are laid out from top to bottom."""

    def __init__(self, chain: ImplementationGraph) -> None:
        self._chain = chain
        self._used: dict[Run, int] = {}
        self._dots: list[int] = []
        self._lines: list[Lane] = []

    def laid_out(self) -> Lanes:
        for number in range(len(self._chain.nodes)):
            self._place(number)
        columns = [*self._dots, *(line.column for line in self._lines)]
        return Lanes(tuple(self._dots), tuple(self._lines), max(columns) + 1)

    def _run(self, parent: int, child: int) -> Run:
        return ("to", child) if len(self._chain.nodes[child].parents) > 1 else ("from", parent)

    def _last(self, run: Run) -> int:
        """Return the last record that a lane connects with its parent."""
        return max(child for child in self._chain.children(run[1]) if self._run(run[1], child) == run)

    def _free(self) -> int:
        used = set(self._used.values())
        return next(column for column in range(len(used) + 1) if column not in used)

    def _place(self, number: int) -> None:
        parents = self._chain.nodes[number].parents
        arriving = {run: self._used[run] for run in (self._run(parent, number) for parent in parents)}
        ending = [run for run in arriving if run[0] == "to" or self._last(run) == number]
        column = arriving[ending[0]] if ending else self._free()
        self._dots.append(column)
        for parent in parents:
            self._lines.append(Lane(arriving[self._run(parent, number)], parent, number))
        for run in ending:
            del self._used[run]
        for child in self._chain.children(number):
            run = self._run(number, child)
            if run not in self._used:
                self._used[run] = column if column not in self._used.values() else self._free()
