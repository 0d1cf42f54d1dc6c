"""A series of yearly campaigns: its years, the gaps between, and the list of all campaigns."""

from __future__ import annotations

from pcmt.show.campaigns.overview import campaign_list
from pcmt.show.campaigns.page import neighbours_of, same_days_of, years_of
from pcmt.show.parts.context import PageContext
from pcmt.show.site.macros import render_campaigns
from tests.records import campaign, catalog
from tests.show.campaigns.campaign_pages import DAY, JUNE, MONTH, made_series, page_of
from tests.site.page_reader import read_html


def test_a_series_lists_its_years_and_the_gaps_between() -> None:
    records = catalog(*made_series())
    years = years_of(records, MONTH)
    assert [(one.year, one.campaign.id if one.campaign else None) for one in years] == [
        (2023, "thang-2023"),
        (2022, None),
        (2021, "thang-2021"),
    ]
    newest, oldest = years[0], years[2]
    assert newest.campaign and oldest.campaign
    assert neighbours_of(years, newest.campaign) == (oldest, None)
    assert neighbours_of(years, oldest.campaign) == (None, newest)
    assert neighbours_of(years, MONTH) == (None, None)
    assert years_of(records, DAY) == []


def test_the_page_of_a_year_leads_to_the_years_around_it() -> None:
    page = read_html(page_of(made_series()[2], *made_series()))
    assert "2022 chưa rõ" in " ".join(page.text.split())
    assert page.links.count("../../chien-dich/thang-2021/") == 2  # the year before, and its line in the list
    assert "../../chien-dich/thang-2023/" not in page.links


def test_days_of_the_year_that_fall_together_know_each_other() -> None:
    other = campaign("ngay-khac", yearly={"month": "7", "day": "1"})
    records = catalog(MONTH, DAY, other)
    assert same_days_of(records, DAY) == [MONTH]
    assert same_days_of(records, MONTH) == [DAY]
    assert same_days_of(records, other) == []


def test_the_list_tells_every_campaign_once() -> None:
    peak = campaign("cao-diem", form="peak")
    newest = campaign("thang-2026", series="thang", **JUNE)
    records = catalog(*made_series(), DAY, peak, newest)
    found = campaign_list(records)
    assert {one.id for one in found.yearly} == {"thang", "ngay-thu"}
    assert (found.newest_year, [one.id for one in found.newest]) == (2026, ["thang-2026"])
    assert [(one.year, one.campaign is None) for one in found.past[0].years] == [
        (2025, True),
        (2024, True),
        (2023, False),
        (2022, True),
        (2021, False),
    ]
    assert found.others == [peak]
    links = read_html(render_campaigns(PageContext(records, "../"))).links
    assert sorted(links) == sorted(f"../chien-dich/{one}/" for one in records.records["chien-dich"])
