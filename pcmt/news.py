"""What subscribers are told of: a record put on the portal, each change of it, and a basis that stopped holding.

Every piece of news has a key that never changes and a day out of data, so that a reader tells each of them once, however
often titles and texts are mended.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from pcmt.catalog import Catalog
from pcmt.model import Campaign, Event, LegalDocument, Material, Plan, Record
from pcmt.model.record import Change

NEWS_KINDS = ("ke-hoach", "su-kien", "tai-lieu", "thong-bao", "chien-dich", "van-ban")
"""Kinds that make news, in the order in which records of one day are listed."""


class News(NamedTuple):
    """A piece of news about a record.

    ``kind`` is ``published``, a kind of Change, or ``basis_ended``. ``mark`` tells pieces of one record apart: empty for the
    record itself, ``revision=2`` for its second change, ``ended`` for a document that others rest on; record and mark
    together make the GUID. ``about`` are the records concerned: their subscribers are told.
    """

    record: Record
    kind: str
    mark: str
    day: date
    what: str
    why: str
    about: tuple[Record, ...]


def news(catalog: Catalog) -> list[News]:
    """All news of the portal, newest first."""
    found = [item for kind in NEWS_KINDS for record in catalog.records[kind].values() for item in news_of(record)]
    found += _ended_bases(catalog)
    return sorted(found, key=_order)


def _order(item: News) -> tuple[int, bool, int, str, int, str]:
    # Of one day a change comes before what was only put on the portal: it must not drown where a feed ends.
    kind = NEWS_KINDS.index(item.record.kind_id)
    return (-item.day.toordinal(), not item.mark, kind, item.record.id, -len(item.mark), item.mark)


def news_of(record: Record) -> list[News]:
    """A record's own news: that it was published, then each change."""
    found = [News(record, "published", "", record.published, "", "", (record,))]
    found += [_changed(record, number, change) for number, change in enumerate(record.history, start=1)]
    if isinstance(record, Event) and not record.tells_of_status:
        # Nobody has written the entry yet; the news cannot wait for it. Once written it gets the same number.
        day = max(record.updated, record.published)
        mark = f"revision={len(record.history) + 1}"
        found.append(News(record, record.status, mark, day, "", record.status_reason or "", (record,)))
    return found


def _changed(record: Record, number: int, change: Change) -> News:
    return News(record, change.kind, f"revision={number}", change.on, change.what, change.why or "", (record,))


def bases_of(record: Record) -> tuple[str, ...]:
    """Ids of the documents that a record rests on."""
    match record:
        case Plan() | Event():
            return tuple(dict.fromkeys(citation.document for citation in record.basis))
        case Campaign():
            return (*record.basis, *record.directing)
        case Material():
            return record.basis
    return ()


def _ended_bases(catalog: Catalog) -> list[News]:
    """One piece of news for each document that lost its force while something on the portal rests on it."""
    resting: dict[str, list[Record]] = defaultdict(list)
    for kind in NEWS_KINDS:
        for record in catalog.records[kind].values():
            for base in bases_of(record):
                resting[base].append(record)
    found = []
    for document in catalog.documents:
        ended = _ended_on(catalog, document)
        if ended and document.id in resting:
            about = (document, *resting[document.id])
            found.append(News(document, "basis_ended", "ended", max(ended, document.published), "", "", about))
    return found


def _ended_on(catalog: Catalog, document: LegalDocument) -> date | None:
    """First day without force, when it is known and has come."""
    until = document.in_force_until
    return until.first if until and catalog.status_of(document) == "ended" else None
