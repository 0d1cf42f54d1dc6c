"""Made-up campaigns, single and in a series, and their pages."""

from __future__ import annotations

from typing import Any

from pcmt.model import Campaign, Event, Record
from pcmt.show.campaigns.timeline import Timeline, timeline_of
from pcmt.show.site.article import build_article
from tests.records import campaign, view

JUNE = {"start": "2026-06-01", "end": "2026-06-30"}


REPORT = {"what": "Báo cáo thử", "from": "Các tỉnh", "to": "Bộ thử", "before": "2026-07-10", "quote": "q", "at": "I.1"}


DAY = campaign("ngay-thu", form="day", yearly={"month": "6", "day": "26"})


MONTH = campaign("thang", yearly={"month": "6", "day": "1", "end_month": "6", "end_day": "30"})


def timeline_on(record: Campaign, events: list[Event], *others: Record) -> Timeline:
    return timeline_of(view(record, *events, *others), record, events)


def page_of(record: Record, *others: Record, **options: Any) -> str:
    return build_article(view(record, *others, **options), record).html


def made_series() -> list[Campaign]:
    years = [
        campaign(f"thang-{year}", series="thang", start=f"{year}-06-01", end=f"{year}-06-30") for year in (2021, 2023)
    ]
    return [MONTH, *years]
