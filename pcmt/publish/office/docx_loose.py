"""The sheets of a material as one DOCX: each on a page of its own, cards in a table with cut lines, a slip in a box to copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pcmt.model.material import LooseSheet
from pcmt.publish.office.content import Manuscript
from pcmt.publish.office.docx import colophon, last_section, packed, texts_behind
from pcmt.publish.office.docx_blocks import BlockWriter
from pcmt.publish.ooxml.word import NEW_PAGE, PageSetup, cell, paragraph, run, table
from pcmt.show.markup.body_tree import Block
from pcmt.show.materials.loose_sheets import CutCard, blocks_of_sheet, cards_of
from pcmt.text.colours import office_colours

PAPER = PageSetup(11906, 16838, 850, 850, 850, 850)
"""A4 with margins of 15 mm."""
_COLUMNS = 2
_CARD_HEIGHT = 2380
"""The least height of a card (42 mm): ten of them on a page."""
_EDGE = 'w:val="dashed" w:sz="6" w:space="0" w:color="{office_line}"'
_CUT = (
    "<w:tcBorders>" + "".join(f"<w:{side} {_EDGE}/>" for side in ("top", "left", "bottom", "right")) + "</w:tcBorders>"
)
_ROOM = "<w:tcMar>" + "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in (("top", 170), ("left", 227), ("bottom", 170), ("right", 227))
) + "</w:tcMar>"  # fmt: skip
_ADVICE = {
    "cards": "Sửa chữ trong ô, thêm ô nếu cần. In ra, cắt theo đường đứt.",
    "slips": "Sửa một mảnh cho vừa ý, rồi chép cả khung xuống dưới cho đầy trang. In ra, cắt theo đường đứt.",
    "page": "Sửa cho hợp với lớp, với nhóm rồi in một tờ.",
}


def loose_file(manuscript: Manuscript) -> bytes:
    """Return the file; equal manuscripts give the same bytes."""
    links: dict[str, str] = {}
    writer = BlockWriter(manuscript.linked(links), PAPER.text_width - 2 * 227, manuscript.colours)
    parts = [
        part for number, sheet in enumerate(manuscript.sheets) for part in _sheet(manuscript, sheet, writer, number > 0)
    ]
    body = "".join((*parts, *texts_behind(manuscript), *colophon(manuscript, writer))) + last_section(
        PAPER, has_opening=False
    )
    return packed(manuscript, body, writer.lists, links)


def _sheet(manuscript: Manuscript, sheet: LooseSheet, writer: BlockWriter, is_later: bool) -> Iterator[str]:
    blocks = blocks_of_sheet(manuscript.blocks, sheet.title)
    yield paragraph(run(sheet.title), "Heading1", NEW_PAGE if is_later else "")
    yield paragraph(run(_ADVICE[sheet.layout]), "Subtitle")
    if sheet.layout == "cards":
        yield _cards(cards_of(blocks), writer)
    elif sheet.layout == "slips":
        yield _boxed(sheet.title, blocks, writer)
    else:
        yield writer.blocks(blocks)


def _cards(cards: Sequence[CutCard], writer: BlockWriter) -> str:
    """Return the cards in two columns; the last row is filled with an empty one."""
    width = PAPER.text_width // _COLUMNS
    cells = [_cell(width, _card(one, writer), writer) for one in cards]
    cells += [_cell(width, paragraph(""), writer) for _ in range(-len(cells) % _COLUMNS)]
    height = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{_CARD_HEIGHT}" w:hRule="atLeast"/></w:trPr>'
    rows = (f"<w:tr>{height}{''.join(cells[at : at + _COLUMNS])}</w:tr>" for at in range(0, len(cells), _COLUMNS))
    return table([width] * _COLUMNS, rows) + paragraph("", "TableEnd")


def _card(card: CutCard, writer: BlockWriter) -> str:
    label = paragraph(run(card.label, "<w:b/><w:bCs/>")) if card.label else ""
    return label + writer.blocks(card.blocks)


def _boxed(title: str, blocks: Sequence[Block], writer: BlockWriter) -> str:
    """Return a slip in a frame of its own, which is copied as a whole."""
    words = paragraph(run(title, "<w:b/><w:bCs/>")) + writer.blocks(blocks)
    row = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(PAPER.text_width, words, writer)}</w:tr>"
    return table([PAPER.text_width], [row]) + paragraph("", "TableEnd")


def _cell(width: int, paragraphs: str, writer: BlockWriter) -> str:
    # A cell ends with a paragraph (17.4.66): a table inside it is followed by an empty one, which BlockWriter writes.
    return cell(width, paragraphs, _CUT.format_map(office_colours(writer.colours)) + _ROOM)
