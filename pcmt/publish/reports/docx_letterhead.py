"""The head and the foot of an administrative paper (NĐ 30/2020/NĐ-CP, Phụ lục I), number, date and signature left to fill in."""

from __future__ import annotations

from collections.abc import Iterable

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

BLANK = "…………"


def add_letterhead(document: Document, unit: str | None) -> None:
    """The unit to the left, quốc hiệu and tiêu ngữ to the right; number, place and date stay blank."""
    table = _two_columns(document, 62, 103)
    left, right = table.rows[0].cells
    _line(left, (unit or BLANK).upper(), size=13, bold=True, is_first=True)
    _rule(_line(left, "", size=4), 20)
    _line(left, f"Số: {BLANK}/BC-{BLANK}", size=13)
    _line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True, is_first=True)
    _line(right, "Độc lập - Tự do - Hạnh phúc", size=13, bold=True)
    _rule(_line(right, "", size=4), 24)
    _line(right, f"{BLANK}, ngày … tháng … năm …", size=13, italic=True)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def add_signature(document: Document, receivers: Iterable[str]) -> None:
    """Who gets the paper, to the left; the place of the signature to the right, empty."""
    table = _two_columns(document, 80, 85)
    left, right = table.rows[0].cells
    _line(left, "Nơi nhận:", size=12, bold=True, italic=True, is_first=True).alignment = WD_ALIGN_PARAGRAPH.LEFT
    for words in [*(f"- {one};" for one in dict.fromkeys(receivers)), f"- {BLANK};", "- Lưu: VT."]:
        _line(left, words, size=11).alignment = WD_ALIGN_PARAGRAPH.LEFT
    _line(right, "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", size=14, bold=True, is_first=True)
    _line(right, "(ký tên, đóng dấu)", size=13, italic=True)
    for _ in range(3):
        _line(right, "", size=14)
    _line(right, BLANK, size=14, bold=True)


def _two_columns(document: Document, left: int, right: int) -> Table:
    """A table without rules, widths in millimetres."""
    table: Table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for column, cell, width in zip(table.columns, table.rows[0].cells, (left, right), strict=True):
        column.width = cell.width = Mm(width)  # Word goes by the cell, LibreOffice by the column
    return table


def _line(
    cell: _Cell, words: str, *, size: int, bold: bool = False, italic: bool = False, is_first: bool = False
) -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0] if is_first else cell.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(words)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return paragraph


def _rule(paragraph: Paragraph, margin: int) -> None:
    """A thin line under the name above, drawn as the border of a low paragraph, ``margin`` millimetres in at both sides."""
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm(margin)
    layout.line_spacing, layout.space_after = Pt(3), Pt(4)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()  # python-docx has no call for borders
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
