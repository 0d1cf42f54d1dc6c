"""Entries of the theme's search index for poured pages: one for the page, one for each section of a long text.

The words come from the records, not from drawn pages: quotes and tables that repeat a text would only make the index
heavier for phones. The theme prints index texts as HTML, so every entry is escaped here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from pcmt.model import Record
from pcmt.publish.artifact import Artifact
from pcmt.show.kinds.signs import title_sign
from pcmt.show.kinds.summary import summary_of
from pcmt.show.markup.page_sections import page_sections
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.standalone_page import OwnPage
from pcmt.show.site.kinds import kind_view
from pcmt.urls import record_path


def search_entries(view: PageContext, record: Record) -> Iterator[dict[str, Any]]:
    """Index entries of a record page."""
    kind = kind_view(record)
    path = record_path(record.kind_id, record.id)
    facts = " · ".join(word for word in (summary_of(view, record), *kind.search_facts(view, record)) if word)
    sections = list(kind.search_sections(record))
    if sections and not sections[0].anchor:
        facts += " · " + sections.pop(0).text
    yield {"location": path, "title": escape(title_sign(record) + record.title), "text": escape(facts)}
    for anchor, heading, text in sections:
        yield {"location": f"{path}#{anchor}", "title": escape(heading), "text": escape(text)}


def own_entries(page: OwnPage) -> Iterator[dict[str, Any]]:
    """The entry of a page of its own; none where the page is not meant to be searched for or goes on with a list."""
    if page.is_listed and page.number == 1:
        yield {"location": page.path, "title": escape(page.title), "text": escape(page.description)}


def page_entries(url: str, title: str, content: str, fields: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Index entries of a hand-written page, one for each section; ``title`` for those without a heading."""
    for anchor, heading, text in page_sections(content):
        location = f"{url}#{anchor}" if anchor else url
        yield {"location": location, "title": heading or title, "text": text, **fields}


def search_index(settings: dict[str, Any], entries: list[dict[str, Any]], path: str) -> Artifact:
    """The index of all pages in the form that the theme's search reads."""
    data = {"config": settings, "docs": entries}
    return Artifact(path, json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())
