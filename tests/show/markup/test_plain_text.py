"""Free text as plain words, and the copy of a material that a commune reads out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pcmt.publish.plain_texts import attachments, material_texts
from pcmt.show.markup.plain_text import plain_text
from pcmt.show.materials.imprint import imprint_of
from pcmt.show.site.article import build_article
from tests.records import document, material, view, vocabulary


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("## Chuẩn bị **kỹ**\n\nGiấy.", "CHUẨN BỊ KỸ\n\nGiấy."),
        ("### Mục nhỏ", "Mục nhỏ"),
        ("- một\n- hai\n  - ba\n- bốn", "- một\n- hai\n  - ba\n- bốn"),
        ("3. ba\n4. bốn\n\nSau.", "3. ba\n4. bốn\n\nSau."),
        ("1. một\n\n   tiếp\n\n2. hai", "1. một\n   tiếp\n2. hai"),
        ("1. một\n   - trong\n\n   tiếp", "1. một\n  - trong\n   tiếp"),
        ("- a\n\n| x | y |\n|---|---|\n| 1 | **2** |\n\n* b", "- a\n\nx | y\n1 | 2\n\n- b"),
        ("gọi **[111](duong-day-nong/goi-111)** ngay", "gọi 111 ngay"),
        ("xem [trang](https://a.vn/x) và <https://b.vn/>", "xem trang (https://a.vn/x) và <https://b.vn/>"),
        ("- [ ] chưa\n- [x] rồi", "- ☐ chưa\n- ☑ rồi"),
        ("một\nhai  \nba", "một hai\nba"),
        ("> lời\n> nói", "lời nói"),
        ("1 \\* 2 < 3 \\& `mã`", "1 * 2 < 3 & mã"),
        ("a <b>đậm</b>\n\n<div>khối</div>", "a <b>đậm</b>\n\n<div>khối</div>"),
        ("trên\n\n---\n\ndưới", "trên\n\ndưới"),
        ("```\nmột\nhai\n```", "một\nhai"),
        ("", ""),
    ],
)
def test_words_without_signs(markdown: str, words: str) -> None:
    assert plain_text(markdown) == words


def _copy(**fields: Any) -> str:
    types = {"giao-an": "Giáo án", "ap-phich": "Áp phích", "cau-hoi-tu-kiem-tra": "Câu hỏi"}
    (artifact,) = material_texts(view(vocabulary("loai-tai-lieu", types), material(**fields)))
    assert artifact.path == "tai-lieu/giao-an-a/giao-an-a.txt"
    assert artifact.content.startswith(b"\xef\xbb\xbf") and b"\n" not in artifact.content.replace(b"\r\n", b"")
    return artifact.content.decode("utf-8-sig").replace("\r\n", "\n")


def test_the_copy_says_what_it_is_who_made_it_and_under_which_terms() -> None:
    assert _copy(sources=({"title": "Sách", "url": "https://a.vn/x", "checked_on": "2026-06-01"},)) == (
        "TÊN GIAO-AN-A\n"
        "Giáo án, 45 phút. Dành cho: Học sinh; Phụ huynh. Cấp học, lứa tuổi: Trung học phổ thông.\n"
        "Biên soạn cho cổng, chờ cơ quan chuyên môn duyệt.\n"
        "\n"
        "Lời đầu.\n\nCHUẨN BỊ\n\nGiấy và bút.\n"
        "\n"
        "----------------------------------------\n"
        "Biên soạn: Nhóm thử. Rà soát gần nhất: ngày 1/6/2026. Bản 1.\n"
        "Giấy phép: CC BY 4.0. Được chép, in, sửa và phát lại, miễn là ghi nguồn.\n"
        "Được: chép, in, chiếu, phát, dịch, rút gọn, sửa cho hợp nơi mình, kể cả trong hoạt động có thu tiền. Không phải hỏi ai. "
        "Phải: ghi nguồn như dòng dưới đây; đã sửa thì ghi thêm chữ “có sửa” và tên đơn vị sửa. "
        "Không được: ghi như thể cổng hoặc đơn vị biên soạn đã duyệt bản bạn sửa.\n"
        "“Tên giao-an-a”, Nhóm thử, Cổng thử, https://thu.example/tai-lieu/giao-an-a/, CC BY 4.0.\n"
        "Cơ sở khoa học: Có căn cứ.\n"
        "Địa chỉ: https://thu.example/tai-lieu/giao-an-a/\n"
        "Nguồn:\n"
        "- Sách (kiểm tra ngày 1/6/2026). https://a.vn/x\n"
    )


def test_a_reviewed_copy_names_who_reviewed_it_and_waits_no_more() -> None:
    text = _copy(reviewed_by="Sở Y tế tỉnh A")
    assert "Cơ quan duyệt: Sở Y tế tỉnh A.\n" in text and "chờ" not in text


def test_feeds_are_told_the_true_length_of_a_copy() -> None:
    seen = view(material())
    (artifact,) = material_texts(seen)
    (attachment,) = attachments(replace(seen, downloads=dict([artifact])))["tai-lieu", "giao-an-a"]
    assert (attachment.path, attachment.length, attachment.type) == (artifact.path, len(artifact.content), "text/plain")


QUESTION = {
    "question": "Chọn gì?",
    "options": ("Một", "Hai", "Ba"),
    "answer": "2",
    "explanation": "Vì hai đúng.\nThế.",
}


def test_a_copy_holds_questions_with_lettered_options_and_then_the_answers() -> None:
    text = _copy(questions=(QUESTION, QUESTION | {"question": "Gì nữa?", "answer": "3"}))
    quiz = (
        "CÂU HỎI\n\nCâu 1. Chọn gì?\nA. Một\nB. Hai\nC. Ba\n\nCâu 2. Gì nữa?\nA. Một\nB. Hai\nC. Ba\n\n"
        "ĐÁP ÁN VÀ GIẢI THÍCH\n\nCâu 1: B. Hai\nVì hai đúng.\nThế.\n\nCâu 2: C. Ba\nVì hai đúng.\nThế.\n"
    )
    assert f"Giấy và bút.\n\n{quiz}\n-----" in text
    first = _copy(type="cau-hoi-tu-kiem-tra", questions=(QUESTION,))
    assert first.index("CÂU HỎI") < first.index("CHUẨN BỊ")


def test_a_copy_of_a_poster_says_what_is_printed_on_it_once() -> None:
    poster = {"headline": "Dừng lại", "points": ("Hỏi người lớn.", "Rời đi."), "call": "Gọi 111."}
    text = _copy(type="ap-phich", poster=poster)
    assert "CHỮ IN TRÊN ÁP PHÍCH\n\nDừng lại\nHỏi người lớn.\nRời đi.\nGọi 111.\n" in text
    body = (
        "## Chữ trên áp phích\n\n**Dừng lại**\n\n- Hỏi **người** lớn.\n- Rời đi.\n\nGọi [111](duong-day-nong/goi-111)."
    )
    assert "CHỮ IN TRÊN" not in _copy(type="ap-phich", poster=poster, body=body)
    quoted = poster | {"points": ("Nói “không”.", "Rời đi.")}
    same = body.replace("Hỏi **người** lớn.", 'Nói "không".')
    assert "CHỮ IN TRÊN" not in _copy(type="ap-phich", poster=quoted, body=same)


def test_a_page_shows_the_words_of_a_poster_that_its_text_does_not_say() -> None:
    poster = {"headline": "Dừng lại", "points": ("Hỏi người lớn.", "Rời đi."), "call": "Gọi 111."}
    whole = "**Dừng lại**\n\n- Hỏi người lớn.\n- Rời đi.\n\nGọi 111."
    for body, is_shown in (("Treo ngang mắt.", True), (whole, False), (whole.replace("111", "113"), True)):
        one = material(type="ap-phich", poster=poster, body=body)
        html = str(build_article(view(one), one).html)
        assert ("Chữ in trên áp phích" in html) == is_shown
        assert all(line in html for line in ("Dừng lại", "Hỏi người lớn.", "Rời đi.", "Gọi 111."))


def test_every_copy_tells_what_ended_in_its_basis_and_what_it_is_a_translation_of() -> None:
    law = document("luat-cu", in_force_until="2026-07-01", replaced_by=("luat-moi",))
    first = material("goc", title="Bài gốc")
    one = material("ban-dich", basis=("luat-cu",), translation_of="goc", language="tay")
    seen = view(first, one, law, document("luat-moi"), vocabulary("ngon-ngu", {"vi": "Tiếng Việt", "tay": "Tiếng Tày"}))
    imprint = imprint_of(seen, one)
    assert "Bản dịch của “Bài gốc”." in imprint.made
    assert imprint.basis == f"Căn cứ: {law.title}."
    assert imprint.cautions == (f"Căn cứ cần rà soát: {law.title}: được thay bằng Tên luat-moi từ 1/7/2026.",)
    assert imprint_of(seen, first).cautions == () and imprint_of(seen, first).basis == ""
    texts = {one.path: one.content.decode("utf-8-sig") for one in material_texts(seen)}
    assert imprint.cautions[0] in texts["tai-lieu/ban-dich/ban-dich.txt"]
