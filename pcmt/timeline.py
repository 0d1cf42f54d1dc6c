"""The portal's records along time: deadlines that have a day, and stretches of days in which something is on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from pcmt.catalog import Catalog
from pcmt.dates import day_of
from pcmt.model import Campaign, Plan, Record
from pcmt.model.campaign import ReportDue
from pcmt.model.plan import Deadline
from pcmt.vietnamese import slugify


class Due(NamedTuple):
    """A dated deadline: the last good day, and where it was set. ``words`` are the printed ones, found ``at`` a place.

    ``number`` counts the record's deadlines at one place from 1, dated or not: place and number name a deadline even when
    its words are mended or its day is moved. ``agencies`` are those that keep or receive it, ``giver`` and ``receiver``
    the parties as printed.
    """

    last_day: date
    what: str
    words: str
    record: Record
    at: str = ""
    number: int = 1
    agencies: tuple[str, ...] = ()
    giver: str = ""
    receiver: str = ""


class Occasion(NamedTuple):
    """A stretch of days in which something is on: an event or a campaign of one year."""

    start: date
    end: date
    record: Record


def dues(catalog: Catalog) -> list[Due]:
    """One-off dated deadlines of plans and reports of campaigns, in order of time."""
    owners: list[Plan | Campaign] = [*catalog.plans, *catalog.campaigns]
    found = [due for record in owners for due in _dues_of(record)]
    return sorted(found, key=lambda due: (due.last_day, due.record.id, due.what))


def _dues_of(record: Plan | Campaign) -> Iterator[Due]:
    numbers: Counter[str] = Counter()
    for one in record.deadlines if isinstance(record, Plan) else record.reports:
        place = slugify(one.at)  # as it stands in addresses
        numbers[place] += 1
        if last_day := _last_day(one):
            agencies = tuple(each for each in (getattr(one, "from_agency", None), one.to_agency) if each)
            parties = (tuple(dict.fromkeys(agencies)), one.from_, one.to or "")
            yield Due(last_day, one.what, one.quote, record, one.at, numbers[place], *parties)


def _last_day(deadline: Deadline | ReportDue) -> date | None:
    """The last good day; None where the source names no day."""
    if isinstance(deadline, ReportDue):
        return deadline.before - timedelta(days=1)
    if deadline.before and deadline.before.is_whole:
        return deadline.before.first - timedelta(days=1)
    return deadline.on.first if deadline.on and deadline.on.is_whole else None


def occasions(catalog: Catalog) -> list[Occasion]:
    """Events that stand and campaigns as stretches of days, in order of time."""
    found = [
        Occasion(day_of(event.start), day_of(event.finish), event)
        for event in catalog.events
        if event.status not in {"cancelled", "postponed"} and not event.is_withdrawn
    ]
    return sorted([*found, *campaign_occasions(catalog)], key=lambda one: (one.start, one.end, one.record.id))


def campaign_occasions(catalog: Catalog) -> list[Occasion]:
    """Campaigns that stand, with their days; a yearly one with this and the next year's."""
    years = (catalog.today.year, catalog.today.year + 1)
    standing = [campaign for campaign in catalog.campaigns if not campaign.is_withdrawn]
    return [one for campaign in standing for one in occasions_of(catalog, campaign, years)]


def occasions_of(catalog: Catalog, campaign: Campaign, years: Iterable[int]) -> list[Occasion]:
    """The days of one campaign: its own dates, and those of ``years`` if it comes back every year.

    A year that has a campaign of its own in the series is told by that one: it knows the theme and the paper behind it.
    """
    found, told = [], set()
    if campaign.start and campaign.end:
        found.append(Occasion(campaign.start.first, campaign.end.last, campaign))
        told.add(campaign.start.year)
    if campaign.yearly:
        for one in catalog.backlinks(campaign, campaign.kind_id):
            if isinstance(one, Campaign) and one.start and one.end and not one.is_withdrawn:
                told.add(one.start.year)
        spans = [campaign.yearly.in_year(year) for year in years if year not in told]
        found += [Occasion(*span, campaign) for span in spans if span]
    return found
