"""Where lines and pages of a sheet end: posters, leaflets, letters, first aid, imprints."""

from __future__ import annotations

import re

import pytest

from pcmt.publish.pdf.content_tree import nodes_of
from pcmt.publish.pdf.material_content import split_letter
from pcmt.show.markup.body_tree import parse_body
from tests import records
from tests.publish.pdf.sheets import FACES, POSTER, QUESTION, letter_size, lines_of, sheets_of, text_of, words_of
from tests.site.pdf_reader import is_within, standards_missed, words_in
from tests.sweeps import sweep


def test_a_leaflet_prints_its_two_faces_only_and_in_larger_letters_when_it_is_short() -> None:
    leaflet = records.material(type="to-roi", body=FACES.format(front="Nói không."))
    alone, double = sheets_of(leaflet)
    assert alone.pages == double.pages == 2
    assert "Hai mặt" not in text_of(alone)
    assert is_within(words_in("Dừng lại Nói không Kể ra Kể với người mình tin"), words_of(alone))
    long = records.material(type="to-roi", body=FACES.format(front="Nói không. " * 150))
    assert letter_size(sheets_of(long)[0], "Nói") < letter_size(alone, "Nói")


def test_a_letter_is_split_from_the_advice_to_the_school_and_its_parts_are_known() -> None:
    body = (
        "## Cách dùng\n\nĐiền vào.\n\n## Mẫu thư\n\n**TRƯỜNG ……**\n\n………, ngày …… tháng ……\n\n**THƯ NGỎ**\n\nKính gửi: Anh chị\n\n"
        "Lời thư.\n\nTrân trọng,\n\n**HIỆU TRƯỞNG**\n\n## Phần cắt rời\n\n- [ ] Đã đọc\n\n## Gửi kèm\n\nTrang."
    )
    advice, letter = split_letter(nodes_of(parse_body(body), ""))
    assert [node.get("role") for node in letter] == [
        "letter", "letterhead", "day", "subject", "addressee", "", "", "signature", "slip", None,
    ]  # fmt: skip
    assert [node["k"] for node in advice] == ["heading", "paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    "ending",
    sweep(
        ["Đoạn cuối.", "1. Một\n2. Hai\n3. Ba", "- a\n- b\n- c", "| x | y |\n|---|---|\n| 1 | 2 |", "> Lời.", "## Mục"],
        2,
    ),
)
def test_no_sheet_ends_with_a_page_of_its_imprint_alone(ending: str) -> None:
    for count in range(24, 45, 2):
        body = "\n\n".join([*(f"Đoạn thứ {number} của bài." for number in range(count)), ending])
        (sheet,) = sheets_of(records.material(body=body))
        last = lines_of(sheet)[-1]
        assert next(at for at, line in enumerate(last) if line.startswith("Mã: ")) > 1, (count, last)
        assert standards_missed(bytes(sheet.pdf)) == []


def test_steps_of_first_aid_are_never_cut_by_the_end_of_a_page() -> None:
    steps = (
        "Gọi Cấp cứu 115.",
        "Đặt nằm nghiêng.",
        "Không cho ăn uống.",
        "Ngừng thở: ép tim.",
        "Nói thật với nhân viên.",
    )
    aid = "**Gọi không đáp:**\n\n" + "\n".join(f"{number}. {step}" for number, step in enumerate(steps, start=1))
    for count in range(30, 46, 2):
        body = "\n\n".join([*(f"Đoạn thứ {number} của bài." for number in range(count)), aid, "Lời cuối.", "Hết."])
        (sheet,) = sheets_of(records.material(body=body))
        pages = [" ".join(page) for page in lines_of(sheet)]
        assert any(all(words in page for words in ("Gọi không đáp", *steps)) for page in pages), count


def test_the_last_question_goes_with_the_imprint() -> None:
    for count in range(7, 13):
        questions = tuple(QUESTION | {"question": f"Câu hỏi số {number} này?"} for number in range(count))
        for sheet in sheets_of(records.material(type="cau-hoi-tu-kiem-tra", questions=questions), records.helpline()):
            last = lines_of(sheet)[-1]
            mark = next(at for at, line in enumerate(last) if line.startswith("Mã: "))
            assert any("Câu " in line or "Giấy" in line for line in last[:mark]), (sheet.path, count)


@pytest.mark.parametrize("count", sweep(range(5, 24), 4))
def test_no_line_of_a_poster_holds_a_single_word(count: int) -> None:
    words = " ".join(f"chữ{'n' * (number % 4)}{number}" for number in range(count))
    poster = POSTER | {
        "headline": words[:60].rpartition(" ")[0],
        "points": (words[:90].rpartition(" ")[0], "Ngắn thôi, gọn."),
        "call": words[:120].rpartition(" ")[0],
    }
    for sheet in sheets_of(records.material(type="ap-phich", poster=poster)):
        alone = [line for line in lines_of(sheet)[0] if re.fullmatch(r"chữn*[0-9]+", line.strip())]
        assert alone == [], (sheet.path, alone)


def test_lines_of_a_poster_end_where_a_phrase_does() -> None:
    poster = POSTER | {"headline": "Chưa rõ là gì? Dừng tay, hỏi trước!"}
    assert {"Chưa rõ là gì?", "Dừng tay,", "hỏi trước!"} <= {
        line.strip() for line in lines_of(sheets_of(records.material(type="ap-phich", poster=poster))[0])[0]
    }


@pytest.mark.parametrize("number", ["115", "0769.04.04.04", "1900 1234"])
def test_a_number_to_call_stays_with_what_it_is_called_for(number: str) -> None:
    for lead in ("Có người mệt lả, gọi không đáp:", "Bị ép, bị dọa, bị theo dõi thì gọi", "Cần người nghe, hỏi:"):
        call = f"{lead} {number}. Bị ép, bị dọa: {number}. Báo tin kín: {number}."
        poster = POSTER | {"call": call, "points": (f"{lead} {number}.", "Rời đi ngay thôi.")}
        for sheet in sheets_of(records.material(type="ap-phich", poster=poster)):
            lines = [line.strip() for page in lines_of(sheet) for line in page]
            assert [line for line in lines if line.startswith(number)] == [], (sheet.path, lines)
