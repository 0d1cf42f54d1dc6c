"""What must not leave the office is found in any text; what only speaks of it is not."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from pcmt.check.wording.gate import CODES, NEVER, find_in_words, plain_signs

CAUGHT = {
    "UBND TỈNH\nMẬT\nSố: 12/KH-UBND": "DONG_DAU_MAT",
    "  TUYỆT MẬT  ": "DONG_DAU_MAT",
    "Độ mật: Tối mật": "DONG_DAU_MAT",
    "(Lưu hành nội bộ)": "NOI_BO",
    "TÀI LIỆU NỘI BỘ": "NOI_BO",
    "DỰ THẢO lần 2\nKẾ HOẠCH": "DU_THAO",
    "(Dự thảo)": "DU_THAO",
    "Ông A, CCCD số 012345678901, trú tại": "SO_DINH_DANH",
    "số chứng minh nhân dân: 123456789": "SO_DINH_DANH",
    "Liên hệ đồng chí Tuấn 0912 345 678": "DIEN_THOAI_RIENG",
    "gọi +84 912345678 để biết": "DIEN_THOAI_RIENG",
    "Nguyễn Thị Hoa, lớp 9A, Trường THCS Bình Minh": "HOC_SINH",
    "em Trần Văn Nam vi phạm": "HOC_SINH",
    "Danh sách người nghiện ma túy có hồ sơ quản lý\n1. Nguyễn Văn A 1990\n2. Trần Thị B sinh năm 1992": "DANH_SACH_NGUOI",
}
AS_TYPED = {
    "CCCD: 001 090 012 345": "SO_DINH_DANH",
    "căn cước số 001.090.012.345": "SO_DINH_DANH",
    "Căn cước 0010-9001-2345": "SO_DINH_DANH",
    "CMND 123.456.789": "SO_DINH_DANH",
    "CCCD ００１０９００１２３４５": "SO_DINH_DANH",
    "gọi ０９１２３４５６７８": "DIEN_THOAI_RIENG",
    "gọi ٠٩١٢٣٤٥٦٧٨": "DIEN_THOAI_RIENG",
    "gọi (0912) 345-678": "DIEN_THOAI_RIENG",
    "gọi 0912–345–678": "DIEN_THOAI_RIENG",
    "gọi 0912\u200b345678": "DIEN_THOAI_RIENG",
    "gọi 84912345678": "DIEN_THOAI_RIENG",
    "M Ậ T": "DONG_DAU_MAT",
    "T Ố I   M Ậ T": "DONG_DAU_MAT",
    "D Ự T H Ả O": "DU_THAO",
    "DỰ  THẢO LẦN 2, ngày 12/3/2026": "DU_THAO",
    "Chỉ dùng nội bộ": "NOI_BO",
    "Danh sách người cai nghiện: 1. Nguyễn Văn An 2. Trần Thị Bình": "DANH_SACH_NGUOI",
}
"""The same, as people and programs write it."""
SOUND = (
    "Giữ bí mật thông tin của người cai nghiện.",
    "Văn bản không thuộc danh mục bí mật nhà nước, nội bộ cơ quan tự tổ chức.",
    "Góp ý dự thảo Luật Phòng, chống ma túy trước ngày 10/7/2026.",
    "Số 012345678901 là mã bài viết trên trang tin.",
    "Tổng đài 111, máy văn phòng 0205 3812 345.",
    "Lớp 9A, Trường THCS Bình Minh đạt giải.",
    "Danh sách người tham gia điều trị do cơ sở giữ, không gửi ra ngoài.",
    "Họp ngày 05-03-2026 08:30, 05.03.2026 08 giờ; làm căn cước từ 01.02.2026, số 26/2023/QH15.",
    "Kinh phí 84.912.345.678 đồng; làm căn cước ở 0205 3812 345.",
    "Ngày 09/12/2026 đến 10.12.2026; Nguyễn Văn Cừ là tên đường.",
)


@pytest.mark.parametrize(("text", "code"), (CAUGHT | AS_TYPED).items())
def test_what_must_not_be_published_is_found(text: str, code: str) -> None:
    for form in ("NFC", "NFD"):  # files of some systems hold letters and accents apart
        assert {one.code for one in find_in_words(normalize(form, text))} == {code}, form


@pytest.mark.parametrize("text", SOUND)
def test_what_only_speaks_of_it_is_not(text: str) -> None:
    assert list(find_in_words(text)) == []


def test_a_number_of_the_portal_is_not_private() -> None:
    for typed in ("0912 345 678", "84912345678", "(0912) 345-678", "+84 912 345 678"):
        assert list(find_in_words(f"gọi {typed}", frozenset({"0912345678"}))) == []


def test_the_words_about_persons_cannot_be_let_pass() -> None:
    assert set(CODES) > NEVER >= {"HOC_SINH", "DANH_SACH_NGUOI", "SO_DINH_DANH"}
    assert set(CAUGHT.values()) | {"BAN_MAU", "CON_MAU"} == set(CODES)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (normalize("NFD", "Tối mật"), "Tối mật"),
        ("０９١٢ 3", "0912 3"),
        ("a\u00a0b\u200bc\u00add", "a bcd"),
        ("0912–345—678", "0912-345-678"),
        ("D Ự   T H Ả O", "DỰ   THẢO"),
        ("a b, c d", "a b, c d"),
        ("xã A, B", "xã A, B"),
    ],
)
def test_signs_are_read_alike(typed: str, read: str) -> None:
    assert plain_signs(typed) == read
    assert plain_signs(read) == read


def test_lines_stay() -> None:
    text = normalize("NFD", "một\n\n  hai\u200b\r\nba")
    assert plain_signs(text).count("\n") == text.count("\n")
