"""How a legal document is shown: banners of its end, card, search, news, lists by force."""

from __future__ import annotations

from markupsafe import Markup

from pcmt.model import Agency, Campaign, LegalDocument, Material, Record
from pcmt.model.legal_document import EVIDENCE_TITLES, STATUS_TITLES
from pcmt.show.documents.graph_section import render_graph_section
from pcmt.show.documents.lifecycle import render_effects, render_lifecycle, render_relations
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, row, rows_of
from pcmt.show.parts.kind_view import Backlinks, Badge, Banner, CardFacts, Grouping, KindView, SearchGroup
from pcmt.show.parts.time_marks import interval_of
from pcmt.show.plans.facts import render_original
from pcmt.show.plans.papers import (
    issuer_titles,
    official_sections,
    paper_distinctions,
    paper_extras,
    paper_further,
    paper_news,
    paper_summary,
)
from pcmt.show.plans.schema_org import linked_legislation
from pcmt.show.plans.withheld import WITHHELD, readable_first, withheld_badges, withheld_banners
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
        *row(document, "original", render_original(view, document)),
    ]


def _state_banners(view: PageContext, document: LegalDocument) -> list[Banner]:
    status = view.catalog.status_of(document)
    after = (
        Markup(" Được thay bằng {}.").format(view.render_links(LegalDocument.kind_id, document.replaced_by))
        if document.replaced_by
        else Markup("")
    )
    if status == "ended":
        since = f" từ {format_date(document.in_force_until)}" if document.in_force_until else ""
        return [Banner("ended", Markup("<strong>Văn bản đã hết hiệu lực{}.</strong>").format(since) + after)]
    if status == "term_over":
        since = f" ({format_date(document.term_end)})" if document.term_end else ""
        words = Markup("<strong>Giai đoạn thực hiện của văn bản đã kết thúc{}.</strong>").format(since)
        return [Banner("ended", words + after)]
    if document.status == "unknown":
        return [Banner("info", Markup("Chưa kiểm chứng được văn bản này còn hiệu lực hay không."))]
    return []


def _card(view: PageContext, document: LegalDocument) -> CardFacts:
    status = view.catalog.status_of(document)
    dated = f"ban hành {format_date(document.issued)}" if document.issued else "không ghi ngày ban hành"
    badges = [] if interval_of(document, view.catalog.today) else [Badge(status, STATUS_TITLES[status])]
    return CardFacts(
        [*withheld_badges(document), *badges], f"{dated} · kiểm tra ngày {format_date(document.checked_on)}"
    )


def _became(view: PageContext, document: LegalDocument) -> str:
    if document.withheld is not None:
        return WITHHELD
    status = view.catalog.status_of(document)
    return "" if status in {"in_force", "unknown"} else STATUS_TITLES[status]


def _search_facts(view: PageContext, document: LegalDocument) -> list[str]:
    # Misprinted numbers too: a search for the form that a paper prints must reach the right document.
    names = view.titles(Agency.kind_id, document.co_issuers)
    return [document.number or "", document.subject or "", names, *(one.printed for one in document.misprints)]


def _groups(view: PageContext) -> list[Grouping]:
    # Force is lost and gained after the build too: those headings carry the day that they speak of.
    day = format_date(view.catalog.today)
    titles = STATUS_TITLES | {
        "in_force": f"{STATUS_TITLES['in_force']} (tính đến ngày {day})",
        "coming": f"có hiệu lực sau ngày {day}",
    }
    by_status: dict[str, list[Record]] = {titles[key]: [] for key in STATUS_TITLES}
    for document in readable_first(view.catalog.documents):
        by_status[titles[view.catalog.status_of(document)]].append(document)
    return [Grouping(title[0].upper() + title[1:], group) for title, group in by_status.items()]


DOCUMENT = KindView(
    model=LegalDocument,
    list_frame="danh-sach/chi-tieu",
    template="documents/page.html",
    facts=document_rows,
    banners=lambda view, document: [*withheld_banners(document), *_state_banners(view, document)],
    card=_card,
    backlinks=(Backlinks(Campaign, "Chiến dịch"), Backlinks(Material, "Tài liệu dựa trên văn bản này")),
    search_group=SearchGroup.PAPERS,
    search_facts=_search_facts,
    search_sections=official_sections,
    news_facts=paper_news,
    schema_org=linked_legislation,
    creator=issuer_titles,
    summary=paper_summary,
    further=paper_further,
    distinctions=paper_distinctions,
    became=_became,
    groups=_groups,
    extras=paper_extras,
    slots={"life": render_lifecycle, "effects": render_effects},
    sections=(render_graph_section, render_relations),
)
