"""Imports of a style sheet are put in their places, in their order."""

from __future__ import annotations

from pcmt.publish.stylesheet import join_imports


def test_imports_are_replaced_by_their_files() -> None:
    files = {"a/x.css": "x { top: 0 }\n", "a/y-z.css": "y { top: 1px }\n"}
    joined = join_imports('/* head */\n@import "a/y-z.css";\n@import "a/x.css";\np { top: 2px }\n', files.__getitem__)
    assert joined.text == "/* head */\ny { top: 1px }\nx { top: 0 }\np { top: 2px }\n"
    assert joined.parts == ("a/y-z.css", "a/x.css")


def test_a_sheet_without_imports_stays_as_it_is() -> None:
    assert join_imports("p { top: 0 }\n", lambda name: name) == ("p { top: 0 }\n", ())
