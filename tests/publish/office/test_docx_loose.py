"""The sheets of a material in Word: one file, a page for each of them."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn

from pcmt.publish.office import office_files
from tests.memory_cache import MemoryCache
from tests.publish.office.made_files import TYPES, styled
from tests.records import helpline, material, view

BODY = (
    "## Bài\n\nDạy.\n\n**Phiếu 1 - Thẻ** (cắt rời)\n\n1. Một.\n2. Hai.\n3. Ba.\n\n*Gợi ý: hai.*\n\n"
    "**Phiếu 2 - Lời rủ**\n\n- Thử đi.\n\n"
    "**Phiếu 3 - Cuối tiết**\n\n1. Câu của em: ………………\n\n| Tôi cần | Tôi gọi |\n|---|---|\n| Giúp | ……… |"
)
SHEETS = (
    {"id": "the", "title": "Phiếu 1 - Thẻ", "layout": "cards"},
    {"id": "loi-ru", "title": "Phiếu 2 - Lời rủ", "layout": "page"},
    {"id": "cuoi-tiet", "title": "Phiếu 3 - Cuối tiết", "layout": "slips"},
)


def loose_file(body: str = BODY) -> Document:
    files = {
        one.path: one.content
        for one in office_files(view(TYPES, helpline(), material(body=body, sheets=SHEETS)), MemoryCache())
    }
    assert set(files) == {f"tai-lieu/giao-an-a/giao-an-a-{name}.docx" for name in ("sua-duoc", "phieu")}
    return docx.Document(BytesIO(bytes(files["tai-lieu/giao-an-a/giao-an-a-phieu.docx"])))


def test_each_sheet_begins_a_page_and_what_is_said_about_the_material_stands_behind() -> None:
    document = loose_file()
    heads = [text for style, text in styled(document) if style == "Heading 1"]
    assert heads == [*(one["title"] for one in SHEETS), "Về tài liệu này"]
    broken = [one.text for one in document.paragraphs if one.paragraph_format.page_break_before]
    assert broken[:2] == heads[1:3] and broken[2].startswith("Giáo án, 45 phút.") and len(broken) == 3


def test_cards_are_cells_with_cut_lines_and_a_slip_is_one_box() -> None:
    cards, slip = loose_file().tables
    assert [[cell.text.split() for cell in row.cells] for row in cards.rows] == [
        [["1", "Một."], ["2", "Hai."]],
        [["3", "Ba."], []],
    ]
    assert [cell.text.splitlines()[:2] for row in slip.rows for cell in row.cells] == [
        ["Phiếu 3 - Cuối tiết", "Câu của em: ………………"]
    ]
    for table in (cards, slip):
        edges = {one.get(qn("w:val")) for one in table._tbl.tr_lst[0].tc_lst[0].xpath("./w:tcPr/w:tcBorders/*")}
        assert edges == {"dashed"}


def test_a_table_in_a_slip_is_followed_by_a_paragraph_as_word_demands() -> None:
    cell = loose_file().tables[1].rows[0].cells[0]
    assert cell.tables[0].rows[1].cells[0].text == "Giúp" and cell._tc[-1].tag == qn("w:p")


def test_a_material_without_sheets_has_no_such_file() -> None:
    paths = [one.path for one in office_files(view(TYPES, material()), MemoryCache())]
    assert paths == ["tai-lieu/giao-an-a/giao-an-a-sua-duoc.docx"]
