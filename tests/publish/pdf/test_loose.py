"""Sheets of a material on paper: cards to cut, slips, one page."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from pcmt.model.handouts import code_of, forms_of, spelled_code
from pcmt.problems import DataError
from pcmt.publish.pdf.sheets import PrintedSheet
from tests import records
from tests.publish.pdf.sheets import letter_size, sheets_of, text_of

HEAD = "## Phiếu\n\n**Phiếu 1 - Thẻ** (cắt rời)\n\n"
CARDS = HEAD + "{cards}\n\n*Gợi ý cho giáo viên: dừng lại 2.*"
SLIP = HEAD + "1. Câu của em: ……………………\n2. Em muốn nói riêng: có / không"


def sheet(layout: str, **fields: Any) -> dict[str, Any]:
    return {"sheets": ({"id": "the", "title": "Phiếu 1 - Thẻ", "layout": layout} | fields,)}


def loose(layout: str, body: str, **fields: Any) -> PrintedSheet:
    whole, alone = sheets_of(records.material(body=body, **(sheet(layout) | fields)))
    assert whole.path == "tai-lieu/giao-an-a/giao-an-a-a4.pdf"
    assert alone.path == "tai-lieu/giao-an-a/giao-an-a-phieu-the.pdf" and alone.preview is None
    return alone


def numbered(count: int, words: str = "Thẻ số {} của bộ.") -> str:
    return CARDS.format(cards="\n".join(f"{n}. {words.format(n)}" for n in range(1, count + 1)))


@pytest.mark.parametrize(("count", "pages", "empty"), [(4, 1, 0), (9, 1, 1), (10, 1, 0), (11, 2, 1), (24, 3, 0)])
def test_cards_fill_pages_and_a_place_left_over_is_written_by_the_class(count: int, pages: int, empty: int) -> None:
    made = loose("cards", numbered(count))
    text = " ".join(text_of(made).split())
    assert made.pages == pages
    assert all(f"Thẻ số {n} của bộ." in text for n in range(1, count + 1))
    assert text.count("Thẻ của lớp") == empty
    assert "Gợi ý" not in text


def test_long_cards_are_set_smaller_and_still_stand_in_their_places() -> None:
    short, long = loose("cards", numbered(10)), loose("cards", numbered(10, "Thẻ {} kể " + "một chuyện dài. " * 14))
    assert short.pages == long.pages == 1
    assert letter_size(long, "Thẻ") < letter_size(short, "Thẻ")


def test_a_slip_is_repeated_as_often_as_the_paper_holds_it() -> None:
    few, many = loose("slips", SLIP + "\n\n" + "Lời dặn dò thêm. " * 60), loose("slips", SLIP)
    assert few.pages == many.pages == 1
    assert text_of(many).count("Câu của em") > text_of(few).count("Câu của em") > 1
    assert "……" not in text_of(many)  # lines to write on


def test_copies_of_a_slip_are_read_once() -> None:
    """Readers of a tagged PDF hear marked content; the further copies are artifacts (ISO 14289-1, 7.1)."""
    page = PdfReader(BytesIO(bytes(loose("slips", SLIP).pdf))).pages[0]
    drawn = bytes(page.get_contents().get_data())  # type: ignore[union-attr]
    assert drawn.count(b"/Artifact") >= text_of(loose("slips", SLIP)).count("Câu của em") - 1


def test_one_sheet_is_as_large_as_its_page_allows() -> None:
    short, long = loose("page", HEAD + "Thử đi, có sao đâu."), loose("page", HEAD + "Thử đi. " + "Thêm một câu. " * 200)
    assert short.pages == long.pages == 1
    assert letter_size(short, "Thử") == 20 > letter_size(long, "Thử")


def test_a_sheet_says_what_it_is_part_of_and_how_to_ask_whether_it_is_still_in_use() -> None:
    material = records.material(body=SLIP, **sheet("slips"))
    form = next(one for one in forms_of(material) if one.id == "phieu-the")
    text = " ".join(text_of(loose("slips", SLIP)).split())
    assert f"Mã: {spelled_code(code_of(material, form, 1))}" in text
    assert "Tên giao-an-a. Giáo án, 45 phút." in text and "chờ cơ quan chuyên môn duyệt" in text


@pytest.mark.parametrize(
    ("layout", "body", "words"),
    [
        ("cards", "Lời đầu.", "không có phần «Phiếu 1 - Thẻ»"),
        ("cards", HEAD + "Chỉ có một đoạn.", "không có danh sách hay bảng"),
        ("slips", HEAD + "Dài quá. " * 2_000, "không vừa 1 trang"),
        ("page", HEAD + "Dài quá. " * 2_000, "không vừa 1 trang"),
    ],
)
def test_a_sheet_that_cannot_be_printed_is_told_at_its_field(layout: str, body: str, words: str) -> None:
    with pytest.raises(DataError) as caught:
        sheets_of(records.material(body=body, **sheet(layout)))
    (problem,) = caught.value.problems
    assert problem.code == "KHONG_IN_DUOC" and words in problem.message and problem.cure
