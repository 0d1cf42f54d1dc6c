"""The sections of a page are those that the theme's own indexer finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser

from pcmt.show.markup.page_sections import page_sections
from tests.work import EXAMPLES

PAGES = [
    "",
    "chỉ có chữ &amp; dấu\n<b>đậm</b>",
    '<h1 id="a">Tên <a class="headerlink" href="#a">¶</a></h1>\n<p>Đoạn\nmột <b>&lt;x&gt;</b></p>\n\n<p> </p>',
    '<p>Trước</p><h2 id="b">Hai</h2><div><h3 id="c">Ba</h3><p>trong</p></div><p>ngoài</p>',
    "<h1>Không neo</h1><ul>\n<li></li>\n<li> </li><li><p>x</p></li></ul><pre><code>a\n  b\n\n</code></pre>",
    '<svg viewBox="0 0 1 1"><path d="M0>1"/><title>t</title></svg>x<br>y<hr/>z',
    'a<script>if (a < b) "<h2 id=x>"</script><style>p{}</style>b',
    '<!-- <h2 id="x">x</h2> --><p>a<!-- b -->c<sup>2</sup><sub></sub></p></div></p>',
    '<h2 id="a">A</h2><p>x</p><h2 id="b" data-search-exclude>B</h2><p>y</p><object>z</object><a class=linenodiv>1</a>',
    "<table><tr><td>a</td><td>b</td></tr></table> 1 < 2 & 3",
]
TAGS = (
    "<p> </p> <ul> </ul> <li> </li> <div> </div> <pre> </pre> <br> <i/> <h1/> </h1> </h2> </h3> </a> <!--x-->".split()
)
PIECES = st.sampled_from(
    [*TAGS, " ", "\n", "chữ", "&lt;", '<h1 id="a">', '<h2 id="b">', '<h3 class="x">', '<a href="x">']
)


def sections_of_theme(html: str) -> list[tuple[str, str, str]]:
    parser = Parser()
    parser.feed(html)
    parser.close()
    return [
        (one.id or "", "".join(one.title).strip(), "".join(one.text).strip())
        for one in parser.data
        if not one.is_excluded()
    ]


@pytest.mark.parametrize("html", PAGES)
def test_the_sections_are_those_of_the_theme(html: str) -> None:
    assert [tuple(one) for one in page_sections(html)] == sections_of_theme(html)


@given(st.lists(PIECES, max_size=14).map("".join))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_page_has_the_sections_of_the_theme(html: str) -> None:
    try:
        expected = sections_of_theme(html)
    except (ValueError, AttributeError):  # the theme's indexer stops at tags that do not fit
        list(page_sections(html))
        return
    assert [tuple(one) for one in page_sections(html)] == expected


def test_what_is_hidden_is_not_read() -> None:
    shown = '<p class="visually-hidden" aria-hidden="true" title="hidden">tháng này</p>'
    hidden = '<div data-show="running" hidden><h2 id="b">Tên</h2><p>tháng sau</p></div><p hidden="">sau nữa</p>'
    (section,) = page_sections(f'<h1 id="a">A</h1>{shown}{hidden}<p>hết</p>')
    assert section == ("", "A", "<p>tháng này</p><p>hết</p>")
