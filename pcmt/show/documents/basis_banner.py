"""Banners on an expired legal basis: what happened, since when, what replaced it, and the path to it.

Every sentence names its day and none says "now": "được thay bằng … từ 1/7/2026" is true before that day and after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from pcmt.model import Campaign, Event, Kit, LegalDocument, Material, Plan, Record
from pcmt.relate.legal_basis import Dependency, Ending, Path, is_past
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.kind_view import Banner
from pcmt.show.parts.time_marks import render_time_marks
from pcmt.show.plans.papers import short_name
from pcmt.text.dates import start_of
from pcmt.text.formats import format_date

ENDING_TITLES = {
    "replaced": "được thay thế",
    "ended": "hết hiệu lực",
    "term_over": "hết giai đoạn thực hiện",
}
"""Status of a document for headings; most serious first."""
_AGAIN: dict[type[Record], str] = {
    Plan: "nếu dùng lại kế hoạch này",
    Event: "nếu tổ chức lại sự kiện này",
    Campaign: "nếu tổ chức lại chiến dịch này",
    Material: "nếu còn dùng bản này",
    LegalDocument: "nếu còn dẫn văn bản này",
}
"""When somebody must look at the basis of a record whose own time is over."""


def render_ending(view: PageContext, ending: Ending) -> Markup:
    """``được thay bằng Luật … từ 1/7/2026``, with links; true on any day."""
    since = f" từ {format_date(ending.since)}" if ending.since and ending.kind != "term_over" else ""
    if ending.kind == "term_over":
        words = (
            f"{ENDING_TITLES['term_over']} ({format_date(ending.since)})"
            if ending.since
            else ENDING_TITLES["term_over"]
        )
        after = view.render_links(LegalDocument.kind_id, ending.document.replaced_by)
        return trusted_html(words) + (trusted_html(", được thay bằng ") + after if after else trusted_html(""))
    if ending.kind == "ended":
        return trusted_html(f"{ENDING_TITLES['ended']}{since}; cổng chưa ghi nhận văn bản thay thế")
    return (
        trusted_html("được thay bằng ") + view.render_links(LegalDocument.kind_id, ending.document.replaced_by) + since
    )


def render_basis_path(view: PageContext, via: Path) -> Markup:
    """``qua Kế hoạch 166/KH-UBND, Chương trình hành động 158-CTr/TU``, with links; empty for a direct basis."""
    if not via:
        return trusted_html("")
    documents = [view.basis_graph.find(one) for one in via]
    names = [view.render_link(LegalDocument.kind_id, one.id, short_name(view, one)) for one in documents]
    return trusted_html("qua ") + trusted_html(", rồi ").join(names)


def basis_banners(view: PageContext, record: Record) -> list[Banner]:
    """Return banners on the documents a record depends on, directly or transitively: one list, and one per future day."""
    if isinstance(record, Kit):
        return _kit(view, record)
    found = view.basis_graph.ended_bases_of(record)
    past = [one for one in found if one.ending.has_come]
    banners = [_banner(view, record, past)] if past else []
    return banners + [_coming(view, record, one) for one in found if not one.ending.has_come]


def basis_lines(view: PageContext, record: Record) -> tuple[str, ...]:
    """Return the same as sentences without links, one per document, for paper and plain text; true on any day."""
    return tuple(_line(view, one).striptags() for one in view.basis_graph.ended_bases_of(record))


def _banner(view: PageContext, record: Record, found: Sequence[Dependency]) -> Banner:
    over = is_past(view.catalog, record)
    again = f" {_AGAIN[type(record)]}" if over else " trước khi dùng" if isinstance(record, Material) else ""
    heading = f"{_subject(record)} đã {_what_happened(found)} – cần rà soát{again}"
    html = Markup("<strong>{}:</strong>").format(heading)
    return Banner("ended" if over else "warn", html, tuple(_line(view, one) for one in found))


def _coming(view: PageContext, record: Record, one: Dependency) -> Banner:
    """Return a banner whose heading is true before and after the day; the script adds what depends on the current date."""
    subject, what = _subject(record), ENDING_TITLES[one.ending.kind]
    before = f"{subject} có ngày {what} – cần rà soát"
    words = f"{before} trước ngày đó:|{subject} đã {what} – cần rà soát:|"
    day = render_time_marks(start_of(one.ending.begins), None) if one.ending.begins else trusted_html("")
    html = trusted_html(f'<strong data-state{day} data-words="{html_of(words)}">{html_of(before)}:</strong>')
    return Banner("info", html, (_line(view, one),))


def _subject(record: Record) -> str:
    return "Văn bản mà văn bản này triển khai" if isinstance(record, LegalDocument) else "Căn cứ"


def _what_happened(found: Iterable[Dependency]) -> str:
    kinds = {one.ending.kind for one in found}
    return " hoặc ".join(words for kind, words in ENDING_TITLES.items() if kind in kinds)


def _line(view: PageContext, one: Dependency) -> Markup:
    document = one.ending.document
    line = view.render_link(LegalDocument.kind_id, document.id) + trusted_html(": ") + render_ending(view, one.ending)
    return (
        line
        + (trusted_html(" (") + render_basis_path(view, one.via) + trusted_html(")") if one.via else trusted_html(""))
        + trusted_html(".")
    )


def _kit(view: PageContext, kit: Kit) -> list[Banner]:
    """Return the banner of a kit: the expiring documents, each once, with the materials that depend on them."""
    resting: dict[Markup, list[Markup]] = {}
    for name in kit.materials:
        material = view.catalog.get(Material, name)
        if is_past(view.catalog, material):
            continue
        for one in view.basis_graph.ended_bases_of(material):
            if one.ending.has_come:
                resting.setdefault(_line(view, one), []).append(view.render_link(material.kind_id, name))
    lines = tuple(
        line + trusted_html(" Tài liệu dựa vào đó: ") + trusted_html("; ").join(names) + trusted_html(".")
        for line, names in resting.items()
    )
    html = Markup("<strong>{}</strong>").format("Trong bộ có tài liệu cần rà soát căn cứ trước khi dùng:")
    return [Banner("warn", html, lines)] if lines else []
