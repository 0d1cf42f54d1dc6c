"""The head of a print: who issued, the authority above, several names, papers of the Party."""

from __future__ import annotations

from typing import Any

import pytest

from tests.publish.pdf.official_papers import LACKING, LEFT_BLANK, LETTER, content, printed_sheet, words_of
from tests.records import agency, document, plan
from tests.site.pdf_reader import standards_missed


@pytest.mark.parametrize(
    ("fields", "number", "day", "remarks"),
    [
        (
            {"number_printed": "Số:        /KH-BCĐ", "dateline": "Hải Dương, ngày      tháng 3 năm 2024", "issued": "2024-03"},
            "Số: ………/KH-BCĐ",
            "Hải Dương, ngày ……… tháng 3 năm 2024",
            LEFT_BLANK,
        ),
        ({}, "Số: ………", "………, ngày ……… tháng ……… năm ………", LACKING),
        (
            {"number": "36/KH-UBND", "issued": "2024-02-05"},
            "Số: 36/KH-UBND",
            "………, ngày 05 tháng 02 năm 2024",
            [],
        ),
        ({"issued": "2024-11"}, "Số: ………", "………, ngày ……… tháng 11 năm 2024", LACKING),
        (
            {"number": "1/KH", "number_printed": "Số: 1/KH", "dateline": "A, ngày 3 tháng 3 năm 2024", "issued": "2024-03-03"},
            "Số: 1/KH",
            "A, ngày 3 tháng 3 năm 2024",
            [],
        ),
    ],
)  # fmt: skip
def test_what_the_source_leaves_blank_stays_blank_with_a_remark(
    fields: dict[str, Any], number: str, day: str, remarks: list[str]
) -> None:
    head = content(plan(**fields))["head"]
    assert (head["number"], head["day"], head["remarks"]) == (number, day, remarks)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Sở A", ["SỞ A"]),
        ("Ủy ban nhân dân tỉnh Lạng Sơn", ["ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN"]),
        ("Văn phòng Ủy ban nhân dân tỉnh Sơn La", ["VĂN PHÒNG ỦY BAN NHÂN DÂN", "TỈNH SƠN LA"]),
        ("Cục Cảnh sát điều tra tội phạm", ["CỤC CẢNH SÁT ĐIỀU", "TRA TỘI PHẠM"]),
        ("Vănphòngủybannhândântỉnh", ["VĂNPHÒNGỦYBANNHÂNDÂNTỈNH"]),
    ],
)
def test_a_long_name_is_broken_as_letterheads_do(title: str, lines: list[str]) -> None:
    assert content(plan(), agency("so-a", title=title))["head"]["issuers"] == lines


@pytest.mark.parametrize(
    ("title", "above", "governing", "issuers"),
    [
        ("Sở Y tế tỉnh A", "Ủy ban nhân dân tỉnh A", ["UBND TỈNH A"], ["SỞ Y TẾ"]),
        ("Văn phòng Ủy ban nhân dân tỉnh A", "Ủy ban nhân dân tỉnh A", ["UBND TỈNH A"], ["VĂN PHÒNG"]),
        ("Phòng Tư pháp thành phố B", "Ủy ban nhân dân thành phố B", ["UBND THÀNH PHỐ B"], ["PHÒNG TƯ PHÁP"]),
        ("Trường Chính trị C", "Ủy ban nhân dân tỉnh A", ["UBND TỈNH A"], ["TRƯỜNG CHÍNH TRỊ C"]),
        ("Cục D", "Bộ Công an", ["BỘ CÔNG AN"], ["CỤC D"]),
        ("Ủy ban nhân dân xã E", "Ủy ban nhân dân tỉnh A", [], ["ỦY BAN NHÂN DÂN XÃ E"]),
        ("Bộ Y tế", "Chính phủ", [], ["BỘ Y TẾ"]),
        ("Ban Tuyên giáo Tỉnh ủy A", "Tỉnh ủy A", [], ["BAN TUYÊN GIÁO TỈNH ỦY A"]),
    ],
)
def test_the_authority_above_stands_over_who_issued_it(
    title: str, above: str, governing: list[str], issuers: list[str]
) -> None:
    head = content(plan(), agency("so-a", title=title, parent="tren"), agency("tren", title=above))["head"]
    assert (head["governing"], head["issuers"]) == (governing, issuers)


def test_a_joint_paper_names_all_who_issued_and_all_who_signed_it() -> None:
    signed = {"positions": ("GIÁM ĐỐC",), "name": "Trần Văn A"}, {"positions": ("BÍ THƯ",), "name": "Lê Thị B"}
    one = plan(co_issuers=("doan-b",), signer=signed[0], co_signers=(signed[1],))
    made = content(one, agency("so-a", title="Sở A", parent="tren"), agency("doan-b", title="Đoàn B"), agency("tren"))
    assert (made["head"]["governing"], made["head"]["issuers"]) == ([], ["SỞ A", "ĐOÀN B"])
    assert [one["name"] for one in made["signers"]] == ["Trần Văn A", "Lê Thị B"]
    text = words_of(printed_sheet(one, agency("doan-b", title="Đoàn B")))
    assert text.index("GIÁM ĐỐC") < text.index("Trần Văn A") < text.index("BÍ THƯ") < text.index("Lê Thị B")


@pytest.mark.parametrize(
    ("fields", "title", "is_party"),
    [
        ({"number": "36-HD/VPTW"}, "Cơ quan A", True),
        ({"number_printed": "Số       -KH/TU"}, "Cơ quan A", True),
        ({"number": "36/KH-UBND"}, "Tỉnh ủy A", False),
        ({}, "Tỉnh ủy A", True),
        ({}, "Ban Tuyên giáo Thành ủy B", True),
        ({}, "Ban Chỉ đạo 138 tỉnh A", False),
        ({"number": "573/TTg-KGVX"}, "Thủ tướng Chính phủ", False),
    ],
)
def test_a_paper_of_the_party_stands_under_its_own_title(fields: dict[str, Any], title: str, is_party: bool) -> None:
    one = plan(**fields)
    head = content(one, agency("so-a", title=title))["head"]
    assert head["nation"] == (
        ["ĐẢNG CỘNG SẢN VIỆT NAM"]
        if is_party
        else ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    )
    sheet = printed_sheet(one, agency("so-a", title=title))
    assert ("CỘNG HÒA" in words_of(sheet)) != is_party
    assert standards_missed(bytes(sheet.pdf)) == []


def test_a_text_of_the_party_keeps_its_own_head() -> None:
    text = LETTER.replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", "ĐẢNG CỘNG SẢN VIỆT NAM")
    made = content(document(text=text))
    assert made["head"]["nation"] == ["ĐẢNG CỘNG SẢN VIỆT NAM"] and made["head"]["number"] == "Số: 5/CT"
    assert made["head"]["is_party"] and not made["head"]["supplied"]
