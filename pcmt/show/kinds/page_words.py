"""Title and description of a record's page, as search engines and shared links show them: no two pages have the same.

A description is one or two true sentences of DESCRIPTION_FROM to DESCRIPTION_LIMIT characters, never cut inside a word.
"""

from __future__ import annotations

from collections.abc import Iterator

from pcmt.model import Record
from pcmt.show.kinds import declared_view, summary_of
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.page_words import DESCRIPTION_FROM, ended, fitted
from pcmt.text.formats import format_date
from pcmt.text.vietnamese import clip, lower_first, squeeze

_NAME_LIMIT = 160
"""Characters of a title before a description: something must be left for the sentence itself."""


def page_title(view: PageContext, record: Record) -> str:
    """Title of a record; one that has namesakes takes the first of its facts that they do not have."""
    own = (record.kind_id, record.id)
    namesakes = [one for one in view.shared.titled(record.title) if (one.kind_id, one.id) != own]
    if not namesakes:
        return record.title
    taken = {fact for one in namesakes for fact in _marks(view, one)}
    mark = next(fact for fact in _marks(view, record) if fact not in taken)
    return f"{record.title} ({mark})"


def _marks(view: PageContext, record: Record) -> Iterator[str]:
    """Yield facts that distinguish a record from others of the same title; the last one is unique."""
    yield from declared_view(record).distinctions(view, record)
    yield record.kind_title
    yield f"{record.kind_title}, mã {record.id}"


def page_description(view: PageContext, record: Record) -> str:
    """Return what, who, where and when of a record; its own description if unique and long enough."""
    kind = declared_view(record)
    words = squeeze(summary_of(view, record))
    is_own = bool(record.description) and not view.shared.is_shared(words)
    if is_own and len(words) >= DESCRIPTION_FROM:
        return fitted(ended(words))
    title = clip(squeeze(page_title(view, record)), _NAME_LIMIT)
    if kind.is_lowered and not record.description:
        words = lower_first(words)
    told = f"{title}: {words}" if words != squeeze(record.title) else title
    if contents := kind.contents(view, record):
        told = f"{ended(told)} {contents}"
    for more in _more(view, record):
        if len(told) < DESCRIPTION_FROM:
            told = f"{ended(told)} {more}"
    return fitted(ended(told))


def _more(view: PageContext, record: Record) -> Iterator[str]:
    """Sentences that go on, for a record whose own words are few."""
    yield from declared_view(record).further(view, record)
    yield f"Đăng trên {view.catalog.settings.title} ngày {format_date(record.published)}, mục {record.kind_title}."
