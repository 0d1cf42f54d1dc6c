"""Word files and decks made from small materials: structure, numbering, sizes, what is said at the end, what the cache is asked."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from pptx import Presentation
from pptx.presentation import Presentation as Deck

from pcmt.model.handouts import FORMS
from pcmt.publish import office
from pcmt.publish.office import WRITERS, office_files
from pcmt.publish.office.content import columns_of, short_columns
from pcmt.publish.office.slide_layout import TEXT_SIZES, Line, Slide, plan_slides, title_size, with_own_titles
from pcmt.show.markup.body_tree import Grid, Run, parse_body, words_of
from pcmt.text.widths import arial_width, column_widths, count_lines
from pcmt.text.zip_archive import packed, repacked
from tests.memory_cache import MemoryCache
from tests.records import helpline, material, view, vocabulary

QUESTION = {"question": "Chọn gì?", "options": ("Một", "Hai", "Ba"), "answer": "2", "explanation": "Vì hai đúng."}
TYPES = vocabulary(
    "loai-tai-lieu",
    {
        "giao-an": "Giáo án",
        "trinh-chieu": "Bài trình chiếu",
        "cau-hoi-tu-kiem-tra": "Câu hỏi tự kiểm tra",
        "thu-gui-phu-huynh": "Thư gửi phụ huynh",
        "ap-phich": "Áp phích",
        "to-roi": "Tờ rơi",
        "bai-phat-thanh": "Bài phát thanh",
        "bai-chao-co": "Bài nói dưới cờ",
    },
)


def made(cache: MemoryCache | None = None, **fields: Any) -> bytes:
    (artifact,) = office_files(view(TYPES, helpline(), material(**fields)), MemoryCache() if cache is None else cache)
    return bytes(artifact.content)


def word(body: str = "Lời đầu.", **fields: Any) -> Document:
    return docx.Document(BytesIO(made(body=body, **fields)))


def deck(body: str, **fields: Any) -> Deck:
    return Presentation(BytesIO(made(body=body, type="trinh-chieu", **fields)))


def styled(document: Document) -> list[tuple[str, str]]:
    return [(paragraph.style.name if paragraph.style else "", paragraph.text) for paragraph in document.paragraphs]


def text_of(document: Document) -> list[tuple[str, str]]:
    """Styles and words between the head and the block at the end."""
    lines = styled(document)
    start = 1 if lines[1][0] != "Subtitle" else 3
    return lines[start : lines.index(("Heading 1", "Về tài liệu này"))]


def numbering_of(document: Document) -> Iterator[tuple[str, str, str]]:
    """Words, list and level of every listed paragraph."""
    for paragraph in document.paragraphs:
        for number in paragraph._p.iter(qn("w:numPr")):
            level, listed = (one.get(qn("w:val")) for one in number)
            yield paragraph.text, str(listed), str(level)


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


# -- archive ---------------------------------------------------------------------------------------------------------


def test_an_archive_tells_neither_hour_nor_machine() -> None:
    loose = BytesIO()
    with zipfile.ZipFile(loose, "w") as archive:
        archive.writestr("b.xml", "hai")
        archive.writestr("a.xml", "một")
    day = date(2026, 6, 5)
    once = repacked(loose.getvalue(), day)
    assert once == packed([("b.xml", b"hai", day), ("a.xml", "một".encode(), day)])
    with zipfile.ZipFile(BytesIO(once)) as archive:
        assert [(entry.filename, entry.date_time, entry.create_system) for entry in archive.infolist()] == [
            ("b.xml", (2026, 6, 5, 0, 0, 0), 3),
            ("a.xml", (2026, 6, 5, 0, 0, 0), 3),
        ]


def test_a_day_that_no_archive_can_name_is_the_first_one_that_it_can() -> None:
    with zipfile.ZipFile(BytesIO(packed([("a", b"", date(1979, 12, 31))]))) as archive:
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


@pytest.mark.parametrize("kind", ["giao-an", "trinh-chieu"])
def test_parts_of_an_office_file_have_the_day_of_the_material(kind: str) -> None:
    with zipfile.ZipFile(BytesIO(made(type=kind, published="2026-06-01", modified="2026-06-05"))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 6, 5, 0, 0, 0)}


# -- which files -----------------------------------------------------------------------------------------------------


def test_files_are_made_for_the_forms_that_a_type_offers() -> None:
    whole = view(TYPES, material("a"), material("b", type="trinh-chieu"), material("c", type="ap-phich"))
    assert [artifact.path for artifact in office_files(whole, MemoryCache())] == [
        "tai-lieu/a/a-sua-duoc.docx",
        "tai-lieu/b/b-trinh-chieu.pptx",
    ]
    assert set(WRITERS) == {form.id for form in FORMS.values() if form.ending in {"docx", "pptx"}}


def test_what_is_cached_is_not_made_again_and_every_change_is() -> None:
    cache = MemoryCache()
    first = made(cache)
    assert (made(cache), cache.missed) == (first, 1)
    for change in ({"body": "Khác."}, {"title": "Tên mới"}, {"author": "Nhóm khác"}, {"reviewed_by": "Sở Y tế"}):
        assert made(cache, **change) != first
    assert cache.missed == 5


def test_the_same_material_gives_the_same_bytes() -> None:
    for fields in ({}, {"type": "trinh-chieu"}, {"type": "cau-hoi-tu-kiem-tra", "questions": (QUESTION,)}):
        assert made(**fields) == made(**fields)


@pytest.mark.parametrize("kind", ["giao-an", "trinh-chieu"])
def test_a_package_is_whole(kind: str) -> None:
    """Every part has a type, every relationship its target, every id is there once."""
    parts = parts_of(made(type=kind, body="## A\n\n- [ ] x\n- [ ] y\n\n| a |\n|---|\n| [b](https://b.vn) |\n\n> lời"))
    types = ElementTree.fromstring(parts["[Content_Types].xml"])
    named = {one.get("PartName") for one in types if one.get("PartName")}
    assert named == {f"/{name}" for name in parts if not name.endswith(".rels") and name != "[Content_Types].xml"}
    for name, content in parts.items():
        tree = ElementTree.fromstring(content)
        if name.endswith(".rels"):
            base = name.replace("_rels/", "").removesuffix(".rels")
            ids = [one.get("Id") for one in tree]
            assert len(set(ids)) == len(ids)
            for one in tree:
                target = one.get("Target") or ""
                if one.get("TargetMode") != "External":
                    parent = base.split("/")[:-1]
                    for step in target.split("/"):
                        parent = parent[:-1] if step == ".." else [*parent, step]
                    assert "/".join(parent) in parts
        for tag, attribute in (("cNvPr", "id"), ("sldId", "id"), ("num", "numId"), ("id", "val")):
            found = [
                next((value for key, value in one.items() if key.rpartition("}")[2] == attribute), None)
                for one in tree.iter()
                if one.tag.rpartition("}")[2] == tag
            ]
            assert len(set(found)) == len(found), (name, tag)


@pytest.mark.parametrize("kind", ["giao-an", "trinh-chieu"])
def test_properties_come_from_the_record(kind: str) -> None:
    content = made(type=kind, title="Tên & tên", published="2026-06-01", modified="2026-06-05")
    opened = docx.Document(BytesIO(content)) if kind == "giao-an" else Presentation(BytesIO(content))
    properties = opened.core_properties
    assert (properties.title, properties.author, properties.language) == ("Tên & tên", "Nhóm thử", "vi-VN")
    assert (str(properties.created)[:10], str(properties.modified)[:10]) == ("2026-06-01", "2026-06-05")


# -- Word ------------------------------------------------------------------------------------------------------------


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


def test_a_quiz_puts_answers_behind_the_questions_on_a_page_of_their_own() -> None:
    document = word(type="cau-hoi-tu-kiem-tra", questions=(QUESTION, QUESTION | {"answer": "3"}))
    lines = text_of(document)
    assert lines[0][0] == "Dòng của trường" and "Họ và tên" in lines[0][1]
    lines = lines[1:]
    assert lines == [
        ("Heading 1", "Câu hỏi"),
        *[("Câu hỏi", "Chọn gì?"), ("Lựa chọn", "Một"), ("Lựa chọn", "Hai"), ("Lựa chọn", "Ba")] * 2,
        ("Heading 1", "Đáp án và giải thích"),
        ("Đáp án", "B. Hai"),
        ("Normal", "Vì hai đúng."),
        ("Đáp án", "C. Ba"),
        ("Normal", "Vì hai đúng."),
        (
            "Subtitle",
            "Câu hỏi tự kiểm tra, 45 phút. Dành cho: Học sinh; Phụ huynh. Cấp học, lứa tuổi: Trung học phổ thông.",
        ),
        ("Chờ duyệt", "Biên soạn cho cổng, chờ cơ quan chuyên môn duyệt."),
        ("Normal", "Lời đầu."),
    ]
    broken = [one.text for one in document.paragraphs if one.paragraph_format.page_break_before]
    assert broken == ["Đáp án và giải thích", lines[-3][1]]
    choices = [number for text, number, _ in numbering_of(document) if text == "Một"]
    assert len(set(choices)) == 2  # A begins anew


LETTER = (
    "## Cách dùng\n\nĐiền vào.\n\n## Mẫu thư\n\n**TRƯỜNG ……**\n\n………, ngày …… tháng ……\n\n**THƯ NGỎ**\n\nKính gửi: Anh chị\n\n"
    "Lời thư.\n\n1. Một việc.\n\nTrân trọng,\n\n**HIỆU TRƯỞNG**\n\n## Phần cắt rời\n\n- [ ] Đã đọc\n\n## Gửi kèm\n\nTrang."
)


def sections_of(document: Document) -> list[list[tuple[str, str]]]:
    """Styles and words up to each end of a section."""
    found: list[list[tuple[str, str]]] = [[]]
    for paragraph in document.paragraphs:
        if paragraph.text:
            found[-1].append((paragraph.style.name if paragraph.style else "", paragraph.text))
        if paragraph._p.xpath("./w:pPr/w:sectPr"):
            found.append([])
    return found


def test_a_letter_opens_as_a_letter_and_what_is_said_about_it_stands_behind() -> None:
    document = word(LETTER, type="thu-gui-phu-huynh")
    letter, behind = sections_of(document)
    assert letter == [
        ("Tên trường trên thư", "TRƯỜNG ……"),
        ("Nơi và ngày viết thư", "………, ngày …… tháng ……"),
        ("Tên thư", "THƯ NGỎ"),
        ("Kính gửi", "Kính gửi: Anh chị"),
        ("Lời thư", "Lời thư."),
        ("List Number", "Một việc."),
        ("Lời thư", "Trân trọng,"),
        ("Người ký thư", "HIỆU TRƯỞNG"),
        ("Phần cắt rời", "Phần cắt rời"),
        ("Ô đánh dấu", "\tĐã đọc"),
    ]
    words = [text for _, text in behind]
    assert words[0] == "Tên giao-an-a" and behind[0][0] == "Title"
    assert words.index("Cách dùng") < words.index("Gửi kèm") < words.index("Về tài liệu này")
    first, second = document.sections
    assert not first.footer.paragraphs[0].text and "NUMPAGES" in second.footer._element.xml
    assert not first._sectPr.headerReference_lst


def test_a_letter_is_set_in_the_largest_letters_that_fit_one_page() -> None:
    sizes = []
    for count in (1, 60, 90):
        styles = word(LETTER.replace("Lời thư.", "Lời thư dài thêm nữa. " * 5 * count), type="thu-gui-phu-huynh").styles
        sizes.append(int(styles.element.xpath("./w:docDefaults/w:rPrDefault/w:rPr/w:sz/@w:val")[0]))
    assert sizes[0] == 26 and sizes[0] > sizes[1] >= 18 and sizes[2] == 21


def test_a_leaflet_in_word_is_two_small_pages_and_the_advice_behind() -> None:
    body = "## Cách in\n\nHai mặt.\n\n## Mặt trước: Dừng lại\n\nNói không.\n\n## Mặt sau: Kể ra\n\n- Kể."
    document = word(body, type="to-roi")
    sheet, behind = sections_of(document)
    assert sheet == [
        ("Heading 1", "Dừng lại"),
        ("Normal", "Nói không."),
        ("Heading 1", "Kể ra"),
        ("List Bullet", "Kể."),
    ]
    assert [one.text for one in document.paragraphs if one.paragraph_format.page_break_before] == ["Kể ra"]
    assert [round((one.page_width or 0) / 36_000) for one in document.sections] == [148, 210]
    assert ("Heading 1", "Cách in") in behind


@pytest.mark.parametrize(("kind", "heading"), [("bai-phat-thanh", "Lời đọc"), ("bai-chao-co", "1. Mở đầu")])
def test_a_script_in_word_begins_with_what_is_read_aloud(kind: str, heading: str) -> None:
    lines = styled(
        word(f"## Hướng dẫn\n\nĐọc chậm.\n\n## {heading}\n\nKính thưa bà con.\n\n## Ghi chú\n\nSau.", type=kind)
    )
    assert [text for _, text in lines[:7]] == [
        "Tên giao-an-a",
        heading,
        "Kính thưa bà con.",
        lines[3][1],
        lines[4][1],
        "Hướng dẫn",
        "Đọc chậm.",
    ]
    assert lines[3][0] == "Subtitle"


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
        "Phải: ghi nguồn như dòng dưới đây; đã sửa thì ghi thêm chữ «có sửa» và tên đơn vị sửa. "
        "Không được: ghi như thể cổng hoặc đơn vị biên soạn đã duyệt bản bạn sửa.",
        "«Tên giao-an-a», Nhóm thử, Cổng thử, https://thu.example/tai-lieu/giao-an-a/, CC BY 4.0.",
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


# -- columns and letters ---------------------------------------------------------------------------------------------


def grid(*rows: tuple[str, ...]) -> Grid:
    head, *rest = [tuple((Run(cell),) for cell in row) for row in rows]
    return Grid(head, tuple(rest))


def test_columns_fill_the_width_and_hold_their_longest_word() -> None:
    table = grid(("Câu", "Lời của người rủ"), ("1", "Thử đi, có sao đâu. " * 5))
    narrow, wide = column_widths(columns_of(table), 9_000, 100, 200)
    assert (narrow + wide, narrow) == (9_000, 500)
    assert short_columns(table) == [True, False]
    assert sum(column_widths(columns_of(grid(("a" * 200, "b"))), 9_000, 100, 200)) == 9_000


def test_room_of_words_is_that_of_arial() -> None:
    assert arial_width("0123456789") == pytest.approx(5.56, rel=0.02)  # 10 x 1139/2048
    assert arial_width("ố") == arial_width("o") and arial_width("a", is_bold=True) > arial_width("a")
    assert [count_lines("aa aa aa", room) for room in (9, 3, 1.2)] == [1, 2, 3]
    assert count_lines("a\nb", 9) == 2 and count_lines("a" * 40, 9) == 3 and count_lines("", 9) == 1


# -- slides ----------------------------------------------------------------------------------------------------------


def planned(text: str) -> list[Slide]:
    return list(with_own_titles(plan_slides(parse_body(text)), "Tên"))


def shown(one: Any) -> list[str]:
    return [shape.text_frame.text for shape in one.shapes if shape.has_text_frame][1:-1]


def test_each_heading_is_a_slide_and_quotes_are_what_the_speaker_says() -> None:
    made_deck = deck("Mở lời.\n\n## Một\n\n- a\n- b\n\n> **2 phút.** Chào.\n>\n> Hỏi.\n\n## Hai\n\n1. c\n2. d")
    first, before, one, two, phone, about = list(made_deck.slides)
    assert [slide.shapes.title.text for slide in made_deck.slides if slide.shapes.title] == [
        "Tên giao-an-a",
        "Mở đầu",
        "Một",
        "Hai",
        "Số gọi khi cần giúp",
        "Về bài trình chiếu này",
    ]
    assert "chờ cơ quan chuyên môn duyệt" in first.placeholders[1].text_frame.text
    assert (shown(before), shown(one), shown(two)) == (["Mở lời."], ["a\nb"], ["c\nd"])
    notes = one.notes_slide.notes_text_frame
    assert notes is not None and notes.text == "2 phút. Chào.\nHỏi."
    assert notes.paragraphs[0].runs[0].font.bold
    assert [slide.has_notes_slide for slide in (before, two)] == [False, False]
    (table,) = [shape.table for shape in phone.shapes if shape.has_table]
    assert [cell.text for cell in table.rows[1].cells] == ["111", "Khi trẻ em cần giúp."]
    assert "CC BY 4.0" in shown(about)[0] and "Nguồn thử" in about.notes_slide.notes_text_frame.text


def test_each_question_has_a_slide_and_its_answer_is_in_the_notes() -> None:
    slides = deck("## Một\n\nx", questions=(QUESTION,)).slides
    (slide,) = [one for one in slides if one.shapes.title and one.shapes.title.text == "Câu 1."]
    assert shown(slide) == ["Chọn gì?\nA. Một\nB. Hai\nC. Ba"]
    notes = slide.notes_slide.notes_text_frame
    assert notes is not None and notes.text == "Đáp án: B. Hai\nVì hai đúng."


def test_lists_are_lists_and_words_have_a_language() -> None:
    (slide,) = [one for one in deck("## Một\n\n3. c\n   - d\n\nlời **to**").slides if one.shapes.title.text == "Một"]
    xml = slide.placeholders[1]._element.xml
    assert 'type="arabicPeriod" startAt="3"' in xml and "<a:buNone/>" in xml
    assert xml.count('lang="vi-VN"') == 4


def test_a_table_stands_in_its_placeholder_between_its_lines_and_is_told_about() -> None:
    (slide,) = [
        one
        for one in deck("## T\n\ntrên\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\ndưới").slides
        if one.shapes.title.text == "T"
    ]
    shapes = list(slide.shapes)
    assert [shape.is_placeholder for shape in shapes] == [True] * 5
    _, above, table, below, _ = shapes
    assert table.has_table and above.text_frame.text == "trên" and below.text_frame.text == "dưới"
    assert above.top + above.height <= table.top and table.top + table.height <= below.top
    assert table._element.nvGraphicFramePr.cNvPr.get("descr") == "Bảng: T. Các cột: x; y."


@pytest.mark.parametrize("count", [3, 14, 60])
def test_a_slide_too_full_goes_on_and_loses_nothing(count: int) -> None:
    text = "\n".join(f"- Dòng thứ {number} với mấy chữ cho đủ một dòng dài trên trang chiếu" for number in range(count))
    slides = planned(f"## Dài\n\n{text}\n\n> lời")
    lines = [words_of(line.runs) for slide in slides for line in slide.above]
    assert lines == [line.removeprefix("- ") for line in text.split("\n")]
    assert [slide.title for slide in slides[:3]] == ["Dài", "Dài (tiếp)", "Dài (tiếp 2)"][: len(slides)]
    assert [bool(slide.notes) for slide in slides] == [True] + [False] * (len(slides) - 1)
    assert (len(slides) > 1) == (count > 10)
    assert all(slide.size in TEXT_SIZES for slide in slides)


def test_a_long_table_goes_on_under_its_head_and_two_tables_take_two_slides() -> None:
    rows = "\n".join(f"| dòng {number} | {'chữ ' * 30} |" for number in range(12))
    slides = planned(f"## B\n\n| x | y |\n|---|---|\n{rows}\n\n## H\n\n| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |")
    long = [slide.grid for slide in slides if slide.title.startswith("B") and slide.grid]
    assert len(long) > 1 and {part.header for part in long} == {long[0].header}
    assert [words_of(row[0]) for part in long for row in part.rows] == [f"dòng {number}" for number in range(12)]
    assert [slide.title for slide in slides if slide.title.startswith("H")] == ["H", "H (tiếp)"]


def test_titles_are_never_the_same() -> None:
    titles = [slide.title for slide in planned("## A\n\nx\n\n## Tên\n\n## A\n\ny\n\n## A")]
    assert titles == ["A", "Tên (tiếp)", "A (tiếp)", "A (tiếp 2)"]


def test_a_table_in_the_notes_is_told_row_by_row() -> None:
    (slide,) = planned("## A\n\nx\n\n> | p | q |\n> |---|---|\n> | 1 | 2 |")
    assert [words_of(line.runs) for line in slide.notes] == ["p - q", "1 - 2"]


def test_few_words_are_set_large() -> None:
    (slide,) = planned("## A\n\n- một\n- hai")
    assert slide.size == TEXT_SIZES[0] and slide.above[0] == Line((Run("một"),), "•")


def test_a_table_begins_under_the_line_that_leads_to_it() -> None:
    rows = "\n".join(f"| dòng {number} |" for number in range(12))
    first, second = planned(f"## B\n\nTrên.\n\n| x |\n|---|\n{rows}")
    assert first.above and first.grid and second.grid and not second.above
    assert len(first.grid.rows) + len(second.grid.rows) == 12


def test_a_long_title_is_set_smaller_before_it_leaves_the_slide() -> None:
    assert [title_size(title) for title in ("Ngắn", "chữ " * 25, "chữ " * 30, "chữ " * 300)] == [36, 28, 24, 24]


def test_another_edition_writes_everything_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    cache = MemoryCache()
    for name in ("mot", "mot", "hai"):
        monkeypatch.setattr(office, "edition", lambda *modules, name=name, **data: name)
        made(cache)
    assert cache.missed == 2
