"""Reading a built page the way a reader or a crawler does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from tests.html_reader import HtmlReader

BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "td", "th", "div", "br", "section", "span", "summary"}
HIDDEN = {"script", "style", "svg", "template"}


@dataclass
class PageReading:
    """Words, links, ids and outside requests of a page."""

    text: str = ""
    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    loads: list[str] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """Words in order, without signs."""
        return re.findall(r"\w+", self.text)


class _Reader(HtmlReader):
    def __init__(self) -> None:
        super().__init__()
        self.page = PageReading()
        self.pieces: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in HIDDEN:
            self.hidden += 1
        if tag in BLOCKS:
            self.pieces.append(" ")
        if tag in {"h1", "h2", "h3", "h4"}:
            self.page.headings.append(tag)
        if identifier := values.get("id"):
            self.page.ids.add(identifier)
        if tag == "a" and "href" in values:
            self.page.links.append(values["href"])
        if tag == "link" and values.get("type") == "application/rss+xml":
            self.page.feeds.append(values["href"])
        elif tag == "link" and values.get("rel") in {"stylesheet", "icon", "preload", "preconnect", "modulepreload"}:
            self.page.loads.append(values["href"])
        if tag in {"img", "script", "iframe", "audio", "video", "source"} and "src" in values:
            self.page.loads.append(values["src"])

    def handle_endtag(self, tag: str) -> None:
        if tag in HIDDEN:
            self.hidden -= 1

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(data)


def read_html(html: str) -> PageReading:
    """Read a page or a piece of one."""
    reader = _Reader()
    reader.feed(html)
    reader.page.text = "".join(reader.pieces)
    return reader.page


def read_page(path: Path) -> PageReading:
    """Read a built page."""
    return read_html(path.read_text(encoding="utf-8"))
