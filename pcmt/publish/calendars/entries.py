"""What goes into calendars: events, campaigns with their days, report dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from pcmt.model import Campaign, Event, Plan, Record
from pcmt.relate.due_dates import dues_of, occasions_of
from pcmt.relate.subscriptions import DUE, KIND_TITLES, Reach, reach_of, reach_of_due
from pcmt.show.parts.context import PageContext
from pcmt.show.subscribing.calendar_text import campaign_text, due_sign_of, due_text, event_text, location_of, sign_of
from pcmt.text.dates import end_of, start_of
from pcmt.text.vietnamese import slugify

_STATUS = {"provisional": "TENTATIVE", "confirmed": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}

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


def event_entries(view: PageContext, event: Event) -> Iterator[CalendarEntry]:
    """Yield the entry of an event."""
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


def campaign_entries(view: PageContext, campaign: Campaign) -> Iterator[CalendarEntry]:
    """Yield a campaign with its days; a yearly one has an entry for each year since it was published, and for the next."""
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


def due_entries(view: PageContext, owner: Plan | Campaign) -> Iterator[CalendarEntry]:
    """Yield the report dates that a plan or a campaign sets."""
    for due in dues_of(view.catalog, owner):
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
