"""What must not leave the office is found in any text; what only speaks of it is not."""

from __future__ import annotations

import pytest

from pcmt.check.wording.gate import CODES, NEVER, find_in_words

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
SOUND = (
    "Giữ bí mật thông tin của người cai nghiện.",
    "Văn bản không thuộc danh mục bí mật nhà nước, nội bộ cơ quan tự tổ chức.",
    "Góp ý dự thảo Luật Phòng, chống ma túy trước ngày 10/7/2026.",
    "Số 012345678901 là mã bài viết trên trang tin.",
    "Tổng đài 111, máy văn phòng 0205 3812 345.",
    "Lớp 9A, Trường THCS Bình Minh đạt giải.",
    "Danh sách người tham gia điều trị do cơ sở giữ, không gửi ra ngoài.",
    "Ngày 09/12/2026 đến 10.12.2026; Nguyễn Văn Cừ là tên đường.",
)


@pytest.mark.parametrize(("text", "code"), CAUGHT.items())
def test_what_must_not_be_published_is_found(text: str, code: str) -> None:
    assert {one.code for one in find_in_words(text)} == {code}


@pytest.mark.parametrize("text", SOUND)
def test_what_only_speaks_of_it_is_not(text: str) -> None:
    assert list(find_in_words(text)) == []


def test_a_number_of_the_portal_is_not_private() -> None:
    assert list(find_in_words("gọi 0912 345 678", frozenset({"0912345678"}))) == []


def test_the_words_about_persons_cannot_be_let_pass() -> None:
    assert set(CODES) > NEVER >= {"HOC_SINH", "DANH_SACH_NGUOI", "SO_DINH_DANH"}
    assert set(CAUGHT.values()) | {"BAN_MAU", "CON_MAU"} == set(CODES)
