"""A long text opens with its first sections; the further ones are folded, whole and in order."""

from __future__ import annotations

import re
from itertools import pairwise

from markupsafe import Markup

from pcmt.show.materials.long_text import LONG, OPEN, render_long_text


def _section(name: str, length: int) -> str:
    return f'<h2 id="{name}">{name}</h2>\n<p>{"a " * (length // 2)}</p>\n'


def _text(*lengths: int) -> Markup:
    return Markup("<p>Mở đầu</p>\n" + "".join(_section(f"m{number}", one) for number, one in enumerate(lengths)))


def test_a_short_text_is_left_alone() -> None:
    assert render_long_text(_text(2000, 2000, 2000)) == _text(2000, 2000, 2000)
    single = Markup(f"<p>{'a ' * LONG}</p>")
    assert render_long_text(single) == single, "nothing to fold by"


def test_sections_beyond_the_limit_are_folded_and_nothing_is_lost() -> None:
    html = str(render_long_text(_text(OPEN - 200, 1500, 1500)))
    assert re.findall(r'<summary><h2 id="(\w+)"', html) == ["m1", "m2"]
    assert html.count("data-open-all") == 1 and html.index("data-open-all") < html.index("<details")
    kept = re.sub(r"</?details[^>]*>|</?summary>|<p class=\"script-copy\">.*?</p>|\s", "", html)
    assert kept == re.sub(r"\s", "", str(_text(OPEN - 200, 1500, 1500)))


def test_the_first_section_is_open_however_long() -> None:
    html = str(render_long_text(_text(2 * LONG, 100)))
    assert re.findall(r'<summary><h2 id="(\w+)"', html) == ["m1"]


def test_a_heading_inside_a_quotation_begins_no_section() -> None:
    inside = f"<blockquote>\n{_section('trong', LONG)}</blockquote>\n"
    html = str(render_long_text(Markup(_section("m0", 100) + inside + _section("m1", 100) + _section("m2", 100))))
    assert re.findall(r'<summary><h2 id="(\w+)"', html) == ["m1", "m2"]
    assert all(a < b for a, b in pairwise(html.index(f'id="{name}"') for name in ("m0", "trong", "m1", "m2")))
