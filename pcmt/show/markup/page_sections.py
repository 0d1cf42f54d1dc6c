"""The sections of a hand-written page for the search index: a title, an address and a text for every heading with an anchor.

Same rules as the theme's own indexer, which only knows pages without their blocks: of the markup of a text only paragraphs,
lists, code and sub- and superscripts remain, words are escaped, whitespace is one space. What is hidden on the day of the build
(the tasks of other months) is not read: a result would show words that its page does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from typing import NamedTuple

_TOKEN = re.compile(r"""<!--.*?-->|<(/?)([a-zA-Z][^\s/>]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>""", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_KEPT = frozenset("p code pre li ol ul sub sup".split())
_UNREAD = frozenset(("object", "script", "style"))
_EXCLUDED = "data-search-exclude"


class PageSection(NamedTuple):
    """A section of a page: ``anchor`` is empty for the first one, ``title`` where it has no heading. Both texts are HTML."""

    anchor: str
    title: str
    text: str


@dataclass
class _Section:
    tag: str
    depth: float = 0
    anchor: str = ""
    is_excluded: bool = False
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Open(NamedTuple):
    """An element that is not closed yet."""

    tag: str
    is_unread: bool
    is_permalink: bool
    is_hidden: bool = False


class _SectionReader:
    """Reads the tokens of a page one after the other."""

    def __init__(self) -> None:
        self.sections: list[_Section] = []
        self._section: _Section | None = None
        self._open: list[_Open] = []

    @property
    def _current(self) -> _Section:
        if self._section is None:
            self._begin(_Section(""))
        assert self._section is not None
        return self._section

    def _begin(self, section: _Section) -> None:
        self._section = section
        self.sections.append(section)

    def _target(self) -> list[str]:
        """Title or text of the section, wherever words now belong."""
        section = self._current
        return section.title if self._is_inside(section.tag) else section.text

    def _is_inside(self, tag: str) -> bool:
        return any(one.tag == tag for one in self._open)

    def _is_unread(self) -> bool:
        return bool(self._open) and self._open[-1].is_unread

    def start(self, tag: str, rest: str) -> None:
        if tag in _VOID:
            return
        if (self._open and self._open[-1].is_hidden) or _is_hidden(rest):
            self._open.append(_Open(tag, is_unread=True, is_permalink=False, is_hidden=True))
            return
        needed = tag in _HEADINGS or "class" in rest
        attributes = {name: unescape("".join(value)) for name, *value in _ATTRIBUTE.findall(rest)} if needed else {}
        classes = attributes.get("class", "")
        is_excluded = _EXCLUDED in rest
        is_unread = self._is_unread() or tag in _UNREAD or is_excluded or classes == "linenodiv"
        self._open.append(_Open(tag, is_unread, tag == "a" and classes == "headerlink"))
        if tag in _HEADINGS and "id" in attributes:
            if tag != "h1" and not self.sections:
                self._begin(_Section("", len(self._open)))
            anchor = attributes["id"] if self.sections else ""
            self._begin(_Section(tag, len(self._open), anchor, is_excluded))
        target = self._target()
        if tag in _KEPT and not is_unread:
            target.append(f"<{tag}>")

    def end(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            return
        if self._current.depth > len(self._open):
            outer = next((one for one in reversed(self.sections) if one.depth <= len(self._open)), None)
            if outer is not None:
                self._current.depth = float("inf")
                self._section = outer
        if not self._open.pop().is_unread and tag in _KEPT:
            self._close(tag, self._target())

    def _close(self, tag: str, target: list[str]) -> None:
        """Close a kept element; remove it where nothing but whitespace has come since the first one of its kind."""
        opening = f"<{tag}>"
        first = target.index(opening) if opening in target else len(target)
        if any(not one.isspace() for one in target[first + 1 :]):
            target.append(f"</{tag}>")
        else:
            del target[first:]

    def words(self, data: str) -> None:
        if not data or self._is_unread():
            return
        is_pre = self._is_inside("pre")
        if not is_pre:
            data = " " if data.isspace() else data.replace("\n", " ")
        section = self._current
        if self._is_inside(section.tag):
            if not any(one.is_permalink for one in self._open):
                section.title.append(escape(data, quote=False))
        elif not data.isspace():
            section.text.append(escape(data, quote=False))
        elif is_pre or not section.text or not section.text[-1].isspace():
            section.text.append(data)


def _is_hidden(attributes: str) -> bool:
    return "hidden" in attributes and any(
        one.partition("=")[0] == "hidden" for one in _QUOTED.sub("", attributes).replace("/", " ").split()
    )


def page_sections(html: str) -> Iterator[PageSection]:
    """Yield the sections of the content of a page that are not excluded from the search."""
    reader = _SectionReader()
    place = 0
    while match := _TOKEN.search(html, place):
        reader.words(unescape(html[place : match.start()]))
        place = match.end()
        if match[2] is None:
            continue
        tag = match[2].lower()
        if match[1]:
            reader.end(tag)
            continue
        reader.start(tag, match[3])
        if match[3].endswith("/"):
            reader.end(tag)
        elif tag in ("script", "style"):
            place = html.find(f"</{tag}", place) if f"</{tag}" in html[place:] else len(html)
    reader.words(unescape(html[place:]))
    for one in reader.sections:
        if not one.is_excluded:
            yield PageSection(one.anchor, "".join(one.title).strip(), "".join(one.text).strip())
