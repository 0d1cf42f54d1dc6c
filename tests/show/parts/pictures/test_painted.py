"""Drawings with their colours in them: the same as on a light page, without a style sheet."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from pcmt.show.parts.pictures.drawings import drawing_names
from pcmt.show.parts.pictures.painted import painted_drawing
from tests.records import settings

COLOURS = settings().palette.light


@pytest.mark.parametrize("name", drawing_names())
def test_every_part_has_its_colour_and_no_class_is_left(name: str) -> None:
    svg = painted_drawing(name, COLOURS)
    assert "class=" not in svg and "var(" not in svg
    parts = [one for one in ET.fromstring(svg).iter() if not one.tag.endswith(("}svg", "}g"))]
    assert parts and all(one.get("fill") or one.get("stroke") for one in parts)
    used = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', svg))
    assert used and used <= set(COLOURS.values())


def test_a_line_is_not_filled_and_keeps_its_width() -> None:
    smile = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
    assert f'<path {smile} stroke="{COLOURS["draw_ink"]}" stroke-width="1" d="M' in painted_drawing("ban-be", COLOURS)


def test_an_unknown_drawing_is_an_error() -> None:
    with pytest.raises(KeyError):
        painted_drawing("khong-co", COLOURS)
