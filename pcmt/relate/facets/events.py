"""Events by what people look for: a month, a place, an audience, a type, a campaign. Filled once, asked by every list.

A place holds the events inside it and, after a reorganisation, those of the places it took in. A month holds the events
that touch it, and those that were moved away from a day in it: who remembers the old day finds there where it went.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from pcmt.model import Event, Place
from pcmt.relate.catalog import Catalog
from pcmt.relate.places import PlaceTree
from pcmt.relate.subscriptions import ALL, AUDIENCE, CAMPAIGN, EVENT_TYPE, PLACE, Scope, scope_title
from pcmt.text.dates import day_of, start_of
from pcmt.text.formats import month_head

MONTH, TYPE = "thang", "loai"
FACET_TITLES = {MONTH: "Tháng", PLACE: "Địa phương", AUDIENCE: "Dành cho", TYPE: "Loại sự kiện", CAMPAIGN: "Chiến dịch"}
"""What events are filtered by, under the word that stands in the address (``su-kien/doi-tuong/hoc-sinh/``)."""


class Facet(NamedTuple):
    """One value to filter by; a month's id is ``2026-06``."""

    dimension: str
    id: str

    @property
    def path(self) -> str:
        """Site-relative address of the facet's page."""
        return f"su-kien/{self.dimension}/{self.id}/"

    @property
    def scope(self) -> Scope:
        """The scope whose feeds and calendar follow this facet; all of the portal for a month."""
        if self.dimension == MONTH:
            return ALL
        return Scope(EVENT_TYPE if self.dimension == TYPE else self.dimension, self.id)


def month_id(day: date) -> str:
    """``2026-06``."""
    return f"{day.year:04d}-{day.month:02d}"


def first_day(month: str) -> date:
    """The first day of a month given as ``2026-06``."""
    return date(int(month[:4]), int(month[5:]), 1)


def months_between(first: date, last: date) -> Iterator[str]:
    """Every month that a stretch of days touches."""
    day = first.replace(day=1)
    while day <= last:
        yield month_id(day)
        day = (day + timedelta(days=31)).replace(day=1)


class EventIndex:
    """The events that were not taken back, in order of time, by facet."""

    def __init__(self, catalog: Catalog) -> None:
        """Put every event under its facets; the cost grows with the events, not with events times facets."""
        self._catalog = catalog
        self.tree = PlaceTree(catalog)
        standing = [event for event in catalog.events if not event.is_withdrawn]
        self.all = sorted(standing, key=lambda event: (start_of(event.start), event.id))
        self._found: dict[Facet, list[Event]] = defaultdict(list)
        for event in self.all:
            for facet in self._facets_of(event):
                self._found[facet].append(event)

    def _facets_of(self, event: Event) -> Iterator[Facet]:
        months = dict.fromkeys(months_between(day_of(event.start), day_of(event.finish)))
        if event.was_moved and event.previous_start is not None:
            months[month_id(day_of(event.previous_start))] = None
        yield from (Facet(MONTH, month) for month in months)
        if event.place:
            yield from (Facet(PLACE, place) for place in self.tree.told(event.place))
        yield from (Facet(AUDIENCE, one) for one in dict.fromkeys(event.audiences))
        if event.type:
            yield Facet(TYPE, event.type)
        if event.campaign:
            yield Facet(CAMPAIGN, event.campaign)

    def events(self, facet: Facet) -> list[Event]:
        """The events of a facet in order of time."""
        return self._found.get(facet, [])

    def count(self, facet: Facet) -> int:
        """How many events a facet holds."""
        return len(self.events(facet))

    def facets(self, dimension: str) -> list[Facet]:
        """The facets of a dimension that have events, in the order in which people look for them."""
        orders: dict[str, Iterator[str]] = {
            PLACE: (place.id for place in self._catalog.every(Place)),
            AUDIENCE: iter(self._catalog.terms.get("doi-tuong", {})),
            TYPE: iter(self._catalog.terms.get("loai-su-kien", {})),
            CAMPAIGN: (campaign.id for campaign in self._catalog.campaigns),
        }
        ids = orders.get(dimension) or iter(sorted(one.id for one in self._found if one.dimension == MONTH))
        return [facet for one in ids if (facet := Facet(dimension, one)) in self._found]

    def top_places(self) -> list[Facet]:
        """Places with events that lie in no other, or right below the country: the first step of choosing a place."""
        return [facet for facet in self.facets(PLACE) if len(self.tree.above(facet.id)) <= 1]

    def places_in(self, place_id: str) -> list[Facet]:
        """Places with events right inside a place."""
        inside = [place for place in self._inside.get(place_id, []) if Facet(PLACE, place) in self._found]
        return [Facet(PLACE, place) for place in inside]

    @cached_property
    def _inside(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for record in self._catalog.every(Place):
            if parent := record.parent:
                found[parent].append(record.id)
        return found

    def title(self, facet: Facet) -> str:
        """Name of a facet for people: ``Tháng 6/2026``, ``Lạng Sơn``."""
        if facet.dimension == MONTH:
            day = first_day(facet.id)
            return month_head(day.year, day.month)
        return scope_title(self._catalog, facet.scope)
