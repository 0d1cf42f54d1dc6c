"""Sums of event results by unit, by event type and in total; units without results; the demand that a report answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, cast

from pcmt.model import Agency, Campaign, Event, Plan
from pcmt.model.agency import AGENCY_LEVEL_TITLES
from pcmt.model.event import MEASURES, Result
from pcmt.relate.catalog import Catalog
from pcmt.relate.report_demands import Days, Demand, find_demands
from pcmt.text.dates import day_of
from pcmt.text.vietnamese import sort_key

NO_TYPE = "chưa phân loại"
_LEVELS = tuple(AGENCY_LEVEL_TITLES)

Figures = tuple[int | None, ...]
"""One number for each of MEASURES; None for an uncounted measure, which is not 0."""
NOTHING: Figures = (None,) * len(MEASURES)


class Detail(NamedTuple):
    """What one unit reported of one event; ``result`` is None while it reported nothing."""

    event: Event
    agency: Agency
    result: Result | None

    @property
    def figures(self) -> Figures:
        """The reported numbers in the order of MEASURES."""
        return figures_of(self.result) if self.result else NOTHING


class UnitLine(NamedTuple):
    """A unit: number of valid events it organised, and the sums of its reported figures."""

    agency: Agency
    events: int
    figures: Figures


class KindLine(NamedTuple):
    """An event type: number of valid events, number of those with figures, and the sums."""

    title: str
    events: int
    reported: int
    figures: Figures


class ResultTotal(NamedTuple):
    """The sums of all known figures and their coverage.

    ``known``: for each measure how many of the ``expected`` units reported it; ``reporting``: how many reported any.
    """

    events: int
    figures: Figures
    known: tuple[int, ...]
    reporting: int
    expected: int


@dataclass(frozen=True, slots=True, eq=False)
class ResultReport:
    """The report of a period, of a unit with all below it, or of a campaign. ``today`` is the day of the data."""

    days: Days
    today: date
    unit: Agency | None
    campaign: Campaign | None
    units: tuple[UnitLine, ...]
    kinds: tuple[KindLine, ...]
    total: ResultTotal
    details: tuple[Detail, ...]
    demands: tuple[Demand, ...]


def figures_of(result: Result) -> Figures:
    """Return the figures of a result in the order of MEASURES."""
    return tuple(getattr(result, measure) for measure in MEASURES)


def add_up(lines: Iterable[Figures]) -> Figures:
    """Add lines measure by measure; None where no line has a figure."""
    total = list(NOTHING)
    for line in lines:
        for place, value in enumerate(line):
            if value is not None:
                total[place] = (total[place] or 0) + value
    return tuple(total)


def takes_place(event: Event) -> bool:
    """Whether an event counts: it was not called off, or there are results of it all the same."""
    return event.status not in {"postponed", "cancelled"} or bool(event.results)


def report_of_days(catalog: Catalog, days: Days, unit: Agency | None = None) -> ResultReport:
    """Return the report of the events with a day in a period; restricted to a unit and its subordinates when given."""
    events = [one for one in catalog.events if days.touches(day_of(one.start), day_of(one.finish))]
    campaigns = [
        one for one in catalog.campaigns if one.start and one.end and days.touches(one.start.first, one.end.last)
    ]
    tree = _tree(catalog, unit) if unit else None
    demands = find_demands(catalog, [*campaigns, *catalog.plans], days, tree)
    return _report(catalog, events, days, demands, unit=unit, tree=tree)


def report_of_campaign(catalog: Catalog, campaign: Campaign) -> ResultReport | None:
    """Return the report of a campaign's events; None for a campaign without days or events."""
    events = [
        event
        for event in cast("list[Event]", catalog.backlinks(campaign, Event.kind_id))
        if event.campaign == campaign.id
    ]
    if not (events and campaign.start and campaign.end):
        return None
    days = Days(campaign.start.first, campaign.end.last)
    plans = [catalog.get(Plan, one) for one in campaign.plans]
    demands = find_demands(catalog, [campaign, *plans], days)
    events.sort(key=lambda event: (day_of(event.start), event.id))
    return _report(catalog, events, days, demands, campaign=campaign)


def _report(
    catalog: Catalog,
    events: Iterable[Event],
    days: Days,
    demands: tuple[Demand, ...],
    *,
    unit: Agency | None = None,
    tree: dict[str, Agency] | None = None,
    campaign: Campaign | None = None,
) -> ResultReport:
    details = tuple(row for event in events if not event.is_withdrawn for row in _details(catalog, event, tree))
    expected = [one for one in (tree or {}).values() if _has_to_report(one, days, catalog.today) or one is unit]
    units = _by_unit(details, expected)
    standing = {row.event.id for row in details if takes_place(row.event)}
    total = ResultTotal(
        len(standing),
        add_up(line.figures for line in units),
        tuple(sum(line.figures[place] is not None for line in units) for place in range(len(MEASURES))),
        sum(line.figures != NOTHING for line in units),
        len(units),
    )
    kinds = _by_kind(catalog, details)
    return ResultReport(days, catalog.today, unit, campaign, units, kinds, total, details, demands)


def _details(catalog: Catalog, event: Event, tree: dict[str, Agency] | None) -> Iterator[Detail]:
    """Yield a row for every unit that organised the event or reported on it, within the scope of the report."""
    results = {result.agency: result for result in event.results}
    for agency_id in dict.fromkeys([*event.organizers, *results]):
        if tree is None or agency_id in tree:
            yield Detail(event, catalog.get(Agency, agency_id), results.get(agency_id))


def _tree(catalog: Catalog, unit: Agency) -> dict[str, Agency]:
    """Return a unit and all its subordinates by id, ended ones included: their results count."""
    below: dict[str, list[Agency]] = {}
    for agency in catalog.every(Agency):
        if agency.parent:
            below.setdefault(agency.parent, []).append(agency)
    found = {unit.id: unit}
    queue = [unit]
    while queue:
        queue = [agency for parent in queue for agency in below.get(parent.id, ()) if agency.id not in found]
        found.update((agency.id, agency) for agency in queue)
    return found


def _has_to_report(agency: Agency, days: Days, today: date) -> bool:
    """Whether a unit is a real one that was there by the end of the period and still is."""
    began = agency.since is None or agency.since.first <= days.last
    return began and not agency.is_group and (agency.until is None or agency.until.first > today)


def _by_unit(details: Sequence[Detail], expected: Iterable[Agency]) -> tuple[UnitLine, ...]:
    """Return a line for each organiser of a valid event and for each expected unit, ordered by level and name."""
    rows: dict[str, list[Detail]] = {agency.id: [] for agency in expected}
    agencies = {agency.id: agency for agency in expected}
    for row in details:
        if takes_place(row.event):
            agencies[row.agency.id] = row.agency
            rows.setdefault(row.agency.id, []).append(row)
    lines = [
        UnitLine(
            agencies[key],
            sum(key in row.event.organizers for row in own),
            add_up(row.figures for row in own),
        )
        for key, own in rows.items()
    ]
    return tuple(sorted(lines, key=lambda line: (_LEVELS.index(line.agency.level), sort_key(line.agency.title))))


def _by_kind(catalog: Catalog, details: Sequence[Detail]) -> tuple[KindLine, ...]:
    """Return a line for each event type that occurs, in vocabulary order; events without a type last."""
    titles = catalog.terms.get("loai-su-kien", {})
    rows: dict[str, list[Detail]] = {key: [] for key in [*titles, ""]}
    for row in details:
        if takes_place(row.event):
            rows[row.event.type or ""].append(row)
    return tuple(
        KindLine(
            titles.get(key, NO_TYPE),
            len({row.event.id for row in own}),
            len({row.event.id for row in own if row.result}),
            add_up(row.figures for row in own),
        )
        for key, own in rows.items()
        if own
    )
