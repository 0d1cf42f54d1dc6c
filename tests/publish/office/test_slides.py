"""Decks: what becomes a slide, what the notes hold, how full a slide may be, and how titles differ."""

from __future__ import annotations

from typing import Any

import pytest

from pcmt.publish.office.slide_layout import TEXT_SIZES, Slide, SlideLine, plan_slides, title_size, with_own_titles
from pcmt.show.markup.body_tree import Run, parse_body, words_of
from tests.publish.office.made_files import QUESTION, deck


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
    assert slide.size == TEXT_SIZES[0] and slide.above[0] == SlideLine((Run("một"),), "•")


def test_a_table_begins_under_the_line_that_leads_to_it() -> None:
    rows = "\n".join(f"| dòng {number} |" for number in range(12))
    first, second = planned(f"## B\n\nTrên.\n\n| x |\n|---|\n{rows}")
    assert first.above and first.grid and second.grid and not second.above
    assert len(first.grid.rows) + len(second.grid.rows) == 12


def test_a_long_title_is_set_smaller_before_it_leaves_the_slide() -> None:
    assert [title_size(title) for title in ("Ngắn", "chữ " * 25, "chữ " * 30, "chữ " * 300)] == [36, 28, 24, 24]
