"""Headings and titles of lists have their compounds bound; texts, attributes and official texts keep their bytes."""

from __future__ import annotations

import pytest

from pcmt.show.markup.bound_headings import with_bound_headings


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
