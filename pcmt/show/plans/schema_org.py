"""A plan or a legal document as schema.org/Legislation, for search engines; only what the record states."""

from __future__ import annotations

from typing import Any

from pcmt.model import Agency, LegalDocument, Plan
from pcmt.show.parts.context import PageContext
from pcmt.urls import record_path

_FORCE = {"in_force": "InForce", "ended": "NotInForce"}
"""Members of schema.org/LegalForceStatus by status; the portal's other statuses say nothing about force."""


def linked_legislation(view: PageContext, paper: Plan | LegalDocument) -> dict[str, Any]:
    """Return type, number, date, issuers and legal force, beside name, address and description."""
    data: dict[str, Any] = {
        "@type": "Legislation",
        "legislationType": view.term("loai-van-ban", paper.type),
        "legislationPassedBy": [
            {
                "@type": "Organization",
                "@id": view.catalog.settings.url + record_path(Agency.kind_id, one),
                "name": view.catalog.get(Agency, one).title,
            }
            for one in paper.issuers
        ],
    }
    if paper.number:
        data["legislationIdentifier"] = paper.number
    if paper.issued:
        data["legislationDate"] = str(paper.issued)
    if isinstance(paper, LegalDocument) and (force := _force(view, paper)):
        data["legislationLegalForce"] = f"https://schema.org/{force}"
    return data


def _force(view: PageContext, document: LegalDocument) -> str:
    """Return the legal force; empty where a future day would make the value wrong on an unrebuilt page."""
    status = view.catalog.status_of(document)
    ends_later = status == "in_force" and (document.in_force_until is not None or document.term_end is not None)
    return "" if ends_later or document.is_withdrawn else _FORCE.get(status, "")
