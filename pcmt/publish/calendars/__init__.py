"""Subscribable calendars (``/lich.ics`` and one per scope), and one file per event (RFC 5545, RFC 7986).

Published entries are never removed: postponed, cancelled and withdrawn ones remain with their status. METHOD is
omitted: a calendar without it is a snapshot, not a scheduling message (RFC 5545, 3.7.2). Every entry is serialised once
and calendars join bytes, so their cost is their own size.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from pcmt.model import Campaign, Event, Plan
from pcmt.publish.artifact import Artifact
from pcmt.publish.calendars.entries import CalendarEntry, campaign_entries, due_entries, event_entries
from pcmt.relate.subscription_index import ScopeIndex
from pcmt.relate.subscriptions import Reach, Scope, scopes
from pcmt.show.parts.context import PageContext
from pcmt.show.subscribing.section import CALENDAR_KINDS
from pcmt.text.dates import start_of
from pcmt.urls import calendar_path, event_calendar_path

_FOOT = b"END:VCALENDAR\r\n"


class WrittenEntry(NamedTuple):
    """An entry as bytes: ``begins`` and ``name`` are its place in a calendar, ``kind`` and ``id`` those of its record."""

    begins: datetime
    name: str
    kind: str
    id: str
    reach: Reach
    content: bytes


def calendars(view: PageContext) -> Iterator[Artifact]:
    """Yield the calendar of every scope, empty ones included, of every plan with dates, and a file for each event.

    Same data, same bytes.
    """
    entries = sorted(_written(view), key=lambda one: (one.begins, one.name))
    index = ScopeIndex(view.catalog, ((one.content, one.reach) for one in entries))
    empty = view.catalog.recall("múi giờ của lịch", _timezone)
    for scope in scopes(view.catalog, CALENDAR_KINDS):
        # A calendar must hold a component (RFC 5545, 3.6): the time zone is one, until there is an entry.
        body = b"".join(index.items(scope)) or empty
        yield Artifact(calendar_path(scope.path), _head(view, scope) + body + _FOOT)
    head = _head(view)
    plans: dict[Scope, list[bytes]] = defaultdict(list)
    for one in entries:
        if one.kind == Event.kind_id:
            yield Artifact(event_calendar_path(one.id), head + one.content + _FOOT)
        elif one.kind == Plan.kind_id:
            plans[Scope(Plan.kind_id, one.id)].append(one.content)
    for scope, own in plans.items():
        yield Artifact(calendar_path(scope.path), _head(view, scope) + b"".join(own) + _FOOT)


def _written(view: PageContext) -> Iterator[WrittenEntry]:
    """Yield every entry; those of a record are made again only when something that they say has changed."""
    catalog = view.catalog
    owners: list[tuple[str, Any, Callable[..., Iterable[CalendarEntry]]]] = [
        *(("ngày", event, event_entries) for event in catalog.events),
        *(("ngày", campaign, campaign_entries) for campaign in catalog.campaigns),
        *(("hạn", owner, due_entries) for owner in (*catalog.plans, *catalog.campaigns)),
    ]
    for words, record, make in owners:
        name = f"lịch, {words} của {record.kind_id}/{record.id}"
        yield from catalog.recall(name, partial(_entries_of, view, record, make))


def _entries_of(
    view: PageContext, record: Event | Campaign | Plan, make: Callable[..., Iterable[CalendarEntry]]
) -> list[WrittenEntry]:
    # icalendar takes longer to load than a build of one edit that changes no calendar.
    from pcmt.publish.calendars.components import entry_bytes

    return [
        WrittenEntry(start_of(one.start), one.name, record.kind_id, record.id, one.reach, entry_bytes(view, one))
        for one in make(view, record)
    ]


def _head(view: PageContext, scope: Scope | None = None) -> bytes:
    def make() -> bytes:
        from pcmt.publish.calendars.components import head_bytes

        return head_bytes(view, scope)

    found: bytes = view.catalog.recall(f"lịch, đầu của {scope.path or 'cổng' if scope else 'sự kiện'}", make)
    return found


def _timezone() -> bytes:
    from pcmt.publish.calendars.components import timezone_bytes

    return timezone_bytes()
