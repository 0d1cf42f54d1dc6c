"""The page of all events: what it shows without a script, and the form that filters with one."""

from __future__ import annotations

from datetime import date
from typing import Any

from markupsafe import Markup

from pcmt.model import Event
from pcmt.relate.facets.events import FACET_TITLES, MONTH, EventIndex, Facet, month_id
from pcmt.relate.subscriptions import KIND, PLACE, Scope
from pcmt.show.events.listing import coming_title, month_overview, split_by_today, subscriptions
from pcmt.show.events.rows import render_row
from pcmt.show.parts.context import View
from pcmt.show.parts.listing import Choice, chip_of

COMING_SHOWN = 60
PAST_SHOWN = 30
"""Entries on the page itself; the months hold the rest, and the script fetches them when somebody filters."""


def event_list_facts(view: View) -> dict[str, Any]:
    """Return the template variables of the page of all events."""
    index = EventIndex(view.catalog)
    today = view.catalog.today
    coming, past = split_by_today(index.all, today)
    months = index.facets(MONTH)
    shown = shown_month(months, today)
    return {
        "choices": [choice for dimension in FACET_TITLES if (choice := _choice(view, index, dimension)).chips],
        "overview": month_overview(view, index, shown)[0] if shown else Markup(""),
        "month": chip_of(view, index, shown) if shown else None,
        "coming_title": coming_title(today),
        "coming": [render_row(view, event, regroups=True) for event in coming[:COMING_SHOWN]],
        "coming_rest": len(coming[COMING_SHOWN:]),
        "past": [render_row(view, event, regroups=True) for event in past[:PAST_SHOWN]],
        "past_rest": len(past[PAST_SHOWN:]),
        "total": len(index.all),
        "subscriptions": subscriptions(view.catalog, Scope(KIND, Event.kind_id)),
    }


def _choice(view: View, index: EventIndex, dimension: str) -> Choice:
    facets = index.top_places() if dimension == PLACE else index.facets(dimension)
    chips = [chip_of(view, index, facet) for facet in facets]
    return Choice(dimension, FACET_TITLES[dimension], chips, [facet.id for facet in facets])


def shown_month(months: list[Facet], today: date) -> Facet | None:
    """Return the month of the grid: the current one, else the next one with events, else the last one."""
    coming = [month for month in months if month.id >= month_id(today)]
    return coming[0] if coming else months[-1] if months else None
