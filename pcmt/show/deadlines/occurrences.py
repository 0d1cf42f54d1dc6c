"""Deadlines on a plan's own page: every occurrence, the calendar, contradictions."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from pcmt.model import Plan
from pcmt.model.deadline_conflicts import find_conflicts
from pcmt.relate.due_dates import Due, dues_of
from pcmt.relate.subscriptions import DUE
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.calendar_offer import render_calendar_offer
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.phrases import CONFLICT_REMARK, conflict_words
from pcmt.show.parts.time_marks import render_due_badge, render_due_marks
from pcmt.text.formats import format_date, weekday_date

SHOWN = 4
"""A list of more times is folded: a monthly report of five years has sixty."""


def render_occurrences(view: PageContext, found: Sequence[Due]) -> Markup:
    """Render the last good day of each occurrence of a deadline; empty for one without a day."""
    if not found:
        return trusted_html("")
    items = "".join(
        f'<li{render_due_marks(due)}><time datetime="{due.last_day.isoformat()}">{weekday_date(due.last_day)}</time> '
        f"{_state(view, due)}</li>"
        for due in found
    )
    body = f'<ul class="turns">{items}</ul>'
    if len(found) > SHOWN:
        return trusted_html(f'<details class="fold"><summary>Hạn chót: {len(found)} lần</summary>{body}</details>')
    return trusted_html(f'<span class="meta-line">Hạn chót:</span>{body}')


def _state(view: PageContext, due: Due) -> str:
    if due.stopped:
        return f'<span class="badge badge--past">không còn, từ ngày {format_date(due.stopped)}</span>'
    return str(render_due_badge(due.last_day, view.catalog.today))


def render_deadline_note(view: PageContext, plan: Plan) -> Markup:
    """Conflicts between the deadlines, the calendar of this plan while something in it is due, and the way to all deadlines."""
    words = [html_of(conflict_words(one)) for one in find_conflicts(plan)]
    conflicts = ""
    if words:
        body = "".join(f"<li>{one}</li>" for one in words)
        head = "<p><strong>Chỗ chồng hạn trong văn bản</strong></p>"
        tail = f"<ul>{body}</ul><p>{CONFLICT_REMARK}</p>"
        conflicts = f'<div class="banner banner--warn" role="note" id="han-chong">{head}{tail}</div>'
    is_due = any(not due.stopped and due.last_day >= view.catalog.today for due in dues_of(view.catalog, plan))
    offer = render_calendar_offer(view, f"{plan.kind_id}/{plan.id}", "hạn báo cáo của kế hoạch này") if is_due else ""
    every = f'<p><a class="more" href="{view.page(f"{DUE}/")}">Hạn của mọi kế hoạch theo tháng</a></p>'
    return trusted_html(f"{conflicts}{offer}{every}\n")
