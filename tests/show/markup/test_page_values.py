"""The output of a macro in a hand-written page appears as it was typed, in any position on the page."""

from __future__ import annotations

import re
from html import escape

import markdown
import pytest
from jinja2 import TemplateError
from markupsafe import Markup

from pcmt.publish.frames import SLOTS, parse_frame
from pcmt.show.markup.page_values import PageValues, escaped_in_markdown, page_environment
from pcmt.show.markup.slots import guarded
from pcmt.text.vietnamese import heading_slug
from tests import records

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "{{ 7*7 }}",
    "[x](javascript:alert(1))",
    "`a` **b** _c_ ~d~",
    "</script>",
    "# đầu đề",
    "1. một",
    "- một",
    "](",
    "{#id}",
    "{ .lop }",
    "| a | b |",
    "![x](y)",
    "<https://a.example>",
    "&lt; &amp; \\* $x$",
    "pcmtvalue0z",
    '<div data-block="0"></div>',
]
PLACES = [
    "{{ v }}",
    "Tên: **{{ v }}**, xong.",
    "- một\n- {{ v }}",
    "## Mục {{ v }}",
    "`{{ v }}`",
    "```\n{{ v }}\n```",
    '<p title="{{ v }}">chữ {{ v }}</p>',
    "[{{ v }}](https://a.example/)",
    "| a | b |\n|---|---|\n| {{ v }} | c |",
]


def drawn(source: str, value: object) -> str:
    """A page as MkDocs draws it: Jinja, Markdown with the extensions of the portal, the values put in."""
    values = PageValues()
    environment = page_environment(values, {"setting": lambda: value})
    text = environment.from_string(source.replace("{{ v }}", "{{ setting() }}")).render()
    extensions = ["toc", "tables", "fenced_code", "attr_list", "md_in_html"]
    settings = {"toc": {"slugify": heading_slug}}
    return values.put(markdown.markdown(text, extensions=extensions, extension_configs=settings))


def words_of(html: str) -> str:
    """The visible words."""
    return Markup(html).striptags()


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("place", PLACES)
def test_a_value_means_nothing_to_markdown(place: str, value: str) -> None:
    html, other = drawn(place, value), drawn(place, "Q9 'z")
    shown = [re.sub(r' id="[^"]*"', "", one) for one in (html, other)]
    assert escape(value) in shown[0]
    assert shown[0].replace(escape(value), "V") == shown[1].replace(escape("Q9 'z"), "V")


def test_words_that_look_like_a_slot_are_words() -> None:
    drawn_frame = (
        "".join(f"[[pcmt:{name}]]" for name in SLOTS) + guarded({"a": ["Tên [[pcmt:title]] [[pcmt:la]]"]})["a"][0]
    )
    assert parse_frame(drawn_frame, "tai-lieu").pieces[-1].decode() == "Tên [[pcmt:title]] [[pcmt:la]]"
    assert guarded(5) == 5 and guarded("Tên") == "Tên"


def test_a_title_in_a_link_stays_a_title() -> None:
    view = records.view(records.event(title="[x](javascript:alert(1)) *b* <i>"))
    html = drawn("Xem {{ v }}.", view.render_link("su-kien", "su-kien-a"))
    assert html == '<p>Xem <a href="../../su-kien/su-kien-a/">[x](javascript:alert(1)) *b* &lt;i&gt;</a>.</p>'


@pytest.mark.parametrize(
    ("value", "href"),
    [
        ("javascript:alert(1)", "#"),
        ("JAVASCRIPT:alert(1)//*", "#"),
        ("data:text/html,<b>", "#"),
        ("https://a.example/b_c?x=1&y=2", "https://a.example/b_c?x=1&amp;y=2"),
        ("https://a.example/", "https://a.example/"),
    ],
)
def test_an_address_made_of_a_value_leads_to_no_script(value: str, href: str) -> None:
    assert f'href="{href}"' in drawn("[x]({{ v }})", value)
    assert f'href="{href}"' in drawn('<a href="{{ v }}">x</a>', value)


@pytest.mark.parametrize("value", ["Cổng phòng, chống ma túy", "chưa khai báo", "https://pcmt.example/", "Mục 2"])
def test_plain_words_are_printed_directly(value: str) -> None:
    assert PageValues().hold(value) == value


def test_a_heading_has_a_sound_anchor() -> None:
    assert drawn("## {{ v }}", "<b> Đường dây") == '<h2 id="b-duong-day">&lt;b&gt; Đường dây</h2>'


@pytest.mark.parametrize("value", HOSTILE)
def test_without_the_plugin_signs_become_entities(value: str) -> None:
    html = markdown.markdown(f"Tên: {escaped_in_markdown(value)}", extensions=["attr_list", "md_in_html"])
    assert words_of(html).split() == f"Tên: {value}".split()
    assert escaped_in_markdown(5) == 5


@pytest.mark.parametrize(
    "source",
    [
        "{{ cycler.__init__.__globals__ }}",
        "{{ setting.__globals__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ 'x'|attr('__class__') }}",
        "{% include 'main.html' %}",
        "{{ range(9) }}",
        "{{ lipsum() }}",
    ],
)
def test_the_sandbox_stands_behind_the_list(source: str) -> None:
    environment = page_environment(PageValues(), {"setting": lambda: "a"})
    with pytest.raises((TemplateError, TypeError)):
        environment.from_string(source).render()
