"""The portal's records along time: deadlines that have a day, and stretches of days in which something is on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from pcmt.catalog import Catalog
from pcmt.dates import day_of
from pcmt.model import Campaign, Record


class Due(NamedTuple):
    """A dated deadline: the last good day, and where it was set. ``words`` are the printed ones, found ``at`` a place."""

    last_day: date
    what: str
    words: str
    record: Record
    at: str = ""


class Occasion(NamedTuple):
    """A stretch of days in which something is on: an event or a campaign of one year."""

    start: date
    end: date
    record: Record


def dues(catalog: Catalog) -> list[Due]:
    """One-off dated deadlines of plans and reports of campaigns, in order of time."""
    found = []
    for plan in catalog.plans:
        for deadline in plan.deadlines:
            if deadline.before and deadline.before.is_whole:
                last_day = deadline.before.first - timedelta(days=1)
            elif deadline.on and deadline.on.is_whole:
                last_day = deadline.on.first
            else:
                continue
            found.append(Due(last_day, deadline.what, deadline.quote, plan, deadline.at))
    for campaign in catalog.campaigns:
        found += [
            Due(one.before - timedelta(days=1), one.what, one.quote, campaign, one.at) for one in campaign.reports
        ]
    return sorted(found, key=lambda due: (due.last_day, due.record.id, due.what))


def occasions(catalog: Catalog) -> list[Occasion]:
    """Events that stand and campaigns as stretches of days, in order of time."""
    found = [
        Occasion(day_of(event.start), day_of(event.finish), event)
        for event in catalog.events
        if event.status not in {"cancelled", "postponed"} and not event.is_withdrawn
    ]
    return sorted([*found, *campaign_occasions(catalog)], key=lambda one: (one.start, one.end, one.record.id))


def campaign_occasions(catalog: Catalog) -> list[Occasion]:
    """Campaigns with their days; a yearly one with this and the next year's.

    A year that has a campaign of its own in the series is told by that one: it knows the theme and the paper behind it.
    """
    found = []
    told: set[tuple[str, int]] = set()
    for campaign in catalog.campaigns:
        if campaign.start and campaign.end:
            found.append(Occasion(campaign.start.first, campaign.end.last, campaign))
            told.add((campaign.series or "", campaign.start.year))
    years = (catalog.today.year, catalog.today.year + 1)
    for campaign in catalog.campaigns:
        found += [one for year in years if (campaign.id, year) not in told for one in _in_year(campaign, year)]
    return found


def _in_year(campaign: Campaign, year: int) -> list[Occasion]:
    span = campaign.yearly.in_year(year) if campaign.yearly else None
    return [Occasion(*span, campaign)] if span else []
