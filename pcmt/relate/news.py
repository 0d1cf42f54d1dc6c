"""News for subscribers: the publication of a record, each of its changes, and the expiry of a legal basis.

Every item has a stable key and a day taken from data, so that a feed reader shows it once, however often titles and
texts are edited.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pcmt.model import KINDS, Announcement, Event, Record
from pcmt.model.record import Change
from pcmt.relate.catalog import Catalog
from pcmt.relate.legal_basis import DependencyGraph, Ending
from pcmt.text.dates import day_of

NEWS_KINDS = tuple(
    kind for _, kind in sorted((model.news_rank, kind) for kind, model in KINDS.items() if model.news_rank is not None)
)
"""Kinds that make news, in the order in which records of one day are listed: last what comes by the dozen."""


class News(NamedTuple):
    """A news item about a record.

    ``kind`` is ``published``, a kind of Change, or ``basis_ended``. ``mark`` distinguishes items of one record: empty
    for the record itself, ``revision=2`` for its second change, ``ended`` for a document with dependents; record and
    mark together form the GUID. ``about``: the records whose subscribers receive the item. ``is_pressing``: a future
    event was postponed or cancelled on an unrecorded day, so ``day`` may be long past. ``place``: index among the
    record's items of the same day, since feed readers that sort by time must show the later one later.
    """

    record: Record
    kind: str
    mark: str
    day: date
    what: str
    why: str
    about: tuple[Record, ...]
    is_pressing: bool = False
    place: int = 0


def news(catalog: Catalog) -> list[News]:
    """All news of the portal, newest first; what is pressing before all."""
    found = [
        item
        for kind in NEWS_KINDS
        for record in catalog.records[kind].values()
        for item in news_of(record, catalog.today)
    ]
    found += _ended_bases(catalog)
    return sorted(found, key=_order)


def _order(item: News) -> tuple[bool, int, bool, int, str, int]:
    # A cancellation without a day of its own must not be looked for among last year's news.
    # Of one day a change comes before what was only put on the portal: it must not drown where a feed ends.
    number = item.mark.partition("=")[2]
    kind = NEWS_KINDS.index(item.record.kind_id)
    place = (kind, item.record.id, -int(number or 0))
    return (not item.is_pressing, -item.day.toordinal(), not item.mark, *place)


def news_of(record: Record, today: date) -> list[News]:
    """Return the news of a record: its publication, then each change. Empty for an announcement before its first day."""
    told = record.published
    if isinstance(record, Announcement):
        if day_of(record.from_) > today:
            return []
        told = max(told, day_of(record.from_))
    found = [News(record, "published", "", told, "", "", (record,))]
    found += [_changed(record, number, change, told) for number, change in enumerate(record.history, start=1)]
    if isinstance(record, Event) and not record.tells_of_status:
        # The history entry is still missing; the news is published without it and keeps its number once it exists.
        mark = f"revision={len(record.history) + 1}"
        is_to_come = day_of(record.finish) >= today
        why = record.status_reason or ""
        found.append(News(record, record.status, mark, record.updated, "", why, (record,), is_to_come))
    return _placed(found)


def _placed(found: list[News]) -> list[News]:
    """News of one record, each with its place in its day. History only grows at its end, so a place never changes."""
    counts: dict[date, int] = {}
    placed = []
    for item in found:
        place = counts[item.day] = counts.get(item.day, -1) + 1
        placed.append(item._replace(place=place))
    return placed


def _changed(record: Record, number: int, change: Change, told: date) -> News:
    day = max(change.on, told)
    return News(record, change.kind, f"revision={number}", day, change.what, change.why or "", (record,))


def _ended_bases(catalog: Catalog) -> list[News]:
    """One piece of news for each document that lost its force while something on the portal rests on it, however far below."""
    cascade = catalog.index(DependencyGraph)
    found = []
    for ending in cascade.endings.values():
        resting = cascade.dependencies_on(ending.document.id)
        if resting and ending.has_come and ending.kind != "term_over":
            about = (ending.document, *(one.record for one in resting))
            found.append(News(ending.document, "basis_ended", "ended", _news_day(cascade, ending), "", "", about))
    return found


def _news_day(cascade: DependencyGraph, ending: Ending) -> date:
    """Return the first day without force; if unknown, that of the first successor, else the record's last change."""
    document = ending.document
    if ending.since:
        return max(ending.since.first, document.published)
    successors = [cascade.find(one).in_force_from for one in document.replaced_by]
    return max(min((day.first for day in successors if day), default=document.updated), document.published)
