"""Subscription scopes, and the scopes that an item belongs to.

A scope is the whole portal, a kind, an audience, a place, an agency or a campaign.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple, cast

from pcmt.model import KINDS, Agency, Campaign, Event, Place, Plan, Record
from pcmt.model.vocabulary import Audience
from pcmt.relate.catalog import Catalog
from pcmt.relate.due_dates import Due
from pcmt.relate.duty_transfer import due_passes, last_day_of_plan
from pcmt.relate.succession import Succession, Successor
from pcmt.text.formats import format_date

KIND, AUDIENCE, PLACE, AGENCY, CAMPAIGN, EVENT_TYPE = (
    "loai",
    "doi-tuong",
    Place.kind_id,
    Agency.kind_id,
    Campaign.kind_id,
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
"""Dimensions of subscription, by their segment of the address (``/rss/doi-tuong/giao-vien.xml``)."""

DUE = "han-bao-cao"
KIND_TITLES = {kind: model.kind_title for kind, model in KINDS.items()} | {DUE: "Hạn báo cáo"}
"""Titles of the scopes by kind: the kinds of records, and the report dates taken out of them."""


class Scope(NamedTuple):
    """Something to subscribe to; both parts are empty for the whole portal."""

    dimension: str
    id: str

    @property
    def path(self) -> str:
        """``dia-phuong/lang-son``; empty for the whole portal."""
        return f"{self.dimension}/{self.id}" if self.dimension else ""


ALL = Scope("", "")
EVERYONE = Audience.EVERYONE
"""The audience whose items concern every other one."""


def scopes(catalog: Catalog, kinds: Iterable[str]) -> Iterator[Scope]:
    """Yield every scope of the portal, including those without items so that their feed URLs exist from the start."""
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
    """Return the agency or place of a scope if it has ended, else None."""
    if scope.dimension not in {PLACE, AGENCY}:
        return None
    unit = cast("Agency | Place", catalog.find(scope.dimension, scope.id))
    return unit if catalog.has_ended(unit) else None


def closing_day(unit: Agency | Place) -> date:
    """Return the day of a unit's closing item: its end, but not before the unit was published."""
    return max(unit.until.first, unit.published) if unit.until else unit.published


class Reach(NamedTuple):
    """The scopes of an item: those other than places, and the places it names itself.

    ``day`` is set for dated obligations: units founded later do not receive it, nor do successors when the plan was
    already over. ``plan_end`` is the last day of that plan.
    """

    scopes: tuple[Scope, ...]
    places: tuple[str, ...]
    day: date | None = None
    plan_end: date | None = None


NOWHERE = Reach((), ())
"""The reach of items without an obligation."""


def reach_of(record: Record) -> Reach:
    """Return the scopes that a record names itself."""
    found = [Scope(KIND, record.kind_id)]
    # A campaign names no audience: it is meant for the whole of its place.
    audiences = (EVERYONE,) if isinstance(record, Campaign) else getattr(record, "audiences", ())
    found += [Scope(AUDIENCE, one) for one in audiences]
    found += [Scope(AGENCY, one) for one in dict.fromkeys(record.agency_ids)]
    found += [Scope(CAMPAIGN, one) for one in dict.fromkeys(record.campaign_ids)]
    if isinstance(record, Event) and record.type:
        found.append(Scope(EVENT_TYPE, record.type))
    if isinstance(record, Place):
        return Reach(tuple(found), (record.id,))
    place = getattr(record, "place", None)
    return Reach(tuple(found), (place,) if place else ())


def reach_of_due(due: Due) -> Reach:
    """Return the scopes of a report date: agencies that keep or receive the report, not every agency with a duty in the plan."""
    own = reach_of(due.record)
    kept = [scope for scope in own.scopes if scope.dimension not in {KIND, AGENCY}]
    scopes = (Scope(KIND, DUE), *kept, *(Scope(AGENCY, one) for one in due.agencies))
    end = last_day_of_plan(due.record) if isinstance(due.record, Plan) else None
    return Reach(scopes, own.places, due.last_day, end)


def reach_of_all(records: Iterable[Record]) -> Reach:
    """Return the union of the scopes of several records."""
    reaches = [reach_of(record) for record in records]
    return Reach(
        tuple(one for reach in reaches for one in reach.scopes), tuple(p for reach in reaches for p in reach.places)
    )


def may_owe(reach: Reach, successor: Successor) -> bool:
    """Return True if a successor receives an item: always without a date, else only if the obligation passed to it."""
    return reach.day is None or due_passes(reach.plan_end, reach.day, successor)


class Retired(NamedTuple):
    """Reason for a closed feed, and the replacement records."""

    why: str
    successors: tuple[Record, ...]


def retired(catalog: Catalog, record: Record) -> Retired | None:
    """Whether a unit is no more, or a year's campaign is over, on the day the site is built for."""
    if isinstance(record, Campaign):
        if record.series and record.end and record.end.last < catalog.today:
            return Retired("Chiến dịch này đã kết thúc.", (catalog.find(CAMPAIGN, record.series),))
        return None
    unit = ended_unit(catalog, Scope(record.kind_id, record.id))
    if unit is None:
        return None
    successors = {one.unit.id: one.unit for one in catalog.index(Succession).current_successors(unit)}
    return Retired(f"{unit.title} không còn từ {_day(unit)}.", tuple(successors.values()))


def _day(unit: Place | Agency) -> str:
    words = format_date(unit.until) if unit.until else ""
    return words if words[:1].isalpha() else f"ngày {words}"
