"""Tasks on hand-written pages: the register with its filters, and the first tasks of one value."""

from __future__ import annotations

from typing import Any, NamedTuple

from markupsafe import Markup

from pcmt.model import Agency, Plan
from pcmt.relate.catalog import Catalog
from pcmt.relate.facets.index import Facet
from pcmt.relate.tasks import STATE_TITLES, Task
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.listing import Chip
from pcmt.show.tasks.listing import TaskLists
from pcmt.show.tasks.rows import render_agency_cell, render_due_cell, render_plan_cell

PAGES_FILTERED = 10
"""Pages that a script may fetch to filter at once; a longer register is filtered by its own pages alone."""
AGENCIES_SHOWN = 200
ISSUER_ENDED = "cơ quan ban hành kế hoạch đã giải thể hoặc sáp nhập"
HOLDER_ENDED = "cơ quan thực hiện đã giải thể hoặc sáp nhập, chưa rõ cơ quan nhận việc"


class ListedTask(NamedTuple):
    """A task on a hand-written page: what it is, with a link to its paragraph, whose it is, when it is due, its state."""

    what: Markup
    agency: Markup
    due: Markup
    state: str


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
    """Return the template variables of the first tasks of a facet: those to be done, and apart from them the others."""
    lists = TaskLists(view)
    tasks = lists.rows(facet)
    standing = [task for task in tasks if _is_standing(view.catalog, task)]
    past = [task for task in tasks if not _is_standing(view.catalog, task)]
    return {
        "standing": [_listed(view, task) for task in standing[:limit]],
        "past": [_listed(view, task) for task in past[:limit]],
        "past_total": len(past),
        "lead": lists.lead(facet),
        "total": len(tasks),
        "href": view.page(facet.path),
    }


def _listed(view: PageContext, task: Task) -> ListedTask:
    state = STATE_TITLES[task.state]
    if task.state == "open" and not _is_standing(view.catalog, task):
        state = ISSUER_ENDED if _is_of_ended_issuer(view.catalog, task) else HOLDER_ENDED
    what, agency = render_plan_cell(view, task, task.duty.what), render_agency_cell(view, task)
    return ListedTask(what, agency, render_due_cell(task), state)


def _is_standing(catalog: Catalog, task: Task) -> bool:
    """Whether somebody is to do a task today: it is open, somebody holds it, and its plan has an issuer or was passed on."""
    if task.state != "open" or task.is_orphaned:
        return False
    return task.is_passed_on or not _is_of_ended_issuer(catalog, task)


def _is_of_ended_issuer(catalog: Catalog, task: Task) -> bool:
    return isinstance(task.plan, Plan) and catalog.state_of(task.plan) == "orphaned"


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
