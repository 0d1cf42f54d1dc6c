"""Drawings: one text alternative each, colours by class only, every class with a colour in the style sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pcmt.model.vocabulary import MaterialType
from pcmt.show.parts.pictures.drawings import drawing_names, render_drawing, render_type_drawing

SHEET = (Path(__file__).parents[4] / "pcmt/theme/assets/stylesheets/portal/home.css").read_text("utf-8")


@pytest.mark.parametrize("name", drawing_names())
def test_a_drawing_says_what_it_shows_and_takes_the_colours_of_the_page(name: str) -> None:
    svg = render_drawing(name)
    words = re.search(r'^<svg class="drawing" viewBox="0 0 160 120" role="img" aria-label="([^"]+)">', svg)
    assert words and len(words[1]) > 15
    assert not re.search(r"\b(?:fill|stroke|style|id|href)=", svg)
    used = set(re.findall(r'class="(d-[a-z0-9]+)"', svg))
    assert used and {one for one in used if not re.search(rf"\.{one}\b", SHEET)} == set()
    assert len(svg) < 2600


def test_an_ornament_is_hidden_from_screen_readers() -> None:
    svg = render_drawing("gia-dinh", is_ornament=True)
    assert svg.startswith('<svg class="drawing" viewBox="0 0 160 120" aria-hidden="true"><')
    assert "aria-label" not in svg and "role=" not in svg


def test_an_unknown_drawing_is_an_error() -> None:
    with pytest.raises(KeyError):
        render_drawing("../drawings/gia-dinh")


def test_types_of_material_have_drawings() -> None:
    for one in (
        MaterialType.LESSON,
        MaterialType.POSTER,
        MaterialType.LEAFLET,
        MaterialType.BROADCAST,
        MaterialType.QUIZ,
        MaterialType.SLIDES,
        MaterialType.LETTER,
        MaterialType.HANDBOOK,
    ):
        assert "<svg" in render_type_drawing(one)
    assert render_type_drawing("lop-moi") == ""
