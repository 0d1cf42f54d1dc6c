"""The page of all events: what it shows without a script, and the form that filters with one."""

from __future__ import annotations

from datetime import date
from typing import Any

from markupsafe import Markup

from pcmt.model import Event
from pcmt.relate.facets.events import MONTH, month_id
from pcmt.relate.facets.index import Facet
from pcmt.relate.subscriptions import KIND, Scope
from pcmt.show.events.listing import EventLists, coming_title, split_by_today
from pcmt.show.events.rows import render_row
from pcmt.show.parts.calendar_offer import render_list_offer
from pcmt.show.parts.context import PageContext

COMING_SHOWN = 40
PAST_SHOWN = 20
"""Entries on the page itself; the months hold the rest, and the script fetches them when somebody filters."""


def event_list_facts(view: PageContext) -> dict[str, Any]:
    """Return the template variables of the page of all events."""
    lists, today = EventLists(view), view.catalog.today
    coming, past = split_by_today(view.event_index.all, today)
    shown = shown_month(view.event_index.facets(MONTH), today)
    return lists.front() | {
        "overview": lists.render_month_overview(shown) if shown else Markup(""),
        "coming_title": coming_title(today),
        "coming": [render_row(view, event, regroups=True) for event in coming[:COMING_SHOWN]],
        "coming_rest": len(coming[COMING_SHOWN:]),
        "past": [render_row(view, event, regroups=True) for event in past[:PAST_SHOWN]],
        "past_rest": len(past[PAST_SHOWN:]),
        "offer": render_list_offer(view, Scope(KIND, Event.kind_id).path, "Sự kiện"),
    }


def shown_month(months: list[Facet], today: date) -> Facet | None:
    """Return the month of the grid: the current one, else the next one with events, else the last one."""
    coming = [month for month in months if month.id >= month_id(today)]
    return coming[0] if coming else months[-1] if months else None
