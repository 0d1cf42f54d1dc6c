"""The tasks of an agency over all plans: its own, those it has from others, those of its units, and how to follow them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from pcmt.model import Agency, Place, Plan
from pcmt.model.plan import ROLE_TITLES
from pcmt.relate.facets.tasks import REGISTER
from pcmt.relate.tasks import Inherited, Task
from pcmt.show.agencies.succession import since_words
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.long_tables import cut_short
from pcmt.show.parts.tables import SHOWN_WORK, Table, render_table
from pcmt.show.tasks.rows import (
    counted_words,
    render_due_cell,
    render_own_state,
    render_plan_cell,
    render_plan_head,
    render_source_cell,
    render_today,
)
from pcmt.text.formats import format_date, format_number
from pcmt.text.vietnamese import lower_first

OWN, INHERITED, FORMER, UNITS = "viec-duoc-giao", "viec-tiep-nhan", "viec-cua-tien-than", "viec-cua-don-vi"
_OPEN_WORDS = (
    "Cơ quan cũ đã kết thúc hoạt động hoặc đã chuyển nhiệm vụ, kế hoạch chưa hết thời hạn. "
    "Nhiệm vụ có hạn trước ngày chuyển giao không nằm trong bảng. "
    "Chỗ ghi “có thể do cơ quan này tiếp nhận” là nơi văn bản không nêu rõ."
)
_FORMER_WORDS = (
    "Nhiệm vụ đã có báo cáo, có hạn trước ngày chuyển giao, hoặc của kế hoạch không còn thực hiện "
    "không chuyển sang cơ quan này; xem ở trang của từng cơ quan trước đây:"
)


def render_task_section(view: PageContext, agency: Agency) -> Markup:
    """Everything about an agency's tasks; nothing for one that has none and whose units have none."""
    register = view.tasks
    own, inherited = register.own(agency), register.inherited(agency)
    found = [cut_short(view, agency, table) for table in task_tables(view, agency)]
    if found:
        lead = _lead(view, agency, [*own, *(one.task for one in inherited)])
        found[0] = found[0]._replace(lead=lead + found[0].lead)
    former, units = _former(view, register.former(agency)), _units(view, register.units_of(agency))
    return trusted_html("".join(f"{render_table(table)}\n" for table in found) + former + units)


def task_tables(view: PageContext, agency: Agency) -> list[Table]:
    """Return the tables of an agency's own tasks and of those it has from others, without empty ones."""
    tables = (_own(view, view.tasks.own(agency)), _passed(view, view.tasks.inherited(agency)))
    return [table for table in tables if table.rows]


def render_tasks_of_place(view: PageContext, place: Place) -> Markup:
    """How many tasks agencies have in a place, and the way to them; nothing where there is none.

    Where all of them are of places that it took in, the heading names those.
    """
    facet = view.task_index.facet(Place.kind_id, place.id)
    tasks = view.task_index.items(facet)
    if not tasks:
        return trusted_html("")
    places = dict.fromkeys(one for task in tasks if (one := _place_of(task)))
    ended = [one for one in map(partial(view.catalog.get, Place), places) if view.catalog.has_ended(one)]
    whose = (
        "; ".join(lower_first(one.title) for one in ended)
        if len(ended) == len(places) and place.id not in places
        else ""
    )
    heading = (
        f"Nhiệm vụ đặt cho {html_of(whose)} trước khi sáp nhập"
        if whose
        else f"Nhiệm vụ tại {html_of(lower_first(place.title))}"
    )
    title = f'<h2 id="phan-cong">{heading} <span class="count">({format_number(len(tasks))})</span></h2>'
    return trusted_html(
        f"<section>{title}\n<p>Tính đến ngày {format_date(view.catalog.today)}: {counted_words(tasks)}.</p>\n"
        f'<p class="actions"><a class="action" href="{view.page(facet.path)}">Xem từng nhiệm vụ</a></p></section>\n'
    )


def _place_of(task: Task) -> str | None:
    return task.plan.place if isinstance(task.plan, Plan) else task.agency.place


def _state_head(view: PageContext) -> str:
    return f"Tình trạng ngày {format_date(view.catalog.today)}"


def _own(view: PageContext, tasks: Sequence[Task]) -> Table:
    rows = [
        (
            render_plan_cell(view, task, task.duty.what),
            ROLE_TITLES[task.duty.role],
            render_due_cell(task),
            render_own_state(view, task),
        )
        for task in tasks
    ]
    heads = ("Nhiệm vụ", "Vai trò", "Hạn", _state_head(view))
    groups = [render_plan_head(view, task) for task in tasks]
    return Table(OWN, "Nhiệm vụ của cơ quan này", heads, rows, SHOWN_WORK, groups=groups)


def _passed(view: PageContext, inherited: Sequence[Inherited]) -> Table:
    rows = [
        (
            render_plan_cell(view, one.task, one.task.duty.what),
            render_source_cell(view, one),
            render_due_cell(one.task),
            render_own_state(view, one.task),
        )
        for one in inherited
    ]
    heads = ("Nhiệm vụ", "Nhận từ", "Hạn", _state_head(view))
    lead = trusted_html(f'<p class="meta-line">{_OPEN_WORDS}</p>\n')
    groups = [render_plan_head(view, one.task) for one in inherited]
    return Table(INHERITED, "Nhiệm vụ kế thừa", heads, rows, SHOWN_WORK, lead, groups)


def _former(view: PageContext, former: Sequence[Inherited]) -> str:
    """Render links to the past tasks of an agency's predecessors, which it never owed and are not listed here."""
    if not former:
        return ""
    groups: dict[str, list[Inherited]] = {}
    for one in former:
        groups.setdefault(one.task.agency.id, []).append(one)
    items = "".join(
        f'<li><a href="{view.url(some[0].task.agency)}#{OWN}">{html_of(some[0].task.agency.title)}</a> '
        f"({html_of(since_words(some[0].successor))}): {counted_words([one.task for one in some])}.</li>"
        for some in groups.values()
    )
    count = f'<span class="count">({format_number(len(former))})</span>'
    title = f'<h2 id="{FORMER}">Nhiệm vụ của cơ quan tiền thân {count}</h2>'
    return f'<section>{title}\n<p class="meta-line">{_FORMER_WORDS}</p>\n<ul>{items}</ul></section>\n'


def _lead(view: PageContext, agency: Agency, tasks: list[Task]) -> Markup:
    """Render who does what an ended agency left, and the way to the register; numbers and feeds have their own parts."""
    # All of an agency's own open tasks went the same way: said once, not in every row.
    passed = next((words for task in tasks if task.agency.id == agency.id and (words := render_today(view, task))), "")
    onward = f"<p>Nhiệm vụ chưa có báo cáo: {passed}</p>\n" if passed else ""
    register = f'<a class="more" href="{view.page(f"{REGISTER}/")}">Bảng phân công của tất cả cơ quan</a>'
    return trusted_html(f"{onward}<p>{register}</p>\n")


def _units(view: PageContext, units: Sequence[Agency]) -> str:
    """Links to the tasks of the units right below."""
    if not units:
        return ""
    items = "".join(
        f'<li><a href="{view.url(unit)}#{OWN if view.tasks.own(unit) else INHERITED}">{html_of(unit.title)}</a> '
        f'<span class="count">({format_number(_total(view, unit))} nhiệm vụ)</span></li>'
        for unit in units
    )
    title = f'<h2 id="{UNITS}">Nhiệm vụ của các đơn vị trực thuộc <span class="count">({len(units)})</span></h2>'
    return f"<section>{title}\n<ul>{items}</ul></section>\n"


def _total(view: PageContext, unit: Agency) -> int:
    return len(view.tasks.own(unit)) + len(view.tasks.inherited(unit))
