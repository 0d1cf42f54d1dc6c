"""Anchors of quotes: the same as the parsed text gives, from one parsing of it."""

from __future__ import annotations

import pytest

from pcmt.text.official_text import parse_official_text
from pcmt.text.quote_anchors import find_anchor, holds_quote
from tests.work import counted_calls

TEXT = "Mở đầu kế hoạch.\nI. Mục tiêu\n1. Giảm số người nghiện.\n- Giảm 5%.\nII. Nhiệm vụ\n- Giảm 5%."


@pytest.mark.parametrize(
    ("at", "quote"),
    [
        ("", "Giảm 5%."),
        ("II", "Giảm 5%."),
        ("I.1", "Giảm 5%."),
        ("I", "Mục tiêu"),
        ("mở đầu", "Mở  đầu"),
        ("I", "Không có"),
    ],
)
def test_an_anchor_is_that_of_the_block(at: str, quote: str) -> None:
    block = parse_official_text(TEXT).find_quote(at, quote)
    assert [find_anchor(TEXT, at, quote) for _ in range(2)] == [block.anchor if block else ""] * 2


def test_a_text_holds_a_quote_at_a_place_that_it_has() -> None:
    asked = (("II", "Giảm 5%."), ("", "Mục tiêu"), ("II", "Mục tiêu"), ("IX", "Giảm 5%."), ("mở đầu", ""))
    assert [holds_quote(TEXT, *one) for one in asked] == [True, True, False, False, True]


def test_a_text_that_is_no_longer_held_parsed_is_not_parsed_again() -> None:
    find_anchor(TEXT, "II", "Giảm 5%.")
    parse_official_text.cache_clear()
    with counted_calls() as count:
        assert find_anchor(TEXT, "II", "Giảm 5%.") == "muc-ii-d2"
    assert count.calls < 10
    assert not parse_official_text.cache_info().currsize


def test_an_unknown_place_is_refused_each_time() -> None:
    for _ in range(2):
        with pytest.raises(KeyError):
            find_anchor(TEXT, "IX", "Giảm 5%.")
