"""The lists of tasks as pages: one for every value to filter by, cut where they grow long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from pcmt.model import Place
from pcmt.relate.facets.tasks import DUTY_TITLES, REGISTER, STATE_IDS, DutyFacet, DutyIndex
from pcmt.relate.subscriptions import ALL, PLACE
from pcmt.relate.tasks import STATE_TITLES, Task, count_states
from pcmt.show.markup.html import finished, html_of
from pcmt.show.parts.context import View
from pcmt.show.parts.listing import LISTING_ROOT, Chip, Listing, chip_of, page_path
from pcmt.show.parts.page_words import list_description
from pcmt.show.parts.templates import drawn
from pcmt.show.tasks.rows import agency_cell, counted_words, due_cell, plan_cell, state_cell, work_cell
from pcmt.text.formats import format_date, format_number
from pcmt.text.vietnamese import lower_first

PAGE = f"{REGISTER}/"
PAGE_TITLE = "Phân công"
ROWS_SHOWN = 60
"""Rows of one page, some 100 kB of HTML."""
_TITLES = {
    PLACE: "Phân công tại {}",
    "nam": "Phân công năm {}",
    "cap": "Phân công: {}",
    "vai-tro": "Phân công: {}",
    "tinh-trang": "Phân công: {}",
}
_COMMON_WORDS = ("Tỉnh ", "Thành phố ", "Phường ", "Xã ", "Đặc khu ", "Thị ")


PLACE_WORDS = "Gồm cả việc của những địa phương đã nhập vào đây."


class Part(NamedTuple):
    """The tasks of one state on a page, as rows of a table; ``total`` counts those of the whole list."""

    id: str
    title: str
    total: int
    rows: list[Markup]


class RegisterDrawing:
    """Registers of one depth: every row is drawn once."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.index = view.duty_index
        self._rows: dict[tuple[str, int], Markup] = {}

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """Heads of the columns."""
        return (
            "Việc",
            "Giao cho",
            "Hạn",
            "Kế hoạch, văn bản",
            f"Tình trạng ngày {format_date(self.view.catalog.today)}",
        )

    def row(self, task: Task) -> Markup:
        """A task as a row; its ``data-`` attributes name the values under which it is found."""
        key = (task.plan.id, task.number)
        if key not in self._rows:
            self._rows[key] = self._draw_row(task)
        return self._rows[key]

    def _draw_row(self, task: Task) -> Markup:
        values: dict[str, list[str]] = {dimension: [] for dimension in DUTY_TITLES}
        for facet in self.index.facets_of(task):
            values[facet.dimension].append(facet.id)
        marks = "".join(f' data-{dimension}="{" ".join(ids)}"' for dimension, ids in values.items())
        view = self.view
        cells = (
            work_cell(task),
            agency_cell(view, task),
            due_cell(task),
            plan_cell(view, task),
            state_cell(view, task),
        )
        columns = zip(self.heads, cells, strict=True)
        inner = "".join(f'<td data-label="{html_of(head)}">{cell}</td>' for head, cell in columns)
        return finished(f'<tr class="shelf-card"{marks}>{inner}</tr>')

    def parts(self, tasks: list[Task], shown: list[Task]) -> list[Part]:
        """The tasks shown on one page of a list, under a heading for each state."""
        totals = count_states(tasks)
        ids = {state: word for word, state in STATE_IDS.items()}
        return [
            Part(ids[state], _capital(STATE_TITLES[state]), totals[state], [self.row(task) for task in group])
            for state, group in groupby(shown, key=lambda task: task.state)
        ]

    def lead(self, tasks: list[Task]) -> str:
        """How many tasks stand where, with the day for which this was counted."""
        day = format_date(self.view.catalog.today)
        return f"{format_number(len(tasks))} việc. Tính đến ngày {day}: {counted_words(tasks)}."

    def listings(self, facet: DutyFacet) -> Iterator[Listing]:
        """The pages of a facet."""
        tasks = self.index.tasks(facet)
        paths = [page_path(facet, number) for number in range(1, len(_cut(tasks)) + 1)]
        title = title_of(self.index, facet)
        wider = PLACE_WORDS if facet.dimension == PLACE and self.is_widened(facet) else ""
        yield from self._pages(tasks, paths, title, self._around(facet), facet, wider)

    def is_widened(self, facet: DutyFacet) -> bool:
        """Whether a place took in others."""
        return bool(self.view.succession.steps_back(self.view.catalog.get(Place, facet.id)))

    def rest(self) -> Iterator[Listing]:
        """The pages of the whole register after the first one, which is a hand-written page."""
        tasks = self.index.all
        for listing in self._pages(tasks, [PAGE, *rest_paths(self.index)], PAGE_TITLE, [], None):
            if listing.number > 1:
                yield listing

    def _pages(
        self,
        tasks: list[Task],
        paths: list[str],
        title: str,
        around: list[tuple[str, list[Chip]]],
        facet: DutyFacet | None,
        wider: str = "",
    ) -> Iterator[Listing]:
        lead = self.lead(tasks)
        pager = [(one, self.view.page(path)) for one, path in enumerate(paths, start=1)]
        for number, shown in enumerate(_cut(tasks), start=1):
            aside = f" (trang {number}/{len(paths)})" if number > 1 else ""
            html = drawn(
                "tasks/listing",
                view=self.view,
                title=title + aside,
                lead=lead,
                wider=wider,
                around=around if number == 1 else [],
                heads=self.heads,
                parts=self.parts(tasks, shown),
                pager=pager,
                number=number,
            )
            above = ((paths[0], title),) if number > 1 and paths[0] != PAGE else ()
            crumbs = (("", "Trang chủ"), (PAGE, PAGE_TITLE), *above)
            scope = facet.scope if facet else ALL
            path = paths[number - 1]
            yield Listing(
                REGISTER, path, title + aside, list_description(title + aside, lead), html, crumbs, scope, number
            )

    def _around(self, facet: DutyFacet) -> list[tuple[str, list[Chip]]]:
        """Links to neighbouring lists: for a place what lies around and inside it, otherwise the sister values."""
        if facet.dimension != PLACE:
            sisters = self.index.facets(facet.dimension)
            return [(DUTY_TITLES[facet.dimension], [chip_of(self.view, self.index, one, facet) for one in sisters])]
        groups = [
            ("Rộng hơn", [DutyFacet(PLACE, one) for one in self.index.tree.above(facet.id)]),
            ("Bên trong", self.index.places_in(facet.id)),
        ]
        return [(words, [chip_of(self.view, self.index, one, facet) for one in some]) for words, some in groups if some]


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _cut(tasks: list[Task]) -> list[list[Task]]:
    return [tasks[first : first + ROWS_SHOWN] for first in range(0, len(tasks), ROWS_SHOWN)]


def rest_paths(index: DutyIndex) -> list[str]:
    """Addresses of the pages of the whole register after its first one."""
    return [f"{PAGE}trang/{number}/" for number in range(2, len(_cut(index.all)) + 1)]


def title_of(index: DutyIndex, facet: DutyFacet) -> str:
    """Heading of a facet's page."""
    name = index.title(facet)
    if name.startswith(_COMMON_WORDS):
        name = lower_first(name)
    return _TITLES[facet.dimension].format(name)


def duty_listings(view: View) -> Iterator[Listing]:
    """Every page of every list of tasks. ``view`` is that of any page; the lists are drawn as deep as they lie."""
    drawing = RegisterDrawing(replace(view, root=LISTING_ROOT))
    for dimension in DUTY_TITLES:
        for facet in drawing.index.facets(dimension):
            yield from drawing.listings(facet)
    yield from drawing.rest()
