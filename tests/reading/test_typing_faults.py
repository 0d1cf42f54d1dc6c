"""Old encodings, broken letters and personal numbers are seen; Vietnamese and its neighbours are not mistaken for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pcmt.check.encoding import find_typing_faults

VNI = [
    "Keá hoaïch phoøng, choáng ma tuùy",
    "Uûy ban nhaân daân tænh",
    "Thaùng haønh ñoäng phoøng, choáng ma tuùy",
    "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
    "Ñoäc laäp - Töï do - Haïnh phuùc",
    "Coâng an tænh baùo caùo keát quaû",
    "Tröôøng hoïc khoâng ma tuùy",
    "Giaùo vieân chuû nhieäm nhaéc hoïc sinh",
    "Lôùp hoïc kyõ naêng töø choái",
    "Ngaøy toaøn daân phoøng, choáng ma tuùy",
    "Ñöôøng daây noùng hoã trôï",
    "Taøi lieäu tuyeân truyeàn cho gia ñình",
]
TCVN3 = ["KÕ ho¹ch phßng, chèng ma tuý", "Céng hoµ x· héi chñ nghÜa ViÖt Nam", "§éc lËp - Tù do - H¹nh phóc"]
BROKEN = ["Káº¿ hoáº¡ch phÃ²ng, chá»‘ng ma tÃºy", "ThÃ¡ng hÃ nh Ä‘á»™ng", "TrÆ°á»ng há»c khÃ´ng ma tÃºy"]
SOUND = [
    "Kế hoạch phòng, chống ma túy năm 2026, hoà nhập, thuý, quý, khoẻ, uỷ ban, toà án, loá, xoà",
    "Đường dây nóng: «111», nhiệt độ 37°C, diện tích 5 m², tỷ lệ ½, ± 3, § 4, ©",
    "Ông Müller và bà Brontë ở Zürich, Città, café, naïve",
    "Cộng hòa xã hội chủ nghĩa Việt Nam – Độc lập – Tự do – Hạnh phúc",
    "ư ơ ă â ê ô đ Ư Ơ Ă Â Ê Ô Đ ỹ ỵ ẵ ặ",
]


def codes(text: str) -> list[str]:
    return [each.code for each in find_typing_faults("x.yaml", text.encode())]


@pytest.mark.parametrize("text", VNI)
def test_vni_is_seen(text: str) -> None:
    assert codes(text) == ["BANG_MA_CU"]


@pytest.mark.parametrize("text", TCVN3)
def test_tcvn3_is_seen(text: str) -> None:
    assert codes(text) == ["BANG_MA_CU"]


@pytest.mark.parametrize("text", BROKEN)
def test_broken_letters_are_seen(text: str) -> None:
    assert codes(text) == ["CHU_HONG"]


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_passes(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("text", ["001099012345", "CCCD 001 099 012 345.", "số 0010 9901 2345"])
def test_identity_numbers_are_seen(text: str) -> None:
    assert codes(text) == ["SO_CAN_CUOC"]


@pytest.mark.parametrize(
    "text",
    [
        "https://bao.test/tin-119260128105650412.htm",
        "https://bao.test/tin/123456789012",
        "https://bao.test/tin-123456789012.htm",
        "1234567890123",
        "100.000.000.000 đồng",
        "sha256: 0a123456789012ff",
        "0769.04.04.04",
        "2026-06-26 08:30",
    ],
)
def test_other_numbers_pass(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("sign", ["&nbsp;", "&copy;", "&amp;", "&#160;", "&#xA0;", "&bullet;"])
def test_a_sign_of_html_is_told_because_it_is_printed_as_typed(sign: str) -> None:
    assert codes(f"title: Ma túy {sign} học đường") == ["KY_HIEU_HTML"]


@pytest.mark.parametrize("text", ["Đoàn & Hội; Đội", "?a=1&copy=2", "&khong-co;", "R&D;", "& nbsp;"])
def test_an_ordinary_ampersand_is_not(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Trƣờng học, ngƣời dân", "Trường"),  # as PDF files hand it out
        ("cόng bố", "cóng"),  # Greek, with its own accent
        ("của dѐ", "dè"),
        ("₫ội tuyên truyền", "đội"),
        ("trօng", "trong"),  # Armenian
        ("đồпg", ""),
        ("ꓲâm", ""),
    ],
)
def test_letters_of_other_alphabets_never_stand_in_a_latin_word(text: str, mended: str) -> None:
    found = next(find_typing_faults("x.yaml", text.encode()))
    assert (found.code, found.severity) == ("CHU_GIA", "error")
    assert f"«{mended}»" in found.cure or not mended


@pytest.mark.parametrize(
    ("text", "mended"), [("chiến dịch łớn", "lớn"), ("ȧn toàn", "an"), ("pḥòng", "phòng"), ("ţết", "tết")]
)
def test_foreign_marks_are_doubted(text: str, mended: str) -> None:
    (found,) = find_typing_faults("x.yaml", text.encode())
    assert (found.code, found.severity) == ("CHU_GIA", "warning")
    assert f"«{mended}»" in found.cure


@pytest.mark.parametrize("text", ["α-PVP và α-PHP", "5 μg, 3 µm, 2 kΩ", "500.000₫", "Привет мир", "Δ9-THC"])
def test_names_of_substances_and_units_are_sound(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dòng một\nKeá hoaïch phoøng, choáng ma tuùy", "2:2: [BANG_MA_CU]"),
        ("Káº¿ hoáº¡ch", "1:2: [CHU_HONG]"),
        ("một\nhai \u202e", "2:5: [KY_TU_CAM]"),
        ("chuông \x07", "1:8: [KY_TU_CAM]"),
        ("Ðồng Ðăng", "1:1: [CHU_GIA]"),
        ("CCCD 001099012345", "1:6: [SO_CAN_CUOC]"),
    ],
)
def test_an_attached_text_is_read_like_a_data_file(
    text: str, told: str, portal: Path, report: Callable[[], str]
) -> None:
    (portal / "data" / "tep").mkdir()
    (portal / "data" / "tep" / "loi-phat.txt").write_bytes(text.encode())
    assert f"data/tep/loi-phat.txt:{told}" in report()
