"""Who is told what: the scopes people subscribe to, and an index from each scope to the items that fall into it.

A scope is all of the portal, a kind, an audience, a place, an agency or a campaign. The index is filled once, item by
item; asking it for one scope costs no more than the items it gives back, however many the portal holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, partial
from heapq import merge
from itertools import groupby, islice
from typing import Generic, NamedTuple, TypeVar, cast

from pcmt.catalog import Catalog
from pcmt.model import (
    KINDS,
    Agency,
    Announcement,
    Campaign,
    Event,
    Kit,
    LegalDocument,
    Material,
    Place,
    Plan,
    Record,
)
from pcmt.succession import Succession

KIND, AUDIENCE, PLACE, AGENCY, CAMPAIGN, EVENT_TYPE = (
    "loai",
    "doi-tuong",
    "dia-phuong",
    "co-quan",
    "chien-dich",
    "loai-su-kien",
)
DIMENSION_TITLES = {
    KIND: "Loại nội dung",
    AUDIENCE: "Đối tượng",
    PLACE: "Địa phương",
    AGENCY: "Cơ quan",
    CAMPAIGN: "Chiến dịch",
    EVENT_TYPE: "Loại sự kiện",
}
"""What one can subscribe by, under the word that stands in the address (``/rss/doi-tuong/giao-vien.xml``)."""

DUE = "han-bao-cao"
KIND_TITLES = {kind: model.kind_title for kind, model in KINDS.items()} | {DUE: "Hạn báo cáo"}
"""Titles of the scopes by kind: the kinds of records, and the report dates taken out of them."""

Item = TypeVar("Item")


class Scope(NamedTuple):
    """Something to subscribe to; both parts are empty for the whole portal."""

    dimension: str
    id: str

    @property
    def path(self) -> str:
        """``dia-phuong/lang-son``; empty for the whole portal."""
        return f"{self.dimension}/{self.id}" if self.dimension else ""


ALL = Scope("", "")
EVERYONE = "moi-nguoi"
"""The audience whose items concern every other one."""


def scopes(catalog: Catalog, kinds: Iterable[str]) -> Iterator[Scope]:
    """Every scope of the portal, those without items too: who subscribes today wants tomorrow's. ``kinds``: record kinds."""
    yield ALL
    for kind in kinds:
        yield Scope(KIND, kind)
    for audience in catalog.terms.get("doi-tuong", {}):
        yield Scope(AUDIENCE, audience)
    for dimension in (PLACE, AGENCY, CAMPAIGN):  # dimensions named after the kind of record they are made of
        for record_id in catalog.records[dimension]:
            yield Scope(dimension, record_id)
    for event_type in catalog.terms.get("loai-su-kien", {}):
        yield Scope(EVENT_TYPE, event_type)


def scope_title(catalog: Catalog, scope: Scope) -> str:
    """Name of a scope for people."""
    match scope.dimension:
        case "":
            return catalog.settings.title
        case "loai":
            return KIND_TITLES[scope.id]
        case "doi-tuong" | "loai-su-kien":
            return catalog.terms[scope.dimension][scope.id]
    return catalog.find(scope.dimension, scope.id).title


def ended_unit(catalog: Catalog, scope: Scope) -> Agency | Place | None:
    """The agency or place of a scope when it no longer exists: nothing new will come under its name."""
    if scope.dimension not in {PLACE, AGENCY}:
        return None
    unit = cast("Agency | Place", catalog.find(scope.dimension, scope.id))
    return unit if catalog.has_ended(unit) else None


def closing_day(unit: Agency | Place) -> date:
    """The day on which a unit's subscribers were told that it ended: not before the portal knew of the unit."""
    return max(unit.until.first, unit.published) if unit.until else unit.published


class Reach(NamedTuple):
    """Where an item belongs: its scopes other than places, and the places it names itself."""

    scopes: tuple[Scope, ...]
    places: tuple[str, ...]


def reach_of(record: Record) -> Reach:
    """The scopes that a record names by itself."""
    found = [Scope(KIND, record.kind_id)]
    # A campaign names no audience: it is meant for the whole of its place.
    audiences = (EVERYONE,) if isinstance(record, Campaign) else getattr(record, "audiences", ())
    found += [Scope(AUDIENCE, one) for one in audiences]
    found += [Scope(AGENCY, one) for one in dict.fromkeys(_agencies(record))]
    found += [Scope(CAMPAIGN, one) for one in dict.fromkeys(_campaigns(record))]
    if isinstance(record, Event) and record.type:
        found.append(Scope(EVENT_TYPE, record.type))
    if isinstance(record, Place):
        return Reach(tuple(found), (record.id,))
    place = getattr(record, "place", None)
    return Reach(tuple(found), (place,) if place else ())


def _agencies(record: Record) -> Iterator[str]:
    match record:
        case Plan():
            yield from record.issuers
            yield from (duty.agency for duty in record.duties)
        case LegalDocument():
            yield from record.issuers
        case Event():
            yield from record.organizers
            if record.contact:
                yield record.contact.agency
        case Campaign():
            yield from record.organizers
            yield from (report.to_agency for report in record.reports if report.to_agency)
        case Announcement() if record.issuer:
            yield record.issuer
        case Agency():
            yield record.id


def _campaigns(record: Record) -> Iterator[str]:
    match record:
        case Campaign():
            yield record.id
        case Event() | Announcement() if record.campaign:
            yield record.campaign
        case Material() | Kit():
            yield from record.campaigns


def reach_of_all(records: Iterable[Record]) -> Reach:
    """The scopes of several records together."""
    reaches = [reach_of(record) for record in records]
    return Reach(
        tuple(one for reach in reaches for one in reach.scopes), tuple(p for reach in reaches for p in reach.places)
    )


class PlaceTree:
    """Places with what lies around them: an item of a commune concerns its province, one of the country every commune."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._succession = Succession(catalog)
        self._upward: dict[str, tuple[str, ...]] = {}

    def above(self, place_id: str) -> tuple[str, ...]:
        """The places that a place lies in, nearest first."""
        found: list[str] = []
        parent = cast(Place, self._catalog.find("dia-phuong", place_id)).parent
        while parent and parent not in found:
            found.append(parent)
            parent = cast(Place, self._catalog.find("dia-phuong", parent)).parent
        return tuple(found)

    def told(self, place_id: str) -> tuple[str, ...]:
        """The places whose subscribers hear of something in a place: itself, those it lies in, those it now belongs to."""
        if place_id not in self._upward:
            place = cast(Place, self._catalog.find("dia-phuong", place_id))
            today = dict.fromkeys(heir.unit.id for heir in self._succession.after(place))
            line = [place_id, *self.above(place_id)]
            for successor in today:
                line += [successor, *self.above(successor)]
            self._upward[place_id] = tuple(dict.fromkeys(line))
        return self._upward[place_id]


def _with_heirs(catalog: Catalog, succession: Succession, scope: Scope) -> tuple[Scope, ...]:
    """A scope and those that hear of it too: the agencies that do an ended one's work, the series of a year's campaign."""
    if scope.dimension == CAMPAIGN:
        series = cast(Campaign, catalog.find(CAMPAIGN, scope.id)).series
        return (scope, Scope(CAMPAIGN, series)) if series else (scope,)
    unit = ended_unit(catalog, scope) if scope.dimension == AGENCY else None
    today = succession.after(unit) if unit else []
    return tuple(dict.fromkeys((scope, *(Scope(AGENCY, one.unit.id) for one in today))))


class ScopeIndex(Generic[Item]):
    """Items by scope, in the order in which they were put in."""

    def __init__(self, catalog: Catalog, items: Iterable[tuple[Item, Reach]]) -> None:
        """Put every item where its reach says. An item's number keeps the order when lists are joined."""
        self._tree = PlaceTree(catalog)
        heirs = cache(partial(_with_heirs, catalog, Succession(catalog)))
        self._all: list[Item] = []
        self._inside: dict[Scope, list[int]] = defaultdict(list)
        self._own: dict[str, list[int]] = defaultdict(list)
        for number, (item, reach) in enumerate(items):
            self._all.append(item)
            told = {place for one in reach.places for place in self._tree.told(one)}
            named = (scope for one in reach.scopes for scope in heirs(one))
            for scope in {*named, *(Scope(PLACE, place) for place in told)}:
                self._inside[scope].append(number)
            for place in set(reach.places):
                self._own[place].append(number)

    def stream(self, scope: Scope) -> Iterator[Item]:
        """The items of a scope one by one: taking the first few costs no more than those few.

        A place gets what is inside it and what its province and country hold; an audience what is meant for everyone, too.
        """
        if scope == ALL:
            return iter(self._all)
        lists = [self._inside.get(scope, [])]
        if scope.dimension == PLACE:
            lists += [self._own.get(place, []) for place in self._tree.above(scope.id)]
        if scope.dimension == AUDIENCE:
            lists.append(self._inside.get(Scope(AUDIENCE, EVERYONE), []))
        return (self._all[number] for number, _ in groupby(merge(*lists)))

    def items(self, scope: Scope, limit: int | None = None) -> list[Item]:
        """The items of a scope, at most ``limit``."""
        return list(islice(self.stream(scope), limit))
