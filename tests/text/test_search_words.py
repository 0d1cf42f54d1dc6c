"""Words of the search: one spelling for every way of writing a syllable or a number."""

from __future__ import annotations

import unicodedata

import pytest

from pcmt.text.search_words import folded, search_words, soft_spellings


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ma tuý", ["ma", "túy"]),
        ("MA TÚY", ["ma", "túy"]),
        ("Hoà qúy khoẻ quỹ", ["hòa", "quý", "khỏe", "quỹ"]),
        ("phòng,chống", ["phòng", "chống"]),
        ("105/2021/NĐ-CP", ["105", "2021", "nđ", "cp"]),
        ("0769.04.04.04, ngày 08.", ["0769040404", "ngày", "8"]),
        ("C04 «a_b» …", ["c", "4", "a", "b"]),
        ("120/2025/QH15", ["120", "2025", "qh", "15"]),
        ("120 2025 qh 15", ["120", "2025", "qh", "15"]),
        ("1900 1567", ["19001567"]),
        ("05.09.2026 và 76.904", ["5", "9", "2026", "và", "76904"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert search_words(text) == words
    assert search_words(unicodedata.normalize("NFD", text)) == words


def test_a_folded_word_has_bare_letters() -> None:
    assert folded("đường") == "duong"


def test_soft_words_are_soft_without_accents_too_unless_another_word_is_spelt_so() -> None:
    soft = soft_spellings()
    assert {"tôi", "toi", "đâu", "dau", "mà", "còn"} <= set(soft)
    assert not {"ma", "con", "tu"} & set(soft)
