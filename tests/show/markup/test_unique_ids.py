"""Ids on a page: the first element with an id keeps it; ids of the frame are reserved."""

from __future__ import annotations

from pcmt.show.markup.markdown import render_markdown
from pcmt.show.markup.unique_ids import Anchors, with_unique_ids
from pcmt.text.vietnamese import heading_slug


def test_the_second_of_a_name_is_numbered() -> None:
    html = '<h2 id="nguon">A</h2><p id="nguon-2">B</p><tr id="nguon"></tr><p class="x" id="nguon">'
    assert with_unique_ids(html) == (
        '<h2 id="nguon">A</h2><p id="nguon-2">B</p><tr id="nguon-3"></tr><p class="x" id="nguon-4">'
    )


def test_the_frame_keeps_its_own() -> None:
    assert with_unique_ids('<h2 id="noi-dung">') == '<h2 id="noi-dung-2">'
    assert with_unique_ids('<p>id="noi-dung" id="a" id="a"</p>') == '<p>id="noi-dung" id="a" id="a"</p>'
    assert Anchors().next("Nội dung") == "noi-dung-2"
    assert render_markdown("## Nội dung\n\n## Nội dung", "") == (
        '<h2 id="noi-dung-2">Nội dung</h2>\n<h2 id="noi-dung-3">Nội dung</h2>\n'
    )
    assert heading_slug("Nội dung", "-") == "noi-dung-2"
    assert heading_slug("Nội dung chính", "-") == "noi-dung-chinh"
