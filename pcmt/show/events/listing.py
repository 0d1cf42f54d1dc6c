"""Lists of events as pages: one for each month, place, audience, type and campaign, cut where they grow long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from pcmt.model import Campaign, Event
from pcmt.relate.catalog import Catalog
from pcmt.relate.facets.events import FACET_TITLES, MONTH, EventIndex, Facet
from pcmt.relate.subscriptions import PLACE, Scope
from pcmt.show.events.month_grid import MonthDays, day_anchor, month_days, render_month_grid
from pcmt.show.events.rows import render_row, when_words
from pcmt.show.parts.context import View
from pcmt.show.parts.listing import LISTING_ROOT, Chip, Listing, chip_of, page_path
from pcmt.show.parts.page_words import list_description
from pcmt.show.parts.templates import ENVIRONMENT
from pcmt.text.dates import day_of
from pcmt.text.formats import format_date, format_number, long_date
from pcmt.text.vietnamese import lower_first
from pcmt.urls import calendar_path, feed_path, webcal

ROWS_SHOWN = 200
"""Entries of one page; about 100 kB of HTML, and no hall of 5,000 events makes a page heavier."""
LONG_SHOWN = 5
"""Events of many days named above a grid."""
LONG_ANCHOR = "nhieu-ngay"
_TITLES = {
    MONTH: "Sự kiện {}",
    PLACE: "Sự kiện tại {}",
    "doi-tuong": "Sự kiện dành cho: {}",
    "loai": "Sự kiện: {}",
    Campaign.kind_id: "Sự kiện của {}",
}
_COMMON_WORDS = ("Tỉnh ", "Thành phố ", "Huyện ", "Thị ", "Quận ", "Xã ", "Phường ", "Đặc khu ", "Tháng ", "Đợt ")
"""How names begin that take a small letter inside a sentence."""


class Part(NamedTuple):
    """A heading of a list and the events under it; an anchor of its own where something leads there."""

    anchor: str
    title: str
    events: list[Event]
    day: date | None = None


def split_by_today(events: list[Event], today: date) -> tuple[list[Event], list[Event]]:
    """Events that last until today or later, in order of time, and those that are over, the last one first."""
    coming = [event for event in events if day_of(event.finish) >= today]
    return coming, [event for event in reversed(events) if day_of(event.finish) < today]


def coming_title(today: date) -> str:
    """Heading over events that were not over on the day of building. It names the day, so it stays true."""
    return f"Từ ngày {format_date(today)}"


def cut(parts: list[Part]) -> list[list[Part]]:
    """The parts of each page, at most ROWS_SHOWN events a page; a part that is cut goes on under its own heading."""
    pages: list[list[Part]] = [[]]
    room = ROWS_SHOWN
    for part in parts:
        rest = part.events
        while rest:
            if not room:
                pages.append([])
                room = ROWS_SHOWN
            pages[-1].append(part._replace(events=rest[:room]))
            rest, room = rest[room:], room - len(rest[:room])
    return pages


def month_parts(days: MonthDays) -> list[Part]:
    """A month as parts: events of many days, then each day."""
    by_day = [
        Part(day_anchor(day), long_date(day), [entry.event for entry in entries], day)
        for day, entries in days.days.items()
    ]
    return [Part(LONG_ANCHOR, "Diễn ra nhiều ngày", days.long), *by_day]


def day_addresses(view: View, facet: Facet, pages: list[list[Part]]) -> dict[str, str]:
    """For each anchor of a month's list the address of its first page and place."""
    found: dict[str, str] = {}
    for number, parts in enumerate(pages, start=1):
        for part in parts:
            found.setdefault(part.anchor, f"{view.page(page_path(facet, number))}#{part.anchor}")
    return found


def month_overview(view: View, index: EventIndex, facet: Facet) -> tuple[Markup, list[list[Part]]]:
    """A month's grid with its events of many days above it, and the pages of its list."""
    days = month_days(facet.id, index.events(facet))
    pages = cut(month_parts(days))
    addresses = day_addresses(view, facet, pages)
    hrefs = {day: addresses[day_anchor(day)] for day in days.days}
    long = [(when_words(event), event) for event in days.long[:LONG_SHOWN]]
    html = ENVIRONMENT.get_template("events/month_overview.html").render(
        view=view,
        grid=render_month_grid(view, days, hrefs),
        long=long,
        long_more=len(days.long) - len(long),
        long_href=addresses.get(LONG_ANCHOR, ""),
    )
    return Markup(html), pages


class _Drawing:
    """The lists of one build: the index, and every event's entry drawn once, since all these pages lie equally deep."""

    def __init__(self, catalog: Catalog) -> None:
        self.view = View(catalog, LISTING_ROOT)
        self.index = EventIndex(catalog)
        self._rows: dict[str, Markup] = {}

    def row(self, event: Event, day: date | None) -> Markup:
        if day:
            return render_row(self.view, event, day)
        if event.id not in self._rows:
            self._rows[event.id] = render_row(self.view, event)
        return self._rows[event.id]

    def listings(self, facet: Facet) -> Iterator[Listing]:
        lead = description_of(self.index.events(facet))
        overview, pages = self._pages(facet)
        title = title_of(self.index, facet)
        for number, parts in enumerate(pages, start=1):
            aside = f" (trang {number}/{len(pages)})" if number > 1 else ""
            html = ENVIRONMENT.get_template("events/listing.html").render(
                view=self.view,
                title=title + aside,
                lead=lead,
                overview=overview,
                parts=parts,
                row=self.row,
                subscriptions=subscriptions(self.view.catalog, facet.scope),
                around=self._around(facet) if number == 1 else [],
                steps=self._steps(facet),
                pager=[(one, self.view.page(page_path(facet, one))) for one in range(1, len(pages) + 1)],
                number=number,
            )
            crumbs = (("", "Trang chủ"), ("su-kien/", "Sự kiện"), *(((facet.path, title),) if number > 1 else ()))
            names = dict.fromkeys(event.title for group in parts for event in group.events)
            description = list_description(title + aside, lead, names)
            path = page_path(facet, number)
            yield Listing(Event.kind_id, path, title + aside, description, html, crumbs, facet.scope, number)

    def _pages(self, facet: Facet) -> tuple[Markup, list[list[Part]]]:
        """What stands above the list, and the parts of each of its pages."""
        if facet.dimension == MONTH:
            return month_overview(self.view, self.index, facet)
        today = self.view.catalog.today
        coming, past = split_by_today(self.index.events(facet), today)
        return Markup(""), cut([Part("tu-ngay", coming_title(today), coming), Part("da-qua", "Đã qua", past)])

    def _steps(self, facet: Facet) -> tuple[Chip | None, Chip | None]:
        """The months before and after that have events."""
        months = self.index.facets(MONTH) if facet.dimension == MONTH else [facet]
        here = months.index(facet)
        before, after = months[:here][-1:], months[here + 1 :][:1]
        chips = [chip_of(self.view, self.index, one[0]) if one else None for one in (before, after)]
        return chips[0], chips[1]

    def _around(self, facet: Facet) -> list[tuple[str, list[Chip]]]:
        """Rows of links to neighbouring lists: for a place what lies around and inside it, otherwise the sister values."""
        if facet.dimension == MONTH:
            return []
        if facet.dimension == PLACE:
            wider = [Facet(PLACE, one) for one in self.index.tree.above(facet.id)]
            groups = [("Rộng hơn", wider), ("Bên trong", self.index.places_in(facet.id))]
        else:
            groups = [(FACET_TITLES[facet.dimension], self.index.facets(facet.dimension))]
        return [(words, [chip_of(self.view, self.index, one, facet) for one in some]) for words, some in groups if some]


def title_of(index: EventIndex, facet: Facet) -> str:
    """Heading of a facet's page."""
    name = index.title(facet)
    if facet.dimension == MONTH or name.startswith(_COMMON_WORDS):
        name = lower_first(name)
    return _TITLES[facet.dimension].format(name)


def description_of(events: list[Event]) -> str:
    """How many events, and the days they span."""
    first, last = day_of(events[0].start), max(day_of(event.finish) for event in events)
    span = format_date(first) if first == last else f"từ {format_date(first)} đến {format_date(last)}"
    return f"{format_number(len(events))} sự kiện, {span}."


def subscriptions(catalog: Catalog, scope: Scope) -> list[tuple[str, str]]:
    """Addresses under which calendars and readers follow a scope, with the words that say so."""
    calendar = catalog.settings.url + calendar_path(scope.path)
    return [
        (webcal(calendar), "Theo dõi bằng lịch điện thoại"),
        (calendar, "Tải tệp lịch (.ics)"),
        (catalog.settings.url + feed_path("rss", scope.path), "Nguồn tin RSS"),
    ]


def event_listings(catalog: Catalog) -> Iterator[Listing]:
    """Every page of every list of events, one at a time."""
    drawing = _Drawing(catalog)
    for dimension in FACET_TITLES:
        for facet in drawing.index.facets(dimension):
            yield from drawing.listings(facet)
