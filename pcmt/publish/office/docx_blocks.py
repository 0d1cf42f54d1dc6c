"""Blocks of a text and quizzes as WordprocessingML: headings, lists that count from one anew, boxes to tick, tables, quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pcmt.model.material import Question
from pcmt.publish.ooxml.word import (
    CENTRED,
    KEEP_NEXT,
    NEW_PAGE,
    Link,
    box,
    cell,
    paragraph,
    row,
    run,
    runs_xml,
    table,
)
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
    ThematicBreak,
    words_of,
)
from pcmt.show.materials.quiz import ANSWERS as ANSWERS_TITLE
from pcmt.show.materials.quiz import QUESTIONS as QUESTIONS_TITLE
from pcmt.show.materials.quiz import right_option
from pcmt.text.colours import Palette, office_colours
from pcmt.text.widths import column_widths

BULLETS, NUMBERS, QUESTIONS, CHOICES, ANSWERS = range(5)
"""Kinds of lists: their ``w:abstractNumId`` in ``parts/numbering.xml``."""
BULLET_LIST = 1
"""The list of ``parts/numbering.xml`` that all bullets share."""
_FIRST_OWN_LIST = 6
"""Lists before this number belong to the styles."""
_DEPTHS = 3
_INDENT = 425
"""A level of a list in twentieths of a point (7.5 mm)."""
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="{office_line}"/></w:pBdr>'
_LETTER, _MARGIN = 145, 230
"""About the width of a bold letter of 12 points, and of the two sides of a cell, in twentieths of a point."""
_KEPT_ROWS = 8
"""A table no longer than this stays on one page."""


class BlockWriter:
    """Turns blocks into XML; remembers which lists it began and which boxes it drew. ``width`` is that of the text, in twips."""

    def __init__(self, link: Link, width: int, colours: Palette) -> None:
        self.link = link
        self.colours = colours
        self._width = width
        self._lists: list[tuple[int, int, int]] = []
        self._boxes: list[bool] = []
        self._heading = ""

    @classmethod
    def sharing(cls, other: BlockWriter, width: int) -> BlockWriter:
        """Return a writer for another text width in the same file: numbering of lists and boxes continues."""
        writer = cls(other.link, width, other.colours)
        writer._lists, writer._boxes = other._lists, other._boxes
        return writer

    @property
    def lists(self) -> list[str]:
        """A ``w:num`` for every list begun so far; each counts from its own first number."""
        return [
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
            for number, (kind, start, level) in enumerate(self._lists, _FIRST_OWN_LIST)
        ]

    def begin_list(self, kind: int, start: int = 1, level: int = 0) -> int:
        """Return the number of a new list of this kind."""
        self._lists.append((kind, start, level))
        return _FIRST_OWN_LIST + len(self._lists) - 1

    def listed(self, runs: Runs, style: str, number: int, layout: str = "", level: int = 0) -> str:
        """Return a paragraph in the list ``number``; ``layout`` are the properties that the schema places before ``w:numPr``."""
        counted = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        return paragraph(runs_xml(runs, self.link), style, layout + counted)

    def blocks(self, blocks: Sequence[Block], style: str = "", layout: str = "") -> str:
        """Blocks one after the other; what introduces a list or a table stays on one page with its first line."""
        following = [*blocks[1:], None][: len(blocks)]
        return "".join(
            self._block(block, style, layout, introduces=isinstance(after, MarkdownList | Grid))
            for block, after in zip(blocks, following, strict=True)
        )

    def _block(self, block: Block, style: str, layout: str, *, introduces: bool) -> str:
        match block:
            case Heading():
                self._heading = words_of(block.runs)
                return paragraph(runs_xml(block.runs, self.link), f"Heading{min(block.level - 1, 3)}")
            case Paragraph():
                return paragraph(runs_xml(block.runs, self.link), style, (KEEP_NEXT if introduces else "") + layout)
            case MarkdownList():
                return self._listing(block, 0)
            case Grid():
                # Word wants a paragraph between a table and what follows, or it joins two tables.
                return self._table(block) + paragraph("", "TableEnd")
            case Quote():
                return self.blocks(block.blocks, "Quote")
            case ThematicBreak():
                return paragraph("", "", _RULE.format_map(office_colours(self.colours)))

    def _table(self, grid: Grid) -> str:
        """Return a table with columns that fit their words; its caption is the heading above it."""
        widths = column_widths(grid.columns, self._width, _LETTER, _MARGIN)
        layouts = [CENTRED if is_short else "" for is_short in grid.short_columns]
        rows = []
        for number, cells in enumerate((grid.header, *grid.rows)):
            kept = KEEP_NEXT if number == 0 or (len(grid.rows) <= _KEPT_ROWS and number < len(grid.rows)) else ""
            parts = (
                cell(width, paragraph(runs_xml(runs, self.link), "TableText", kept + layout))
                for runs, width, layout in zip(cells, widths, layouts, strict=True)
            )
            rows.append(row(parts, is_head=number == 0))
        return table(widths, rows, "RuledTable", self._heading)

    def _listing(self, listing: MarkdownList, depth: int) -> str:
        level = min(depth, _DEPTHS - 1)
        is_bulleted = listing.start is None
        number = BULLET_LIST if is_bulleted else self.begin_list(NUMBERS, listing.start or 0, level)
        style = f"{'ListBullet' if is_bulleted else 'ListNumber'}{level + 1 if level else ''}"
        return "".join(self._item(item, style, number, level) for item in listing.items)

    def _item(self, item: ListItem, style: str, number: int, level: int) -> str:
        blocks = item.blocks or (Paragraph(()),)
        first, rest = (blocks[0], blocks[1:]) if isinstance(blocks[0], Paragraph) else (Paragraph(()), blocks)
        if item.is_done is None:
            parts = [self.listed(first.runs, style, number, level=level)]
        else:
            self._boxes.append(item.is_done)
            words = f"{box(len(self._boxes), is_done=item.is_done)}<w:r><w:tab/></w:r>{runs_xml(first.runs, self.link)}"
            indent = f'<w:ind w:left="{_INDENT * (level + 1)}" w:hanging="{_INDENT}"/>' if level else ""
            parts = [paragraph(words, "Checklist", indent)]
        for block in rest:
            if isinstance(block, MarkdownList):
                parts.append(self._listing(block, level + 1))
            else:
                parts.append(self.blocks((block,), f"ListContinue{level + 1 if level else ''}"))
        return "".join(parts)


def quiz_xml(questions: Sequence[Question], writer: BlockWriter, *, is_first: bool) -> Iterator[str]:
    """Yield the questions, then the answers; nothing for a material without questions. ``is_first``: they open the file."""
    if not questions:
        return
    yield paragraph(run(QUESTIONS_TITLE), "Heading1", "" if is_first else NEW_PAGE)
    numbers = writer.begin_list(QUESTIONS)
    for one in questions:
        yield writer.listed((Run(one.question),), "Question", numbers)
        choices = writer.begin_list(CHOICES)
        for place, option in enumerate(one.options, start=1):
            # A question is never cut from its options by the end of a page.
            yield writer.listed((Run(option),), "Choice", choices, KEEP_NEXT if place < len(one.options) else "")
    yield paragraph(run(ANSWERS_TITLE), "Heading1", NEW_PAGE)
    numbers = writer.begin_list(ANSWERS)
    for one in questions:
        yield writer.listed((Run(right_option(one)),), "Answer", numbers)
        yield paragraph(run(one.explanation))
