"""Compounds in headings are held together; nothing but spaces changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcmt.text.bound_words import bind_compounds


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Phòng, chống ma túy", "Phòng, chống ma~túy"),
        ("Chỉ tiêu của địa phương: Thành phố Hải Phòng", "Chỉ~tiêu của địa~phương: Thành~phố Hải Phòng"),
        ("Bộ cho giáo viên tiểu học", "Bộ cho giáo~viên tiểu~học"),
        ("MA TÚY, MA TUÝ", "MA~TÚY, MA~TUÝ"),
        ("Tháng 6 năm 2026, Điều 5", "Tháng~6 năm~2026, Điều~5"),
        ("năm học, năm nay, ma trận, thema túya", "năm~học, năm nay, ma trận, thema túya"),
    ],
)
def test_known_compounds_are_bound(text: str, bound: str) -> None:
    assert bind_compounds(text) == bound.replace("~", "\u00a0")


@given(st.text(alphabet="ma túyĐiều 5năm&;<\u00a0 ", max_size=40))
def test_nothing_but_spaces_changes(text: str) -> None:
    bound = bind_compounds(text)
    assert " ".join(bound.split()) == " ".join(text.split())
    assert bind_compounds(bound) == bound
