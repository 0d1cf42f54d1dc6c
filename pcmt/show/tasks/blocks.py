"""Tasks on hand-written pages: the register with its filters, and the first tasks of one value."""

from __future__ import annotations

from typing import Any

from pcmt.model import Agency
from pcmt.relate.facets.index import Facet
from pcmt.relate.tasks import STATE_TITLES
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.listing import Chip
from pcmt.show.tasks.listing import TaskLists
from pcmt.show.tasks.rows import render_agency_cell, render_due_cell, render_plan_cell

PAGES_FILTERED = 10
"""Pages that a script may fetch to filter at once; a longer register is filtered by its own pages alone."""
AGENCIES_SHOWN = 200


def register_facts(view: PageContext) -> dict[str, Any]:
    """Return the template variables of the page of all tasks."""
    lists = TaskLists(view)
    first = lists.pages(None)[0]
    facts = {
        "lead": lists.lead(None),
        "agencies": _agency_chips(view),
        "can_filter": len(first.paths) <= PAGES_FILTERED,
    }
    return lists.front() | lists.body(first, None) | facts


def first_tasks(view: PageContext, facet: Facet, limit: int) -> dict[str, Any]:
    """Return the template variables of the first tasks of a facet."""
    lists = TaskLists(view)
    tasks = lists.rows(facet)
    shown = [
        (
            render_plan_cell(view, task, task.duty.what),
            render_agency_cell(view, task),
            render_due_cell(task),
            STATE_TITLES[task.state],
        )
        for task in tasks[:limit]
    ]
    return {"tasks": shown, "lead": lists.lead(facet), "total": len(tasks), "href": view.page(facet.path)}


def _agency_chips(view: PageContext) -> list[Chip]:
    """Agencies with tasks, their own or taken over: each has its page already. Those with the most when there are many."""
    found = []
    for agency in view.catalog.every(Agency):
        total = len(view.tasks.own(agency)) + len(view.tasks.inherited(agency))
        if total:
            found.append(Chip(view.url(agency), agency.title, total))
    if len(found) > AGENCIES_SHOWN:
        kept = set(sorted(found, key=lambda chip: -chip.total)[:AGENCIES_SHOWN])
        found = [chip for chip in found if chip in kept]
    return found
