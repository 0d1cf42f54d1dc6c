"""Drawings from outside: the shapes are published, nothing that runs or asks another host is."""

from __future__ import annotations

import pytest

from pcmt.read.attachments import find_in

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10"{more}>{inner}</svg>'


def drawing(inner: str, more: str = "") -> bytes:
    return SVG.format(inner=inner, more=more).encode()


def codes(content: bytes) -> list[str]:
    return [fault.code for fault in find_in("a.svg", content).faults]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (drawing("<script>alert(1)</script>"), "SVG_CHAY_MA"),
        (drawing('<g onclick="alert(1)"/>'), "SVG_CHAY_MA"),
        (drawing("", ' onload="alert(1)"'), "SVG_CHAY_MA"),
        (drawing("<foreignObject/>"), "SVG_CHAY_MA"),
        (drawing('<path d="M0 0"><animate/></path>'), "SVG_CHAY_MA"),
        (drawing('<use xlink:href="https://x.example/a.svg#b"/>'), "SVG_NGOAI"),
        (drawing('<image href="data:image/svg+xml;base64,AAAA"/>'), "SVG_NGOAI"),
        (drawing('<use href="javascript:alert(1)"/>'), "SVG_NGOAI"),
        (drawing("<style>@import url(https://x.example/a.css);</style>"), "SVG_NGOAI"),
        (drawing("<style>.a{fill:url(https://x.example/a)}</style>"), "SVG_NGOAI"),
        (drawing("<path style=\"fill:url('//x.example/a')\"/>"), "SVG_NGOAI"),
        (drawing("<style>.a{fill:\\75 rl(x)}</style>"), "SVG_NGOAI"),
        (drawing("<text>Chữ</text>"), "SVG_CO_CHU"),
        (drawing('<a href="#x"/>'), "SVG_LA"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', "SVG_KHONG_CO"),
        (b'<svg viewBox="0 0 0 9"/>', "SVG_KHONG_CO"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 9 9">&a;</svg>', "TEP_HONG"),
        (b'<html><svg viewBox="0 0 9 9"/></html>', "TEP_HONG"),
        (b'<svg viewBox="0 0 9 9">', "TEP_HONG"),
    ],
)
def test_what_may_harm_a_page_is_refused(content: bytes, code: str) -> None:
    assert codes(content) == [code]


def test_shapes_are_published_without_what_editors_keep_for_themselves() -> None:
    inner = (
        '<!-- lời --><metadata><a>tác giả</a></metadata><sodipodi:namedview xmlns:sodipodi="http://s"/>'
        '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs>'
        '<style>.a{fill:url(#g)}</style><path class="a" sodipodi:type="x" xmlns:sodipodi="http://s" d="M0 0"/>'
        '<use xlink:href="#g"/>'
    )
    found = find_in(
        "a.svg", b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">' + drawing(inner)
    )
    assert found.faults == ()
    assert found.content.decode() == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><defs><linearGradient id="g"><stop offset="0"></stop>'
        '</linearGradient></defs><style>.a{fill:url(#g)}</style><path class="a" d="M0 0"></path><use href="#g"></use></svg>'
    )
    assert (found.facts.width, found.facts.height) == (20, 10)
    assert find_in("a.svg", found.content).content == found.content


def test_a_drawing_without_a_box_gets_that_of_its_size() -> None:
    found = find_in("a.svg", b'<svg width="30px" height="15"><path d="M0 0"/></svg>')
    assert b'viewBox="0 0 30 15"' in found.content and b"width=" not in found.content
