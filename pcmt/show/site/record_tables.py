"""Data tables of a record: what was read out of an official text, each row with its words and a link to its place."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from pcmt.model import Agency, LegalDocument, Plan, Record
from pcmt.model.legal_document import STATUS_TITLES
from pcmt.model.plan import ROLE_TITLES, Duty
from pcmt.model.record import RELATION_TITLES, Citation
from pcmt.model.target import THEME_LIST
from pcmt.relate.due_dates import Due, dues_of
from pcmt.relate.facets.targets import placed_in
from pcmt.show.deadlines.occurrences import render_deadline_note, render_occurrences
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.long_tables import CITING, cut_short
from pcmt.show.parts.parties import render_duty_agency, render_giver, render_receiver
from pcmt.show.parts.phrases import deadline_words
from pcmt.show.parts.tables import SHOWN_DEADLINES, Cell, Table, anchor_of, quoted, render_lines, render_with_quote
from pcmt.show.site.cross_links import cited_documents, render_targets_link, render_tasks_link
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
from pcmt.text.official_text import section_words


def _place(record: Record, datum: Any) -> Markup:
    return trusted_html(f'<a class="at" href="#{anchor_of(record, datum)}">{html_of(_short(datum.at))}</a>')


def _short(at: str) -> str:
    """Return a place for a column whose head says that it is one."""
    return section_words(at).removeprefix("mục ")


def _at(record: Record, datum: Any) -> Markup:
    return trusted_html(f'<a class="at" href="#{anchor_of(record, datum)}">{html_of(section_words(datum.at))}</a>')


def citation_table(view: PageContext, plan: Plan) -> Table:
    """Tabulate the documents that a plan cites, with what holds of each today and every place that cites it."""
    by_document: dict[str, list[Citation]] = {}
    for one in plan.basis:
        by_document.setdefault(one.document, []).append(one)
    rows: list[tuple[Cell, ...]] = []
    groups: list[Cell] = []
    for document_id, citations in by_document.items():
        document = view.catalog.get(LegalDocument, document_id)
        after = (
            trusted_html("thay bằng ") + view.render_links(LegalDocument.kind_id, document.replaced_by)
            if document.replaced_by
            else ""
        )
        name = view.render_link(LegalDocument.kind_id, document_id)
        head = render_lines((name, STATUS_TITLES[view.catalog.status_of(document)], after))
        for one in citations:
            printed = ", ".join(part for part in (one.number or "không ghi số", one.issued) if part)
            right: Cell = ""
            if one.number and document.number and one.number != document.number:
                right = trusted_html(f'<span class="badge badge--warn">số đúng: {html_of(document.number)}</span>')
            carried_out = f"({RELATION_TITLES[one.relation]})" if one.relation == "implements" else ""
            rows.append((render_lines((printed, right, carried_out)), _at(plan, one)))
            groups.append(head)
    lead = trusted_html(
        f'<p class="meta-line">Kế hoạch dẫn {cited_documents(plan)} văn bản, ở {len(rows)} chỗ.'
        f" Hiệu lực ngày {format_date(view.catalog.today)}.</p>\n"
    )
    heads = ("Số in trong kế hoạch", "Mục")
    return Table("van-ban-duoc-dan", "Văn bản viện dẫn", heads, rows, lead=lead, groups=groups)


def target_table(view: PageContext, record: Plan | LegalDocument) -> Table:
    """Tabulate the targets of a paper under their themes; the words that set each are one link away, in the text."""
    placed = placed_in(view.catalog, record)
    order = list(view.catalog.terms.get(THEME_LIST, ()))
    placed = sorted(placed, key=lambda one: order.index(one.target.theme) if one.target.theme in order else len(order))
    rows = []
    for one in placed:
        where = f"({one.target.where})" if one.target.where else ""
        quote, at = getattr(one.target, "quote", None), getattr(one.target, "at", None)
        place: Cell = _at(record, one.target) if quote and at else source_words(one)
        own_due = f"đến hết {format_date(one.target.due)}" if one.target.due else ""
        about = (render_below_badge(view, one), render_measure_link(view, one), place)
        rows.append(
            (render_lines((one.target.what, where)), render_lines((level_words(one), own_due)), render_lines(about))
        )
    lead = render_targets_link(view, record)
    ends = {due_words(one) for one in placed if not one.target.due}
    if len(ends) == 1 and placed[0].last:
        lead = trusted_html(f'<p class="meta-line">Hạn hoàn thành: hết ngày {html_of(ends.pop())}.</p>\n') + lead
    groups = [render_theme_link(view, one) for one in placed]
    return Table("chi-tieu", "Chỉ tiêu", ("Chỉ tiêu", "Mục tiêu", "Chỉ số, mục"), rows, lead=lead, groups=groups)


def deadline_table(view: PageContext, plan: Plan) -> Table:
    """Tabulate the deadlines that a plan sets."""
    turns: dict[int, list[Due]] = {}
    for due in dues_of(view.catalog, plan):
        turns.setdefault(id(due.asked), []).append(due)
    rows = [
        (
            render_with_quote(one.what, one.quote),
            render_giver(view, one),
            render_receiver(view, one, "không ghi trong văn bản"),
            render_lines((deadline_words(one), render_occurrences(view, turns.get(id(one), [])))),
            _place(plan, one),
        )
        for one in plan.deadlines
    ]
    heads = ("Nhiệm vụ", "Đơn vị thực hiện", "Nơi nhận", "Hạn", "Mục")
    lead = render_deadline_note(view, plan) if turns else trusted_html("")
    return Table("thoi-han", "Thời hạn", heads, rows, SHOWN_DEADLINES, lead)


def duty_table(view: PageContext, plan: Plan | LegalDocument) -> Table:
    """Tabulate the work that a paper gives out under those who get it; its words are one link away, in the text."""
    by_agency: dict[Markup, list[Duty]] = {}
    for one in plan.duties:
        by_agency.setdefault(render_duty_agency(view, one), []).append(one)
    rows, groups = [], []
    for agency, duties in by_agency.items():
        for one in duties:
            due = f"Hạn: {one.due}." if one.due else ""
            rows.append((render_lines((one.what, due, _report(view, one))), ROLE_TITLES[one.role], _at(plan, one)))
            groups.append(agency)
    heads = ("Nhiệm vụ", "Vai trò", "Mục")
    return Table("phan-cong", "Phân công", heads, rows, lead=render_tasks_link(view, plan), groups=groups)


def _report(view: PageContext, duty: Duty) -> Cell:
    return trusted_html(f"Báo cáo thực hiện: {render_report_words(view, duty.done)}") if duty.done else ""


def _elsewhere(view: PageContext, record: Record, datum: Any, words: str) -> Markup:
    return trusted_html(f'<a href="{view.url(record)}#{anchor_of(record, datum)}">{html_of(words)}</a>')


def citing_table(view: PageContext, document: LegalDocument) -> Table:
    """Tabulate the first places where records cite a document."""
    return cut_short(view, document, all_citations_of(view, document))


def all_citations_of(view: PageContext, document: LegalDocument) -> Table:
    """Tabulate all places where records cite a document."""
    rows = []
    for record, citation in view.catalog.citations_of(document):
        at = _short(citation.at) if isinstance(record, Plan) else f"{section_words(citation.at)} của văn bản này"
        place = _elsewhere(view, record, citation, at) if isinstance(record, Plan) else at
        rows.append((view.render_link(record.kind_id, record.id), place, trusted_html(quoted(citation.quote))))
    return Table(CITING, "Được viện dẫn tại", ("Nơi dẫn", "Mục", "Nguyên văn"), rows)


def agency_deadline_table(view: PageContext, agency: Agency) -> Table:
    """Tabulate the first deadlines that an agency keeps or receives."""
    return cut_short(view, agency, all_deadlines_of(view, agency))


def all_deadlines_of(view: PageContext, agency: Agency) -> Table:
    """Tabulate all deadlines that an agency keeps or receives, under the plans that set them."""
    found = view.catalog.deadlines_by_agency.get(agency.id, [])
    rows = [(one.what, deadline_words(one), _elsewhere(view, plan, one, section_words(one.at))) for plan, one in found]
    groups = [view.render_link(plan.kind_id, plan.id) for plan, _ in found]
    return Table("thoi-han", "Thời hạn phải gửi hoặc nhận", ("Nhiệm vụ", "Hạn", "Mục"), rows, groups=groups)
