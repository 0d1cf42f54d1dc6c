"""Facts of the blocks that the time script keeps true: what is on, what is due, the yearly days, announcements in force.

Each list holds more than it shows, so that the script finds the next entries when the first ones are over.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any, NamedTuple, cast

from markupsafe import Markup

from pcmt.model import Announcement, Campaign, Event
from pcmt.model.campaign import Yearly
from pcmt.relate.catalog import Catalog
from pcmt.relate.due_dates import Occasion, dues, occasions
from pcmt.show.events.rows import when_words
from pcmt.show.parts.calls import dialled
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.phrases import yearly_words
from pcmt.show.parts.time_marks import (
    render_countdown,
    render_due_badge,
    render_due_marks,
    render_record_marks,
    render_time_marks,
    render_yearly_badge,
    render_yearly_marks,
)
from pcmt.text.dates import day_of, end_of, start_of
from pcmt.text.formats import format_moment, format_span
from pcmt.urls import record_path

HELD = 40
"""Entries of a list that waits for its turn in the page; a portal with more ahead than that is built again before they pass."""
COMING_SHOWN = 3
PAST_SHOWN = 1
DUES_PAST_SHOWN = 3
RECENT = timedelta(days=366)
"""A report date passed longer ago is no news to anybody: the page of all report dates has it."""
_ASIDE = re.compile(r"\s*\([^()]*\)$")


class Line(NamedTuple):
    """A line of the list of what is on: its words for the time, a link, the theme of a campaign."""

    when: str
    link: Markup
    theme: str
    marks: Markup
    badge: Markup


def now_facts(view: PageContext) -> dict[str, Any]:
    """Return events and one-time campaigns by state; yearly days have a block of their own."""
    today = view.catalog.today
    found = [one for one in occasions(view.catalog) if not _is_yearly(view.catalog, one)]
    ahead = [one for one in found if one.end >= today][:HELD]
    past = sorted((one for one in found if one.end < today), key=lambda one: one.end, reverse=True)[:PAST_SHOWN]
    return {
        "ahead": [_line(view, one) for one in ahead],
        "past": [_line(view, one) for one in past],
        "coming_shown": COMING_SHOWN,
        "past_shown": PAST_SHOWN,
        "today": today,
    }


def _is_yearly(catalog: Catalog, one: Occasion) -> bool:
    record = one.record
    if not isinstance(record, Campaign):
        return False
    series = catalog.get(Campaign, record.series) if record.series else record
    return series.yearly is not None


def _line(view: PageContext, one: Occasion) -> Line:
    record, today = one.record, view.catalog.today
    when = when_words(record) if isinstance(record, Event) else format_span(one.start, one.end)
    theme = record.theme or "" if isinstance(record, Campaign) else ""
    render_link = view.render_link(record.kind_id, record.id)
    return Line(when, render_link, theme, render_record_marks(record, today), render_countdown(record, today))


def due_facts(view: PageContext, n: int = 5) -> dict[str, Any]:
    """Report dates still to come on the day of building, and the last ones of the year before."""
    today = view.catalog.today
    found = [due for due in dues(view.catalog) if not due.stopped]
    past = [due for due in reversed(found) if today - RECENT <= due.last_day < today]
    return {
        "ahead": [due for due in found if due.last_day >= today][: max(HELD, n)],
        "past": past[:DUES_PAST_SHOWN],
        "has_any": bool(found),
        "limit": n,
        "past_limit": DUES_PAST_SHOWN,
        "today": today,
        "due_badge": render_due_badge,
        "due_marks": render_due_marks,
    }


class Theme(NamedTuple):
    """The theme of one year. The script shows it from New Year until the campaign is over; ``is_shown`` without it."""

    campaign: Campaign
    year: int
    marks: Markup
    is_shown: bool


class YearlyDay(NamedTuple):
    """A yearly day or range. ``days`` and ``month`` are printed on its calendar leaf."""

    campaign: Campaign
    title: str
    when: str
    days: str
    month: str
    marks: Markup
    badge: Markup
    themes: list[Theme]


def banner_facts(view: PageContext) -> dict[str, Any]:
    """Return the yearly days of the portal in calendar order."""
    found = [one for one in view.catalog.campaigns if one.yearly and not one.is_withdrawn]
    found.sort(key=lambda one: (cast(Yearly, one.yearly).month, cast(Yearly, one.yearly).day, one.id))
    return {"yearly": [_yearly_day(view, one, cast(Yearly, one.yearly)) for one in found]}


def _yearly_day(view: PageContext, campaign: Campaign, yearly: Yearly) -> YearlyDay:
    title = short_title(campaign)
    days, month = _leaf(yearly)
    own = [one for one in view.catalog.backlinks(campaign, Campaign.kind_id) if isinstance(one, Campaign)]
    themes = [theme for one in own if (theme := _theme(view, one)) is not None]
    facts = (yearly_words(yearly), days, month, render_yearly_marks(yearly), render_yearly_badge(yearly))
    return YearlyDay(campaign, title, *facts, themes)


def short_title(campaign: Campaign) -> str:
    """Return the title of a campaign without the aside in brackets at its end."""
    return _ASIDE.sub("", campaign.title)


def _leaf(yearly: Yearly) -> tuple[str, str]:
    """``26`` and ``tháng 6``; ``1–30`` and ``tháng 6``; ``15/5–15/6`` and ``hằng năm``."""
    if yearly.month != yearly.last_month:
        return f"{yearly.day}/{yearly.month}–{yearly.last_day}/{yearly.last_month}", "hằng năm"
    days = str(yearly.day) if yearly.day == yearly.last_day else f"{yearly.day}–{yearly.last_day}"
    return days, f"tháng {yearly.month}"


def _theme(view: PageContext, campaign: Campaign) -> Theme | None:
    """Return the theme of a campaign year that is not over; each year's theme is set anew by a document."""
    if not (campaign.theme and campaign.start and campaign.end) or campaign.is_withdrawn:
        return None
    if campaign.end.last < view.catalog.today:
        return None
    year = campaign.start.year
    new_year = campaign.start.first.replace(month=1, day=1)
    shown_from = render_time_marks(start_of(new_year), end_of(campaign.end.last))
    return Theme(campaign, year, shown_from, new_year <= view.catalog.today)


class Notice(NamedTuple):
    """An announcement in a list. ``is_on``: it has begun on the build date."""

    record: Announcement
    when: str
    marks: Markup
    is_on: bool


def notices(catalog: Catalog) -> list[Notice]:
    """Announcements that are not over on the day of building, urgent ones first, then the latest."""
    standing = [one for one in catalog.every(Announcement) if not one.is_withdrawn]
    found = [one for one in standing if day_of(one.until) >= catalog.today]
    found.sort(key=lambda one: (not one.urgent, -start_of(one.from_).timestamp(), one.id))
    return [
        Notice(one, notice_words(one), render_record_marks(one, catalog.today), day_of(one.from_) <= catalog.today)
        for one in found
    ]


def notice_words(notice: Announcement) -> str:
    """``từ 22/11/2026 đến hết 30/6/2027``; a clock time is its own end."""
    until = format_moment(notice.until)
    is_day = day_of(notice.until) == notice.until
    return f"từ {format_moment(notice.from_)} đến {'hết ' if is_day else ''}{until}"


def urgent_notices(catalog: Catalog) -> list[dict[str, Any]]:
    """Urgent announcements for the frame of every page; ``path`` is relative to the site root."""
    return [
        {
            "title": one.record.title,
            "path": record_path(one.record.kind_id, one.record.id),
            "when": one.when,
            "marks": one.marks,
            "is_on": one.is_on,
        }
        for one in notices(catalog)
        if one.record.urgent
    ]


def first_helpline(catalog: Catalog) -> dict[str, Any] | None:
    """Return the number in the frame of every page: the first of the editor's order whose check has not expired."""
    found = catalog.valid_helplines
    if not found:
        return None
    line = found[0]
    marks = render_time_marks(None, end_of(line.expires))
    return {"number": line.number, "tel": dialled(line.number), "title": line.name, "marks": marks}
