"""Written Vietnamese as it is read aloud."""

from __future__ import annotations

import pytest

from pcmt.text.speech import reading_seconds, spell_out, syllables


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("UBND TP. Hải Phòng", "Ủy ban nhân dân thành phố Hải Phòng"),
        ("BCĐ PCMT TP.HCM", "Ban Chỉ đạo phòng, chống ma túy Thành phố Hồ Chí Minh"),
        ("Phòng GD&ĐT TX Sơn Tây", "Phòng Giáo dục và Đào tạo thị xã Sơn Tây"),
        ("Công văn số 573/TTg-KGVX ngày 25/5/2026", "Công văn ngày 25 tháng 5 năm 2026"),
        ("Luật 120/2025/QH15", "Luật năm 2025"),
        ("NQ 36-CT/TW, KH 179- KH/TU", "Nghị quyết, Kế hoạch"),
        ("từ 01/6/2026 đến 30/6/2026", "từ ngày 1 tháng 6 năm 2026 đến ngày 30 tháng 6 năm 2026"),
        ("(1/6 – 30/6 hằng năm)", "(ngày 1 tháng 6 đến ngày 30 tháng 6 hằng năm)"),
        ("Ngày 26/6", "Ngày 26 tháng 6"),
        ("tháng 6/2026", "tháng 6 năm 2026"),
        ("ngày 31/6", "ngày 31/6"),
        ("trực 24/7", "trực 24 giờ mỗi ngày, 7 ngày mỗi tuần"),
        ("ngày 24/7", "ngày 24 tháng 7"),
        ("8h30-10h", "8 giờ 30 phút đến 10 giờ"),
        ("lúc 08:00", "lúc 8 giờ"),
        ("trên 90% số xã", "trên 90 phần trăm số xã"),
        ("giai đoạn 2024-2025", "giai đoạn 2024 đến 2025"),
        ("Chung một quyết tâm - Vì cộng đồng", "Chung một quyết tâm, Vì cộng đồng"),
        ("Ban Chỉ đạo 138, lớp 9A", "Ban Chỉ đạo 138, lớp 9A"),
        ("P. Giám đốc BCH", "P. Giám đốc BCH"),  # two meanings each: left to the reader
    ],
)
def test_what_a_reader_would_stumble_over(written: str, said: str) -> None:
    assert spell_out(written) == said


def test_a_house_number_is_no_date() -> None:
    assert spell_out("12/5 đường Trần Phú, TP Lạng Sơn", dates=False) == "12/5 đường Trần Phú, thành phố Lạng Sơn"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("phòng, chống ma túy", 4),
        ("5", 1),  # năm
        ("10", 1),  # mười
        ("15", 2),  # mười lăm
        ("20", 2),  # hai mươi
        ("26", 3),  # hai mươi sáu
        ("100", 2),  # một trăm
        ("105", 4),  # một trăm linh năm
        ("138", 5),  # một trăm ba mươi tám
        ("2000", 2),  # hai nghìn
        ("2026", 7),  # hai nghìn không trăm hai mươi sáu
        ("0769.04.04.04", 10),  # digit by digit
    ],
)
def test_syllables(text: str, count: int) -> None:
    assert syllables(text) == count


def test_the_pace_is_the_one_that_is_stated() -> None:
    assert reading_seconds(syllables("tiếng " * 120)) == 60
    assert reading_seconds(syllables("")) == 0
