"""The quick start and the cards of the guide (``HUONG-DAN.md``) as PDF: one card a file, one page each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple, cast

from pcmt import __version__
from pcmt.publish.pdf.content_tree import Node, nodes_of
from pcmt.publish.pdf.typst import print_pages
from pcmt.show.markup.body_tree import parse_body
from pcmt.text.colours import Palette
from pcmt.text.vietnamese import slugify

LAYOUT = "guide.typ"
QUICK_START, CARDS = "Bắt đầu nhanh", "Thẻ việc"
"""Titles of the two sections that are printed."""
_SECTION = re.compile(r"^## ([^\n]+)\n(.*?)(?=^##? |\Z)", re.MULTILINE | re.DOTALL)
_PAGE = re.compile(r"^### (?:Trang \d+\. )?([^\n]+)\n(.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^```\w*\n(.*?)^```\n?", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[([^\]]+)\]\(#[^)]*\)")


class GuidePage(NamedTuple):
    """A page of the guide: its title, and its text as Markdown."""

    title: str
    text: str


class GuideFile(NamedTuple):
    """A printed file: its name, its bytes, its number of pages."""

    name: str
    content: bytes
    pages: int


def pages_in(guide: str, section: str) -> list[GuidePage]:
    """Return the pages of a section. Raises KeyError where the guide has no such section."""
    text = dict(_SECTION.findall(guide))[section]
    return [GuidePage(title, body) for title, body in _PAGE.findall(text)]


def print_guide(guide: str, colours: Palette, day: date) -> Iterator[GuideFile]:
    """Yield the quick start in one file, then each card; the same guide gives the same bytes."""
    yield _printed("bat-dau-nhanh", QUICK_START, pages_in(guide, QUICK_START), colours, day)
    for card in pages_in(guide, CARDS):
        yield _printed(f"the-{slugify(card.title)}", card.title, [card], colours, day)


def _printed(name: str, title: str, pages: list[GuidePage], colours: Palette, day: date) -> GuideFile:
    content: dict[str, Any] = {
        "title": title,
        "author": "",
        "description": title,
        "keywords": [],
        "language": "vi",
        "colours": colours.light,
        "foot": f"Cổng phòng, chống ma túy: {title.lower()}. Bộ công cụ bản {__version__}.",
        "pages": [{"title": one.title, "blocks": list(_nodes(one.text))} for one in pages],
    }
    made = print_pages(LAYOUT, content, day)
    return GuideFile(f"{name}.pdf", cast(bytes, made.files[0]), made.pages)


def _nodes(text: str) -> Iterator[Node]:
    """Yield the blocks of a page; what is to be typed keeps its lines."""
    place = 0
    for fence in _FENCE.finditer(text):
        yield from _words(text[place : fence.start()])
        lines = fence[1].rstrip("\n").split("\n")
        yield {
            "k": "code",
            "lines": [{"indent": len(one) - len(one.lstrip(" ")), "words": one.lstrip(" ")} for one in lines],
        }
        place = fence.end()
    yield from _words(text[place:])


def _words(text: str) -> list[Node]:
    """Return running text as blocks; what is typed inside a line is bold, since the fonts of prints have one width only."""
    body = _LINK.sub(r"\1", _INLINE.sub(lambda typed: f"**{typed[1].strip()}**", text))
    return nodes_of(parse_body(body), "")
