"""Fines in sentences, rows and tables: the condition, the deed, the sum and the rule, in the spellings that people use."""

from __future__ import annotations

import pytest
from hostile_files import LONG_TEXTS

from pcmt.check.copies import is_official
from pcmt.check.duties import joins_only
from pcmt.check.wording.fines import find_bare_fines, find_fines
from pcmt.check.wording.law_places import find_citations, places_of
from tests.work import counted_calls


@pytest.mark.parametrize(
    "text",
    [
        "Sử dụng trái phép chất ma túy bị phạt 1 đến 2 triệu đồng.",
        "Sử dụng ma tuý: phạt tiền từ 1.000.000 đồng đến 2.000.000 đồng.",
        "Dùng trái phép chất ma túy bị phạt một đến hai triệu đồng.",
        "Giữ hộ gói ma túy: phạt 2–5 triệu.",
        "**Mang giúp** ma túy thì bị phạt hành chính.",
        "| Tàng trữ trái phép chất ma túy | 2 đến 5 triệu đồng |",
        "Khi chưa đến mức xử lý hình sự thì khác.\n\nTàng trữ ma túy bị phạt tiền.",
        "Cho mượn phòng để dùng ma túy: phạt 10 đến 20 triệu đồng.",
        "Giúp người khác dùng ma túy bị phạt 10 đến 20 triệu đồng.",
    ],
)
def test_a_fine_for_what_can_be_a_crime_needs_its_condition(text: str) -> None:
    assert list(find_bare_fines(text))


@pytest.mark.parametrize(
    "text",
    [
        "Sử dụng trái phép chất ma túy, không bị truy cứu trách nhiệm hình sự: phạt 1 đến 2 triệu đồng.",
        "Chưa đến mức xử lý hình sự thì việc mang hộ ma túy bị phạt 2 đến 5 triệu đồng.",
        "Mức phạt khi chưa bị truy cứu trách nhiệm hình sự:\n\n| Việc | Mức |\n|---|---|\n| Tàng trữ ma túy | 2 đến 5 triệu đồng |",
        "| Khi chưa cấu thành tội phạm | Mức |\n|---|---|\n| Tàng trữ ma túy | 2 đến 5 triệu đồng |",
        "Kỳ thị người sử dụng trái phép chất ma túy: phạt 1 đến 2 triệu đồng.",
        "Sử dụng thuốc lá điện tử: phạt 3 đến 5 triệu đồng.",
        "Vận chuyển trái phép chất ma túy bị phạt tù 2 đến 7 năm.",
        "Không mang hộ ma túy. Vé gửi xe 5 đến 10 nghìn đồng.",
        "Cho mượn phòng để dùng ma túy có thể bị xử lý hình sự; giúp sức bị phạt 10 đến 20 triệu đồng.",
    ],
)
def test_what_needs_no_condition_or_has_it(text: str) -> None:
    assert list(find_bare_fines(text)) == []


def test_one_rule_is_found_in_every_spelling() -> None:
    texts = (
        "Nghị định 282/2025/NĐ-CP, Điều 30 khoản 2 điểm a: phạt 2 đến 5 triệu đồng.",
        "Phạt từ 2.000.000 đồng đến 5.000.000 đồng (điểm a khoản 2 Điều 30 Nghị định số 282/2025/NĐ-CP).",
        "Theo Điều 30 Nghị định 282:\n| Tàng trữ | 2-5 triệu (khoản 2, điểm a) |",
    )
    found = [[(rule, amount) for rule, amount, _, _ in find_fines(text)] for text in texts]
    assert found == [[("khoản 2 điểm a điều 30 nghị định 282", (2_000_000, 5_000_000))]] * 3


def test_a_sum_belongs_to_the_place_behind_it() -> None:
    row = "Nghị định 282, Điều 30; | Quản lý | 20 đến 40 triệu đồng (khoản 5 điểm h), tước giấy phép (khoản 8 điểm b) |"
    assert [rule for rule, _, _, _ in find_fines(row)] == ["khoản 5 điểm h điều 30 nghị định 282"]


LAW = "Điều 5. Cấm\n1. Trồng cây:\na) cây một;\nđ) cây năm;\n2. Mang.\nĐiều 6. Trách nhiệm\nCá nhân báo tin."


def test_places_of_a_law() -> None:
    assert {("5",), ("5", "1"), ("5", "1", "đ"), ("5", "2"), ("6",)} <= places_of(LAW)
    assert ("6", "1") not in places_of(LAW) and ("5", "2", "a") not in places_of(LAW)


def test_citations_belong_to_the_nearest_document_of_their_sentence() -> None:
    numbers = {"1/UBND": ["a"], "282/2025/NĐ-CP": ["b"]}
    text = "Luật cấm (Điều 9). Theo Điều 5 khoản 2 văn bản 1/UBND và điểm h khoản 5 Điều 30 Nghị định 282/2025/NĐ-CP."
    assert [(rung, name) for _, rung, name in find_citations(text, numbers)] == [
        (("5", "2"), "a"),
        (("30", "5", "h"), "b"),
    ]


@pytest.mark.parametrize(
    "quote", ["Phối hợp chặt chẽ", "Tiếp tục chủ động phối hợp với", "Đề nghị Sở A: Tích cực, thường xuyên phối hợp"]
)
def test_phoi_hop_as_first_verb_is_support(quote: str) -> None:
    assert joins_only(quote)


@pytest.mark.parametrize(
    "quote", ["Chủ trì, phối hợp với", "Xây dựng kế hoạch phối hợp", "Công an tỉnh chủ trì, phối hợp"]
)
def test_who_leads_and_joins_leads(quote: str) -> None:
    assert not joins_only(quote, ("Công an tỉnh",))


def test_official_hosts_are_hosts_not_words_in_an_address() -> None:
    assert is_official("https://vanban.chinhphu.vn/?docid=1") and is_official("https://VBPL.vn:443/a")
    assert not any(map(is_official, ("https://bao.test/gov.vn", "https://gov.vn.test/a", "https://xgov.vn/a")))


@pytest.mark.parametrize("text", LONG_TEXTS)
def test_long_texts_are_read_with_work_in_step_with_their_length(text: str) -> None:
    with counted_calls() as count:
        for find in (find_bare_fines, find_fines):
            list(find(text))
        list(find_citations(text, {"1/UBND": ["a"]}))
    assert count.calls <= len(text) // 100
