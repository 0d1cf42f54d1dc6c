"""Letters and leaflets in a DOCX: the sheet itself on pages of its own, as its print lays it out, without a word of the portal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pcmt.publish.office.docx_blocks import BlockWriter
from pcmt.publish.office.docx_spacing import fitting_size
from pcmt.publish.office.docx_xml import paragraph, run, runs_xml
from pcmt.show.markup.body_tree import Block, Paragraph, words_of
from pcmt.show.materials.handout_text import (
    LEAFLET,
    LETTER,
    Section,
    blocks_of,
    role_in_letter,
    section_of_letter,
    title_of_face,
)

_SIZE = re.compile(r'<w:(szCs|sz) w:val="([0-9]+)"/>')
_USUAL, _LEAST = 26, 19
"""Half points: the size of running text in ``parts/styles.xml``, and the least that any words of a shrunk file have."""
_NEW_PAGE = "<w:pageBreakBefore/>"
_STYLES = {
    "letterhead": "LetterHead",
    "day": "LetterDay",
    "subject": "LetterSubject",
    "addressee": "LetterAddressee",
    "signature": "LetterSignature",
    "": "LetterText",
}


class Paper(NamedTuple):
    """A page in twentieths of a point (ISO/IEC 29500-1, 17.6.13)."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int

    @property
    def text_width(self) -> int:
        """Width between the margins."""
        return self.width - self.left - self.right

    @property
    def section(self) -> str:
        """The section that ends here; it has neither head nor foot, and the next one begins a page."""
        return (
            f'<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="{self.width}" w:h="{self.height}"/><w:pgMar w:top="{self.top}"'
            f' w:right="{self.right}" w:bottom="{self.bottom}" w:left="{self.left}" w:header="567" w:footer="567"'
            ' w:gutter="0"/></w:sectPr>'
        )


PAPERS = {LETTER: Paper(11906, 16838, 794, 1020, 680, 1304), LEAFLET: Paper(8391, 11906, 567, 624, 567, 624)}
"""A4 and A5 by the type of the material; margins of a letter a little less than those of an office, to keep it to one page."""


def sheets_xml(kind: str, sections: Sequence[Section], writer: BlockWriter) -> str:
    """The sheets, and the end of their section."""
    parts = _letter(sections, writer) if kind == LETTER else _leaflet(sections, writer)
    return "".join(parts) + paragraph("", "TableEnd", PAPERS[kind].section)


def sheet_styles(styles: str, kind: str, sections: Sequence[Section]) -> str:
    """The styles of a file whose sheets keep to their pages: letters in the largest size that surely fits."""
    paper = PAPERS[kind]
    texts = [blocks_of([one]) for one in sections] if kind == LEAFLET else [blocks_of(sections)]
    size = min(fitting_size(text, paper.text_width, paper.height - paper.top - paper.bottom) for text in texts)
    shrunk = _SIZE.sub(lambda match: f'<w:{match[1]} w:val="{_shrunk(int(match[2]), size)}"/>', styles)
    return shrunk.replace('<w:spacing w:after="120" w:line="276" w:lineRule="auto"/>', '<w:spacing w:after="60"/>')


def _shrunk(half_points: int, size: int) -> int:
    return half_points if half_points < _LEAST else max(_LEAST, round(half_points * size / _USUAL))


def _letter(sections: Sequence[Section], writer: BlockWriter) -> Iterator[str]:
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


def _leaflet(sections: Sequence[Section], writer: BlockWriter) -> Iterator[str]:
    """A face a page; its name ("Mặt trước") is not printed, as on the paper."""
    for number, section in enumerate(sections):
        yield paragraph(run(title_of_face(section)), "Heading1", _NEW_PAGE if number else "")
        yield writer.blocks(section.blocks)
