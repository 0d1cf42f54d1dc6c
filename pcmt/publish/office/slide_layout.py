"""Distribution of words on slides: one slide per heading, quotes as speaker's notes, overfull slides continued.

Sizes are points. Text is readable from the last row of a class: text from 24, tables from 20; instead of smaller type a
slide is split, its title followed by "(tiếp)".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pcmt.show.markup.body_tree import (
    Block,
    Grid,
    Heading,
    ListItem,
    MarkdownList,
    Paragraph,
    Quote,
    Run,
    Runs,
    words_of,
)
from pcmt.text.widths import column_widths, count_lines

TEXT_SIZES = (32, 28, 24)
"""Sizes of text, the best first; the table beside it is four points smaller."""
TABLE_STEP = 4
BEGINNING = "Mở đầu"
"""Title of a slide whose words stand before the first heading."""
TITLE_SIZES, TITLE_HEIGHT = (36, 32, 28, 24), 83
"""Sizes of titles, the best first, and the room for them."""
WIDTH, HEIGHT = 859, 360
"""The room for text below the title."""
CELL_SIDE, CELL_EDGE = 9, 6
"""Room left and right, above and below the words of a cell."""
LINE = 1.2
"""Height of a line in sizes."""
_TITLE_LINE = 1.12
"""The same for titles, which are set closer."""
GAP = 12
"""Room above a paragraph."""
INDENT = 36
"""A level of a list."""


@dataclass(frozen=True, slots=True)
class SlideLine:
    """A paragraph of a slide. ``mark`` is a sign before it, ``number`` its number in a list; plain text has neither."""

    runs: Runs
    mark: str = ""
    number: int | None = None
    level: int = 0

    @property
    def is_listed(self) -> bool:
        """Whether it hangs behind a mark or a number."""
        return bool(self.mark) or self.number is not None


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: lines above and below a table, or lines alone; ``notes`` are for the speaker. ``size`` is that of its text."""

    title: str
    above: tuple[SlideLine, ...] = ()
    grid: Grid | None = None
    below: tuple[SlideLine, ...] = ()
    notes: tuple[SlideLine, ...] = ()
    size: int = TEXT_SIZES[-1]


def plan_slides(blocks: Sequence[Block]) -> list[Slide]:
    """Return the slides of a text, in order."""
    slides: list[Slide] = []
    for heading, section in _sections(blocks):
        notes = tuple(line for block in section if isinstance(block, Quote) for line in lines_of(block.blocks))
        content = list(_content(block for block in section if not isinstance(block, Quote)))
        slides += fill_slides(heading, content, notes)
    return slides


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[str, list[Block]]]:
    """Yield each heading with the blocks below it; blocks before the first belong to ``BEGINNING``."""
    title = ""
    section: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            if title or section:
                yield title or BEGINNING, section
            title, section = words_of(block.runs), []
        else:
            section.append(block)
    if title or section:
        yield title or BEGINNING, section


def lines_of(blocks: Iterable[Block], level: int = 0) -> Iterator[SlideLine]:
    """Blocks as lines; a table becomes a line for each row, its cells apart by a dash, since notes hold text alone."""
    for part in _content(blocks, level):
        if isinstance(part, Grid):
            for row in (part.header, *part.rows):
                yield SlideLine(
                    tuple(run for number, cell in enumerate(row) for run in (*[Run(" - ")] * (number > 0), *cell))
                )
        else:
            yield part


def _content(blocks: Iterable[Block], level: int = 0) -> Iterator[SlideLine | Grid]:
    for block in blocks:
        match block:
            case Heading():
                yield SlideLine(tuple(replace(run, is_strong=True) for run in block.runs), level=level)
            case Paragraph():
                yield SlideLine(block.runs, level=level)
            case Grid():
                yield block
            case Quote():
                yield from _content(block.blocks, level)
            case MarkdownList():
                for place, item in enumerate(block.items):
                    yield from _item(item, None if block.start is None else block.start + place, level)


def _item(item: ListItem, number: int | None, level: int) -> Iterator[SlideLine | Grid]:
    sign = "•" if number is None else ""
    mark = sign if item.is_done is None else ("☒" if item.is_done else "☐")
    for place, part in enumerate(_content(item.blocks, level)):
        if place == 0 and isinstance(part, SlideLine) and not part.is_listed:
            yield replace(part, mark=mark, number=None if mark else number)
        else:
            yield replace(part, level=part.level + 1) if isinstance(part, SlideLine) else part


def fill_slides(title: str, content: Sequence[SlideLine | Grid], notes: tuple[SlideLine, ...] = ()) -> list[Slide]:
    """Return one slide, or as many as the content needs; the notes belong to the first."""
    if sum(isinstance(part, Grid) for part in content) <= 1:
        for size in TEXT_SIZES:
            if _height(content, size) <= HEIGHT:
                return [_slide(title, content, notes, size)]
    pages: list[list[SlideLine | Grid]] = [[]]
    for part in content:
        for place, piece in enumerate(_pieces(part)):
            page = _joined(pages[-1], piece, goes_on=place > 0)
            is_second = sum(isinstance(one, Grid) for one in page) > 1
            if pages[-1] and (is_second or _height(page, TEXT_SIZES[-1]) > HEIGHT):
                pages.append([piece])
            else:
                pages[-1] = page
    return [_slide(title, page, notes * (place == 0), TEXT_SIZES[-1]) for place, page in enumerate(pages)]


def _slide(title: str, content: Sequence[SlideLine | Grid], notes: tuple[SlideLine, ...], size: int) -> Slide:
    """Return a slide of lines and at most one table."""
    grid: Grid | None = None
    above: list[SlideLine] = []
    below: list[SlideLine] = []
    for part in content:
        if isinstance(part, Grid):
            grid = part
        else:
            (below if grid else above).append(part)
    return Slide(title, tuple(above), grid, tuple(below), notes, size)


def _pieces(part: SlideLine | Grid) -> Sequence[SlideLine | Grid]:
    """Return the parts that a slide break may not split: a line, or a row of a table below the head."""
    if isinstance(part, SlideLine) or not part.rows:
        return [part]
    return [Grid(part.header, (row,)) for row in part.rows]


def _joined(page: list[SlideLine | Grid], piece: SlideLine | Grid, *, goes_on: bool) -> list[SlideLine | Grid]:
    """Append a part to a page; a row that continues the preceding table joins it."""
    if goes_on and page and isinstance(before := page[-1], Grid) and isinstance(piece, Grid):
        return [*page[:-1], Grid(before.header, (*before.rows, *piece.rows))]
    return [*page, piece]


def title_size(title: str) -> int:
    """Return the largest size at which a title fits above its line; the smallest for a title too long for any."""
    sizes = (
        size
        for size in TITLE_SIZES
        if _TITLE_LINE * size * count_lines(title, WIDTH / size, is_bold=True) <= TITLE_HEIGHT
    )
    return next(sizes, TITLE_SIZES[-1])


def _height(content: Sequence[SlideLine | Grid], size: int) -> float:
    return sum(
        line_height(part, size) if isinstance(part, SlideLine) else sum(row_heights(part, size - TABLE_STEP)) + 2 * GAP
        for part in content
    )


def line_height(line: SlideLine, size: int) -> float:
    """Height of a paragraph with the room above it."""
    room = WIDTH - INDENT * (line.level + line.is_listed)
    is_bold = all(run.is_strong for run in line.runs)
    return GAP + LINE * size * count_lines(words_of(line.runs), room / size, is_bold=is_bold)


def grid_widths(grid: Grid, size: int) -> list[int]:
    """Widths of the columns of a table that fills the slide."""
    return column_widths(grid.columns, WIDTH, round(0.62 * size), 2 * CELL_SIDE)


def row_heights(grid: Grid, size: int) -> list[float]:
    """Height of the head and of every row."""
    widths = grid_widths(grid, size)
    return [
        2 * CELL_EDGE
        + LINE
        * size
        * max(
            count_lines(words_of(cell), (width - 2 * CELL_SIDE) / size, is_bold=row is grid.header)
            for cell, width in zip(row, widths, strict=True)
        )
        for row in (grid.header, *grid.rows)
    ]


def with_own_titles(slides: Iterable[Slide], opening: str) -> Iterator[Slide]:
    """Slides are found by their titles, in the outline and by screen readers: a second one of a name is its continuation.

    ``opening`` is the title of the first slide, before these.
    """
    seen = {opening: 1}
    for slide in slides:
        count = seen[slide.title] = seen.get(slide.title, 0) + 1
        suffix = "" if count == 1 else " (tiếp)" if count == 2 else f" (tiếp {count - 1})"
        yield replace(slide, title=f"{slide.title}{suffix}")
