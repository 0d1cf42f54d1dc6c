"""Word files: the page, styles, numbering, tables, widths of columns, and the block at the end."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn

from pcmt.show.markup.body_tree import Grid, Run
from pcmt.text.widths import arial_width, column_widths, count_lines
from tests.publish.office.made_files import numbering_of, styled, text_of, word


def test_the_page_is_a4_in_times_new_roman_13_and_vietnamese() -> None:
    document = word()
    (section,) = document.sections
    millimetres = [
        round((length or 0) / 36_000, 0)
        for length in (
            section.page_width,
            section.page_height,
            section.top_margin,
            section.bottom_margin,
            section.left_margin,
            section.right_margin,
        )
    ]
    assert millimetres == [210, 297, 20, 20, 30, 15]
    styles = document.styles.element.xml
    assert 'w:ascii="Times New Roman"' in styles and '<w:sz w:val="26"/>' in styles and 'w:val="vi-VN"' in styles
    assert "PAGE" in section.footer._element.xml and "NUMPAGES" in section.first_page_footer._element.xml


def test_another_language_is_told_to_the_spelling_checker() -> None:
    styles = word(language="tyz").styles.element.xml
    assert '<w:lang w:val="tyz"' in styles


def test_blocks_have_real_styles() -> None:
    body = "## Một\n\n### Hai\n\n#### Ba\n\nlời\n\n- a\n  - b\n\n    tiếp\n\n1. c\n\n> trích\n\n- [ ] việc"
    assert text_of(word(body)) == [
        ("Heading 1", "Một"),
        ("Heading 2", "Hai"),
        ("Heading 3", "Ba"),
        ("Normal", "lời"),
        ("List Bullet", "a"),
        ("List Bullet 2", "b"),
        ("List Continue 2", "tiếp"),
        ("List Number", "c"),
        ("Quote", "trích"),
        ("Ô đánh dấu", "\tviệc"),
    ]


def test_every_list_counts_from_its_own_first_number() -> None:
    document = word("1. a\n2. b\n\ngiữa\n\n1. c\n\nsau\n\n5. d\n   1. e")
    lists = {text: (number, level) for text, number, level in numbering_of(document)}
    assert lists["a"] == lists["b"]
    assert len({lists[one] for one in "acde"}) == 4
    numbering = document.part.numbering_part.element
    starts = {}
    for one in numbering.iter(qn("w:num")):
        for override in one.iter(qn("w:startOverride")):
            starts[one.get(qn("w:numId"))] = override.get(qn("w:val"))
    assert [starts[lists[one][0]] for one in "acde"] == ["1", "1", "5", "1"]
    assert lists["e"][1] == "1"


def test_bold_italic_breaks_and_links_survive() -> None:
    document = word("a **b** *c*  \nd [e](van-ban/luat-a) [f](#muc)")
    paragraph = document.paragraphs[3]
    assert paragraph.text == "a b c\nd e f"
    assert [run.text for run in paragraph.runs if run.bold] == ["b"]
    assert [run.text for run in paragraph.runs if run.italic] == ["c"]
    assert [(link.text, link.address) for link in paragraph.hyperlinks] == [
        ("e", "https://thu.example/van-ban/luat-a/")
    ]


def test_boxes_can_be_ticked() -> None:
    xml = word("- [ ] một\n- [x] hai").element.body.xml
    assert xml.count("<w14:checkbox>") == 2
    assert (xml.count('w14:checked w14:val="0"'), xml.count('w14:checked w14:val="1"')) == (1, 1)
    assert ">☐<" in xml and ">☒<" in xml


def test_a_table_repeats_its_head_and_keeps_rows_whole() -> None:
    (table,) = word("## Bảng việc\n\n| Việc | Phút |\n|---|---|\n| Nói **to** | 5 |").tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Việc", "Phút"], ["Nói to", "5"]]
    assert table.style is not None and table.style.name == "Bảng có dòng đầu"
    xml = table._tbl.xml
    assert xml.count("<w:tblHeader/>") == 1 and xml.count("<w:cantSplit/>") == 2
    assert 'w:tblCaption w:val="Bảng việc"' in xml


def test_lesson_plans_have_lines_for_the_school() -> None:
    for kind, words in (("giao-an", "Giáo viên: …"), ("cau-hoi-tu-kiem-tra", "")):
        (section,) = word(type=kind).sections
        header = "\n".join(paragraph.text for paragraph in section.first_page_header.paragraphs)
        assert words in header and bool(words) == bool(header.strip())


def test_the_end_says_who_made_it_on_which_terms_and_out_of_what() -> None:
    source = {"title": "Sách", "url": "https://a.vn/x", "checked_on": "2026-06-01"}
    document = word(sources=(source,))
    end = [text for _, text in styled(document)[-9:]]
    assert end == [
        "Biên soạn: Nhóm thử. Rà soát gần nhất: ngày 1/6/2026. Bản 1.",
        "Biên soạn cho cổng, chờ cơ quan chuyên môn duyệt.",
        "Cơ sở khoa học: Có căn cứ.",
        "Giấy phép: CC BY 4.0. Được chép, in, sửa và phát lại, miễn là ghi nguồn.",
        "Được: chép, in, chiếu, phát, dịch, rút gọn, sửa cho hợp nơi mình, kể cả trong hoạt động có thu tiền. Không phải hỏi ai. "
        "Phải: ghi nguồn như dòng dưới đây; đã sửa thì ghi thêm chữ “có sửa” và tên đơn vị sửa. "
        "Không được: ghi như thể cổng hoặc đơn vị biên soạn đã duyệt bản bạn sửa.",
        "“Tên giao-an-a”, Nhóm thử, Cổng thử, https://thu.example/tai-lieu/giao-an-a/, CC BY 4.0.",
        "Bản mới nhất và các dạng khác: https://thu.example/tai-lieu/giao-an-a/",
        "Nguồn:",
        "Sách (kiểm tra ngày 1/6/2026).",
    ]
    assert document.paragraphs[-1].hyperlinks[0].address == "https://a.vn/x"
    assert document.paragraphs[2].text == end[1]


def test_a_reviewed_file_names_who_reviewed_it_and_waits_no_more() -> None:
    words = "\n".join(text for _, text in styled(word(reviewed_by="Sở Y tế tỉnh A")))
    assert words.count("Cơ quan duyệt: Sở Y tế tỉnh A.") == 2 and "chờ" not in words


def test_signs_of_xml_are_words() -> None:
    assert text_of(word('a < b & c > "d" <e>'))[0][1] == 'a < b & c > "d" <e>'


def grid(*rows: tuple[str, ...]) -> Grid:
    head, *rest = [tuple((Run(cell),) for cell in row) for row in rows]
    return Grid(head, tuple(rest))


def test_columns_fill_the_width_and_hold_their_longest_word() -> None:
    table = grid(("Câu", "Lời của người rủ"), ("1", "Thử đi, có sao đâu. " * 5))
    narrow, wide = column_widths(table.columns, 9_000, 100, 200)
    assert (narrow + wide, narrow) == (9_000, 500)
    assert table.short_columns == [True, False]
    assert sum(column_widths(grid(("a" * 200, "b")).columns, 9_000, 100, 200)) == 9_000


def test_room_of_words_is_that_of_arial() -> None:
    assert arial_width("0123456789") == pytest.approx(5.56, rel=0.02)  # 10 x 1139/2048
    assert arial_width("ố") == arial_width("o") and arial_width("a", is_bold=True) > arial_width("a")
    assert [count_lines("aa aa aa", room) for room in (9, 3, 1.2)] == [1, 2, 3]
    assert count_lines("a\nb", 9) == 2 and count_lines("a" * 40, 9) == 3 and count_lines("", 9) == 1
