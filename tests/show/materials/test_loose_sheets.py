"""The part of a text that a sheet is, and its cards."""

from __future__ import annotations

from pcmt.show.markup.body_tree import Block, parse_body, words_of
from pcmt.show.markup.plain_text import plain_text
from pcmt.show.materials.loose_sheets import blocks_of_sheet, cards_of

BODY = """## V. Phiếu

**Phiếu 1 - Thẻ** (cắt rời)

1. Một.
2. Hai.

*Gợi ý cho thầy cô: hai.*

**Phiếu 10 - Thẻ khác**

- Ba.

### Phiếu 2 - Tờ lớn (in một tờ)

**Trong nhà:** kể ngay.

**Ngoài đường**

- Rời đi.

#### Chi tiết

Còn nữa.

### Phiếu 3 - Rỗng

## VI. Sau
"""


def words_in(blocks: tuple[Block, ...]) -> str:
    return " | ".join(words_of(getattr(one, "runs", ())) or type(one).__name__ for one in blocks)


def test_a_bold_line_reaches_to_the_next_head_of_any_kind() -> None:
    found = blocks_of_sheet(parse_body(BODY), "Phiếu 1 - Thẻ")
    assert words_in(found) == "MarkdownList | Gợi ý cho thầy cô: hai."
    assert words_in(blocks_of_sheet(parse_body(BODY), "Phiếu 10 - Thẻ khác")) == "MarkdownList"


def test_a_heading_reaches_to_the_next_one_of_its_level() -> None:
    found = blocks_of_sheet(parse_body(BODY), "Phiếu 2 - Tờ lớn")
    assert words_in(found) == "Trong nhà: kể ngay. | Ngoài đường | MarkdownList | Chi tiết | Còn nữa."


def test_a_head_that_is_not_there_or_holds_nothing_has_no_blocks() -> None:
    blocks = parse_body(BODY)
    assert [blocks_of_sheet(blocks, one) for one in ("Phiếu 1", "Phiếu 9", "Phiếu 3 - Rỗng", "Trong nhà:")] == [()] * 4


def cards_in(markdown: str) -> list[tuple[str, str]]:
    cards = cards_of(parse_body(markdown))
    return [(one.label, words_in(one.blocks)) for one in cards]


def test_items_of_a_list_are_cards_under_their_numbers() -> None:
    assert cards_in("Lời dẫn.\n\n3. Ba.\n4. Bốn.\n\nXong.\n\n- Rời.") == [("3", "Ba."), ("4", "Bốn."), ("", "Rời.")]


def test_rows_of_a_table_are_cards_under_their_first_cell() -> None:
    assert cards_in("| Thẻ | Chuyện |\n|---|---|\n| A. Đêm | Ca đêm. |\n| B | Trưa. |") == [
        ("A. Đêm", "Ca đêm."),
        ("B", "Trưa."),
    ]
    assert cards_in("| Thẻ | Chuyện | Hỏi |\n|---|---|---|\n| A | Ca đêm. | Ai? |") == [
        ("A", "Chuyện: Ca đêm. | Hỏi: Ai?")
    ]
    assert cards_in("| Thẻ |\n|---|\n| Một mình |") == [("", "Một mình")]


def test_what_is_between_the_cards_is_no_card() -> None:
    assert "Gợi ý" not in plain_text(str(cards_in(BODY.partition("### ")[0])))
