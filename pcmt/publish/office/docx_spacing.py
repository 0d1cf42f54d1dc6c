"""How much room a text takes in Times New Roman, so that a letter keeps to its page without a program that draws it."""

from __future__ import annotations

from collections.abc import Sequence

from pcmt.publish.office.column_widths import column_widths
from pcmt.show.markup.body_tree import Block, Grid, Heading, Listing, Paragraph, Quote, words_of
from pcmt.text.arial_widths import count_lines

SIZES = (26, 25, 24, 23, 22, 21, 20, 19, 18)
"""Half points, the best first."""
_FALLBACK = 21
"""For a text that fits in none: it runs on to another page in letters that are read with ease."""
_TIMES = 0.9
"""Width of Times New Roman in that of Arial; the metrics of Arial are in ``letters``."""
_LINE = 1.15
_AFTER, _HEADING_AFTER, _CELL_EDGE = 60, 220, 60
_INDENT = 425
_HEADING_SHARE = 1.25
_SPARE = 0.96
"""Share of the page that is planned for: programs break lines a little differently."""


def fitting_size(blocks: Sequence[Block], width: int, height: int) -> int:
    """Size in half points at which blocks fit a page; all lengths in twentieths of a point."""
    return next((size for size in SIZES if _height(blocks, width, size) <= _SPARE * height), _FALLBACK)


def _height(blocks: Sequence[Block], width: int, size: int) -> float:
    return sum(_block(block, width, size) for block in blocks)


def _block(block: Block, width: int, size: int) -> float:
    match block:
        case Heading(_, runs):
            return _lines(words_of(runs), width, round(size * _HEADING_SHARE), is_bold=True) + _HEADING_AFTER
        case Paragraph(runs):
            return _lines(words_of(runs), width, size, is_bold=all(run.is_strong for run in runs)) + _AFTER
        case Listing(items):
            return sum(_height(item.blocks or (Paragraph(()),), width - _INDENT, size) for item in items)
        case Grid():
            return _grid(block, width, size)
        case Quote(inner):
            return _height(inner, width - 568, size)
    return _AFTER


def _grid(grid: Grid, width: int, size: int) -> float:
    widths = column_widths(grid, width, 145, 230)
    return sum(
        max(_lines(words_of(cell), column - 216, size, is_bold=False) for cell, column in zip(row, widths, strict=True))
        + _CELL_EDGE
        for row in (grid.header, *grid.rows)
    )


def _lines(words: str, width: int, size: int, *, is_bold: bool) -> float:
    """Height of running words; ``size`` in half points, of which one has ten twentieths of a point."""
    ems = width / (10 * size) / _TIMES
    return count_lines(words, ems, is_bold=is_bold) * size * 10 * _LINE
