"""Subscribable calendars (``/lich.ics`` and one per scope), and one file per event (RFC 5545, RFC 7986).

Published entries are never removed: postponed, cancelled and withdrawn ones remain with their status. METHOD is
omitted: a calendar without it is a snapshot, not a scheduling message (RFC 5545, 3.7.2). Every entry is serialised once
and calendars join bytes, so their cost is their own size.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256

from pcmt.model import Plan
from pcmt.publish.artifact import Artifact
from pcmt.publish.calendars.entry_groups import EVENTS, PLANS, EntryGroup, entry_group, entry_groups
from pcmt.relate.subscription_index import ScopeIndex
from pcmt.relate.subscriptions import Scope, scopes
from pcmt.show.parts.context import PageContext
from pcmt.show.subscribing.section import CALENDAR_KINDS
from pcmt.urls import calendar_path, event_calendar_path

_FOOT = b"END:VCALENDAR\r\n"


def scope_calendars(view: PageContext) -> Iterator[Artifact]:
    """Yield the calendar of every scope, empty ones included. Same data, same bytes."""
    groups = list(entry_groups(view))
    contents = [content for group in groups for content in group.contents]
    empty = view.catalog.recall("múi giờ của lịch", _timezone)
    given = sha256("".join(group.digest for group in groups).encode()).hexdigest()
    for scope, numbers in view.catalog.recall("lịch, thứ tự", lambda: _order(view, groups), given):
        # A calendar must hold a component (RFC 5545, 3.6): the time zone is one, until there is an entry.
        body = b"".join(map(contents.__getitem__, numbers)) or empty
        yield Artifact(calendar_path(scope.path), _head(view, scope) + body + _FOOT)


def _order(view: PageContext, groups: list[EntryGroup]) -> list[tuple[Scope, array[int]]]:
    """Return the entries of each scope in order, by their numbers in all groups together."""
    places = [place for group in groups for place in group.places]
    order = sorted(range(len(places)), key=lambda number: places[number][:2])
    index = ScopeIndex(view.catalog, ((number, places[number].reach) for number in order))
    return [(scope, array("I", index.items(scope))) for scope in scopes(view.catalog, CALENDAR_KINDS)]


def own_calendars(number: int, view: PageContext) -> Iterator[Artifact]:
    """Yield a file for each event of a group of records, and the calendar of each plan with dates."""
    head, events = _head(view), entry_group(view, EVENTS, number)
    for place, content in zip(events.places, events.contents, strict=True):
        yield Artifact(event_calendar_path(place.record), head + content + _FOOT)
    plans: dict[Scope, list[bytes]] = defaultdict(list)
    dues = entry_group(view, PLANS, number)
    for place, content in sorted(zip(dues.places, dues.contents, strict=True), key=lambda one: one[0][:2]):
        plans[Scope(Plan.kind_id, place.record)].append(content)
    for scope, own in plans.items():
        yield Artifact(calendar_path(scope.path), _head(view, scope) + b"".join(own) + _FOOT)


def _head(view: PageContext, scope: Scope | None = None) -> bytes:
    # icalendar takes longer to load than a build of one edit, which changes no head.
    def make() -> bytes:
        from pcmt.publish.calendars.components import head_bytes

        return head_bytes(view, scope)

    found: bytes = view.catalog.recall(f"lịch, đầu của {scope.path or 'cổng' if scope else 'sự kiện'}", make)
    return found


def _timezone() -> bytes:
    from pcmt.publish.calendars.components import timezone_bytes

    return timezone_bytes()
