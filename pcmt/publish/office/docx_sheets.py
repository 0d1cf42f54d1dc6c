"""Letters and leaflets in a DOCX: the sheet itself on pages of its own, as its print lays it out, without a word of the portal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pcmt.publish.office.docx_blocks import BlockWriter
from pcmt.publish.ooxml.word import NEW_PAGE, PageSetup, paragraph, run, runs_xml
from pcmt.show.markup.body_tree import Block, Grid, Heading, MarkdownList, Paragraph, Quote, words_of
from pcmt.show.materials.handout_text import (
    LEAFLET,
    LETTER,
    HandoutSection,
    blocks_of,
    role_in_letter,
    section_of_letter,
    title_of_face,
)
from pcmt.text.widths import column_widths, count_lines

_SIZE = re.compile(r'<w:(szCs|sz) w:val="([0-9]+)"/>')
_USUAL, _LEAST = 26, 19
"""Half points: the size of running text in ``parts/styles.xml``, and the least that any words of a shrunk file have."""
_STYLES = {
    "letterhead": "LetterHead",
    "day": "LetterDay",
    "subject": "LetterSubject",
    "addressee": "LetterAddressee",
    "signature": "LetterSignature",
    "": "LetterText",
}
_SIZES = (26, 25, 24, 23, 22, 21, 20, 19, 18)
"""Half points, the best first."""
_FALLBACK = 21
"""For a text that fits in none: it runs on to another page in letters that are read with ease."""
_TIMES = 0.9
"""Width of Times New Roman in that of Arial."""
_LINE = 1.15
_AFTER, _HEADING_AFTER, _CELL_EDGE = 60, 220, 60
_INDENT = 425
_HEADING_SHARE = 1.25
_SPARE = 0.96
"""Share of the page that is planned for: programs break lines a little differently."""
PAPERS = {LETTER: PageSetup(11906, 16838, 794, 1020, 680, 1304), LEAFLET: PageSetup(8391, 11906, 567, 624, 567, 624)}
"""A4 and A5 by the type of the material; margins of a letter a little less than those of an office, to keep it to one page."""


def sheets_xml(kind: str, sections: Sequence[HandoutSection], writer: BlockWriter) -> str:
    """Return the sheets, and the end of their section, which has neither header nor footer; the next one starts a page."""
    parts = _letter(sections, writer) if kind == LETTER else _leaflet(sections, writer)
    return "".join(parts) + paragraph("", "TableEnd", PAPERS[kind].section('<w:type w:val="nextPage"/>'))


def sheet_styles(styles: str, kind: str, sections: Sequence[HandoutSection]) -> str:
    """Return the styles of a file whose sheets keep to their pages: the largest type size that certainly fits."""
    paper = PAPERS[kind]
    texts = [blocks_of([one]) for one in sections] if kind == LEAFLET else [blocks_of(sections)]
    size = min(_fitting_size(text, paper.text_width, paper.height - paper.top - paper.bottom) for text in texts)
    shrunk = _SIZE.sub(lambda match: f'<w:{match[1]} w:val="{_shrunk(int(match[2]), size)}"/>', styles)
    return shrunk.replace('<w:spacing w:after="120" w:line="276" w:lineRule="auto"/>', '<w:spacing w:after="60"/>')


def _shrunk(half_points: int, size: int) -> int:
    return half_points if half_points < _LEAST else max(_LEAST, round(half_points * size / _USUAL))


def _letter(sections: Sequence[HandoutSection], writer: BlockWriter) -> Iterator[str]:
    for section in sections:
        if section_of_letter(section.title) == "letter":
            yield from _letter_blocks(section.blocks, writer)
        else:
            yield paragraph(runs_xml(section.heading.runs, writer.link) if section.heading else "", "Slip")
            yield writer.blocks(section.blocks)


def _letter_blocks(blocks: Sequence[Block], writer: BlockWriter) -> Iterator[str]:
    """Each paragraph in the style of its role; lists and tables as everywhere."""
    stage = "letterhead"
    for block in blocks:
        if isinstance(block, Paragraph):
            role, stage = role_in_letter(words_of(block.runs), stage)
            yield paragraph(runs_xml(block.runs, writer.link), _STYLES[role])
        else:
            yield writer.blocks((block,))


def _leaflet(sections: Sequence[HandoutSection], writer: BlockWriter) -> Iterator[str]:
    """Yield one face per page; its name ("Mặt trước") is not printed."""
    for number, section in enumerate(sections):
        yield paragraph(run(title_of_face(section)), "Heading1", NEW_PAGE if number else "")
        yield writer.blocks(section.blocks)


def _fitting_size(blocks: Sequence[Block], width: int, height: int) -> int:
    """Size in half points at which blocks fit a page; all lengths in twentieths of a point."""
    return next((size for size in _SIZES if _height(blocks, width, size) <= _SPARE * height), _FALLBACK)


def _height(blocks: Sequence[Block], width: int, size: int) -> float:
    return sum(_block(block, width, size) for block in blocks)


def _block(block: Block, width: int, size: int) -> float:
    match block:
        case Heading(_, runs):
            return _lines(words_of(runs), width, round(size * _HEADING_SHARE), is_bold=True) + _HEADING_AFTER
        case Paragraph(runs):
            return _lines(words_of(runs), width, size, is_bold=all(run.is_strong for run in runs)) + _AFTER
        case MarkdownList(items):
            return sum(_height(item.blocks or (Paragraph(()),), width - _INDENT, size) for item in items)
        case Grid():
            return _grid(block, width, size)
        case Quote(inner):
            return _height(inner, width - 568, size)
    return _AFTER


def _grid(grid: Grid, width: int, size: int) -> float:
    widths = column_widths(grid.columns, width, 145, 230)
    return sum(
        max(_lines(words_of(cell), column - 216, size, is_bold=False) for cell, column in zip(row, widths, strict=True))
        + _CELL_EDGE
        for row in (grid.header, *grid.rows)
    )


def _lines(words: str, width: int, size: int, *, is_bold: bool) -> float:
    """Height of running words; ``size`` in half points, of which one has ten twentieths of a point."""
    ems = width / (10 * size) / _TIMES
    return count_lines(words, ems, is_bold=is_bold) * size * 10 * _LINE
