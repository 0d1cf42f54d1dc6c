"""The time of an event or a campaign in the words of its texts: read aloud, written, and short."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from pcmt.model import Campaign
from pcmt.show.parts.phrases import yearly_words
from pcmt.text.dates import end_of
from pcmt.text.formats import format_date, format_span_short, format_span_weekday, spoken_day, spoken_span


class When(NamedTuple):
    """A time, three ways: read aloud, written with its weekday, and as short as a text message needs it."""

    spoken: str
    written: str
    short: str


def span_of_campaign(campaign: Campaign) -> tuple[When, datetime | None] | None:
    """Return the days of a campaign in words and the instant of their end; None if unknown."""
    if campaign.yearly:
        yearly = campaign.yearly
        first = spoken_day(date(2024, yearly.month, yearly.day), weekday=False, year=False)
        last = spoken_day(date(2024, yearly.last_month, yearly.last_day), weekday=False, year=False)
        spoken = f"{first} hằng năm" if first == last else f"từ {first} đến hết {last} hằng năm"
        return When(spoken, yearly_words(yearly), yearly_words(yearly).replace(" – ", "-")), None
    start, end = campaign.start, campaign.end
    if not start or not end:
        return None
    if start.is_whole and end.is_whole:
        return when_of(start.first, end.first), end_of(end.last)
    spoken = spoken_day(start) if start == end else f"từ {spoken_day(start)} đến hết {spoken_day(end)}"
    short = format_date(start) if start == end else f"{format_date(start)} – {format_date(end)}"
    return When(spoken, short, short.replace(" – ", "-")), end_of(end.last)


def when_of(start: date | datetime, finish: date | datetime) -> When:
    """Return a time span in its three forms."""
    return When(spoken_span(start, finish), format_span_weekday(start, finish), format_span_short(start, finish))
