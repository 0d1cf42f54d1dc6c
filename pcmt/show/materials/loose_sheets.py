"""The sheets of a material (``Material.sheets``): the part of the text that each of them is, and its cards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pcmt.show.markup.body_tree import Block, Grid, Heading, MarkdownList, Paragraph, Run, words_of

_REMARK = re.compile(r"\s*(\([^()]*\))?\s*\Z")


class CutCard(NamedTuple):
    """A card to cut out: its number or name, empty where it has none, and its words."""

    label: str
    blocks: tuple[Block, ...]


def blocks_of_sheet(blocks: Sequence[Block], title: str) -> tuple[Block, ...]:
    """Return what is below the head ``title``; empty where no such head is.

    A head is a heading, or a paragraph of bold words with at most a remark in brackets behind them. A heading reaches
    to the next one of its level, a bold line to the next head of any kind.
    """
    for place, block in enumerate(blocks):
        words = _head_words(block)
        if words == title or words.startswith(f"{title} ("):
            rest = blocks[place + 1 :]
            end = next((number for number, one in enumerate(rest) if _ends(block, one)), len(rest))
            return tuple(rest[:end])
    return ()


def cards_of(blocks: Sequence[Block]) -> list[CutCard]:
    """Return a card for each item of the lists and each row of the tables; what is between them is for the teacher."""
    cards: list[CutCard] = []
    for block in blocks:
        if isinstance(block, MarkdownList):
            for number, item in enumerate(block.items, start=block.start or 0):
                cards.append(CutCard("" if block.start is None else str(number), item.blocks))
        elif isinstance(block, Grid):
            cards += _cards_of_table(block)
    return cards


def _cards_of_table(grid: Grid) -> Iterator[CutCard]:
    """Yield a card for each row: the first cell names it; of several others each has the head of its column before it."""
    heads = grid.header[1:]
    for first, *others in grid.rows:
        if not others:
            yield CutCard("", (Paragraph(first),))
            continue
        named = (
            (Run(f"{words_of(head)}: ", is_strong=True), *cell) if len(heads) > 1 else cell
            for head, cell in zip(heads, others, strict=True)
        )
        yield CutCard(words_of(first), tuple(Paragraph(runs) for runs in named))


def _head_words(block: Block) -> str:
    """Words of a heading or of a bold line that heads what follows; empty for any other block."""
    if isinstance(block, Heading):
        return words_of(block.runs).strip()
    if isinstance(block, Paragraph) and block.runs and block.runs[0].is_strong:
        behind = "".join(run.text for run in block.runs[1:])
        return words_of(block.runs).strip() if _REMARK.match(behind) else ""
    return ""


def _ends(head: Block, block: Block) -> bool:
    """Whether a block begins another part than that of ``head``."""
    if isinstance(block, Heading):
        return not isinstance(head, Heading) or block.level <= head.level
    return isinstance(head, Paragraph) and bool(_head_words(block))
