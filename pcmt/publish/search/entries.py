"""Entries of the search: one for a page, one for each section of a long text.

The words of records come from the records, not from drawn pages, whose quotes and tables repeat a text. Those of
hand-written pages come from the index file that the engine writes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape

from pcmt.model import Record
from pcmt.publish.search.shards import SearchEntry
from pcmt.show.kinds.signs import title_sign
from pcmt.show.kinds.summary import summary_of
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


def handwritten_entries(index: bytes) -> Iterator[list[SearchEntry]]:
    """Yield the entries of each page in the index file of the engine, whose texts are HTML."""
    pages: dict[str, list[SearchEntry]] = {}
    for one in json.loads(index)["docs"]:
        path, _, anchor = one["location"].partition("#")
        entries = pages.setdefault(path, [])
        title, text = _plain(one["title"]), _plain(one["text"])
        entries.append(
            SearchEntry(one["location"], entries[0].title if entries else title, title if anchor else "", text)
        )
    yield from pages.values()


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())
