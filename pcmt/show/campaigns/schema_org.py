"""A campaign for machines: schema.org EventSeries, dated or coming back every year."""

from __future__ import annotations

from typing import Any

from pcmt.model import Agency, Campaign, Place
from pcmt.model.campaign import Yearly
from pcmt.show.campaigns.page import events_of
from pcmt.show.parts.context import PageContext
from pcmt.urls import record_path

_SUB_EVENTS = 20
"""Events named inside a campaign; each has its own page that says more."""


def linked_campaign(view: PageContext, campaign: Campaign) -> dict[str, Any]:
    """Type, days, place, organizers, the series it is a year of, and its first events; only what the record states.

    A campaign without days stays a WebPage: schema.org's events need a start.
    """
    if not campaign.yearly and not campaign.start:
        return {"@type": "WebPage"}
    catalog, url = view.catalog, view.catalog.settings.url
    data: dict[str, Any] = {"@type": "EventSeries"}
    if campaign.yearly:
        data["eventSchedule"] = _schedule(campaign.yearly)
    if campaign.start:
        data["startDate"] = str(campaign.start)
    if campaign.end:
        data["endDate"] = str(campaign.end)
    if campaign.place:
        title = catalog.get(Place, campaign.place).title
        data["location"] = {"@type": "Place", "name": title, "address": title}
    if campaign.organizers:
        titles = [catalog.get(Agency, one).title for one in campaign.organizers]
        data["organizer"] = [{"@type": "Organization", "name": title} for title in titles]
    if campaign.series:
        data["superEvent"] = {"@id": url + record_path(Campaign.kind_id, campaign.series)}
    if events := events_of(catalog, campaign)[:_SUB_EVENTS]:
        data["subEvent"] = [{"@id": url + record_path(one.kind_id, one.id)} for one in events]
    return data


def _schedule(yearly: Yearly) -> dict[str, Any]:
    """schema.org Schedule: every year, from a day, for a number of days (ISO 8601 duration)."""
    span = yearly.in_year(2024)  # a leap year has every day that a year can have
    days = (span[1] - span[0]).days + 1 if span else 1
    return {
        "@type": "Schedule",
        "repeatFrequency": "P1Y",
        "byMonth": yearly.month,
        "byMonthDay": yearly.day,
        "duration": f"P{days}D",
        "scheduleTimezone": "Asia/Ho_Chi_Minh",
    }
