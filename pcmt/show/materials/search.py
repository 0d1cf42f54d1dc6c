"""The body of a material in parts, each found by its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from pcmt.model import Material
from pcmt.show.markup.markdown import render_markdown
from pcmt.show.materials.quiz import QUIZ_ANCHOR
from pcmt.show.parts.kind_view import SearchSection
from pcmt.text.vietnamese import squeeze

_HEADING = re.compile(r'<h([1-6]) id="([^"]*)">(.*?)</h\1>', re.DOTALL)
_INLINE_TAG = re.compile(r"</?(?:a|strong|em|code)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


def material_sections(material: Material) -> Iterator[SearchSection]:
    """Cut a material at the headings of its body; its quiz is a part of its own."""
    yield from _body_sections(material.body)
    if material.questions:
        yield SearchSection(QUIZ_ANCHOR, "Tự kiểm tra", " ".join(one.question for one in material.questions))


def _body_sections(body: str) -> Iterator[SearchSection]:
    """Cut a Markdown body at its second-level headings as they are on the finished page, with the anchors that it gives them."""
    before, *parts = _HEADING.split(render_markdown(body, ""))
    anchor, heading, text = "", "", _words(before)
    for level, here, title, part in zip(parts[0::4], parts[1::4], parts[2::4], parts[3::4], strict=True):
        if int(level) > 2:
            text = " ".join(filter(None, (text, _words(title), _words(part))))
            continue
        if text:
            yield SearchSection(anchor, heading, text)
        anchor, heading, text = here, _words(title), _words(part)
    if text:
        yield SearchSection(anchor, heading, text)


def _words(html: str) -> str:
    """Words of a piece of a page; those of neighbouring blocks stay apart."""
    return squeeze(unescape(_TAG.sub(" ", _INLINE_TAG.sub("", html))))
