"""All campaigns as people look for them: those of every year, those of the newest year, the years before, and the rest."""

from __future__ import annotations

from typing import NamedTuple

from pcmt.model import Campaign
from pcmt.relate.catalog import Catalog
from pcmt.show.campaigns.page import Year, years_of


class Series(NamedTuple):
    """The years of a recurring campaign, newest first, with the years for which no source was found."""

    campaign: Campaign
    years: list[Year]


class CampaignList(NamedTuple):
    """Every campaign once. ``newest_year`` is 0 when no campaign has a date."""

    yearly: list[Campaign]
    newest_year: int
    newest: list[Campaign]
    past: list[Series]
    others: list[Campaign]


def series_of(catalog: Catalog) -> list[Series]:
    """Every yearly campaign that has years of its own."""
    found = [Series(one, years_of(catalog, one)) for one in catalog.campaigns if one.yearly]
    return [one for one in found if one.years]


def campaign_list(catalog: Catalog) -> CampaignList:
    """Put every campaign into its part of the list."""
    yearly = [one for one in catalog.campaigns if one.yearly]
    once = [one for one in catalog.campaigns if not one.yearly]
    newest_year = max((one.start.year for one in once if one.start), default=0)
    newest = [one for one in once if one.start and one.start.year == newest_year]
    past = []
    for series in series_of(catalog):
        years = [one for one in series.years if one.year != newest_year]
        if any(one.campaign for one in years):
            past.append(Series(series.campaign, years))
    told = {one.id for one in newest} | {year.campaign.id for one in past for year in one.years if year.campaign}
    return CampaignList(yearly, newest_year, newest, past, [one for one in once if one.id not in told])
