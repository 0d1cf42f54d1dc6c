"""Free text: what officials type becomes plain HTML, and nothing else can."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcmt.publish.search.entries import record_entries
from pcmt.show.markup.markdown import render_markdown
from tests.records import material, view

SOUND_HREF = re.compile(r"(?:\.\./\.\./[a-z-]+/[a-z0-9-]+/(?:#[\w-]*)?|#.*|https?://.*)\Z")
ALLOWED_TAGS = set(
    "p a em strong ul ol li h2 h3 h4 h5 h6 pre code blockquote hr br div table thead tbody tr th td".split()
)
_PIECES = [
    *"ab <>&\"'`*_#|-=~![]():;/\\\n\t",
    *(
        "<script>",
        "</script>",
        "<a href=",
        "<img src=x onerror=alert(1)>",
        "javascript:",
        "JaVaScript:",
        "data:text/html,",
    ),
    *(
        "](",
        "![",
        "[x](",
        "[x]: ",
        "[x]",
        "https://a.vn/",
        "//evil",
        "ke-hoach/a",
        "#a",
        "```\n",
        "    ",
        "\n\n",
        "- [ ] ",
    ),
    *(
        "&#106;",
        "&colon;",
        "&lt;",
        "\\<",
        "|---|\n",
        "\u00a0",
        "<!--",
        "-->",
        "<![CDATA[",
        "<javascript:x>",
        "&amp;lt;",
    ),
]


class _Tags(HTMLParser):
    """Every tag with its attributes, as a browser reads them, and whatever else is neither tag nor text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.others: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)


def _html(text: str) -> str:
    return render_markdown(text, "../../").strip()


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_no_tag_of_the_writer_and_no_harmful_link_ever_comes_out(text: str) -> None:
    seen = _Tags(_html(text))
    assert {tag for tag, _ in seen.found} <= ALLOWED_TAGS
    for tag, attributes in seen.found:
        assert set(attributes) <= {"href", "rel", "title", "id", "class", "tabindex", "style", "start"}
        assert "style" not in attributes or re.fullmatch(r"text-align: (left|right|center)", attributes["style"] or "")
        assert "href" not in attributes or (tag == "a" and SOUND_HREF.match(attributes["href"] or ""))
    assert not seen.others


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "<b>x</b>", "<img src=x onerror=alert(1)>", "<!-- x -->", "<https://a.vn>"]
)
def test_raw_html_comes_out_as_typed(text: str) -> None:
    assert _html(text) == f"<p>{text.replace('<', '&lt;').replace('>', '&gt;')}</p>"


@pytest.mark.parametrize(
    "target",
    "javascript:alert(1) JaVaScRiPt:x javascript&colon;x data:text/html,x vbscript:x //evil.vn http:evil https:evil "
    "ke-hoach/../../a ../a / ke-hoach/ KE-HOACH/a mailto:a@b.vn tel:111".split(),
)
@pytest.mark.parametrize("form", ["[x]({})", "[x](<{}>)", "[x][1]\n\n[1]: {}"])
def test_an_unfit_target_makes_no_link(form: str, target: str) -> None:
    assert "href" not in _html(form.format(target)) and "x" in _html(form.format(target))


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("ke-hoach/a", "../../ke-hoach/a/"),
        ("/ke-hoach/a/", "../../ke-hoach/a/"),
        ("ke-hoach/a#muc-i", "../../ke-hoach/a/#muc-i"),
        ("#chuan-bi", "#chuan-bi"),
    ],
)
def test_links_inside_the_site_follow_the_page(target: str, href: str) -> None:
    assert _html(f"[x]({target})") == f'<p><a href="{href}">x</a></p>'


def test_a_link_that_leaves_tells_nobody() -> None:
    html = _html("[x](https://a.vn/?a=1&b=2)")
    assert html == '<p><a href="https://a.vn/?a=1&amp;b=2" rel="noopener noreferrer external">x</a></p>'


@pytest.mark.parametrize("text", ["![a](b.png)", "![a](javascript:x)", "![a][1]\n\n[1]: https://a.vn"])
def test_there_are_no_images(text: str) -> None:
    assert "<img" not in _html(text) and "![" in _html(text)


def test_headings_start_at_two_and_have_anchors() -> None:
    html = _html("# Một\n\n## Đường *dây*\n\n### Ba")
    assert html.split("\n") == [
        '<h2 id="mot">Một</h2>',
        '<h2 id="duong-day">Đường <em>dây</em></h2>',
        '<h3 id="ba">Ba</h3>',
    ]


def test_equal_headings_have_their_own_anchors() -> None:
    ids = re.findall(r'id="([^"]*)"', _html("## Mục tiêu\n\n## Mục tiêu"))
    assert len(set(ids)) == 2


def test_no_anchor_is_empty() -> None:
    assert 'id=""' not in _html("## …")


@pytest.mark.parametrize(
    "heading",
    [
        "Đường dây",
        "`a_b` **c**",
        '"Nháy"',
        "Hỏi & đáp",
        "Dưới < 5",
    ],
)
def test_search_results_lead_to_headings_that_exist(heading: str) -> None:
    body = f"## {heading}\n\nchữ"
    anchors = [entry.location.partition("#")[2] for entry in record_entries(view(), material(body=body)).entries]
    assert re.findall(r'id="([^"]*)"', _html(body)) == [one for one in anchors if one]


def test_tables_can_be_scrolled_and_their_cells_are_safe() -> None:
    html = _html("| a | b |\n|---|---|\n| <b> | [x](javascript:y) |")
    assert html.startswith('<div class="table-scroll" tabindex="0"><table>') and html.endswith("</table></div>")
    assert "<td>&lt;b&gt;</td><td><a>x</a></td>" in html


def test_boxes_to_tick_are_signs() -> None:
    assert _html("- [ ] một\n- [x] hai") == "<ul>\n<li>☐ một</li>\n<li>☑ hai</li>\n</ul>"


@pytest.mark.parametrize("form", ["`{}`", "```\n{}\n```", "    {}"])
def test_code_shows_the_very_signs_typed(form: str) -> None:
    assert "a &lt; b &amp; c &amp;lt;" in _html(form.format("a < b & c &lt;"))
    assert "&amp;lt;" not in _html(form.format("<b>"))


def test_prose_shows_the_very_signs_typed() -> None:
    assert _html("a < b & c &amp; d") == "<p>a &lt; b &amp; c &amp;amp; d</p>"


@pytest.mark.parametrize("text", ["1 \\< 2", "1 \\& 2"])
def test_a_backslash_before_a_sign_shows_the_sign(text: str) -> None:
    assert _html(text) in ("<p>1 &lt; 2</p>", "<p>1 &amp; 2</p>")
