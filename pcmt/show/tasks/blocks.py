"""Tasks on hand-written pages: the register with its filters, and the first tasks of one value."""

from __future__ import annotations

from typing import Any

from pcmt.model import Agency
from pcmt.relate.facets.tasks import DUTY_TITLES, DutyFacet
from pcmt.relate.subscriptions import PLACE
from pcmt.relate.tasks import STATE_TITLES
from pcmt.show.parts.context import View
from pcmt.show.parts.listing import Chip, Choice, chip_of
from pcmt.show.tasks.listing import ROWS_SHOWN, RegisterDrawing, rest_paths
from pcmt.show.tasks.rows import agency_cell, due_cell, plan_cell

PAGES_FILTERED = 10
"""Pages that a script may fetch to filter at once; a longer register is filtered by its own pages alone."""
AGENCIES_SHOWN = 200


def register_facts(view: View) -> dict[str, Any]:
    """Return the template variables of the page of all duties."""
    drawing = RegisterDrawing(view)
    index = drawing.index
    more = [view.page(path) for path in rest_paths(index)]
    return {
        "choices": [choice for dimension in DUTY_TITLES if (choice := _choice(drawing, dimension)).chips],
        "agencies": _agency_chips(view),
        "heads": drawing.heads,
        "parts": drawing.parts(index.all, index.all[:ROWS_SHOWN]),
        "lead": drawing.lead(index.all),
        "total": len(index.all),
        "more": more,
        "can_filter": len(more) < PAGES_FILTERED,
    }


def first_tasks(view: View, facet: DutyFacet, limit: int) -> dict[str, Any]:
    """Return the template variables of the first duties of a facet."""
    drawing = RegisterDrawing(view)
    tasks = drawing.index.tasks(facet)
    shown = [
        (plan_cell(view, task, task.duty.what), agency_cell(view, task), due_cell(task), STATE_TITLES[task.state])
        for task in tasks[:limit]
    ]
    return {"tasks": shown, "lead": drawing.lead(tasks), "total": len(tasks), "href": view.page(facet.path)}


def _choice(drawing: RegisterDrawing, dimension: str) -> Choice:
    facets = drawing.index.facets(dimension)
    if dimension == PLACE and len(facets) > AGENCIES_SHOWN:
        facets = [one for one in facets if len(drawing.index.tree.above(one.id)) <= 1]
    chips = [chip_of(drawing.view, drawing.index, facet) for facet in facets]
    return Choice(dimension, DUTY_TITLES[dimension], chips, [facet.id for facet in facets])


def _agency_chips(view: View) -> list[Chip]:
    """Agencies with tasks, their own or taken over: each has its page already. Those with the most when there are many."""
    found = []
    for agency in view.catalog.every(Agency):
        total = len(view.duties.own(agency)) + len(view.duties.inherited(agency))
        if total:
            found.append(Chip(view.url(agency), agency.title, total))
    if len(found) > AGENCIES_SHOWN:
        kept = set(sorted(found, key=lambda chip: -chip.total)[:AGENCIES_SHOWN])
        found = [chip for chip in found if chip in kept]
    return found
