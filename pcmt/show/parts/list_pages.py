"""Pages of a list that is too long for one: where it is cut, and what a heading says that goes on over a cut."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from itertools import groupby, pairwise
from typing import Generic, NamedTuple, TypeVar

from pcmt.show.parts.context import PageContext

Row = TypeVar("Row")


class PageGroup(NamedTuple, Generic[Row]):
    """The rows of a heading on one page, and how many of the same heading earlier and later pages have.

    ``next_path`` is the site-relative address of the page where it goes on, which has ``size`` rows at most.
    """

    rows: list[Row]
    before: int
    after: int
    next_number: int
    next_path: str
    size: int

    @property
    def total(self) -> int:
        """The number of rows under the heading, on all pages."""
        return self.before + len(self.rows) + self.after

    @property
    def goes_far(self) -> bool:
        """Return True if the next page has not all that is left."""
        return self.after > self.size


class ListPage(NamedTuple, Generic[Row]):
    """The rows of one page of a list; ``paths`` are the site-relative addresses of all its pages, ``size`` rows at most on each.

    ``before``: how many rows under its first heading earlier pages have; ``after``: those under its last one on later pages.
    """

    number: int
    rows: list[Row]
    paths: list[str]
    size: int = 0
    before: int = 0
    after: int = 0

    @property
    def path(self) -> str:
        """Site-relative address of this page."""
        return self.paths[self.number - 1]

    @property
    def aside(self) -> str:
        """Words behind the title: `` (trang 2/5)``, empty on the first page."""
        return f" (trang {self.number}/{len(self.paths)})" if self.number > 1 else ""

    def pager(self, view: PageContext) -> list[tuple[int, str]]:
        """Return number and relative address of every page of the list."""
        return [(number, view.page(path)) for number, path in enumerate(self.paths, start=1)]

    def groups(self, heading_of: Callable[[Row], Hashable]) -> Iterator[PageGroup[Row]]:
        """Yield the rows of each heading, in order; ``heading_of`` is what the list was cut by."""
        found = [list(group) for _, group in groupby(self.rows, key=heading_of)]
        following = self.paths[self.number] if self.number < len(self.paths) else ""
        for place, rows in enumerate(found):
            before = self.before if place == 0 else 0
            after = self.after if place == len(found) - 1 else 0
            yield PageGroup(rows, before, after, self.number + 1, following, self.size)


def page_path(path: str, number: int) -> str:
    """Address of a page of the list that begins at ``path``. No id holds an underscore, so it never meets another list."""
    if number == 1:
        return path
    return f"{path[:-1]}_trang-{number}/" if "/" in path[:-1] else f"{path}trang/{number}/"


def cut(
    path: str, rows: list[Row], size: int, heading_of: Callable[[Row], Hashable] = lambda row: None
) -> list[ListPage[Row]]:
    """Split rows into the pages of the list at ``path``, at most ``size`` rows each; an empty list has one page.

    Rows of one heading stay on one page where a page holds them all.
    """
    ends = _ends([len(list(group)) for _, group in groupby(rows, key=heading_of)])
    starts = [0]
    while starts[-1] + size < len(rows):
        starts.append(_next_start(starts[-1] + size, size, ends))
    paths = [page_path(path, number) for number in range(1, len(starts) + 1)]
    pages = []
    for number, (start, end) in enumerate(pairwise([*starts, len(rows)]), start=1):
        before = start - max((one for one in ends if one <= start), default=0)
        after = min((one for one in ends if one >= end), default=end) - end
        pages.append(ListPage(number, rows[start:end], paths, size, before, after))
    return pages


def _ends(sizes: list[int]) -> list[int]:
    """Return the places behind the last row of each heading, and 0."""
    found = [0]
    for size in sizes:
        found.append(found[-1] + size)
    return found


def _next_start(limit: int, size: int, ends: list[int]) -> int:
    """Return where the next page starts: at most at ``limit``, before a heading that would be cut there and fits a page."""
    begin = max(one for one in ends if one <= limit)
    end = min(one for one in ends if one >= limit)
    return begin if end - begin <= size else limit
