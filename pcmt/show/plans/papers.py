"""Shared by plans and legal documents: official text on the page and in the search, issuers, dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcmt.model import Agency, LegalDocument, Plan
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.kind_view import SearchSection
from pcmt.show.plans.official_html import note_anchors, render_official_text
from pcmt.show.plans.originals import render_copies
from pcmt.text.formats import format_date
from pcmt.text.official_text import parse_official_text


def paper_extras(view: PageContext, paper: Plan | LegalDocument) -> Mapping[str, Any]:
    """Names for the template of an official paper; ``note_anchors`` are those of its text for the editor's notes."""
    extras: dict[str, Any] = {"text_html": "", "copies": render_copies(view, paper)}
    if paper.text:
        text = parse_official_text(paper.text)
        anchors = note_anchors(text, paper.notes)
        extras |= {"text_html": render_official_text(text, anchors), "note_anchors": anchors}
    return extras


def issuer_titles(view: PageContext, paper: Plan | LegalDocument) -> str:
    """Return the titles of the issuers of a paper."""
    return view.titles(Agency.kind_id, paper.issuers)


def paper_news(view: PageContext, paper: Plan | LegalDocument) -> list[str]:
    """Return issuers and date of a paper as news lines."""
    facts = [f"Cơ quan ban hành: {issuer_titles(view, paper)}"]
    return facts + ([f"Ngày ban hành: {format_date(paper.issued)}"] if paper.issued else [])


def paper_summary(_view: PageContext, paper: Plan | LegalDocument) -> str:
    """Give the subject of a paper."""
    return paper.subject or paper.title


def paper_distinctions(view: PageContext, paper: Plan | LegalDocument) -> list[str]:
    """Give number, issuers and day of a paper, for those of the same title."""
    number = [f"số {paper.number}"] if paper.number else []
    return [*number, issuer_titles(view, paper), *([format_date(paper.issued)] if paper.issued else [])]


def paper_further(view: PageContext, paper: Plan | LegalDocument) -> list[str]:
    """Return the issuers of a paper as further search text."""
    return [f"Cơ quan ban hành: {issuer_titles(view, paper)}."]


def official_sections(paper: Plan | LegalDocument) -> Iterator[SearchSection]:
    """Cut an official text at the headings of its contents."""
    if not paper.text:
        return
    anchor, heading = "toan-van", "Mở đầu"
    lines: list[str] = []
    for block in parse_official_text(paper.text).blocks:
        if block.heading:
            if lines:
                yield SearchSection(anchor, heading, " ".join(lines))
            anchor, heading, lines = block.anchor, f"{block.mark} {block.heading}", []
            if len(block.heading) >= len(block.text):
                continue
        lines.append(block.plain)
    if lines:
        yield SearchSection(anchor, heading, " ".join(lines))


def short_name(view: PageContext, document: LegalDocument) -> str:
    """``Kế hoạch 203/KH-UBND``; the title of a document without a number."""
    return f"{view.term('loai-van-ban', document.type)} {document.number}" if document.number else document.title
