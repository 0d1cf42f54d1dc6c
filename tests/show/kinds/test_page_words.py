"""Titles and descriptions of pages: each its own, one or two whole sentences, never cut inside a word."""

from __future__ import annotations

import pytest

from pcmt.model import Record
from pcmt.show.kinds.page_words import page_description, page_title
from pcmt.show.parts.page_words import DESCRIPTION_FROM, DESCRIPTION_LIMIT, list_description
from tests.records import agency, announcement, campaign, document, event, helpline, material, place, plan, view

LONG = "Kế hoạch của tỉnh, nói rõ việc từng cơ quan làm và hạn của từng việc."


@pytest.mark.parametrize(
    "record",
    [
        agency(),
        agency("so-b", title="Sở B", description="Ngắn."),
        announcement(),
        campaign(),
        document(),
        event(),
        helpline(description="Gọi khi cần."),
        material(),
        place(),
        plan(),
    ],
)
def test_few_words_of_a_record_become_a_sentence_that_names_it(record: Record) -> None:
    words = page_description(view(record), record)
    assert words.startswith(record.title)
    assert DESCRIPTION_FROM <= len(words) <= DESCRIPTION_LIMIT
    assert words.endswith(".")


def test_words_of_its_own_stand_alone() -> None:
    assert page_description(view(plan(description=LONG)), plan(description=LONG)) == LONG


def test_words_that_two_records_share_are_told_with_their_names() -> None:
    one, other = plan(description=LONG), plan("b", title="Kế hoạch B", description=f"{LONG} ")
    found = view(one, other)
    assert page_description(found, one) == f"Tên ke-hoach-a: {LONG}"
    assert page_description(found, other) == f"Kế hoạch B: {LONG}"


def test_a_long_description_ends_after_a_word() -> None:
    record = plan(description="Một câu rất dài về việc phòng, chống ma túy ở xã. " * 9)
    words = page_description(view(record), record)
    assert len(words) <= DESCRIPTION_LIMIT and words.endswith("…")
    assert (record.description or "").startswith(words[:-1])
    assert (record.description or "")[len(words) - 1] in " ,.;"


def test_an_agency_is_told_by_level_place_and_what_came_after() -> None:
    successor = agency("so-moi", title="Sở Mới")
    body = {"level": "commune", "place": "tinh-a", "until": "2025-07-01"}
    old = agency("so-cu", title="Công an xã", **body, successors=({"agency": "so-moi", "since": "2025-07-01"},))
    assert page_description(view(old, successor), old) == (
        "Công an xã: cơ quan cấp xã; địa phương: Tên tinh-a; không còn hoạt động từ 1/7/2025; cơ quan kế thừa: Sở Mới."
    )
    group = agency("nhom", title="Các phòng", level="unit", parent="so-a", is_group="true")
    assert page_description(view(group), group) == (
        "Các phòng: các đơn vị trực thuộc Tên so-a. Đăng trên Cổng thử ngày 1/6/2026, mục Cơ quan."
    )
    near = agency("gan", title="Sở Y tế TÊN TINH-A", place="tinh-a")
    assert "địa phương" not in page_description(view(near), near)


def test_an_agency_that_ends_later_is_not_said_to_be_gone() -> None:
    later = agency("so-sau", until="2099-07-01")
    assert "không còn" not in page_description(view(later), later)


def test_namesakes_are_told_apart() -> None:
    first = event(title="Lễ ra quân")
    second = event("b", title="Lễ  ra quân", start="2026-06-27")
    third = event("c", title="LỄ RA QUÂN", start="2026-06-27")
    found = view(first, second, third)
    titles = [page_title(found, one) for one in (first, second, third)]
    assert titles[0] == "Lễ ra quân (26/6/2026)"
    assert len({title.casefold() for title in titles}) == 3
    assert page_title(view(first), first) == "Lễ ra quân"
    law, other = document(title="Luật A", number="1/2026/QH"), document("b", title="Luật A", number="2/2026/QH")
    assert page_title(view(law, other), law) == "Luật A (số 1/2026/QH)"


def test_a_list_says_what_comes_first() -> None:
    assert list_description("Tờ rơi", "2 tài liệu", ("A", "B?")) == "Tờ rơi: 2 tài liệu. Trong đó: A; B?"
    assert list_description("Tờ rơi (trang 2/2)", "2 tài liệu.") == "Tờ rơi (trang 2/2): 2 tài liệu."
