"""Official texts: printed numbering levels, anchors, footnotes, headings, and quotes found at their place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcmt.text.official_text import FOOTNOTE_MARK, parse_official_text, place_anchor, section_words

TEXT = """Căn cứ Luật Phòng, chống ma túy[^1];
[^1]: Luật số 73/2021/QH14.

I. MỤC TIÊU
1. Chung: Giảm cầu, giảm tác hại.
2. Cụ thể
- Trên 90% trường học.
+ Trong đó có trường nghề.
II. TỔ CHỨC
1. Công an tỉnh
a) Chủ trì,   phối hợp.
- Kiểm tra.
đ) Báo cáo.
2. Các sở có trách nhiệm thực hiện.
3. Ủy ban; các ban: phối hợp.
1. Công an tỉnh
Nơi nhận: như trên."""


def _places(text: str) -> list[str]:
    return [block.place for block in parse_official_text(text).blocks]


def test_every_line_knows_its_kind_and_place() -> None:
    blocks = parse_official_text(TEXT).blocks
    assert [(block.kind, block.mark, block.place) for block in blocks] == [
        ("paragraph", "", "mở đầu"),
        ("footnote", "1", "mở đầu"),
        ("section", "I.", "I"),
        ("item", "1.", "I.1"),
        ("item", "2.", "I.2"),
        ("dash", "-", "I.2"),
        ("plus", "+", "I.2"),
        ("section", "II.", "II"),
        ("item", "1.", "II.1"),
        ("point", "a)", "II.1.a"),
        ("dash", "-", "II.1.a"),
        ("point", "đ)", "II.1.đ"),
        ("item", "2.", "II.2"),
        ("item", "3.", "II.3"),
        ("item", "1.", "II.1"),
        ("paragraph", "", "II.1"),
    ]
    assert [blocks[number].level for number in (2, 3, 9)] == [1, 2, 3]


def test_anchors_are_unique_and_the_first_of_a_place_is_its_own() -> None:
    anchors = [block.anchor for block in parse_official_text(TEXT).blocks]
    assert len(set(anchors)) == len(anchors)
    assert {"mo-dau-d1", "chu-thich-1", "muc-i", "muc-i-2", "muc-i-2-d2", "muc-ii-1", "muc-ii-1-dd"} <= set(anchors)
    assert anchors.count("muc-ii-1") == 1
    assert place_anchor("II.3.đ") != place_anchor("II.3.d")


def test_headings_are_sections_titles_and_run_in_words() -> None:
    headings = [(block.mark, block.heading) for block in parse_official_text(TEXT).headings]
    # ``2. Các sở …`` and ``3. Ủy ban; …`` are running text; the last ``1.`` has a paragraph under it.
    assert headings == [
        ("I.", "MỤC TIÊU"),
        ("1.", "Chung"),
        ("2.", "Cụ thể"),
        ("II.", "TỔ CHỨC"),
        ("1.", "Công an tỉnh"),
        ("1.", "Công an tỉnh"),
    ]


@pytest.mark.parametrize("end", [".", ";"])
def test_a_sentence_with_dashes_below_is_no_heading(end: str) -> None:
    assert parse_official_text(f"1. Làm tốt việc{end}\n- Một.").headings == []
    assert parse_official_text("1. Làm tốt việc:\n- Một.").headings[0].heading == "Làm tốt việc"
    assert parse_official_text(f"1. {'dài ' * 60}\n- Một.").headings == []


def test_a_text_without_roman_sections_numbers_its_items_at_the_top() -> None:
    assert _places("Mở.\n1. A\na) x\n2. B\na) z\n- t") == ["mở đầu", "1", "1.a", "2", "2.a", "2.a"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("I. A\na) x\nb) y\nc) z\nII. B\na) t", ["I", "I.a", "I.b", "I.c", "II", "II.a"]),
        ("1. A\na) x\nb) y\nc) z\n2. B\na) t", ["1", "1.a", "1.b", "1.c", "2", "2.a"]),
        ("a) x\nb) y\nc) z", ["a", "b", "c"]),
    ],
)
def test_points_of_one_list_are_neighbours(text: str, places: list[str]) -> None:
    assert _places(text) == places


def test_an_item_that_is_only_a_footnote_mark_is_read() -> None:
    assert _places("1. [^1]\n- a\n[^1]: b") == ["1", "1", "1"]


@pytest.mark.parametrize(
    "line", ["1.5 triệu đồng", "2026. Năm", "VN. ", "-không cách", "A. Phần", "1) Một", "I.", "ab) x"]
)
def test_what_only_looks_like_a_sign_is_a_paragraph(line: str) -> None:
    assert [block.kind for block in parse_official_text(line).blocks] == ["paragraph"]


def test_both_footnote_marks_vanish_from_the_words_read() -> None:
    text = parse_official_text("1. Luật[^1] và nghị[^2:] định.\n[^1]: Số 73.\n[^2]: Số 105.")
    assert [block.plain for block in text.blocks] == ["1. Luật và nghị định.", "1 Số 73.", "2 Số 105."]
    assert text.blocks[0].text == "Luật[^1] và nghị[^2:] định."
    found = text.find_quote("1", "Luật  và nghị[^2] định")
    assert found is text.blocks[0]


def test_a_footnote_stands_where_it_is_called() -> None:
    text = parse_official_text("I. A\n1. Một[^1].\n2. Hai.\n[^1]: Ba.\n[^2]: Bốn.")
    assert [block.place for block in text.blocks] == ["I", "I.1", "I.2", "I.1", "I.2"]
    assert text.find_quote("I.1", "Ba.") is text.blocks[3]
    assert text.find_quote("I.2", "Ba.") is None


def test_a_footnote_between_a_title_and_its_dashes_leaves_the_title_a_heading() -> None:
    assert parse_official_text("1. Cụ thể[^1]\n[^1]: Ghi chú.\n- Một.").headings[0].heading == "Cụ thể"


def test_a_quote_is_found_only_where_it_stands() -> None:
    text = parse_official_text(TEXT)
    assert (
        text.find_quote("", "Kiểm tra.") == text.find_quote("II", "Kiểm tra.") == text.find_quote("II.1.a", "Kiểm tra.")
    )
    block = text.find_quote("II", "Chủ trì, phối hợp")
    assert block is not None and block.place == "II.1.a"
    assert text.find_quote("I", "Kiểm tra.") is None
    assert text.find_quote("II.1.a", "Báo cáo") is None
    assert text.find_quote("", "kiểm tra.") is None
    assert text.find_quote("I.2", "trường học. + Trong đó") is None, "a quote never runs over a line"
    assert parse_official_text("").find_quote("", "") is None


def test_a_place_holds_what_stands_under_it_but_not_its_namesakes() -> None:
    text = parse_official_text("I. A\n1. x\n10. y\nII. B\nIII. C")
    assert [block.place for block in text.find_blocks("I")] == ["I", "I.1", "I.10"]
    assert [block.place for block in text.find_blocks("I.1")] == ["I.1"]
    assert len(text.find_blocks("")) == 5
    assert text.find_blocks("mở đầu") == []


@pytest.mark.parametrize("at", ["IV", "I.9", "I.", "i", "nơi nhận"])
def test_an_unknown_place_is_a_key_error(at: str) -> None:
    text = parse_official_text(TEXT)
    assert at not in text.places
    with pytest.raises(KeyError):
        text.find_blocks(at)
    with pytest.raises(KeyError):
        text.find_quote(at, "Kiểm tra.")


_SIGNS = st.sampled_from(["", "I. ", "II. ", "1. ", "2. ", "12. ", "a) ", "đ) ", "- ", "+ ", "[^1]: ", "[^22]: "])
_WORDS = st.lists(
    st.sampled_from([*"ađêX19", " ", "  ", "\t", ".", ":", ")", "-", "[^1]", "[^2:]", "\u00a0"]), max_size=12
).map("".join)
_LINES = st.lists(st.tuples(_SIGNS, st.sampled_from(["chữ", "Chữ: a"]), _WORDS).map("".join), max_size=12)


@given(_LINES)
def test_no_word_is_lost_added_or_moved(lines: list[str]) -> None:
    text = parse_official_text("\n".join(lines))
    printed = [re.sub(r"^\[\^(\d+)\]:", r"\1", line.strip()) for line in lines]
    expected = FOOTNOTE_MARK.sub("", "\n".join(printed)).split()
    assert " ".join(block.plain for block in text.blocks).split() == expected


@given(_LINES)
def test_anchors_never_meet_and_every_block_is_found_by_its_own_words(lines: list[str]) -> None:
    text = parse_official_text("\n".join(lines))
    anchors = [block.anchor for block in text.blocks if block.kind != "footnote"]
    assert len(set(anchors)) == len(anchors)
    for block in text.blocks:
        found = text.find_quote(block.place, block.plain)
        assert found is not None and block.plain in found.plain
        assert block in text.find_blocks(block.place)


def test_the_last_texts_are_parsed_once_and_old_ones_are_let_go() -> None:
    first = parse_official_text("I. Mục tiêu\n1. Việc số 0.")
    assert parse_official_text("I. Mục tiêu\n1. Việc số 0.") is first
    for number in range(1, 1000):
        parse_official_text(f"I. Mục tiêu\n1. Việc số {number}.")
    again = parse_official_text("I. Mục tiêu\n1. Việc số 0.")
    assert again == first and again is not first


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("II.2", "mục II.2"),
        ("III.10.a", "mục III.10.a"),
        ("mở đầu", "phần mở đầu"),
        ("nơi nhận", "phần nơi nhận"),
        ("Điều 24", "Điều 24"),
    ],
)
def test_a_place_is_named_as_a_sentence_names_it(at: str, words: str) -> None:
    assert section_words(at) == words
