"""Free text as the tree that layouts read (JSON), every word of it in order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

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
from pcmt.show.markup.paper_links import web_address, with_addresses

Node = dict[str, Any]
"""A block for a layout; ``k`` is its kind, other keys are those of the constructors below."""

_LONGEST = 26
"""Letters that surely fit a narrow column; Vietnamese syllables have seven at most."""
_PIECE = 12
_LONG_WORD = re.compile(rf"[^\s\u200b]{{{_LONGEST},}}")
BREAK_HERE = "\u200b"
"""Zero width space: a line may end here (Unicode UAX 14, class ZW)."""
_NARROW_CELL = 16
_WIDEST_CELL = 160
_HEADING_LENGTH = 70
_TALL_CELL = 500
"""Characters from which a row may run on to the next page; a shorter one is kept whole."""


def breakable(words: str) -> str:
    """Return the words with break opportunities in those wider than a column."""
    return _LONG_WORD.sub(
        lambda found: BREAK_HERE.join(found[0][at : at + _PIECE] for at in range(0, len(found[0]), _PIECE)), words
    )


def nodes_of(blocks: Iterable[Block], site: str) -> list[Node]:
    """Return blocks for a layout. ``site`` is the portal's URL, the base of links to records.

    Headings start at 1 and skip no level on the way down, as required by ISO 14289-1 (PDF/UA-1), 7.4.2.
    """
    writer = _Writer(site)
    return [writer.node(block) for block in blocks]


def runs_of(runs: Runs, site: str) -> list[Node]:
    """Words with their style: ``t`` the words, ``s`` strong, ``e`` emphasis, ``h`` the full address they lead to."""
    return [
        {"t": breakable(run.text), "s": run.is_strong, "e": run.is_emphasis, "h": web_address(run.href, site)}
        for run in with_addresses(runs)
    ]


def plain_runs(words: str) -> list[Node]:
    """Words without style, as runs."""
    return runs_of((Run(words),), "")


class _Writer:
    """Remembers the level of the last heading, so that none is skipped."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.level = 0

    def node(self, block: Block) -> Node:
        match block:
            case Heading(level, runs):
                self.level = min(level - 1, self.level + 1)
                return {"k": "heading", "level": self.level, "runs": runs_of(runs, self.site)}
            case Paragraph(runs):
                return {"k": "paragraph", "runs": runs_of(runs, self.site), "role": "heads" if _heads(runs) else ""}
            case MarkdownList(items, start):
                return {"k": "list", "start": start, "items": [self.item(one) for one in items]}
            case Quote(blocks):
                return {"k": "quote", "blocks": [self.node(one) for one in blocks]}
            case Grid():
                return self.table(block)
        return {"k": "rule"}

    def item(self, item: ListItem) -> Node:
        return {"done": item.is_done, "blocks": [self.node(one) for one in item.blocks]}

    def table(self, grid: Grid) -> Node:
        columns = list(zip(grid.header, *grid.rows, strict=True))
        lengths = [[_width(cell) for cell in column] for column in columns]
        return {
            "k": "table",
            # A column of short cells takes what it needs; long ones share the rest, by less than their length.
            "widths": [
                0 if max(one) <= _NARROW_CELL else round(min(max(one), _WIDEST_CELL) ** 0.6, 2) for one in lengths
            ],
            "figures": [all(words_of(cell).strip().isdigit() for cell in column[1:]) for column in columns],
            "header": [runs_of(cell, self.site) for cell in grid.header],
            "rows": [
                {
                    "tall": max(map(_width, row), default=0) > _TALL_CELL,
                    "cells": [runs_of(cell, self.site) for cell in row],
                }
                for row in grid.rows
            ],
        }


def _heads(runs: Runs) -> bool:
    """Whether a paragraph is a short line all in bold, as authors write small headings."""
    return all(run.is_strong for run in runs) and len(words_of(runs)) <= _HEADING_LENGTH


def _width(cell: Runs) -> int:
    words = words_of(cell)
    return len(words) + words.count("…")
