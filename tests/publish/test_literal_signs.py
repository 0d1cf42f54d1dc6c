"""Entities, tags and addresses in angle brackets in any free text: the same characters in every output, those that were typed."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pypdf import PdfReader

from pcmt.publish.feeds import feeds
from pcmt.publish.office import office_files
from pcmt.publish.open_data import record_files
from pcmt.publish.pdf.content_tree import BREAK_HERE
from pcmt.publish.pdf.sheets import printed
from pcmt.publish.plain_texts import material_texts
from pcmt.publish.search.entries import record_entries
from pcmt.relate.record_groups import GROUPS
from pcmt.show.markup.markdown import render_markdown
from pcmt.show.markup.plain_text import bare_words, plain_text
from pcmt.show.site.article import build_article
from tests import records
from tests.memory_cache import MemoryCache
from tests.publish.calendars.every_calendar import calendars

SIGNS = "&copy; &nbsp; &amp; &lt;b&gt; &#169; &#xA9; &Abreve; &bullet; <b>x</b> <https://a.vn/> <!-- y --> ![z](t.png)"
BODY = f"Đầu {SIGNS} cuối.\n\n- một {SIGNS} hai\n\n| ba |\n|---|\n| bốn {SIGNS} năm |\n\n> sáu {SIGNS} bảy\n\n`tám {SIGNS} chín`"
"""The signs in a paragraph, a list, a table, a quote and in code."""
AROUND = (("Đầu", "cuối"), ("một", "hai"), ("bốn", "năm"), ("sáu", "bảy"), ("tám", "chín"))
PLACES = len(AROUND)
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
TYPES = records.vocabulary("loai-tai-lieu", {"giao-an": "Giáo án", "trinh-chieu": "Trình chiếu"})


def squeezed(words: str) -> str:
    return "".join(words.replace(BREAK_HERE, "").split())


def words_of_html(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", " ", html))


def material(**fields: Any) -> Any:
    return records.material(body=BODY, **fields)


def count(words: str) -> int:
    return squeezed(words).count(squeezed(SIGNS))


def test_a_page_shows_what_was_typed() -> None:
    view = records.view(TYPES, material())
    html = build_article(view, view.catalog.find("tai-lieu", "giao-an-a")).html
    assert count(words_of_html(html)) == PLACES


def test_print_word_slides_and_text_hold_what_was_typed() -> None:
    view = records.view(TYPES, material(), material(record_id="b", type="trinh-chieu"))
    for sheet in printed(view.catalog, MemoryCache()):
        assert count("".join(page.extract_text() for page in PdfReader(io.BytesIO(bytes(sheet.pdf))).pages)) == PLACES
    for one in office_files(view, MemoryCache()):
        if one.path.endswith(".docx"):
            document = docx.Document(io.BytesIO(bytes(one.content)))
            cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
            assert count(" ".join([*(part.text for part in document.paragraphs), *cells])) == PLACES
        else:
            told = squeezed(
                "".join(words for slide in Presentation(io.BytesIO(bytes(one.content))).slides for words in said(slide))
            )
            assert [told.count(squeezed(f"{first} {SIGNS} {last}")) for first, last in AROUND] == [1] * PLACES
    for text in material_texts(view):
        assert count(text.content.decode()) == PLACES


def said(slide: Any) -> Iterator[str]:
    """The words on a slide and in its notes."""
    yield from (node.text or "" for node in slide._element.iter(f"{{{DRAWING}}}t"))
    if slide.has_notes_slide:
        yield from (node.text or "" for node in slide.notes_slide._element.iter(f"{{{DRAWING}}}t"))


def test_search_and_open_data_hold_what_was_typed() -> None:
    view = records.view(TYPES, material())
    entries = record_entries(view, view.catalog.find("tai-lieu", "giao-an-a")).entries
    assert count(" ".join(entry.text for entry in entries)) == PLACES
    groups = (record_files(number, view) for number in range(GROUPS))
    files = [one for group in groups for one in group if "giao-an-a" in one.path]
    assert files
    for one in files:
        assert count(json.loads(one.content)["body"]) == PLACES


def test_a_calendar_and_a_message_say_what_was_typed() -> None:
    signs = "Hội &copy; &#169; <b>x</b>"
    view = records.view(records.event(title=signs, venue=signs, description=signs))
    entries = [one.content.decode() for one in calendars(view) if b"BEGIN:VEVENT" in one.content]
    assert entries
    for one in entries:
        unfolded = one.replace("\r\n ", "").replace("\\;", ";").replace("\\,", ",")
        assert unfolded.count(signs) >= 2 and "©" not in unfolded


def test_titles_and_announcements_are_what_was_typed_in_pages_and_feeds() -> None:
    signs = "Tin &copy; &#169; <b>x</b>"
    told = records.announcement(title=signs, text=f"Lời {signs} hết.")
    view = records.view(told)
    html = build_article(view, told).html
    assert count_of(signs, words_of_html(html)) >= 1
    made = {one.path: one.content.decode() for one in feeds(view.catalog, {})}
    [item] = json.loads(made["feed.json"])["items"]
    assert (item["title"], item["content_text"]) == (signs, f"Lời {signs} hết.")
    atom, rss = (ElementTree.fromstring(made[path]) for path in ("atom.xml", "rss.xml"))
    (entry,) = atom.iter("{http://www.w3.org/2005/Atom}entry")
    assert [entry.findtext(f"{{http://www.w3.org/2005/Atom}}{name}") for name in ("title", "summary")] == [
        signs,
        f"Lời {signs} hết.",
    ]
    (news,) = rss.iter("item")
    # A description of RSS is HTML (RSS Advisory Board, best practices), a title is text.
    assert (news.findtext("title"), unescape(news.findtext("description") or "")) == (signs, f"Lời {signs} hết.")


def count_of(signs: str, words: str) -> int:
    return squeezed(words).count(squeezed(signs))


_ENTITY = st.sampled_from(
    ["&nbsp;", "&copy;", "&amp;", "&lt;", "&#0;", "&#x202E;", "&#42;", "&Tab;", "&NewLine;", "&colon;", "&", ";"]
)


@given(
    st.lists(
        st.one_of(_ENTITY, st.sampled_from(["a", " ", "ế", "\n\n", "`", "- ", "## ", "|", "**"])), max_size=25
    ).map("".join)
)
def test_the_page_and_the_plain_words_agree_on_any_text(text: str) -> None:
    page = squeezed(words_of_html(render_markdown(text, "")))
    assert squeezed(bare_words(text)) == page


@pytest.mark.parametrize("text", ["## 1. Mở đầu", "## Điều **5**a", "## A &amp; B"])
def test_words_of_a_heading_are_those_of_the_page(text: str) -> None:
    assert bare_words(text) == words_of_html(render_markdown(text, "")).strip().replace("Điều  5 a", "Điều 5a")
    assert "Điều 5a" not in text or bare_words(text) == "Điều 5a"


def test_a_message_by_phone_and_a_feed_read_the_same_signs() -> None:
    assert plain_text(f"x {SIGNS} y") == f"x {SIGNS} y"
