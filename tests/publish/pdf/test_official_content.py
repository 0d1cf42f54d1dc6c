"""The text of a print: faces, footnotes, headings, remarks, status, and the bytes."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from pcmt.problems import DataError
from pcmt.publish.pdf.official_content import split_frame
from pcmt.publish.pdf.sheets import PrintedSheet, printed
from pcmt.show.parts.context import PageContext
from pcmt.show.plans.print_status import print_status
from pcmt.text.official_text import parse_official_text
from tests.memory_cache import MemoryCache
from tests.publish.pdf.official_papers import LETTER, content, printed_sheet, words, words_of
from tests.records import agency, catalog, document, place, plan
from tests.site.pdf_reader import standards_missed


def test_what_a_paper_rests_on_is_set_in_italics_and_articles_in_bold() -> None:
    text = (
        "Căn cứ Luật A;\nTheo đề nghị của Giám đốc Sở A.\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nCăn cứ tình hình, làm.\n"
        "Điều 2. Ban hành kèm theo Quyết định này Quy chế.\nĐiều 3a. Hiệu lực"
    )
    made = content(plan(text=text))["blocks"]
    assert [block["role"] for block in made] == ["basis", "basis", "part", "part", "article", "", "article", "article"]
    bold = ["".join(run["t"] for run in block["head"]) for block in made]
    assert bold == ["", "", "Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", "", "Điều 2. ", "Điều 3a. Hiệu lực"]
    sheet = printed_sheet(plan(text=text))
    assert standards_missed(bytes(sheet.pdf)) == []
    faces = faces_of(sheet)
    assert "Italic" in faces["Căn cứ Luật"] and "Bold" in faces["Phạm vi"] and "Bold" not in faces["Ban hành kèm"]


def faces_of(sheet: PrintedSheet) -> dict[str, str]:
    """Names of the fonts in which some words of the first page stand."""
    found: dict[str, str] = {}

    def visit(text: str, _cm: object, _matrix: object, font: Any, _size: object) -> None:
        for start in ("Căn cứ Luật", "Phạm vi", "Ban hành kèm"):
            if start in text and font:
                found.setdefault(start, str(font["/BaseFont"]))

    PdfReader(io.BytesIO(bytes(sheet.pdf))).pages[0].extract_text(visitor_text=visit)
    return found


def test_numbers_and_days_are_never_cut_by_the_end_of_a_line() -> None:
    told = (
        "Kế hoạch số 203/KH-UBND",
        "Hướng dẫn 36-HD/VPTW",
        "ngày 15/12/2023",
        "Luật 120/2025/QH15",
        "số 03/CTrPH-BCA-BGDĐT",
    )
    text = "\n".join("Theo " + "x" * count + " " + " và ".join(told) + " hằng năm." for count in range(1, 60))
    sheet = printed_sheet(plan(text=text))
    lines = [
        line for page in PdfReader(io.BytesIO(bytes(sheet.pdf))).pages for line in page.extract_text().splitlines()
    ]
    for number in ("203/KH-UBND", "36-HD/VPTW", "15/12/2023", "120/2025/QH15", "03/CTrPH-BCA-BGDĐT"):
        assert sum(line.count(number) for line in lines) == 59, number


def test_a_list_in_a_footnote_has_a_line_for_each_item() -> None:
    text = "Việc[^1].\n[^1]: Gồm: - Tư vấn; - Xét nghiệm; - Ngăn chặn từ 2024 - 2025."
    [block] = content(plan(text=text))["blocks"]
    assert block["rest"][1]["note"] == ["Gồm:", "- Tư vấn;", "- Xét nghiệm;", "- Ngăn chặn từ 2024 - 2025."]
    lines = [
        line.strip()
        for line in PdfReader(io.BytesIO(bytes(printed_sheet(plan(text=text)).pdf)))
        .pages[0]
        .extract_text()
        .splitlines()
    ]
    assert {"- Tư vấn;", "- Xét nghiệm;"} <= set(lines)


def test_nothing_stands_in_colour_among_the_words_and_nothing_above_the_head_but_the_stamp() -> None:
    sheet = printed_sheet(plan(notes=({"at": "I.1", "quote": "Trên 90%", "note": "Ghi."},)))
    first = PdfReader(io.BytesIO(bytes(sheet.pdf))).pages[0].extract_text()
    assert first.split("\n")[0].strip() == "BẢN TRA CỨU, KHÔNG THAY BẢN GỐC"
    colours = re.findall(rb"([0-9.]+) ([0-9.]+) ([0-9.]+) (?:scn|SCN|rg|RG)", contents_of(sheet))
    assert {max(map(float, one)) - min(map(float, one)) > 0.2 for one in colours} <= {False}


def contents_of(sheet: PrintedSheet) -> bytes:
    content = PdfReader(io.BytesIO(bytes(sheet.pdf))).pages[0].get_contents()
    assert content is not None
    return content.get_data()


def test_footnotes_go_where_they_are_called_and_marks_of_the_page_end_go() -> None:
    text = "Câu một[^1] và hai[^2] nói tiếp [^1:] [^2:] cho hết, lại như trên[^1].\n[^1]: Chú một.\n[^2]: Chú hai."
    [block] = content(plan(text=text))["blocks"]
    assert words(block) == "Câu một[1] và hai[2] nói tiếp cho hết, lại như trên[1]."
    assert [run["note"] for run in block["rest"] if "mark" in run] == [["Chú một."], ["Chú hai."], []]


def test_headings_leave_out_no_level_and_run_in_heads_stay_in_their_paragraph() -> None:
    text = "1. Việc chung\n- Làm.\nI. PHẦN MỘT\n2. Sở A: chủ trì.\n3. Việc riêng\n- Làm tiếp."
    blocks = content(plan(text=text))["blocks"]
    assert [block["level"] for block in blocks] == [2, 0, 2, 0, 3, 0]
    assert "".join(run["t"] for run in blocks[3]["head"]) == "Sở A:" and words(blocks[3]) == "Sở A: chủ trì."


def test_a_heading_may_end_with_a_footnote_mark_after_a_space() -> None:
    [head, *_] = content(plan(text="1. Việc chung [^1]\n- Làm.\n[^1]: Chú."))["blocks"]
    assert head["level"] == 2 and words(head) == "Việc chung [1]" and head["rest"] == []


def test_a_line_with_a_remark_is_known_and_no_other() -> None:
    notes = ({"at": "I.1", "quote": "Trên 90%", "note": "Ghi."}, {"note": "Về cả bản."})
    made = content(plan(notes=notes))
    assert [block["remarked"] for block in made["blocks"]] == [False, False, True, False]
    assert made["notes"][0] == {"at": "Mục I.1", "quote": "Trên 90%", "note": "Ghi."}


def test_a_letter_keeps_its_own_head_and_end() -> None:
    made = content(document(text=LETTER))
    head = made["head"]
    assert head["issuers"] == ["CHỦ TỊCH TỈNH"] and head["nation"][1] == "Độc lập - Tự do - Hạnh phúc"
    assert (head["number"], head["subject"], head["day"]) == ("Số: 5/CT", "V/v thử", "Tỉnh A, ngày 25 tháng 5 năm 2026")
    assert not head["supplied"] and made["titles"] == []
    assert made["recipients"] == ["Như trên;", "Lưu: VT."]
    assert made["signers"] == [{"positions": ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "name": "Trần Văn A"}]
    assert [block["is_address"] for block in made["blocks"]] == [True, True, False, False, False]
    assert [block["level"] for block in made["blocks"]] == [0, 0, 0, 1, 0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Số: 5/CT\n", ""),
        ("Nơi nhận:\n", ""),
        ("KT. CHỦ TỊCH\n", "Ghi thêm.\n"),
        ("Tỉnh A, ngày 25 tháng 5 năm 2026\n", ""),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", ""),
    ],
)
def test_a_text_of_another_shape_is_printed_line_by_line(old: str, new: str) -> None:
    text = LETTER.replace(old, new)
    assert split_frame(parse_official_text(text)) is None
    made = content(document(text=text))
    assert len(made["blocks"]) == len(text.splitlines()) and made["recipients"] == []


def test_the_status_is_that_of_the_day_on_which_something_last_changed() -> None:
    law = document(in_force_until="2026-07-01", replaced_by=("luat-b",))
    cited = {"document": "luat-a", "quote": "Lời mở đầu.", "at": "mở đầu"}
    one = plan(period={"start": "2024", "end": "2024"}, published="2024-05-01", basis=(cited,))
    fresh = {"published": "2024-01-01", "checked_on": "2024-01-01"}
    laws = (
        law.model_copy(update={"published": date(2024, 1, 1), "checked_on": date(2024, 1, 1)}),
        document("luat-b", **fresh),
    )

    def told(*today: int) -> tuple[date, tuple[str, ...]]:
        old = {"published": "2020-01-01"}

        found = catalog(one, *laws, agency(**old), place(**old), today=date(*today))
        return print_status(PageContext(found), one)

    assert told(2024, 6, 1) == (date(2024, 5, 1), ("Kế hoạch thực hiện đến hết năm 2024.",))
    assert told(2025, 6, 1) == (date(2025, 1, 1), ("Kế hoạch đã hết thời hạn thực hiện (năm 2024).",))
    for today in ((2026, 7, 1), (2026, 11, 22), (2027, 3, 3)):
        day, sentences = told(*today)
        assert day == date(2026, 7, 1)
        assert sentences[1] == "Văn bản viện dẫn: Tên luat-a, đã hết hiệu lực (1/7/2026), được thay bằng Tên luat-b."


def test_withdrawal_and_replacement_come_first() -> None:
    taken = ({"on": "2026-09-01", "kind": "withdrawn", "what": "Đăng nhầm."},)
    one = plan(history=taken, replaced_by="ke-hoach-b")
    sentences = print_status(PageContext(catalog(one, plan("ke-hoach-b"))), one).sentences
    assert sentences[0] == "Cổng đã rút nội dung này ngày 1/9/2026: Đăng nhầm."
    assert sentences[1] == "Kế hoạch đã được thay bằng “Tên ke-hoach-b”."
    assert sentences[-1] == "Không rõ ngày hết thời hạn thực hiện."


def test_nothing_in_a_text_is_read_as_a_layout() -> None:
    hostile = '#panic("x") *đậm* _nghiêng_ $x$ @a <b> \\ // hết = - + / ` ~ \u0022'
    one = plan(
        text=f"{hostile}\nI. {hostile}", title=hostile, subject=hostile, recipients=(hostile,), number_printed=hostile
    )
    told = words_of(printed_sheet(one))
    assert told.count(" ".join(hostile.split())) >= 5


def test_a_letter_that_no_font_has_stops_the_build_in_words() -> None:
    with pytest.raises(DataError) as caught:
        printed_sheet(plan(text="Chữ \u6f22."))
    [problem] = caught.value.problems
    assert problem.path == "data/ke-hoach/ke-hoach-a.yaml" and "không có ký tự" in problem.message


def test_a_document_without_its_text_has_no_print_and_a_withdrawn_plan_has() -> None:
    taken = ({"on": "2026-09-01", "kind": "withdrawn", "what": "Đăng nhầm."},)
    sheet = printed_sheet(document(), plan(history=taken))
    assert sheet.path == "ke-hoach/ke-hoach-a/ke-hoach-a-ban-in.pdf"
    assert "Cổng đã rút nội dung này ngày 1/9/2026: Đăng nhầm." in words_of(sheet)
    assert sheet.pages == len(PdfReader(io.BytesIO(bytes(sheet.pdf))).pages) == 2


def test_the_same_record_makes_the_same_bytes_on_a_later_day() -> None:
    sheets = [
        list(printed(catalog(plan(), today=day), MemoryCache())) for day in (date(2026, 11, 22), date(2027, 5, 5))
    ]
    assert sheets[0] == sheets[1]
