"""The first screen of an agency's page: its tasks now and before, the next deadline, its units and papers, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from pcmt.model import Agency, LegalDocument, Place, Plan
from pcmt.relate.due_dates import Due, dues_of
from pcmt.relate.tasks import Task
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.calendar_offer import FOLLOW_ANCHOR
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, render_summary_facts, render_way
from pcmt.show.site.summaries.plan_summary import render_asking
from pcmt.show.tasks.agency_section import FORMER, INHERITED, OWN, UNITS
from pcmt.show.tasks.rows import counted_words
from pcmt.text.dates import PartialDate
from pcmt.text.formats import format_date, format_number

NAMED = 2
"""Papers named on the first screen; the table of tasks has all of them."""
NEVER_ANY = "chưa có kế hoạch, văn bản nào trên cổng giao nhiệm vụ cho cơ quan này"
NOTHING_NOW = "không có nhiệm vụ nào trong các kế hoạch, văn bản chưa hết thời hạn"


def render_agency_summary(view: PageContext, agency: Agency) -> Markup:
    """Render the first screen of an agency."""
    ended = view.catalog.has_ended(agency)
    # What it is, in the editor's words: said at once of an agency of today; of a group or a former one it is a note.
    remark = agency.remark if not ended and not agency.is_group else None
    lead = f'<p class="lead">{html_of(remark)}</p>\n' if remark else ""
    return trusted_html(lead) + render_summary_facts([*_rows(view, agency, ended=ended)])


def _rows(view: PageContext, agency: Agency, *, ended: bool) -> Iterator[FactRow]:
    yield from _task_rows(view, agency, ended=ended)
    if due := next_due(view, agency):
        what = f'<a href="{view.url(due.record)}">{html_of(due.what)}</a>'
        head = f"Hạn sau ngày {format_date(view.catalog.today)}"
        yield FactRow(head, trusted_html(f"<strong>{format_date(due.last_day)}</strong>: {what}"))
    if givers := list({step.giver.id: step.giver for step in view.succession.transfers_in(agency)}.values()):
        names = Markup("; ").join(view.render_link(one.kind_id, one.id) for one in givers[:NAMED])
        more = f"{format_number(len(givers) - NAMED)} đơn vị khác"
        yield FactRow(
            "Kế thừa nhiệm vụ từ", names + ("; " + render_way("tiep-nhan-tu", more) if len(givers) > NAMED else "")
        )
    if units := view.tasks.units_of(agency):
        yield FactRow("Đơn vị trực thuộc", render_way(UNITS, f"{format_number(len(units))} đơn vị có nhiệm vụ"))
    if papers := view.catalog.issued_by(agency):
        yield FactRow("Đã ban hành", render_way(LegalDocument.kind_id, f"{format_number(len(papers))} văn bản"))
    if agency.place and view.catalog.get(Place, agency.place).level != "country":
        yield FactRow("Địa bàn", view.render_link(Place.kind_id, agency.place))
    if not ended:
        yield FactRow("Theo dõi", render_way(FOLLOW_ANCHOR, "hạn vào lịch điện thoại, tin mới"))
    yield FactRow("Hỏi ở đâu", render_asking(view))


def _task_rows(view: PageContext, agency: Agency, *, ended: bool) -> Iterator[FactRow]:
    own, inherited = view.tasks.own(agency), view.tasks.inherited(agency)
    current, before = _current_and_before(own, ended=ended)
    sure = [one.task for one in inherited if one.successor.is_sure]
    unsure = [one.task for one in inherited if not one.successor.is_sure]
    now = [_current_words(view, OWN, current)] if current else []
    now += [_current_words(view, INHERITED, sure, " kế thừa")] if sure else []
    now += [_current_words(view, INHERITED, unsure, " có thể do cơ quan này tiếp nhận")] if unsure else []
    former = [one.task for one in view.tasks.former(agency)]
    if not ended and (now or before or former or not view.catalog.issued_by(agency)):
        nothing = NOTHING_NOW if before or former else NEVER_ANY
        words = Markup("; ").join(now) + "; chưa có báo cáo thực hiện" if now else Markup(nothing)
        yield FactRow("Nhiệm vụ hiện nay", words + f" (tính đến ngày {format_date(view.catalog.today)}).")
    told = [render_way(OWN, counted_words(before))] if before else []
    told += [render_way(FORMER, f"{format_number(len(former))} nhiệm vụ của cơ quan tiền thân")] if former else []
    if told:
        yield FactRow("Nhiệm vụ trước đây", Markup("; ").join(told) + ".")


def _current_and_before(own: Sequence[Task], *, ended: bool) -> tuple[list[Task], list[Task]]:
    """Part the own tasks of an agency: those it has today, and the others."""
    current: list[Task] = []
    before: list[Task] = []
    for one in own:
        (current if not ended and one.state == "open" and not one.is_passed_on else before).append(one)
    return current, before


def _current_words(view: PageContext, anchor: str, tasks: Sequence[Task], kind: str = "") -> Markup:
    """Return ``3 nhiệm vụ theo Kế hoạch A (đến 31/12/2030)``; of many papers the first, and how many more."""
    papers = {(one.plan.kind_id, one.plan.id): one.plan for one in tasks}
    named = [
        view.render_link(*key) + (f" (đến {format_date(end)})" if (end := _end(paper)) else "")
        for key, paper in list(papers.items())[:NAMED]
    ]
    more = f" và {format_number(len(papers) - NAMED)} kế hoạch, văn bản khác" if len(papers) > NAMED else ""
    return (
        render_way(anchor, f"{format_number(len(tasks))} nhiệm vụ{kind}") + " theo " + Markup("; ").join(named) + more
    )


def _end(paper: object) -> PartialDate | None:
    return paper.period.end if isinstance(paper, Plan) else None


def next_due(view: PageContext, agency: Agency) -> Due | None:
    """Return the next dated deadline that an agency keeps or receives, from plans that still hold; None without any."""
    catalog = view.catalog
    plans = {plan.id: plan for plan, _ in catalog.deadlines_by_agency.get(agency.id, ())}
    coming = [
        due
        for plan in plans.values()
        for due in dues_of(catalog, plan)
        if agency.id in due.agencies and due.last_day >= catalog.today and not due.stopped
    ]
    return min(coming, key=lambda due: (due.last_day, due.record.id, due.number), default=None)
