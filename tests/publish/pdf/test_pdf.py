"""Printed sheets: what they hold, what is refused, links and questions, and what the cache is asked."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tried
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

import pcmt.publish.pdf.typst as press
from pcmt.problems import DataError
from pcmt.publish.pdf import prepared_forms
from pcmt.publish.pdf.content_tree import BREAK_HERE, breakable, nodes_of
from pcmt.publish.pdf.sheets import count_sheets, preview_path, printed
from pcmt.show.markup.body_tree import parse_body
from tests import records
from tests.memory_cache import MemoryCache
from tests.publish.pdf.sheets import FACES, POSTER, QUESTION, sheets_of, text_of, words_of
from tests.site.pdf_reader import is_within, standards_missed, words_in


def test_a_sheet_has_its_file_its_picture_and_its_pages() -> None:
    (sheet,) = sheets_of(records.material())
    assert sheet.path == "tai-lieu/giao-an-a/giao-an-a-a4.pdf"
    assert preview_path(sheet.path) == "tai-lieu/giao-an-a/giao-an-a-a4-1.webp"
    assert sheet.pages == len(PdfReader(io.BytesIO(bytes(sheet.pdf))).pages) == 1
    assert sheet.preview
    picture = Image.open(io.BytesIO(bytes(sheet.preview)))
    assert (picture.format, picture.width) == ("WEBP", press.PREVIEW_WIDTH) and picture.height > picture.width
    assert len(sheet.preview) < 12_000


def test_only_the_form_that_pages_show_has_a_picture() -> None:
    first, *others = sheets_of(records.material(type="ap-phich", poster=POSTER))
    assert first.preview and [one.preview for one in others] == [None, None]


def test_the_number_of_pages_is_that_of_the_file() -> None:
    (sheet,) = sheets_of(records.material(body="\n\n".join(f"Đoạn {n}: " + "chữ " * 200 for n in range(40))))
    assert sheet.pages == len(PdfReader(io.BytesIO(bytes(sheet.pdf))).pages) > 5


@pytest.mark.parametrize(
    "hostile",
    [
        '#import "frame.typ": * #panic("x") #read("/etc/passwd") #sys.version',
        "$x^2$ *không đậm _nghiêng `mã` @ai <nhãn> ~ -- --- ... // hết /* chú */ \\",
        '"; ] } ) ( { [ #( \\u{1F600} \\" \' %% ~~ ||| = == + / ',
    ],
)
def test_nothing_in_the_data_is_read_as_code(hostile: str) -> None:
    question = QUESTION | {"question": hostile}
    quiz = records.material(type="cau-hoi-tu-kiem-tra", questions=(question,), title=hostile, author=hostile)
    for sheet in sheets_of(quiz, site=records.settings(short_title=hostile)):
        squeezed = "".join(text_of(sheet).split())
        assert squeezed.count("".join(hostile.split())) >= 4, sheet.path  # title, question, author, foot of the page
        assert standards_missed(bytes(sheet.pdf)) == []


@tried(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.text(st.sampled_from('#$*_`\\"@<>[]{}()=-+/~^&|!.,; \nabđễỗ1'), min_size=1, max_size=120))
def test_any_signs_come_out_as_they_went_in(words: str) -> None:
    question = QUESTION | {"explanation": f"Đầu {words} cuối"}
    quiz = records.material(type="cau-hoi-tu-kiem-tra", questions=(question,))
    told = sheets_of(quiz)[1]
    assert "".join(f"Đầu{words}cuối".split()) in "".join(text_of(told).split())


def test_long_words_and_deep_headings_stay_on_the_page_and_in_order() -> None:
    body = f"{'x' * 300}\n\n#### Sâu ngay từ đầu\n\n###### Sâu nữa\n\n| a | {'b' * 90} |\n|---|---|\n| {'…' * 60} | 1 |"
    (sheet,) = sheets_of(records.material(body=body))
    assert standards_missed(bytes(sheet.pdf)) == []
    assert is_within(["x" * 300], ["".join(words_of(sheet))]) or "x" * 300 in "".join(text_of(sheet).split())
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(bytes(sheet.pdf))).pages]
    assert {round(float(box.width)) for box in boxes} == {595}


def test_a_long_word_gets_places_to_break() -> None:
    assert breakable("ngắn và đủ") == "ngắn và đủ"
    broken = breakable("a" * 100)
    assert broken.replace(BREAK_HERE, "") == "a" * 100
    assert max(map(len, broken.split(BREAK_HERE))) <= 12


def test_levels_of_headings_leave_none_out() -> None:
    nodes = nodes_of(parse_body("#### a\n\n## b\n\n#### c\n\n##### d\n\n## e"), "https://thu.example/")
    assert [node["level"] for node in nodes] == [1, 1, 2, 3, 1]


def test_links_lead_to_full_addresses() -> None:
    (sheet,) = sheets_of(records.material(body="Xem [trang](tai-lieu/giao-an-a) và [ngoài](https://ngoai.example/a)."))
    page = PdfReader(io.BytesIO(bytes(sheet.pdf))).pages[0]
    annotations: Any = page["/Annots"]
    targets = {str(one.get_object()["/A"]["/URI"]) for one in annotations}
    assert {"https://thu.example/tai-lieu/giao-an-a/", "https://ngoai.example/a"} <= targets


def test_the_pupils_sheet_has_no_answers_and_the_teachers_has() -> None:
    quiz = records.material(type="cau-hoi-tu-kiem-tra", questions=(QUESTION,))
    pupils, teachers = sheets_of(quiz)
    assert pupils.path.endswith("-cau-hoi.pdf") and teachers.path.endswith("-dap-an.pdf")
    assert "Luôn có người" not in text_of(pupils) and "Giấy và bút" not in text_of(pupils)
    assert is_within(
        words_in(
            "Câu 1. Ai nghe em A. Không ai B. Người lớn em tin Đáp án: B. Người lớn em tin Luôn có người Chuẩn bị Giấy và bút"
        ),
        words_of(teachers),
    )
    assert is_within(words_in("Câu 1. Ai nghe em? A. Không ai B. Người lớn em tin"), words_of(pupils))


@pytest.mark.parametrize("kind", ["giao-an", "trinh-chieu", "thu-gui-phu-huynh"])
def test_questions_of_any_material_are_printed_behind_it_with_the_labels_of_the_page(kind: str) -> None:
    types = records.vocabulary("loai-tai-lieu", {kind: "Loại"})
    body = "## Chuẩn bị\n\nGiấy.\n\n## Mẫu thư\n\nKính gửi: Anh chị"
    (sheet,) = printed(
        records.catalog(types, records.material(type=kind, body=body, questions=(QUESTION,))), MemoryCache()
    )
    told = "Giấy. Câu hỏi Câu 1. Ai nghe em? A. Không ai B. Người lớn em tin Đáp án và giải thích Câu 1: B. Người lớn em tin"
    assert is_within(words_in(f"{told} Luôn có người."), words_of(sheet))
    assert standards_missed(bytes(sheet.pdf)) == []


def test_a_poster_carries_the_numbers_that_its_page_names_and_the_theme_of_its_year() -> None:
    month = records.campaign(theme="Chung một lời", start="2026-06-01", end="2026-06-30")
    lines = [records.helpline(f"so-{n}", number=str(n), use=f"Việc {n}") for n in (111, 113, 115)]
    poster = records.material(
        type="ap-phich", poster=POSTER, body="Gọi [113](duong-day-nong/so-113).", campaigns=("thang-a",)
    )
    sheets = sheets_of(poster, month, *lines)
    assert [sheet.path.rpartition("-")[2] for sheet in sheets] == ["a3.pdf", "a2.pdf", "a4.pdf"]
    for sheet in sheets:
        text = text_of(sheet)
        assert sheet.pages == 1 and "Chung một lời" in text
        assert "Việc 113" in text and "Việc 115" not in text


@pytest.mark.parametrize(
    ("fields", "words", "cure"),
    [
        ({"type": "to-roi", "body": FACES.format(front="Nói không. " * 900)}, "không vừa 2 trang", "bớt chữ"),
        ({"type": "to-roi", "body": "Không có mặt nào."}, "Mặt trước", "chia nội dung thành hai phần ấy"),
        ({"type": "ap-phich"}, "chưa có chữ của áp phích", "thêm trường poster"),
        ({"type": "ap-phich", "poster": POSTER | {"drawing": "tranh"}}, "không có hình vẽ «tranh»", "con-duong"),
        ({"type": "cau-hoi-tu-kiem-tra"}, "chưa có câu hỏi nào", "questions"),
        ({"type": "thu-gui-phu-huynh"}, "Mẫu thư", "đặt lời thư"),
        ({"body": "Mặt cười 😀 ở đây."}, "không có ký tự «😀»", "viết lại bằng chữ thường"),
    ],
)
def test_what_cannot_be_printed_is_told_with_file_and_cure(fields: dict[str, Any], words: str, cure: str) -> None:
    with pytest.raises(DataError) as caught:
        sheets_of(records.material(**fields), records.material("giao-an-b"))
    assert caught.value.problems
    for problem in caught.value.problems:
        assert problem.path == "data/tai-lieu/giao-an-a.yaml" and problem.code == "KHONG_IN_DUOC"
        assert words in str(problem) and cure in problem.cure


def test_faults_of_several_materials_are_told_at_once() -> None:
    with pytest.raises(DataError) as caught:
        sheets_of(records.material(type="ap-phich"), records.material("giao-an-b", type="cau-hoi-tu-kiem-tra"))
    assert {problem.path for problem in caught.value.problems} == {
        "data/tai-lieu/giao-an-a.yaml",
        "data/tai-lieu/giao-an-b.yaml",
    }


def test_a_withdrawn_material_is_not_printed_and_a_replaced_one_is() -> None:
    gone = records.material("a", history=({"on": "2026-06-02", "kind": "withdrawn", "what": "Sai."},))
    old = records.material("b", replaced_by="c")
    world = records.catalog(gone, old, records.material("c"))
    assert sorted(sheet.path for sheet in printed(world, MemoryCache())) == [
        "tai-lieu/b/b-a4.pdf",
        "tai-lieu/c/c-a4.pdf",
    ]
    assert count_sheets(world) == 2


def test_what_did_not_change_is_not_set_again_and_what_did_is() -> None:
    cache = MemoryCache()
    first = sheets_of(records.material(), records.material("giao-an-b"), cache=cache)
    assert cache.made == 2
    assert sheets_of(records.material(), records.material("giao-an-b"), cache=cache) == first
    assert cache.made == 2
    changed = sheets_of(records.material(), records.material("giao-an-b", body="Lời khác."), cache=cache)
    assert cache.made == 3
    assert changed[0] == first[0] and changed[1].pdf != first[1].pdf


def test_two_settings_give_the_same_bytes() -> None:
    assert sheets_of(records.material()) == sheets_of(records.material())


def test_another_edition_sets_everything_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    cache = MemoryCache()
    for name in ("mot", "mot", "hai"):
        monkeypatch.setattr(prepared_forms, "edition", lambda *modules, name=name, **data: name)
        sheets_of(records.material(), cache=cache)
    assert cache.made == 2
