"""Words of the search: one spelling for every way of writing a syllable or a number."""

from __future__ import annotations

import unicodedata

import pytest

from pcmt.text.search_words import folded, search_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ma tuý", ["ma", "túy"]),
        ("MA TÚY", ["ma", "túy"]),
        ("Hoà qúy khoẻ quỹ", ["hòa", "quý", "khỏe", "quỹ"]),
        ("phòng,chống", ["phòng", "chống"]),
        ("105/2021/NĐ-CP", ["105", "2021", "nđ", "cp"]),
        ("0769.04.04.04, ngày 08.", ["0769040404", "ngày", "8"]),
        ("C04 «a_b» …", ["c04", "a", "b"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert search_words(text) == words
    assert search_words(unicodedata.normalize("NFD", text)) == words


def test_a_folded_word_has_bare_letters() -> None:
    assert folded("đường") == "duong"
