"""Entries of the search: one for a page, one for each section of a long text.

The words of records come from the records, not from drawn pages, whose quotes and tables repeat a text. Those of
hand-written pages come from their finished HTML.
"""

from __future__ import annotations

import re
from html import unescape

from pcmt.model import Record
from pcmt.publish.search.shards import SearchEntry
from pcmt.show.kinds.signs import title_sign
from pcmt.show.kinds.summary import summary_of
from pcmt.show.markup.page_sections import page_sections
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.standalone_page import OwnPage
from pcmt.show.site.kinds import kind_view
from pcmt.urls import record_path

_TAG = re.compile(r"<[^>]*>")


def search_entries(view: PageContext, record: Record) -> list[SearchEntry]:
    """Return the entries of a record page: the page, then its sections."""
    kind = kind_view(record)
    path = record_path(record.kind_id, record.id)
    title = title_sign(record) + record.title
    facts = " · ".join(word for word in (summary_of(view, record), *kind.search_facts(view, record)) if word)
    sections = list(kind.search_sections(record))
    if sections and not sections[0].anchor:
        facts += " · " + sections.pop(0).text
    page = SearchEntry(path, title, "", facts)
    return [page, *(SearchEntry(f"{path}#{anchor}", title, heading, text) for anchor, heading, text in sections)]


def own_entries(page: OwnPage) -> list[SearchEntry]:
    """Return the entry of a page of its own; none where the page is not meant to be searched for or goes on with a list."""
    is_found = page.is_listed and page.number == 1
    return [SearchEntry(page.path, page.title, "", page.description)] if is_found else []


def page_entries(url: str, title: str, content: str) -> list[SearchEntry]:
    """Return the entries of a hand-written page, one per section; ``title`` names sections without a heading."""
    entries: list[SearchEntry] = []
    for anchor, heading, text in page_sections(content):
        name = _plain(heading or title)
        location = f"{url}#{anchor}" if anchor else url
        entries.append(
            SearchEntry(location, entries[0].title if entries else name, name if anchor else "", _plain(text))
        )
    return entries


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())
