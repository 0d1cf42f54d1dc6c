"""What schools, communes and parents can do in the month in which a page is read."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from markupsafe import Markup

from pcmt.model import Material, Vocabulary
from pcmt.model.vocabulary import MONTH_TASKS, Audience, Term
from pcmt.relate.subscriptions import AUDIENCE
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.time_marks import render_month_marks
from pcmt.show.site.look_up import require

_GROUPS = (Audience.TEACHERS, Audience.COMMUNE_OFFICIALS, Audience.PARENTS)
"""Audiences of the block, in their order."""
_MONTHS = range(1, 13)


class MonthTask(NamedTuple):
    """A task with links to the materials for it."""

    title: str
    links: Markup


class MonthTasks(NamedTuple):
    """The tasks of a month by audience; ``is_now``: the month of the build, shown without the script."""

    number: int
    marks: Markup
    is_now: bool
    groups: list[tuple[str, list[MonthTask]]]


def month_task_facts(view: PageContext, audience: str | None = None) -> dict[str, Any]:
    """Return the tasks of every month, of one audience or of all. Raises UnknownRecord for an unknown audience."""
    titles = view.catalog.terms.get(AUDIENCE, {})
    if audience is not None:
        require(audience, titles, f"danh mục «{AUDIENCE}» không có mục")
    wanted = (audience,) if audience else tuple(one for one in _GROUPS if one in titles)
    terms = _terms(view)
    months = [_month(view, terms, number, {one: titles[one] for one in wanted}) for number in _MONTHS]
    return {"months": [one for one in months if one.groups], "is_single": audience is not None}


def _terms(view: PageContext) -> tuple[Term, ...]:
    vocabulary = view.catalog.records[Vocabulary.kind_id].get(MONTH_TASKS)
    return vocabulary.terms if isinstance(vocabulary, Vocabulary) else ()


def _month(view: PageContext, terms: tuple[Term, ...], number: int, wanted: dict[str, str]) -> MonthTasks:
    groups = [
        (title, tasks)
        for audience, title in wanted.items()
        if (tasks := [_task(view, one) for one in terms if number in one.months and audience in one.audiences])
    ]
    today: date = view.catalog.today
    return MonthTasks(number, render_month_marks(number), today.month == number, groups)


def _task(view: PageContext, term: Term) -> MonthTask:
    materials = [one for one in term.materials if view.catalog.get(Material, one).is_offered]
    links = Markup(", ").join(view.render_link(Material.kind_id, one) for one in materials)
    return MonthTask(term.title.rstrip("."), links)
