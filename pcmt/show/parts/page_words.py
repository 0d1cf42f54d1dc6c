"""Title and description of a page, as search engines and shared links show them: no two pages have the same.

A description is one or two true sentences of DESCRIPTION_FROM to DESCRIPTION_LIMIT characters, never cut inside a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pcmt.model import Agency, Event, Helpline, LegalDocument, Material, Place, Plan, Record, Vocabulary
from pcmt.show.parts.context import View
from pcmt.show.parts.summary import summary_of
from pcmt.show.parts.unit_words import agency_contents, place_contents
from pcmt.text.formats import format_date, format_span
from pcmt.text.sheet_widths import clip
from pcmt.text.vietnamese import lower_first, squeeze

DESCRIPTION_FROM, DESCRIPTION_LIMIT = 50, 300
_NAME_LIMIT = 160
"""Characters of a title before a description: something must be left for the sentence itself."""


def fitted(words: str) -> str:
    """Words on one line, cut after a whole word where they are longer than a description may be."""
    return clip(squeeze(words), DESCRIPTION_LIMIT)


def page_title(view: View, record: Record) -> str:
    """Title of a record; one that has namesakes takes the first of its facts that they do not have."""
    namesakes = view.shared.namesakes(record)
    if not namesakes:
        return record.title
    taken = {fact for one in namesakes for fact in _marks(view, one)}
    mark = next(fact for fact in _marks(view, record) if fact not in taken)
    return f"{record.title} ({mark})"


def _marks(view: View, record: Record) -> Iterator[str]:
    """Facts that tell a record from one of the same title; the last is of this record alone."""
    match record:
        case Event():
            yield format_span(record.start, record.finish)
            if record.place:
                yield view.catalog.get(Place, record.place).title
            yield view.titles(Agency.kind_id, record.organizers)
        case Plan() | LegalDocument():
            if record.number:
                yield f"số {record.number}"
            yield view.titles(Agency.kind_id, record.issuers)
            if record.issued:
                yield format_date(record.issued)
        case Agency() if record.place:
            yield view.catalog.get(Place, record.place).title
        case Place() if record.parent:
            yield view.catalog.get(Place, record.parent).title
        case Material():
            yield view.term("loai-tai-lieu", record.type)
            yield view.terms("cap-hoc", record.levels)
    yield record.kind_title
    yield f"{record.kind_title}, mã {record.id}"


def page_description(view: View, record: Record) -> str:
    """What, who, where and when of a record; its own description where nobody else has it and it is long enough."""
    words = squeeze(summary_of(view, record))
    is_own = bool(record.description) and not view.shared.is_shared(words)
    if is_own and len(words) >= DESCRIPTION_FROM:
        return fitted(_ended(words))
    title = clip(squeeze(page_title(view, record)), _NAME_LIMIT)
    if isinstance(record, Agency | Place) and not record.description:
        words = lower_first(words)
    told = f"{title}: {words}" if words != squeeze(record.title) else title
    if contents := _contents(view, record):
        told = f"{_ended(told)} {contents}"
    for more in _more(view, record):
        if len(told) < DESCRIPTION_FROM:
            told = f"{_ended(told)} {more}"
    return fitted(_ended(told))


def _contents(view: View, record: Record) -> str:
    """What a page holds whose record is little more than a name; empty for others."""
    match record:
        case Agency():
            return agency_contents(view, record)
        case Place():
            return place_contents(view, record)
        case Vocabulary():
            return f"Gồm: {'; '.join(term.title for term in record.terms)}."
    return ""


def _more(view: View, record: Record) -> Iterator[str]:
    """Sentences that go on, for a record whose own words are few."""
    match record:
        case Helpline():
            yield f"Cổng kiểm tra số {record.number} ngày {format_date(record.checked_on)}."
        case Plan() | LegalDocument():
            yield f"Cơ quan ban hành: {view.titles(Agency.kind_id, record.issuers)}."
    yield f"Đăng trên {view.catalog.settings.title} ngày {format_date(record.published)}, mục {record.kind_title}."


def list_description(title: str, lead: str, names: Iterable[str] = ()) -> str:
    """Title of a page of a list, how much it holds and what comes first on it."""
    listed = "; ".join(names)
    return fitted(f"{title}: {_ended(lead)}" + (_ended(f" Trong đó: {listed}") if listed else ""))


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
