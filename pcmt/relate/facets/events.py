"""Facets of events: month, place, audience, type, campaign.

A month holds the events that touch it, and those that were moved away from a day in it, so that visitors who look on the old
day find the new one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pcmt.model import Event
from pcmt.relate.catalog import Catalog
from pcmt.relate.facets.index import Dimension, FacetIndex, optional, place_dimension
from pcmt.relate.places import PlaceTree
from pcmt.relate.subscriptions import AUDIENCE, CAMPAIGN, EVENT_TYPE
from pcmt.text.dates import day_of, start_of
from pcmt.text.formats import month_head

MONTH, TYPE = "thang", "loai"


def month_id(day: date) -> str:
    """``2026-06``."""
    return f"{day.year:04d}-{day.month:02d}"


def first_day(month: str) -> date:
    """Return the first day of a month given as ``2026-06``."""
    return date(int(month[:4]), int(month[5:]), 1)


def months_between(first: date, last: date) -> Iterator[str]:
    """Every month that a range of days touches."""
    day = first.replace(day=1)
    while day <= last:
        yield month_id(day)
        day = (day + timedelta(days=31)).replace(day=1)


def months_of(event: Event) -> Iterator[str]:
    """Yield the months of an event, and the month of its former day if it was moved."""
    yield from months_between(day_of(event.start), day_of(event.finish))
    if event.was_moved and event.previous_start is not None:
        yield month_id(day_of(event.previous_start))


class EventIndex(FacetIndex[Event]):
    """The events that were not withdrawn, in order of time, by facet."""

    def __init__(self, catalog: Catalog) -> None:
        """Declare the dimensions and fill them."""
        self.tree = catalog.index(PlaceTree)
        kept = [event for event in catalog.events if not event.is_withdrawn]
        events = sorted(kept, key=lambda event: (start_of(event.start), event.id))
        months = sorted({month for event in events for month in months_of(event)})
        audiences, types = catalog.terms.get("doi-tuong", {}), catalog.terms.get("loai-su-kien", {})
        campaigns = {one.id: one.title for one in catalog.campaigns}
        dimensions: tuple[Dimension[Event], ...] = (
            Dimension(MONTH, "Tháng", "Sự kiện {inner}", {one: _month_name(one) for one in months}, months_of),
            place_dimension(catalog, self.tree, "Sự kiện tại {inner}", lambda one: one.place),
            Dimension(
                AUDIENCE, "Dành cho", "Sự kiện dành cho: {inner}", audiences, lambda one: one.audiences, AUDIENCE
            ),
            Dimension(TYPE, "Loại sự kiện", "Sự kiện: {inner}", types, lambda one: optional(one.type), EVENT_TYPE),
            Dimension(
                CAMPAIGN, "Chiến dịch", "Sự kiện của {inner}", campaigns, lambda one: optional(one.campaign), CAMPAIGN
            ),
        )
        super().__init__(Event.kind_id, events, dimensions)


def _month_name(month: str) -> str:
    return month_head(int(month[:4]), int(month[5:]))
