"""Tasks as rows of tables: the cells are the same in the register and on the pages of agencies."""

from __future__ import annotations

from typing import cast

from markupsafe import Markup

from pcmt.model import Plan
from pcmt.model.plan import ROLE_TITLES
from pcmt.relate.duty_transfer import last_year_of
from pcmt.relate.tasks import STATE_TITLES, Inherited, Task, count_states
from pcmt.show.agencies.succession import render_successors, since_words
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.phrases import deadline_words
from pcmt.show.parts.tables import anchor_of
from pcmt.show.tasks.report import render_report_words
from pcmt.text.dates import PartialDate
from pcmt.text.formats import format_date, format_number
from pcmt.text.official_text import section_words
from pcmt.text.vietnamese import lower_first

_OWN_STATES = frozenset({"open", "done", "lapsed"})
"""States of a task; the others are those of its whole plan or document."""


def render_agency_cell(view: PageContext, task: Task) -> Markup:
    """Render the named agency, its role, and the current holder of an open task."""
    name = view.render_link(task.agency.kind_id, task.agency.id)
    today = f'<br><span class="meta-line">{words}</span>' if (words := render_today(view, task)) else ""
    return trusted_html(f"{name}, {ROLE_TITLES[task.duty.role]}{today}")


def render_today(view: PageContext, task: Task) -> Markup:
    """Render the current holder of an open task whose agency ended; empty if unchanged."""
    if task.is_orphaned:
        day = format_date(task.agency.until) if task.agency.until else ""
        return trusted_html(f"cơ quan ngừng hoạt động từ {day}; chưa xác định được cơ quan kế thừa.")
    if not task.is_passed_on:
        return trusted_html("")
    words = "nay thuộc" if all(successor.is_sure for successor in task.successors) else "nay có thể do"
    end = "" if words == "nay thuộc" else " tiếp nhận"
    return trusted_html(f"{words}: {render_successors(view, task.successors)}{end}.")


def render_due_cell(task: Task) -> Markup:
    """When it is due: the printed words, then those of the deadlines that set the date; empty where the text sets none."""
    if not task.duty.due:
        return trusted_html("")
    dated = [deadline_words(one) for one in task.deadlines]
    if len(dated) > 1:
        dated = [f"{one.what}: {words}" for one, words in zip(task.deadlines, dated, strict=True)]
    lines = "".join(f'<br><span class="meta-line">{html_of(words)}</span>' for words in dict.fromkeys(dated))
    return trusted_html(f"“{html_of(task.duty.due)}”{lines}")


def render_plan_cell(view: PageContext, task: Task, words: str = "") -> Markup:
    """Render a link to the paragraph that assigns the duty, with the plan's title and the place unless other words are given."""
    address = f"{view.url(task.plan)}#{anchor_of(task.plan, task.duty)}"
    return trusted_html(
        f'<a href="{address}">{html_of(words or f"{task.plan.title}, {section_words(task.duty.at)}")}</a>'
    )


def render_plan_head(view: PageContext, task: Task) -> Markup:
    """Render what the tasks of a paper share: its title and, of a paper that no longer runs, its state."""
    state = "" if task.state in _OWN_STATES else f'<br><span class="meta-line">{render_state_cell(view, task)}</span>'
    return trusted_html(f"{view.render_link(task.plan.kind_id, task.plan.id)}{state}")


def render_report_cell(view: PageContext, task: Task) -> Markup:
    """Render the report of a task that has one; empty for the others, whose state is said above them."""
    return render_report_words(view, task.duty.done) if task.duty.done else trusted_html("")


def render_own_state(view: PageContext, task: Task) -> Markup:
    """Render the state of a task where it is its own; empty where the paper's head says it for all."""
    return render_state_cell(view, task) if task.state in _OWN_STATES else trusted_html("")


def counted_words(tasks: list[Task]) -> str:
    """Return ``5 nhiệm vụ chưa có báo cáo, 3 nhiệm vụ thuộc kế hoạch đã hết thời hạn``; says if no result was published."""
    counts = count_states(tasks)
    words = [
        f"{format_number(count)} nhiệm vụ {'thuộc ' if STATE_TITLES[state].startswith('kế hoạch') else ''}{STATE_TITLES[state]}"
        for state, count in counts.items()
    ]
    if counts and "done" not in counts:
        words.append("chưa công bố kết quả")
    return ", ".join(words)


def render_state_cell(view: PageContext, task: Task) -> Markup:
    """Render the state of the task with its evidence."""
    words = STATE_TITLES[task.state]
    match task.state:
        case "done" if task.duty.done:
            return trusted_html(
                f'<span class="badge badge--ok">{words}</span><br>{render_report_words(view, task.duty.done)}'
            )
        case "open":
            end = _end_of(task)
            until = (
                f'<br><span class="meta-line">{_kind_of(task)} thực hiện đến {format_date(end)}.</span>' if end else ""
            )
            return trusted_html(f'<span class="badge badge--info">{words}</span>{until}')
        case "replaced":
            after = cast(Plan, task.plan).replaced_by or ""
            return trusted_html(f"kế hoạch đã được thay bằng {view.render_link(task.plan.kind_id, after)}")
        case "lapsed":
            day = format_date(task.agency.until) if task.agency.until else ""
            ended = f"Cơ quan này kết thúc hoạt động từ {day}; nhiệm vụ không chuyển sang cơ quan khác."
            return trusted_html(f'{words}<br><span class="meta-line">{ended}</span>')
        case "year_over":
            year = last_year_of(task.plan)
            return trusted_html(f"{words} (văn bản không ghi ngày kết thúc; năm cuối được nêu là {year})")
        case "term_over":
            end = _end_of(task)
            return trusted_html(
                f"{lower_first(_kind_of(task))} đã hết thời hạn{f' ({format_date(end)})' if end else ''}"
            )
        case "withdrawn":
            return trusted_html(f"{lower_first(_kind_of(task))} đã rút xuống")
    return trusted_html(words)


def _end_of(task: Task) -> PartialDate | None:
    if isinstance(task.plan, Plan):
        return task.plan.period.end
    return task.plan.term_end or task.plan.in_force_until


def _kind_of(task: Task) -> str:
    return "Kế hoạch" if isinstance(task.plan, Plan) else "Văn bản"


def render_source_cell(view: PageContext, inherited: Inherited) -> Markup:
    """Render the agency from which a task was taken over, since when, and whether that is certain."""
    task, successor = inherited
    mine = [one for one in task.successors if one.unit.id == successor.unit.id]
    days = "; ".join(dict.fromkeys(since_words(one) for one in mine))
    sure = (
        ""
        if successor.is_sure
        else f'<br><span class="badge badge--warn">có thể do cơ quan này tiếp nhận</span>{_others(view, inherited)}'
    )
    return trusted_html(
        f"{view.render_link(task.agency.kind_id, task.agency.id)} ({html_of(days)}), {ROLE_TITLES[task.duty.role]}{sure}"
    )


def _others(view: PageContext, inherited: Inherited) -> str:
    others = [one for one in inherited.task.successors if one.unit.id != inherited.successor.unit.id]
    return f'<br><span class="meta-line">cũng có thể do: {render_successors(view, others)}</span>' if others else ""
