"""Entries of the search: one for a page, one for each section of a long text.

The words of records come from the records, not from drawn pages, whose quotes and tables repeat a text. Those of
hand-written pages come from their finished HTML.
"""

from __future__ import annotations

import re
from html import unescape

from pcmt.model import KINDS, Agency, Place, Record, Vocabulary
from pcmt.model.vocabulary import SEARCH_LIST
from pcmt.publish.search.weighing import SearchEntry, SearchPage
from pcmt.show.kinds import summary_of, title_sign
from pcmt.show.markup.page_sections import page_sections
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.kind_view import SearchGroup
from pcmt.show.parts.standalone_page import OwnPage
from pcmt.show.site.kinds import kind_view
from pcmt.urls import COMPARISONS, record_path

OVER_SHARE = 0.85
"""Weight of a record whose time is over, beside one that holds."""
ENDED_SHARE = 0.7
"""Weight of a body or place that is no more."""
_UNSEARCHED = (f"{COMPARISONS}/", "chi-tieu/thuoc-do/")
"""Comparisons and measures: their words are those of the plans, and people do not look for their titles."""
_TAG = re.compile(r"<[^>]*>")


def record_entries(view: PageContext, record: Record) -> SearchPage:
    """Return the entries of a record page: the page, then its sections."""
    kind = kind_view(record)
    path = record_path(record.kind_id, record.id)
    title = title_sign(record) + record.title
    shown = [word for word in kind.search_facts(view, record) if word]
    unseen = [word for word in kind.search_names(view, record) if word]
    facts = " · ".join(filter(None, (summary_of(view, record), *shown)))
    sections = list(kind.search_sections(record))
    if sections and not sections[0].anchor:
        facts += " · " + sections.pop(0).text
    page = SearchEntry(path, title, "", facts, kind.search_call(record))
    parts = (SearchEntry(f"{path}#{anchor}", title, heading, text) for anchor, heading, text in sections)
    names, share = [*shown, *unseen], kind.search_share * _share(view, record)
    return SearchPage([page, *parts], kind.search_group, names, share, " · ".join(unseen))


def _share(view: PageContext, record: Record) -> float:
    """Return the weight of a record beside others of its kind. The words of the search itself would be found by every query."""
    if isinstance(record, Vocabulary) and record.id == SEARCH_LIST:
        return 0
    if isinstance(record, Agency | Place):
        return ENDED_SHARE if view.catalog.has_ended(record) else 1
    return OVER_SHARE if record.is_over(view.catalog.today) else 1


def own_entries(page: OwnPage) -> SearchPage | None:
    """Return the entry of a page of its own; None where the page is not meant to be searched for or goes on with a list."""
    is_found = page.is_listed and page.number == 1 and not page.path.startswith(_UNSEARCHED)
    return (
        SearchPage([SearchEntry(page.path, page.title, "", page.description)], SearchGroup.LISTS) if is_found else None
    )


def page_entries(url: str, title: str, content: str, share: float = 1.0) -> SearchPage | None:
    """Return the entries of a hand-written page, one per section; ``title`` names sections without a heading.

    Of the list of a kind only its own words count, since those of its cards lead to their records.
    """
    entries: list[SearchEntry] = []
    for anchor, heading, text in page_sections(content):
        name = _plain(heading or title)
        location = f"{url}#{anchor}" if anchor else url
        entries.append(
            SearchEntry(location, entries[0].title if entries else name, name if anchor else "", _plain(text))
        )
    if not entries:
        return None
    if url.removesuffix("/") in KINDS:
        return SearchPage(entries[:1], SearchGroup.LISTS)
    return SearchPage(entries, SearchGroup.HELP, share=share)


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())
