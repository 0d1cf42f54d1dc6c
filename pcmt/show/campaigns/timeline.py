"""A campaign along time: its first and last day, its events, days of the year inside it, its reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from markupsafe import Markup

from pcmt.model import Campaign, Event
from pcmt.model.campaign import ReportDue
from pcmt.show.events.rows import EventRow, row_of
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.time_marks import render_due_badge, render_state_badge
from pcmt.text.dates import day_of
from pcmt.text.formats import format_date, format_span

SHOWN_EVENTS = 20
"""Events of a timeline before the rest is folded."""
FOLDED_EVENTS = 60
"""Events in the fold; beyond them the page of the campaign's events goes on. A phone must not load thousands."""


class TimelineStep(NamedTuple):
    """A line of a campaign's timeline: a day, an event, a report, or another campaign's days inside this one's."""

    start: date | datetime
    when: str
    state: Markup
    words: str | Markup
    row: EventRow | None = None
    report: ReportDue | None = None


class Timeline(NamedTuple):
    """Steps in order of time, then events past the first twenty, then how many are on the page of all events only."""

    steps: list[TimelineStep]
    folded: list[TimelineStep]
    left_out: int


def timeline_of(view: PageContext, campaign: Campaign, events: Sequence[Event]) -> Timeline:
    """Return opening, events, days within, end and report deadlines. ``events`` are the campaign's, in order of time."""
    steps = [*_frame_steps(campaign), *_days_inside(view, campaign)]
    steps += [_report_step(view, one) for one in campaign.reports]
    steps += [_event_step(view, one) for one in events[:SHOWN_EVENTS]]
    folded = [_event_step(view, one) for one in events[SHOWN_EVENTS : SHOWN_EVENTS + FOLDED_EVENTS]]
    steps.sort(key=lambda step: (day_of(step.start), step.row is not None))
    return Timeline(steps, folded, max(0, len(events) - SHOWN_EVENTS - FOLDED_EVENTS))


def _day_step(view: PageContext, first: date, last: date, words: str | Markup) -> TimelineStep:
    return TimelineStep(first, format_span(first, last), render_state_badge(first, last, view.catalog.today), words)


def _frame_steps(campaign: Campaign) -> list[TimelineStep]:
    """Return first and last day where known and different; a source that gives only a month names no day."""
    ends = ((campaign.start, "Ngày đầu của chiến dịch"), (campaign.end, "Ngày cuối của chiến dịch"))
    days = [(one.first, words) for one, words in ends if one and one.is_whole and campaign.start != campaign.end]
    return [TimelineStep(day, format_date(day), Markup(""), words) for day, words in days]


def _days_inside(view: PageContext, campaign: Campaign) -> list[TimelineStep]:
    """Days of the year, such as 26 June, that fall into a dated campaign."""
    if campaign.start is None or campaign.end is None:
        return []
    found = []
    for one in view.catalog.campaigns:
        span = one.yearly.in_year(campaign.start.year) if one.yearly and one.id != campaign.series else None
        if span and campaign.start.first <= span[0] and span[1] <= campaign.end.last:
            found.append(_day_step(view, *span, view.render_link(one.kind_id, one.id)))
    return found


def _event_step(view: PageContext, event: Event) -> TimelineStep:
    row = row_of(view, event)
    return TimelineStep(event.start, row.when, row.state, view.render_link(event.kind_id, event.id), row=row)


def _report_step(view: PageContext, report: ReportDue) -> TimelineStep:
    last_day = report.before - timedelta(days=1)
    when = f"Trước ngày {format_date(report.before)}"
    return TimelineStep(
        last_day, when, render_due_badge(last_day, view.catalog.today), f"Hạn gửi: {report.what}", report=report
    )
