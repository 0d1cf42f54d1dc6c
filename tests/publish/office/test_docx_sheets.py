"""Word files of sheets that schools hand out: quiz, letter, leaflet and script."""

from __future__ import annotations

import pytest
from docx.document import Document

from tests.publish.office.made_files import QUESTION, numbering_of, styled, text_of, word


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
