"""The lists of tasks as pages: one for every value to filter by, cut where they grow long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from itertools import groupby
from typing import Any, ClassVar, NamedTuple, cast

from markupsafe import Markup

from pcmt.model import LegalDocument, Place, Plan, Record
from pcmt.relate.facets.index import Facet
from pcmt.relate.facets.tasks import REGISTER, STATE_IDS, TaskIndex
from pcmt.relate.subscriptions import PLACE
from pcmt.relate.tasks import STATE_TITLES, State, Task
from pcmt.show.markup.html import trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.list_pages import ListPage
from pcmt.show.parts.listing import FacetLists, ListEntry
from pcmt.show.tasks.rows import (
    counted_words,
    render_agency_cell,
    render_due_cell,
    render_plan_cell,
    render_report_cell,
)
from pcmt.text.formats import format_date, format_number

PLACE_WORDS = "Gồm cả nhiệm vụ của những địa phương đã nhập vào đây."


class TaskListPart(NamedTuple):
    """The tasks of one paper in one state on a page, as rows of a table; ``total`` counts those of the whole list.

    ``title`` names the paper, ``state`` the state that they share.
    """

    id: str
    title: Markup
    state: str
    total: int
    rows: list[Markup]


class TaskLists(FacetLists[Task]):
    """The tasks that plans give; every row is drawn once."""

    kind, title, all_title = REGISTER, "Phân công", "Phân công"
    template, page_size, offered = "tasks/listing", 40, 200
    """A page stays below 12,000 pixels of a phone 360 pixels wide."""

    index_type = TaskIndex

    def __init__(self, view: PageContext) -> None:
        super().__init__(view)
        self._counted: tuple[Facet | None, Counter[TaskGroup]] | None = None

    heads: ClassVar[tuple[str, ...]] = ("Nhiệm vụ", "Giao cho", "Hạn", "Báo cáo")
    """Heads of the columns."""

    def render_task_row(self, task: Task) -> Markup:
        """Render a task as a row; its ``data-`` attributes name the filter values that match it."""
        return self.render_once(task.plan, _key_of(task), lambda: self._draw_row(task))

    def entries(self, record: Record) -> Iterator[ListEntry]:
        """Yield the rows of the tasks that a paper gives."""
        for task in self.view.tasks.given(cast(Plan | LegalDocument, record)):
            yield ListEntry(_key_of(task), self._draw_row(task))

    def _draw_row(self, task: Task) -> Markup:
        values = self.index.values_of(task).items()
        marks = "".join(f' data-{dimension}="{" ".join(ids)}"' for dimension, ids in values)
        view = self.view
        cells = (
            render_plan_cell(view, task, task.duty.what),
            render_agency_cell(view, task),
            render_due_cell(task),
            render_report_cell(view, task),
        )
        columns = zip(self.heads, cells, strict=True)
        inner = "".join(f'<td data-label="{head}">{cell}</td>' if cell else "<td></td>" for head, cell in columns)
        return trusted_html(f'<tr class="shelf-card"{marks}>{inner}</tr>')

    def body(self, page: ListPage[Task], facet: Facet | None) -> dict[str, Any]:
        """Return the tasks of a page under a heading per paper and state, with the number in the whole list."""
        totals = self._totals(facet)
        ids = {state: word for word, state in STATE_IDS.items()}
        parts = []
        for key, group in groupby(page.rows, key=_group):
            title = self.view.render_link(key.kind, key.record)
            rows = [self.render_task_row(task) for task in group]
            parts.append(
                TaskListPart(
                    f"{ids[key.state]}-{key.record}", title, _capital(STATE_TITLES[key.state]), totals[key], rows
                )
            )
        return {"heads": self.heads, "parts": parts, "wider": PLACE_WORDS if self._took_in_places(facet) else ""}

    def lead(self, facet: Facet | None) -> str:
        """How many tasks a list holds, and how many are in which state on the day of the build; one number is said once."""
        tasks, day = self.rows(facet), format_date(self.view.catalog.today)
        total, states = f"{format_number(len(tasks))} nhiệm vụ", counted_words(tasks)
        return f"{'' if states.startswith(total) else f'{total}. '}Tính đến ngày {day}: {states}."

    def _totals(self, facet: Facet | None) -> Counter[TaskGroup]:
        """Return the number of duties of each group of a list, counted once for all of its pages."""
        if self._counted is None or self._counted[0] != facet:
            self._counted = facet, Counter(map(_group, self.rows(facet)))
        return self._counted[1]

    def _took_in_places(self, facet: Facet | None) -> bool:
        if not facet or facet.dimension != PLACE:
            return False
        return bool(self.view.succession.transfers_in(self.view.catalog.get(Place, facet.id)))


def _key_of(task: Task) -> Hashable:
    return task.plan.kind_id, task.plan.id, task.number


class TaskGroup(NamedTuple):
    """Tasks in one state of one paper."""

    state: State
    kind: str
    record: str


def _group(task: Task) -> TaskGroup:
    return TaskGroup(task.state, task.plan.kind_id, task.plan.id)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
