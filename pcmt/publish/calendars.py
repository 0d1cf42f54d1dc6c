"""Subscribable calendars (``/lich.ics`` and one per scope), and one file per event (RFC 5545, RFC 7986).

Published entries are never removed: postponed, cancelled and withdrawn ones remain with their status. METHOD is
omitted: a calendar without it is a snapshot, not a scheduling message (RFC 5545, 3.7.2). Every entry is serialised once
and calendars join bytes, so their cost is their own size.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from icalendar import Alarm, Calendar, Timezone, TimezoneStandard, vDuration, vText
from icalendar import Event as Component

from pcmt.model import Event, Plan, Record
from pcmt.publish.artifact import Artifact
from pcmt.relate.due_dates import dues, occasions_of
from pcmt.relate.subscription_index import ScopeIndex
from pcmt.relate.subscriptions import DUE, KIND_TITLES, Reach, Scope, reach_of, reach_of_due, scopes
from pcmt.show.parts.context import PageContext
from pcmt.show.subscribing.calendar_text import (
    calendar_text,
    calendar_title,
    campaign_text,
    due_sign_of,
    due_text,
    event_text,
    location_of,
    page_of,
    sign_of,
)
from pcmt.show.subscribing.section import CALENDAR_KINDS
from pcmt.text.dates import VIETNAM, end_of, start_of
from pcmt.text.vietnamese import slugify
from pcmt.urls import calendar_path, event_calendar_path

REFRESH = timedelta(hours=6)
"""How often a program should ask again: a cancellation of the morning is known before the evening."""
ALARMS = {"còn 7 ngày": timedelta(days=-6, hours=-16), "ngày mai": timedelta(hours=-16)}
"""Reminders of a report date, 8:00 seven days and one day before its day begins.

They count from the local midnight of the phone, as RFC 5545 (3.8.6.3) says of whole days. Android knows no other kind:
its reminders are minutes before the start, and a fixed instant has no certain place in them.
"""
PRODUCT = "-//PCMT//Cong phong chong ma tuy//VI"
_ZONE = "Asia/Ho_Chi_Minh"
_MORNING = time(8, 0, tzinfo=VIETNAM)
"""Records are dated to the day; stamps need an instant, and the start of office hours is the same for all of them."""
_STATUS = {"provisional": "TENTATIVE", "confirmed": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
_FOOT = b"END:VCALENDAR\r\n"

Moment = date | datetime


class CalendarEntry(NamedTuple):
    """An entry of a calendar. ``end`` is exclusive and of the type of ``start``; None for an instant.

    ``name`` is what stays the same through every edit of the record: it makes the UID. Its parts are ids, which hold no
    dot; a slash would trouble programs that name files after a UID.
    """

    name: str
    record: Record
    start: Moment
    end: Moment | None
    summary: str
    text: str
    status: str
    sequence: int
    categories: tuple[str, ...]
    reach: Reach
    location: str = ""
    is_busy: bool = False
    is_due: bool = False


def calendars(view: PageContext) -> Iterator[Artifact]:
    """Yield the calendar of every scope, empty ones included, of every plan with dates, and a file for each event.

    Same data, same bytes.
    """
    entries = [*_events(view), *_campaigns(view), *_dues(view)]
    entries.sort(key=lambda one: (start_of(one.start), one.name))
    contents = [_bytes_of(_component(view, one)) for one in entries]
    index = ScopeIndex(view.catalog, zip(contents, (one.reach for one in entries), strict=True))
    empty = _timezone()
    for scope in scopes(view.catalog, CALENDAR_KINDS):
        # A calendar must hold a component (RFC 5545, 3.6): the time zone is one, until there is an entry.
        body = b"".join(index.items(scope)) or empty
        yield Artifact(calendar_path(scope.path), _head(view, scope) + body + _FOOT)
    head = _head(view)
    plans: dict[Scope, list[bytes]] = defaultdict(list)
    for one, content in zip(entries, contents, strict=True):
        if isinstance(one.record, Event):
            yield Artifact(event_calendar_path(one.record.id), head + content + _FOOT)
        elif isinstance(one.record, Plan):
            plans[Scope(Plan.kind_id, one.record.id)].append(content)
    for scope, own in plans.items():
        yield Artifact(calendar_path(scope.path), _head(view, scope) + b"".join(own) + _FOOT)


# -- what goes into calendars --------------------------------------------------------------------------------------------


def _events(view: PageContext) -> Iterator[CalendarEntry]:
    for event in view.catalog.events:
        start, end = _span(event)
        stands = event.status not in {"cancelled", "postponed"} and not event.is_withdrawn
        kinds = (event.kind_title, *([view.term("loai-su-kien", event.type)] if event.type else []))
        yield CalendarEntry(
            name=f"{event.kind_id}.{event.first_id}",
            record=event,
            start=start,
            end=end,
            summary=sign_of(event) + event.title,
            text=event_text(view, event),
            status="CANCELLED" if event.is_withdrawn else _STATUS[event.status],
            sequence=event.sequence,
            categories=kinds,
            reach=reach_of(event),
            location=location_of(view, event),
            is_busy=stands and isinstance(start, datetime),
        )


def _span(event: Event) -> tuple[Moment, Moment | None]:
    """Start and exclusive end: days if both are days, else instants; no end where it would equal the start."""
    if not isinstance(event.start, datetime) and not isinstance(event.finish, datetime):
        return event.start, event.finish + timedelta(days=1)
    start, end = start_of(event.start).astimezone(UTC), end_of(event.finish).astimezone(UTC)
    return start, end if end > start else None


def _campaigns(view: PageContext) -> Iterator[CalendarEntry]:
    """Campaigns with their days; a yearly one has an entry for each year since it was published, and for the next."""
    for campaign in view.catalog.campaigns:
        years = range(campaign.published.year, view.catalog.today.year + 2)
        for start, end, _ in occasions_of(view.catalog, campaign, years):
            yield CalendarEntry(
                name=f"{campaign.kind_id}.{campaign.first_id}" + (f".{start.year}" if campaign.yearly else ""),
                record=campaign,
                start=start,
                end=end + timedelta(days=1),
                summary=sign_of(campaign) + campaign.title,
                text=campaign_text(view, campaign),
                status="CANCELLED" if campaign.is_withdrawn else "CONFIRMED",
                sequence=len(campaign.history),
                categories=(campaign.kind_title,),
                reach=reach_of(campaign),
            )


def _dues(view: PageContext) -> Iterator[CalendarEntry]:
    for due in dues(view.catalog):
        record = due.record
        name = f"{record.kind_id}.{record.first_id}.{DUE}.{slugify(due.at)}.{due.number}"
        yield CalendarEntry(
            name=f"{name}.{due.month}" if due.month else name,
            record=record,
            start=due.last_day,
            end=due.last_day + timedelta(days=1),
            summary=f"{due_sign_of(due)}Hạn: {due.what}",
            text=due_text(view, due),
            status="CANCELLED" if record.is_withdrawn or due.stopped else "CONFIRMED",
            sequence=len(record.history) + bool(due.stopped and not record.is_withdrawn),
            categories=(KIND_TITLES[DUE],),
            reach=reach_of_due(due),
            is_due=True,
        )


# -- how it is written ---------------------------------------------------------------------------------------------------


def _component(view: PageContext, entry: CalendarEntry) -> Component:
    # No LAST-MODIFIED: dates are typed by hand and to the day, so it could stand still while the entry changes, and ICSx⁵ would
    # then never show a cancellation. Without it, ICSx⁵ accepts every entry.
    made = Component()
    made.add("uid", f"{entry.name}@{view.catalog.settings.tag_authority}")
    made.add("dtstamp", _stamp(entry.record.updated))
    made.add("dtstart", entry.start)
    if entry.end is not None:
        made.add("dtend", entry.end)
    made.add("summary", entry.summary)
    made.add("status", entry.status)
    made.add("sequence", entry.sequence)
    made.add("created", _stamp(entry.record.published))
    made.add("transp", "OPAQUE" if entry.is_busy else "TRANSPARENT")
    made.add("categories", list(entry.categories))
    if entry.location:
        made.add("location", entry.location)
    made.add("url", page_of(view, entry.record))
    made.add("description", entry.text)
    for words, trigger in ALARMS.items() if entry.is_due and entry.status != "CANCELLED" else ():
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", trigger)
        alarm.add("description", f"{entry.summary} ({words})")
        made.add_component(alarm)
    return made


def _stamp(day: date) -> datetime:
    return datetime.combine(day, _MORNING).astimezone(UTC)


def _head(view: PageContext, scope: Scope | None = None) -> bytes:
    """Return the first lines of a calendar; an event's file has no name, or programs would create a calendar from it."""
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", PRODUCT)
    made.add("calscale", "GREGORIAN")
    if scope is not None:
        title, text = vText(calendar_title(view, scope)), vText(calendar_text(view, scope))
        made.add("name", title)
        made.add("x-wr-calname", title)
        made.add("x-wr-caldesc", text)
        made.add("x-wr-timezone", _ZONE)
        made.add("refresh-interval", vDuration(REFRESH), {"VALUE": "DURATION"})
        made.add("x-published-ttl", vDuration(REFRESH))
    return _bytes_of(made).removesuffix(_FOOT)


def _timezone() -> bytes:
    """Vietnam's zone, the same all year (see ``pcmt.text.dates``)."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1975, 6, 13))
    standard.add("tzoffsetfrom", VIETNAM.utcoffset(None))
    standard.add("tzoffsetto", VIETNAM.utcoffset(None))
    standard.add("tzname", "+07")
    zone = Timezone()
    zone.add("tzid", _ZONE)
    zone.add_component(standard)
    return _bytes_of(zone)


def _bytes_of(component: Component | Calendar | Timezone) -> bytes:
    """Content lines folded at 75 octets, in the order in which they were added."""
    return bytes(component.to_ical(sorted=False))
