"""The first screen of a document's page: whether it is in force, who answers for it, where it is read, what it gives out."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from pcmt.model import Agency, LegalDocument, Material
from pcmt.model.legal_document import STATUS_TITLES
from pcmt.relate.facets.targets import placed_in
from pcmt.show.agencies.banners import today_of
from pcmt.show.documents.lifecycle import official_source
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, render_summary_facts, render_way
from pcmt.show.site.cross_links import opened_anchor
from pcmt.text.formats import format_date, format_number


def render_document_summary(view: PageContext, document: LegalDocument) -> Markup:
    """Render the first screen of a document."""
    return render_summary_facts([*_rows(view, document)])


def _rows(view: PageContext, document: LegalDocument) -> Iterator[FactRow]:
    yield FactRow("Hiệu lực", render_force(view, document))
    yield FactRow("Ban hành", _issuer_words(view, document))
    if reading := [*_reading(view, document)]:
        yield FactRow("Đọc văn bản", Markup("; ").join(reading))
    if given := [*_given(view, document)]:
        yield FactRow("Giao việc", Markup("; ").join(given))
    if based := view.catalog.backlinks(document, Material.kind_id):
        yield FactRow(
            "Đọc cho dễ hiểu",
            render_way(Material.kind_id, f"{format_number(len(based))} tài liệu dựa trên văn bản này"),
        )


def render_force(view: PageContext, document: LegalDocument) -> Markup:
    """Render the status on the day of the build, since when, and what came in its place."""
    status = view.catalog.status_of(document)
    since = document.in_force_from if status in {"in_force", "coming"} else None
    words = STATUS_TITLES[status] + (f", từ {format_date(since)}" if since else "")
    if document.replaced_by:
        words = Markup("{}; thay bằng {}").format(words, view.render_links(LegalDocument.kind_id, document.replaced_by))
    return Markup("{} (tính đến ngày {}).").format(words, format_date(view.catalog.today))


def _issuer_words(view: PageContext, document: LegalDocument) -> Markup:
    issuer = view.catalog.get(Agency, document.issuer)
    words = view.render_links(Agency.kind_id, document.issuers)
    if view.catalog.has_ended(issuer) and (now := today_of(view, issuer)):
        words += Markup(" (nay là {})").format(now)
    return words + (f", {format_date(document.issued)}" if document.issued else "")


def _reading(view: PageContext, document: LegalDocument) -> Iterator[Markup]:
    if document.text:
        yield render_way("toan-van-doc", "toàn văn trên trang này")
    if document.effects:  # the way to the official text is said with the points
        return
    if (source := official_source(document)) and source.url:
        yield view.render_outside_link(source.url, "bản chính thức của cơ quan nhà nước")


def _given(view: PageContext, document: LegalDocument) -> Iterator[Markup]:
    if duties := document.duties:
        agencies = len({one.agency for one in duties})
        yield render_way(
            opened_anchor("phan-cong", len(duties)),
            f"{format_number(len(duties))} nhiệm vụ cho {format_number(agencies)} cơ quan",
        )
    if targets := placed_in(view.catalog, document):
        yield render_way(opened_anchor("chi-tieu", len(targets)), f"{format_number(len(targets))} chỉ tiêu")
