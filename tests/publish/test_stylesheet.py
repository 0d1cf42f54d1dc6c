"""Imports of a style sheet are put in their places, in their order; colours are put in by name."""

from __future__ import annotations

import pytest

from pcmt.publish.stylesheet import coloured_drawing, join_imports, with_colours
from pcmt.text.colours import Palette

COLOURS = Palette({"ink": "#111", "on_brand": "#eee", "sun": "#ff0"}, {"ink": "#ddd"}, {"ink": "#000"})
SHEET = "p { color: var(--ink); background: var(--on-brand); top: var(--gutter) }\n"
LIGHT = "  --ink: #111;\n  --on-brand: #eee;\n}\n"


def test_imports_are_replaced_by_their_files() -> None:
    files = {"a/x.css": "x { top: 0 }\n", "a/y-z.css": "y { top: 1px }\n"}
    joined = join_imports('/* head */\n@import "a/y-z.css";\n@import "a/x.css";\np { top: 2px }\n', files.__getitem__)
    assert joined.text == "/* head */\ny { top: 1px }\nx { top: 0 }\np { top: 2px }\n"
    assert joined.parts == ("a/y-z.css", "a/x.css")


def test_a_sheet_without_imports_stays_as_it_is() -> None:
    assert join_imports("p { top: 0 }\n", lambda name: name) == ("p { top: 0 }\n", ())


def test_imports_of_colours_wait_for_the_whole_sheet() -> None:
    text = '@import "colours/system.css";\np { top: 0 }\n'
    assert join_imports(text, lambda name: name) == (text, ())


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        (
            "desk",
            f":root {{\n{LIGHT}@media screen and (prefers-color-scheme: dark) {{\n:root {{\n  --ink: #ddd;\n}}\n"
            ".sheet {\n  --ink: #111;\n}\n}\n",
        ),
        ("system", f":root {{\n{LIGHT}@media (prefers-color-scheme: dark) {{\n:root {{\n  --ink: #ddd;\n}}\n}}\n"),
        (
            "schemes",
            f':root,\n[data-md-color-scheme="default"] {{\n{LIGHT}[data-md-color-scheme="slate"] {{\n  --ink: #ddd;\n}}\n'
            "@media print {\n:root, body, [data-md-color-scheme] {\n  --ink: #000;\n}\n}\n",
        ),
    ],
)
def test_a_sheet_gets_the_colours_that_it_reads(name: str, rules: str) -> None:
    assert with_colours(f'/* a */\n@import "colours/{name}.css";\n{SHEET}', COLOURS) == f"/* a */\n{rules}{SHEET}"


def test_a_drawing_gets_the_values_themselves() -> None:
    assert coloured_drawing('<path fill="var(--on-brand)"/>', COLOURS) == '<path fill="#eee"/>'
    with pytest.raises(KeyError):
        coloured_drawing('<path fill="var(--none)"/>', COLOURS)
