"""The time of an event or a campaign in the words of its texts: read aloud, written, and short."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from pcmt.model import Campaign
from pcmt.show.parts.phrases import yearly_words
from pcmt.text.dates import VIETNAM, day_of, end_of
from pcmt.text.formats import format_date, format_span
from pcmt.text.speech import WEEKDAYS, spoken_day, spoken_span


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
    return When(spoken_span(start, finish), _written(start, finish), _short(start, finish))


def _written(start: date | datetime, finish: date | datetime) -> str:
    """``8 giờ 30 – 10 giờ, thứ Bảy, 27/6/2026``; several days go without weekdays."""
    if day_of(start) != day_of(finish):
        return format_span(start, finish)
    clocks = [_clock(one, " giờ ") for one in dict.fromkeys((start, finish)) if isinstance(one, datetime)]
    return ", ".join(
        part for part in (" – ".join(clocks), WEEKDAYS[day_of(start).weekday()], format_date(day_of(start))) if part
    )


def _short(start: date | datetime, finish: date | datetime) -> str:
    """``8h30-10h 27/6/2026``, ``1/6-30/6/2026``."""
    first, last = day_of(start), day_of(finish)
    if first == last:
        clocks = [_clock(one, "h") for one in dict.fromkeys((start, finish)) if isinstance(one, datetime)]
        return " ".join(part for part in ("-".join(clocks), format_date(first)) if part)
    begin = f"{first.day}/{first.month}" if first.year == last.year else format_date(first)
    return f"{begin}-{format_date(last)}"


def _clock(moment: datetime, hour: str) -> str:
    local = moment.astimezone(VIETNAM)
    return f"{local.hour}{hour}{local.minute:02d}" if local.minute else f"{local.hour}{hour}".rstrip()
