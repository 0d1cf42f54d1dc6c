"""A page's outlook: addresses relative to the page, link words escaped once and only once."""

from __future__ import annotations

import pytest

from pcmt.show.parts.context import PageContext
from tests.records import catalog, document, plan, view


def test_addresses_follow_the_depth_of_the_page() -> None:
    linked = catalog(plan())
    assert PageContext(linked).url(plan()) == "../../ke-hoach/ke-hoach-a/"
    assert PageContext(linked, "").url(plan()) == "ke-hoach/ke-hoach-a/"
    assert PageContext(linked, "../").page("rss.xml") == "../rss.xml"


def test_a_link_bears_the_title_or_the_words_given() -> None:
    looked_at = view(document(title="A <b> & C"), document("luat-b"))
    assert looked_at.render_link("van-ban", "luat-a") == '<a href="../../van-ban/luat-a/">A &lt;b&gt; &amp; C</a>'
    assert looked_at.render_link("van-ban", "luat-a", "<i>") == '<a href="../../van-ban/luat-a/">&lt;i&gt;</a>'
    assert looked_at.render_links("van-ban", ("luat-b", "luat-a")).count("</a>; <a ") == 1
    with pytest.raises(KeyError):
        looked_at.render_link("van-ban", "luat-c")


def test_a_link_that_leaves_is_safe_and_tells_nobody() -> None:
    html = view().render_outside_link('https://a.vn/?a=1&b="', "<b>")
    assert "<b>" not in html and 'b=""' not in html
    assert html.startswith('<a href="https://a.vn/?a=1&amp;b=') and 'rel="noopener noreferrer external"' in html


def test_the_words_of_a_link_that_leaves_are_escaped_once() -> None:
    assert ">Hỏi &amp; đáp</a>" in view().render_outside_link("https://a.vn/", "Hỏi & đáp")


def test_terms_are_told_by_their_titles_in_the_order_given() -> None:
    assert view().terms("doi-tuong", ("phu-huynh", "hoc-sinh")) == "Phụ huynh, Học sinh"
    with pytest.raises(KeyError):
        view().term("doi-tuong", "ai-do")
