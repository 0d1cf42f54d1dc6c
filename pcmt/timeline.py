"""The portal's records along time: deadlines that have a day, and stretches of days in which something is on."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from typing import NamedTuple

from pcmt.catalog import Catalog
from pcmt.dates import day_of
from pcmt.model import Record


class Due(NamedTuple):
    """A dated deadline: the last good day, and where it was set. ``words`` are the printed ones."""

    last_day: date
    what: str
    words: str
    record: Record


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
                found.append(Due(deadline.before.first - timedelta(days=1), deadline.what, deadline.quote, plan))
            elif deadline.on and deadline.on.is_whole:
                found.append(Due(deadline.on.first, deadline.what, deadline.quote, plan))
    for campaign in catalog.campaigns:
        found.extend(Due(one.before - timedelta(days=1), one.what, one.quote, campaign) for one in campaign.reports)
    return sorted(found, key=lambda due: (due.last_day, due.record.id, due.what))


def occasions(catalog: Catalog) -> list[Occasion]:
    """Events and campaigns as stretches of days, yearly days with this and the next year, in order of time."""
    found = []
    for event in catalog.events:
        if event.status not in {"cancelled", "postponed"}:
            found.append(Occasion(day_of(event.start), day_of(event.finish), event))
    for campaign in catalog.campaigns:
        if campaign.start and campaign.end:
            found.append(Occasion(campaign.start.first, campaign.end.last, campaign))
        if campaign.yearly:
            for year in (catalog.today.year, catalog.today.year + 1):
                if campaign.yearly.day == 29 and campaign.yearly.month == 2 and not isleap(year):
                    continue
                day = date(year, campaign.yearly.month, campaign.yearly.day)
                found.append(Occasion(day, day, campaign))
    return sorted(found, key=lambda one: (one.start, one.end, one.record.id))
