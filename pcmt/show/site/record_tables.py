"""Data tables of a record: what was read out of an official text, each row with its words and a link to its place."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from pcmt.model import Agency, LegalDocument, Plan, Record
from pcmt.model.legal_document import STATUS_TITLES
from pcmt.model.plan import ROLE_TITLES, Duty
from pcmt.model.record import RELATION_TITLES
from pcmt.relate.due_dates import Due, dues_of
from pcmt.relate.facets.targets import placed_in
from pcmt.show.deadlines.occurrences import render_deadline_note, render_occurrences
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.parties import render_duty_agency, render_giver, render_receiver
from pcmt.show.parts.phrases import deadline_words
from pcmt.show.parts.tables import Cell, Table, anchor_of, quoted, render_lines, render_with_quote
from pcmt.show.site.cross_links import cited_documents, render_duties_link, render_targets_link
from pcmt.show.targets.phrases import (
    due_words,
    level_words,
    render_below_badge,
    render_measure_link,
    render_theme_link,
    source_words,
)
from pcmt.show.tasks.report import render_report_words
from pcmt.text.formats import format_date


def _place(record: Record, datum: Any) -> Markup:
    return trusted_html(f'<a class="at" href="#{anchor_of(record, datum)}">{html_of(datum.at)}</a>')


def citation_table(view: PageContext, plan: Plan) -> Table:
    """Tabulate the documents that a plan cites."""
    rows = []
    for one in plan.basis:
        document = view.catalog.get(LegalDocument, one.document)
        printed = ", ".join(part for part in (one.number or "không ghi số", one.issued) if part)
        right: Cell = ""
        if one.number and document.number and one.number != document.number:
            right = trusted_html(f'<span class="badge badge--warn">số đúng: {html_of(document.number)}</span>')
        after = (
            trusted_html("thay bằng ") + view.render_links(LegalDocument.kind_id, document.replaced_by)
            if document.replaced_by
            else ""
        )
        status = STATUS_TITLES[view.catalog.status_of(document)]
        carried_out = f"({RELATION_TITLES[one.relation]})" if one.relation == "implements" else ""
        name = render_with_quote(view.render_link(LegalDocument.kind_id, one.document), one.quote, carried_out)
        rows.append((name, render_lines((printed, right)), render_lines((status, after)), _place(plan, one)))
    status_head = f"Hiệu lực ngày {format_date(view.catalog.today)}"
    heads = ("Văn bản", "Số in trong kế hoạch", status_head, "Mục")
    lead = trusted_html(f'<p class="meta-line">Kế hoạch dẫn {cited_documents(plan)} văn bản, ở {len(rows)} chỗ.</p>\n')
    return Table("van-ban-duoc-dan", "Văn bản được dẫn", heads, rows, lead=lead)


def target_table(view: PageContext, record: Plan | LegalDocument) -> Table:
    """Tabulate the targets of a paper."""
    rows = []
    for placed in placed_in(view.catalog, record):
        one = placed.target
        aside = f"({one.where})" if one.where else ""
        quote, at = getattr(one, "quote", None), getattr(one, "at", None)
        name: Cell = render_with_quote(one.what, quote, aside) if quote else render_lines((one.what, aside))
        place = _place(record, one) if quote and at else source_words(placed)
        about = (render_theme_link(view, placed), render_below_badge(view, placed), render_measure_link(view, placed))
        rows.append((name, level_words(placed), due_words(placed), render_lines(about), place))
    heads = ("Chỉ tiêu", "Mức", "Phải đạt", "Chủ đề, thước đo", "Mục")
    return Table("chi-tieu", "Chỉ tiêu", heads, rows, lead=render_targets_link(view, record))


def deadline_table(view: PageContext, plan: Plan) -> Table:
    """Tabulate the deadlines that a plan sets."""
    turns: dict[int, list[Due]] = {}
    for due in dues_of(view.catalog, plan):
        turns.setdefault(id(due.asked), []).append(due)
    rows = [
        (
            render_with_quote(one.what, one.quote),
            render_giver(view, one),
            render_receiver(view, one, "nguồn không ghi"),
            render_lines((deadline_words(one), render_occurrences(view, turns.get(id(one), [])))),
            _place(plan, one),
        )
        for one in plan.deadlines
    ]
    heads = ("Việc", "Bên thực hiện", "Nơi nhận", "Hạn", "Mục")
    return Table(
        "thoi-han", "Thời hạn", heads, rows, lead=render_deadline_note(view, plan) if turns else trusted_html("")
    )


def duty_table(view: PageContext, plan: Plan | LegalDocument) -> Table:
    """Tabulate the work that a paper gives out."""
    rows = [
        (
            render_duty_agency(view, one),
            ROLE_TITLES[one.role],
            render_lines(
                (render_with_quote(one.what, one.quote, f"Hạn: {one.due}." if one.due else ""), _report(view, one))
            ),
            _place(plan, one),
        )
        for one in plan.duties
    ]
    heads = ("Cơ quan", "Vai trò", "Việc được giao", "Mục")
    return Table("phan-cong", "Phân công", heads, rows, lead=render_duties_link(view, plan))


def _report(view: PageContext, duty: Duty) -> Cell:
    return trusted_html(f"Báo cáo thực hiện: {render_report_words(view, duty.done)}") if duty.done else ""


def _elsewhere(view: PageContext, record: Record, datum: Any, words: str) -> Markup:
    return trusted_html(f'<a href="{view.url(record)}#{anchor_of(record, datum)}">{html_of(words)}</a>')


def citing_table(view: PageContext, document: LegalDocument) -> Table:
    """Tabulate the places where records cite a document."""
    rows = []
    for record, citation in view.catalog.citations_of(document):
        at = citation.at if isinstance(record, Plan) else f"mục {citation.at} của văn bản này"
        place = _elsewhere(view, record, citation, at) if isinstance(record, Plan) else at
        rows.append((view.render_link(record.kind_id, record.id), place, trusted_html(quoted(citation.quote))))
    return Table("noi-dan", "Nơi dẫn văn bản này", ("Nơi dẫn", "Mục", "Nguyên văn"), rows)


def agency_deadline_table(view: PageContext, agency: Agency) -> Table:
    """Tabulate the deadlines that an agency keeps or receives."""
    rows = [
        (one.what, deadline_words(one), _elsewhere(view, plan, one, f"{plan.title}, mục {one.at}"))
        for plan, one in view.catalog.deadlines_by_agency.get(agency.id, [])
    ]
    return Table("thoi-han", "Thời hạn phải gửi hoặc nhận", ("Việc", "Hạn", "Kế hoạch"), rows)
