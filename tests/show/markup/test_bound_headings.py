"""Compounds in headings and titles of lists are held together; texts, attributes and official texts keep their bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcmt.show.markup.bound_headings import bind_compounds, with_bound_headings


@pytest.mark.parametrize(
    "html",
    [
        '<h1 id="x">~</h1>',
        "<h2>a <b>~</b></h2>\n",
        '<h3 class="group-title" id="x"><span data-title="ma túy">~</span> <span class="count">(2)</span></h3>',
        '<p class="card-title"><a href="ma túy/">~</a></p>',
    ],
)
def test_titles_are_bound(html: str) -> None:
    assert with_bound_headings(html.replace("~", "ma túy")) == html.replace("~", "ma\u00a0túy")


@pytest.mark.parametrize(
    "html",
    [
        "<p>ma túy</p>",
        '<h3 class="official-heading" id="x">ma túy</h3>',
        '<p class="official-title">ma túy</p>',
        '<h1 title="ma túy"></h1>ma túy<h2 id="ma túy"></h2>',
        "<header>ma túy</header><hr>ma túy",
    ],
)
def test_other_text_keeps_its_bytes(html: str) -> None:
    assert with_bound_headings(html) == html


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
