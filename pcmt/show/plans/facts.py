"""The identity table of a plan."""

from __future__ import annotations

from markupsafe import Markup, escape

from pcmt.model import Agency, LegalDocument, Place, Plan
from pcmt.model.plan import Period
from pcmt.show.agencies.succession import succession_row
from pcmt.show.markup.html import trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, row, rows_of
from pcmt.show.plans.originals import original_words
from pcmt.text.formats import format_date

ISSUER_NOW, PLACE_NOW = "Cơ quan ban hành nay là", "Địa phương nay thuộc"
"""Heads of rows that only a plan has whose issuer or place has ended."""


def plan_rows(view: PageContext, plan: Plan) -> list[FactRow]:
    """Return the rows of the identity table of a plan."""
    issuer = view.catalog.get(Agency, plan.issuer)
    place = view.catalog.get(Place, plan.place)
    printed = f" (in: “{' '.join(plan.number_printed.split())}”)" if plan.number_printed else ""
    issued = ""
    if plan.issued:
        issued = format_date(plan.issued) + ("" if plan.issued.is_whole else " (không ghi ngày)")
    rows = [
        *rows_of(view, plan, "type", "subject"),
        *row(plan, "number", plan.number, f"bản gốc bỏ trống số{printed}"),
        *row(plan, "issued", issued, "không ghi trong văn bản"),
        *rows_of(view, plan, "issuer", "co_issuers"),
    ]
    if now := succession_row(view, issuer):
        rows.append(FactRow(ISSUER_NOW, now))
    rows += rows_of(view, plan, "place")
    if now := succession_row(view, place):
        rows.append(FactRow(PLACE_NOW, now))
    rows += row(plan, "period", period_words(plan.period), "không ghi trong văn bản")
    rows += rows_of(view, plan, "period_derived_from")
    for one in filter(None, (plan.signer, *plan.co_signers)):
        rows += [FactRow("Người ký", one.name), FactRow("Chức vụ người ký", " – ".join(one.positions))]
    unsigned = [] if plan.signer else [FactRow("Người ký", "không có phần ký", is_blank=True)]
    rows += [*unsigned, *row(plan, "original", render_original(view, plan))]
    # Of a plan without its text it is not known what it leaves blank.
    return rows if plan.text else [one for one in rows if not one.is_blank]


def render_original(view: PageContext, record: Plan | LegalDocument) -> Markup:
    """Render what there is of the paper itself, with a link that also holds on a page of comparisons."""
    words = original_words(record)
    return (
        trusted_html(f'{escape(words)} (<a href="{escape(view.url(record))}#ban-goc">xem tệp và bản in</a>)')
        if words
        else Markup("")
    )


def period_words(period: Period) -> str:
    """Return the term of a plan: both ends, or what is known of them."""
    if period.start and period.start == period.end:
        return format_date(period.start)
    words = [f"từ {format_date(period.start)}"] if period.start else []
    if period.end:
        words.append(f"đến {format_date(period.end)}")
    elif period.start:
        words.append("(không ghi ngày kết thúc)")
    return " ".join(words)
