"""Parts of an event's page beside its fact table: time, place, reminders, contact."""

from __future__ import annotations

from itertools import chain
from typing import Any, NamedTuple
from urllib.parse import quote

from pcmt.model import Campaign, Event, Place, Record
from pcmt.relate.subscriptions import retired
from pcmt.show.events.rows import is_off, row_of
from pcmt.show.parts.calendar_offer import EVENT_WORDS, FOLLOW_ANCHOR
from pcmt.show.parts.context import PageContext
from pcmt.text.dates import day_of
from pcmt.urls import event_calendar_path

MAP_SEARCH = "https://www.openstreetmap.org/search?query="


class CalendarLink(NamedTuple):
    """The section of a place or campaign that offers its calendar."""

    href: str
    words: str


def event_extras(view: PageContext, event: Event) -> dict[str, Any]:
    """Names for the template of an event."""
    return {
        "row": row_of(view, event),
        "is_off": is_off(event),
        "map_address": map_address(view, event),
        "calendar_file": "" if day_of(event.finish) < view.catalog.today else view.page(event_calendar_path(event.id)),
        "calendar_words": "Cập nhật vào lịch của bạn" if _changed(event) else EVENT_WORDS,
        "calendars": calendar_links(view, event),
    }


def _changed(event: Event) -> bool:
    return event.status in {"cancelled", "postponed"}


def map_address(view: PageContext, event: Event) -> str:
    """Return a map search for the venue, opened on demand; empty where the spot is unknown.

    A bracket in a venue explains it to people but spoils a search, so it is dropped.
    """
    place = view.catalog.get(Place, event.place) if event.place else None
    is_spot = place is not None and place.level not in {"country", "province"}
    if not event.venue and not is_spot:
        return ""
    parts = [
        (event.venue or "").partition("(")[0].strip(" ,"),
        place.title if place and place.level != "country" else "",
    ]
    return MAP_SEARCH + quote(", ".join(part for part in parts if part))


def calendar_links(view: PageContext, event: Event) -> list[CalendarLink]:
    """Return the calendars that include this event, those of its campaign and its place; of one that is over what followed it."""
    catalog = view.catalog
    records: list[Record] = [catalog.get(Campaign, event.campaign)] if event.campaign else []
    records += [catalog.get(Place, event.place)] if event.place else []
    found = ((one,) if (over := retired(catalog, one)) is None else over.successors for one in records)
    return [
        CalendarLink(f"{view.url(one)}#{FOLLOW_ANCHOR}", f"Theo dõi lịch: {one.title}")
        for one in chain.from_iterable(found)
    ]
