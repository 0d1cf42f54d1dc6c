"""The identity table of a legal document."""

from __future__ import annotations

from pcmt.model import Agency, LegalDocument
from pcmt.model.legal_document import EVIDENCE_TITLES, STATUS_TITLES
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, row
from pcmt.show.plans.facts import _original
from pcmt.text.formats import format_date


def document_rows(view: PageContext, document: LegalDocument) -> list[FactRow]:
    """Return the rows of the identity table of a legal document."""
    dates: list[FactRow] = []
    for name in ("in_force_from", "term_end", "in_force_until"):
        value = getattr(document, name)
        dates += row(document, name, format_date(value) if value else "")
    status = STATUS_TITLES[view.catalog.status_of(document)]
    return [
        *row(document, "type", view.term("loai-van-ban", document.type)),
        *row(document, "subject", document.subject and f"“{document.subject}”", "chưa có nguồn in nguyên văn"),
        *row(document, "subject_source", document.subject_source),
        *row(document, "number", document.number, "không ghi trong các nguồn"),
        *row(document, "issued", format_date(document.issued) if document.issued else "", "không ghi trong các nguồn"),
        *row(document, "issuer", view.render_link(Agency.kind_id, document.issuer)),
        *row(document, "co_issuers", view.render_links(Agency.kind_id, document.co_issuers)),
        *dates,
        FactRow(f"Tình trạng ngày {format_date(view.catalog.today)}", status),
        *row(document, "replaced_by", view.render_links(LegalDocument.kind_id, document.replaced_by)),
        *row(document, "amended_by", view.render_links(LegalDocument.kind_id, document.amended_by)),
        *row(document, "implements", view.render_links(LegalDocument.kind_id, document.implements)),
        *row(document, "evidence", EVIDENCE_TITLES[document.evidence]),
        *row(document, "checked_on", format_date(document.checked_on)),
        *row(document, "original", _original(view, document)),
    ]
