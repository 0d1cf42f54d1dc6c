"""The quick start and the cards of the guide (``HUONG-DAN.md``) as PDF: one card a file, one page each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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
_APART = re.compile(
    r"^```\w*\n(?P<typed>.*?)^```\n?|^!\[(?P<words>[^\]\n]+)\]\((?P<path>[^)\s]+)\)\n?", re.MULTILINE | re.DOTALL
)
"""What is to be typed, and a picture: both stand on lines of their own."""
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


def picture_paths(page: GuidePage) -> list[str]:
    """Return the pictures of a page, as the guide names them."""
    return [found["path"] for found in _APART.finditer(page.text) if found["path"]]


def print_guide(guide: str, pictures: Mapping[str, bytes], colours: Palette, day: date) -> Iterator[GuideFile]:
    """Yield the quick start in one file, then each card; the same guide gives the same bytes.

    ``pictures`` are WebP files by the path under which the guide names them.
    """
    yield _printed("bat-dau-nhanh", QUICK_START, pages_in(guide, QUICK_START), pictures, colours, day)
    for card in pages_in(guide, CARDS):
        yield _printed(f"the-{slugify(card.title)}", card.title, [card], pictures, colours, day)


def _printed(
    name: str, title: str, pages: list[GuidePage], pictures: Mapping[str, bytes], colours: Palette, day: date
) -> GuideFile:
    content: dict[str, Any] = {
        "title": title,
        "author": "",
        "description": title,
        "keywords": [],
        "language": "vi",
        "colours": colours.light,
        "foot": f"Cổng phòng, chống ma túy: {title.lower()}. Bộ công cụ bản {__version__}.",
        "pages": [{"title": one.title, "blocks": list(_nodes(one.text, pictures))} for one in pages],
    }
    made = print_pages(LAYOUT, content, day)
    return GuideFile(f"{name}.pdf", cast(bytes, made.files[0]), made.pages)


def _nodes(text: str, pictures: Mapping[str, bytes]) -> Iterator[Node]:
    """Yield the blocks of a page; what is to be typed keeps its lines."""
    place = 0
    for apart in _APART.finditer(text):
        yield from _words(text[place : apart.start()])
        if apart["path"]:
            yield {"k": "picture", "words": apart["words"], "webp": list(pictures[apart["path"]])}
        else:
            lines = apart["typed"].rstrip("\n").split("\n")
            yield {
                "k": "code",
                "lines": [{"indent": len(one) - len(one.lstrip(" ")), "words": one.lstrip(" ")} for one in lines],
            }
        place = apart.end()
    yield from _words(text[place:])


def _words(text: str) -> list[Node]:
    """Return running text as blocks; what is typed inside a line is bold, since the fonts of prints have one width only."""
    body = _LINK.sub(r"\1", _INLINE.sub(lambda typed: f"**{typed[1].strip()}**", text))
    return nodes_of(parse_body(body), "")
