"""Lists of events as pages: one for each month, place, audience, type and campaign, cut where they grow long."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from datetime import date
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple, cast

from markupsafe import Markup

from pcmt.model import Event, Record
from pcmt.relate.facets.events import MONTH, EventIndex, months_of
from pcmt.relate.facets.index import Facet
from pcmt.relate.subscriptions import ALL
from pcmt.show.events.month_grid import MonthDays, day_anchor, month_days, render_month_grid
from pcmt.show.events.rows import render_row, when_words
from pcmt.show.parts.calendar_offer import render_scope_offer
from pcmt.show.parts.list_pages import ListPage, PageGroup
from pcmt.show.parts.listing import Chip, FacetLists, ListEntry, neighbours
from pcmt.show.parts.page_words import list_description
from pcmt.show.parts.templates import ENVIRONMENT
from pcmt.text.dates import day_of
from pcmt.text.formats import format_date, format_number, long_date

LONG_SHOWN = 5
"""Events of many days named above a grid."""
LONG_ANCHOR = "nhieu-ngay"


class ListHeading(NamedTuple):
    """A heading of a list of events; ``day`` when it is one day, which the entries below it need not repeat."""

    anchor: str
    title: str
    day: date | None = None


Listed = tuple[ListHeading, Event]
"""An event with the heading under which it is listed."""


class EventListPart(NamedTuple):
    """A heading and the entries below it on one page, which is part of ``group``."""

    heading: ListHeading
    rows: list[Markup]
    group: PageGroup[Listed]


def split_by_today(events: list[Event], today: date) -> tuple[list[Event], list[Event]]:
    """Events that last until today or later, in order of time, and those that are over, the last one first."""
    coming = [event for event in events if day_of(event.finish) >= today]
    return coming, [event for event in reversed(events) if day_of(event.finish) < today]


def coming_title(today: date) -> str:
    """Heading over events that were not over on the day of building. It names the day, so it stays true."""
    return f"Từ ngày {format_date(today)}"


def listed_by_day(days: MonthDays) -> list[Listed]:
    """Return the events of a month by heading: those of several days, then each day."""
    found = [(ListHeading(LONG_ANCHOR, "Diễn ra nhiều ngày"), event) for event in days.long]
    for day, entries in days.days.items():
        heading = ListHeading(day_anchor(day), long_date(day), day)
        found += [(heading, entry.event) for entry in entries]
    return found


class EventLists(FacetLists[Listed]):
    """The events that were not withdrawn: months by day, other lists from today on and back."""

    kind, title = Event.kind_id, "Sự kiện"
    template, page_size = "events/listing", 120
    """A page has about 100 kB of HTML, however many events a list holds, and 125 kB with titles of two lines."""

    index_type = EventIndex

    def render_event_row(self, event: Event, day: date | None) -> Markup:
        """Render the entry of an event, under the heading of a day or another one."""
        return self.render_once(event, (event.id, day), lambda: render_row(self.view, event, day))

    def entries(self, record: Record) -> Iterator[ListEntry]:
        """Yield the entries of an event: under other headings, and under each day that it is listed at."""
        event = cast(Event, record)
        if event.is_withdrawn:
            return
        months = (listed_by_day(month_days(month, [event])) for month in set(months_of(event)))
        for day in {None, *(heading.day for heading, _ in chain.from_iterable(months))}:
            yield ListEntry((event.id, day), render_row(self.view, event, day))

    def lead(self, facet: Facet | None) -> str:
        """How many events a list holds, and the days they span."""
        events = self.index.items(facet) if facet else self.index.all
        first, last = day_of(events[0].start), max(day_of(event.finish) for event in events)
        span = format_date(first) if first == last else f"từ {format_date(first)} đến {format_date(last)}"
        return f"{format_number(len(events))} sự kiện, {span}."

    def rows(self, facet: Facet | None) -> list[Listed]:
        """Return a month by day; other lists start with future events, then past ones, latest first."""
        events = self.index.items(facet) if facet else self.index.all
        if facet and facet.dimension == MONTH:
            return listed_by_day(month_days(facet.id, events))
        today = self.view.catalog.today
        headings = ListHeading("tu-ngay", coming_title(today)), ListHeading("da-qua", "Đã qua")
        groups = zip(headings, split_by_today(events, today), strict=True)
        return [(heading, event) for heading, group in groups for event in group]

    def heading_of(self, facet: Facet | None) -> Callable[[Listed], Hashable]:
        """Return what gives the heading of a row."""
        return itemgetter(0)

    def body(self, page: ListPage[Listed], facet: Facet | None) -> dict[str, Any]:
        """Return the entries of a page, the grid of a month, the adjacent months, and the feeds of the list."""
        month = facet if facet and facet.dimension == MONTH else None
        steps = neighbours(self.index.facets(MONTH), month) if month else ()
        return {
            "parts": [
                EventListPart(
                    group.rows[0][0],
                    [self.render_event_row(event, heading.day) for heading, event in group.rows],
                    group,
                )
                for group in page.groups(self.heading_of(facet))
            ],
            "overview": self.render_month_overview(month) if month and page.number == 1 else "",
            "steps": [self.chip(one) if one else None for one in steps],
            "offer": render_scope_offer(self.view, self.index.scope(facet) if facet else ALL),
        }

    def around(self, facet: Facet) -> list[tuple[str, list[Chip]]]:
        """As other lists; a month has the steps to its neighbours instead."""
        return [] if facet.dimension == MONTH else super().around(facet)

    def description(self, page: ListPage[Listed], title: str, lead: str) -> str:
        """Return the description: title, number of events, and the names of those on the page."""
        return list_description(title + page.aside, lead, dict.fromkeys(event.title for _, event in page.rows))

    def render_month_overview(self, month: Facet) -> Markup:
        """Render the grid of a month, each day linked to its heading in the list, below the events of several days."""
        days = month_days(month.id, self.index.items(month))
        addresses: dict[str, str] = {}
        for page in self.pages(month):
            for heading, _ in page.rows:
                addresses.setdefault(heading.anchor, f"{self.view.page(page.path)}#{heading.anchor}")
        html = ENVIRONMENT.get_template("events/month_overview.html").render(
            view=self.view,
            grid=render_month_grid(self.view, days, {day: addresses[day_anchor(day)] for day in days.days}),
            long=[(when_words(event), event) for event in days.long[:LONG_SHOWN]],
            long_more=len(days.long[LONG_SHOWN:]),
            long_href=addresses.get(LONG_ANCHOR, ""),
        )
        return Markup(html)
