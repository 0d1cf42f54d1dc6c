"""The identity table of a legal document."""

from __future__ import annotations

from pcmt.model import LegalDocument
from pcmt.model.legal_document import EVIDENCE_TITLES, STATUS_TITLES
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, row, rows_of
from pcmt.show.plans.facts import _original
from pcmt.text.formats import format_date


def document_rows(view: PageContext, document: LegalDocument) -> list[FactRow]:
    """Return the rows of the identity table of a legal document."""
    status = STATUS_TITLES[view.catalog.status_of(document)]
    return [
        *rows_of(view, document, "type"),
        *row(document, "subject", document.subject and f"“{document.subject}”", "chưa có nguồn in nguyên văn"),
        *rows_of(view, document, "subject_source"),
        *row(document, "number", document.number, "không ghi trong các nguồn"),
        *row(document, "issued", format_date(document.issued) if document.issued else "", "không ghi trong các nguồn"),
        *rows_of(view, document, "issuer", "co_issuers", "in_force_from", "term_end", "in_force_until"),
        FactRow(f"Tình trạng ngày {format_date(view.catalog.today)}", status),
        *rows_of(view, document, "replaced_by", "amended_by", "implements"),
        *row(document, "evidence", EVIDENCE_TITLES[document.evidence]),
        *rows_of(view, document, "checked_on"),
        *row(document, "original", _original(view, document)),
    ]
