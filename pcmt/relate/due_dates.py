"""The portal's records along time: deadlines that have a day, and stretches of days in which something is on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pcmt.model import Campaign, Plan, Record
from pcmt.model.campaign import ReportDue
from pcmt.model.deadlines import Occurrence, months_of, occurrences, once
from pcmt.model.plan import Deadline
from pcmt.relate.catalog import Catalog
from pcmt.text.dates import day_of
from pcmt.text.vietnamese import slugify


class Due(NamedTuple):
    """A dated deadline: the last good day, and where it was set. ``words`` are the printed ones, found ``at`` a place.

    ``number`` counts the record's deadlines at one place from 1, dated or not: place and number name a deadline even when
    its words are mended or its day is moved; ``month`` (``2024-06``) names one time of a rule, and is empty for what is due
    once. ``is_vague``: the source names a month or a year, ``last_day`` is its end. ``stopped``: the record was replaced or
    taken back on that day, so nothing is due any more. ``agencies`` are those that keep or receive it, ``giver`` and
    ``receiver`` the parties as printed.
    """

    last_day: date
    what: str
    words: str
    record: Plan | Campaign
    asked: Deadline | ReportDue
    at: str = ""
    number: int = 1
    month: str = ""
    is_vague: bool = False
    stopped: date | None = None
    agencies: tuple[str, ...] = ()
    giver: str = ""
    receiver: str = ""


class Undated(NamedTuple):
    """A deadline without a day in its source, and the dates between which it recurs."""

    plan: Plan
    deadline: Deadline
    first: date
    last: date


class Occasion(NamedTuple):
    """A stretch of days in which something is on: an event or a campaign of one year."""

    start: date
    end: date
    record: Record


def dues(catalog: Catalog) -> list[Due]:
    """Dated deadlines of plans and reports of campaigns, every time of a rule by itself, in order of time."""
    owners: list[Plan | Campaign] = [*catalog.plans, *catalog.campaigns]
    found = [due for record in owners for due in dues_of(catalog, record)]
    return sorted(found, key=lambda due: (due.last_day, due.record.id, due.what, due.number))


def dues_of(catalog: Catalog, record: Plan | Campaign) -> Iterator[Due]:
    """Yield the dated deadlines of a record in the order of its data; withdrawn ones are marked."""
    numbers: Counter[str] = Counter()
    stop = stop_of(catalog, record)
    for one in record.deadlines if isinstance(record, Plan) else record.reports:
        place = slugify(one.at)  # as used in addresses
        numbers[place] += 1
        parties = (getattr(one, "from_agency", None), one.to_agency, *getattr(one, "via", ()))
        agencies = tuple(each for each in parties if each)
        for turn in _occurrences(catalog, record, one):
            yield Due(
                turn.last_day,
                one.what,
                one.quote,
                record,
                one,
                one.at,
                numbers[place],
                turn.month,
                turn.is_vague,
                stop if stop and turn.last_day >= stop else None,
                tuple(dict.fromkeys(agencies)),
                one.from_ or "",
                one.to or "",
            )


def _occurrences(catalog: Catalog, record: Plan | Campaign, one: Deadline | ReportDue) -> Iterator[Occurrence]:
    if isinstance(record, Plan) and isinstance(one, Deadline) and one.rule:
        yield from occurrences(one.rule, *term_of(catalog, record))
    elif turn := once(one):
        yield turn


def undated(catalog: Catalog) -> list[Undated]:
    """Deadlines without a day: rules like "mỗi học kỳ" or "theo quy định", by plan."""
    return [
        Undated(plan, one, *term_of(catalog, plan))
        for plan in catalog.plans
        for one in plan.deadlines
        if one.rule and not months_of(one.rule)
    ]


def term_of(catalog: Catalog, plan: Plan) -> tuple[date, date]:
    """Return first and last day within which recurring rules of a plan produce dates.

    The first day is the start of the period, else the day of issue, else the day of publication. A plan without an end
    is expanded to the end of next year, but not beyond the day on which it was withdrawn or replaced: dates that no
    published calendar can contain need no cancellation.
    """
    known = [one.first for one in (plan.period.start, plan.issued) if one]
    first = max(known, default=plan.published)
    if plan.period.end:
        return first, plan.period.end.last
    until = min(catalog.today, stop_of(catalog, plan) or catalog.today)
    return first, date(max(until, first).year + 1, 12, 31)


def stop_of(catalog: Catalog, record: Plan | Campaign) -> date | None:
    """Return the day from which a record sets no more deadlines (withdrawn or replaced), or None."""
    days = [max(one.on for one in record.history if one.kind == "withdrawn")] if record.is_withdrawn else []
    if isinstance(record, Plan) and record.replaced_by:
        successor = catalog.get(Plan, record.replaced_by)
        begins = successor.issued or successor.period.start
        days.append(begins.first if begins else successor.published)
    return min(days, default=None)


def occasions(catalog: Catalog) -> list[Occasion]:
    """Return events that take place and campaigns as date intervals, in order of time."""
    found = [
        Occasion(day_of(event.start), day_of(event.finish), event)
        for event in catalog.events
        if event.status not in {"cancelled", "postponed"} and not event.is_withdrawn
    ]
    return sorted([*found, *campaign_occasions(catalog)], key=lambda one: (one.start, one.end, one.record.id))


def campaign_occasions(catalog: Catalog) -> list[Occasion]:
    """Return the active campaigns with their days; a yearly campaign with those of this and the next year."""
    years = (catalog.today.year, catalog.today.year + 1)
    standing = [campaign for campaign in catalog.campaigns if not campaign.is_withdrawn]
    return [one for campaign in standing for one in occasions_of(catalog, campaign, years)]


def occasions_of(catalog: Catalog, campaign: Campaign, years: Iterable[int]) -> list[Occasion]:
    """Return the intervals of a campaign: its own dates, and those of ``years`` for a yearly one.

    A year with a campaign record of its own in the same series is left to that record, which has the theme and the
    source.
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
