"""A record as an article: its HTML, contents, crumbs and the facts that head elements need."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from jinja2 import Template
from markupsafe import Markup

from pcmt.model import Record
from pcmt.show.documents.basis_banner import basis_banners
from pcmt.show.markup.unique_ids import with_unique_ids
from pcmt.show.parts.closing_sections import render_backlinks, render_data_line, render_notes, render_sources
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import render_fact_table
from pcmt.show.parts.history import render_history, render_withdrawal
from pcmt.show.parts.kind_view import Banner
from pcmt.show.parts.tables import Table, render_table
from pcmt.show.parts.templates import ENVIRONMENT
from pcmt.show.site.kinds import kind_view
from pcmt.show.site.waiting_page import waiting_banner
from pcmt.urls import record_path


def banners(view: PageContext, record: Record) -> list[Banner]:
    """Return the banners of a record, most serious first."""
    waiting = [waiting_banner(view, record)] if record.state else []
    withdrawn = [Banner("warn", render_withdrawal(record))] if record.is_withdrawn else []
    return waiting + withdrawn + kind_view(record).banners(view, record) + basis_banners(view, record)


_TOC_SPOT = "<!--pcmt:toc-->"
_ABOUT = "<!--pcmt:about-->"
"""What follows is the folded block at the end of a page: its own headings are no part of the contents."""
# Each pattern starts with a fixed text, which lets the engine skip through a page quickly.
_HEADING = re.compile(r'<h([234]) (?:class="[^"]*" )?id="([^"]+)">(.*?)</h', re.DOTALL)
_ITEM = re.compile(
    r'<p class="official-item" id="([^"]+)">(<span class="mark">[^<]*</span> )<strong>(.*?)</strong>', re.DOTALL
)
_NOISE = re.compile(r'<sup.*?</sup>|<a class="note-ref".*?</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"\s+")


class Entry(NamedTuple):
    """A line of the table of contents. ``words`` are safe HTML text."""

    level: int
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Article:
    """A record ready to be shown. ``html`` holds the contents for phones, ``toc`` the same for the side bar."""

    record: Record
    path: str
    html: str
    toc: str


def _entries(html: str) -> tuple[Entry, ...]:
    """Read the contents off the finished article, so that they can never differ from it."""
    found = [(match.start(), int(match[1]), match[2], match[3]) for match in _HEADING.finditer(html)]
    if "official-item" in html:
        items = _ITEM.finditer(html)
        found += [(match.start(), 4, match[1], match[2] + match[3].rstrip(":")) for match in items]
        found.sort()
    return tuple(Entry(level, anchor, _plain(words)) for _, level, anchor, words in found)


def _plain(words: str) -> str:
    """Words of a heading without tags, footnote digits and marks of notes."""
    if "<" not in words:
        return words
    return _SPACE.sub(" ", _TAG.sub("", _NOISE.sub("", words))).strip()


def _contents(entries: tuple[Entry, ...]) -> str:
    """Nested list of the contents."""
    parts: list[str] = []
    depth = 1
    for entry in entries:
        level = min(entry.level, depth + 1)
        if level > depth:
            parts.append("<ul>")
        else:
            parts.append("</li></ul>" * (depth - level) + "</li>")
        parts.append(f'<li><a href="#{entry.anchor}">{entry.words}</a>')
        depth = level
    parts.append("</li></ul>" * (depth - 1))
    return "".join(parts)


@cache
def _template(name: str) -> Template:
    return ENVIRONMENT.get_template(name)


def tables_of(view: PageContext, record: Record) -> list[Table]:
    """Return the non-empty data tables of a record."""
    return [table for make in kind_view(record).tables if (table := make(view, record)).rows]


def build_article(view: PageContext, record: Record) -> Article:
    """Draw a record for the page that ``view`` looks out from."""
    kind = kind_view(record)
    extras = {**kind.extras(view, record), **{name: draw(view, record) for name, draw in kind.slots.items()}}
    anchors = extras.pop("note_anchors", ("",) * len(record.notes))
    html = _template(kind.template).render(
        view=view,
        record=record,
        banners=banners(view, record),
        identity=render_fact_table(kind.facts(view, record)),
        tables=[render_table(table) for table in tables_of(view, record)],
        ending=Markup("").join(draw(view, record) for draw in kind.sections)
        + render_backlinks(view, record, kind.backlinks),
        closing=render_history(record)
        + render_notes(record.notes, anchors)
        + render_sources(view, record.sources)
        + render_data_line(view, record),
        **extras,
    )
    html = with_unique_ids(html)
    entries = _entries(html.partition(_ABOUT)[0])
    toc = _contents(entries) if len(entries) > 2 else ""
    inline = (
        f'<details class="toc-inline"><summary>Mục lục</summary><nav aria-label="Mục lục">{toc}</nav></details>'
        if toc
        else ""
    )
    html = html.replace(_TOC_SPOT, inline, 1)
    return Article(record, record_path(record.kind_id, record.id), html, toc)
