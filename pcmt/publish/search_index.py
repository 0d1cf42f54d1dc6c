"""Entries of the theme's search index for poured pages: one for the page, one for each section of a long text.

The words come from the records, not from drawn pages: quotes and tables that repeat a text would only make the index
heavier for phones. The theme prints index texts as HTML, so every entry is escaped here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Any, NamedTuple

from pcmt.model import Agency, Campaign, Event, Helpline, Kit, LegalDocument, Material, Place, Plan, Record, Vocabulary
from pcmt.publish.artifact import Artifact
from pcmt.show.markup.markdown import render_markdown
from pcmt.show.materials.quiz import QUIZ_ANCHOR
from pcmt.show.parts.context import View
from pcmt.show.parts.listing import Listing
from pcmt.show.parts.signs import title_sign
from pcmt.show.parts.standalone_page import OwnPage
from pcmt.show.parts.summary import summary_of
from pcmt.text.official_text import parse_official_text
from pcmt.text.vietnamese import squeeze
from pcmt.urls import record_path

_HEADING = re.compile(r'<h([1-6]) id="([^"]*)">(.*?)</h\1>', re.DOTALL)
_INLINE_TAG = re.compile(r"</?(?:a|strong|em|code)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


class Section(NamedTuple):
    """A piece of a record's text under a heading; what stands before the first heading has no anchor."""

    anchor: str
    heading: str
    text: str


def search_entries(view: View, record: Record) -> Iterator[dict[str, Any]]:
    """Index entries of a record page."""
    path = record_path(record.kind_id, record.id)
    facts = " · ".join(word for word in (summary_of(view, record), *_facts(view, record)) if word)
    sections = list(_sections(record))
    if sections and not sections[0].anchor:
        facts += " · " + sections.pop(0).text
    yield {"location": path, "title": escape(title_sign(record) + record.title), "text": escape(facts)}
    for anchor, heading, text in sections:
        yield {"location": f"{path}#{anchor}", "title": escape(heading), "text": escape(text)}


def listing_entries(listing: Listing) -> Iterator[dict[str, Any]]:
    """The entry of a list; only its first page, the others would say the same."""
    if listing.number == 1:
        yield {"location": listing.path, "title": escape(listing.title), "text": escape(listing.description)}


def own_entries(page: OwnPage) -> Iterator[dict[str, Any]]:
    """The entry of a page of its own; none where the page is not meant to be searched for."""
    if page.is_listed:
        yield {"location": page.path, "title": escape(page.title), "text": escape(page.description)}


def _facts(view: View, record: Record) -> list[str]:
    """Short words that people look a record up by, beside its title and summary."""
    match record:
        case Plan():
            return [record.subject, record.number or "", view.titles("co-quan", record.issuers)]
        case LegalDocument():
            # Misprinted numbers too: who looks for the form that a paper prints must reach the right document.
            names = view.titles("co-quan", record.co_issuers)
            return [record.number or "", record.subject or "", names, *(one.printed for one in record.misprints)]
        case Agency():
            return [record.short_title or "", *record.aliases]
        case Place():
            return [record.code or ""]
        case Campaign():
            return [record.theme or "", *record.theme_variants]
        case Event():
            return [record.venue or "", *(view.catalog.find("co-quan", one).title for one in record.organizers)]
        case Helpline():
            return [record.number, re.sub(r"\D", "", record.number), record.use]
        case Material():
            return [view.term("loai-tai-lieu", record.type), view.terms("chu-de", record.topics)]
        case Kit():
            return [view.terms("doi-tuong", record.audiences), view.terms("cap-hoc", record.levels)]
        case Vocabulary():
            return [term.title for term in record.terms]
    return []


def _sections(record: Record) -> Iterator[Section]:
    if isinstance(record, Material):
        yield from _free_text(record.body)
        if record.questions:
            yield Section(QUIZ_ANCHOR, "Tự kiểm tra", " ".join(one.question for one in record.questions))
    elif isinstance(record, Plan | LegalDocument) and record.text:
        yield from _official(record.text)


def _official(text: str) -> Iterator[Section]:
    """An official text cut at the headings of its contents."""
    anchor, heading = "toan-van", "Mở đầu"
    lines: list[str] = []
    for block in parse_official_text(text).blocks:
        if block.heading:
            if lines:
                yield Section(anchor, heading, " ".join(lines))
            anchor, heading, lines = block.anchor, f"{block.mark} {block.heading}", []
            if len(block.heading) >= len(block.text):
                continue
        lines.append(block.plain)
    if lines:
        yield Section(anchor, heading, " ".join(lines))


def _free_text(body: str) -> Iterator[Section]:
    """A Markdown body cut at its second-level headings as they stand on the finished page, with the anchors that it gives them."""
    before, *parts = _HEADING.split(render_markdown(body, ""))
    anchor, heading, text = "", "", _words(before)
    for level, here, title, part in zip(parts[0::4], parts[1::4], parts[2::4], parts[3::4], strict=True):
        if int(level) > 2:
            text = " ".join(filter(None, (text, _words(title), _words(part))))
            continue
        if text:
            yield Section(anchor, heading, text)
        anchor, heading, text = here, _words(title), _words(part)
    if text:
        yield Section(anchor, heading, text)


def _words(html: str) -> str:
    """The words of a piece of a page; those of neighbouring blocks stay apart."""
    return squeeze(unescape(_TAG.sub(" ", _INLINE_TAG.sub("", html))))


def extended_index(index: bytes, entries: list[dict[str, Any]], path: str) -> Artifact:
    """The theme's own index with the entries of poured pages added."""
    data = json.loads(index)
    data["docs"] = [*data["docs"], *entries]
    return Artifact(path, json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())
