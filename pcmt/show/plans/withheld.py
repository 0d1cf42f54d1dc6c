"""A paper whose text is held back: what its page, cards and prints in use say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from markupsafe import Markup

from pcmt.model import LegalDocument, Plan
from pcmt.show.parts.kind_view import Badge, Banner
from pcmt.text.formats import format_date

WITHHELD = "chưa đăng nội dung"
P = TypeVar("P", Plan, LegalDocument)


def withheld_words(paper: Plan | LegalDocument) -> str:
    """Return why nothing of a paper is published, in whole sentences; empty where nothing is held back."""
    held = paper.withheld
    if held is None:
        return ""
    decided = f"Quyết định của {held.by}, từ ngày {format_date(held.on)}."
    return f"Cổng chưa đăng nội dung văn bản này: {held.reason.rstrip('.')}. {decided}"


def withheld_banners(paper: Plan | LegalDocument) -> list[Banner]:
    """Return the notice on the page of a paper held back."""
    return [Banner("info", Markup("{}").format(words))] if (words := withheld_words(paper)) else []


def readable_first(papers: Iterable[P]) -> list[P]:
    """Return papers with those last that are held back; the order is kept else."""
    return sorted(papers, key=lambda paper: paper.withheld is not None)


def withheld_badges(paper: Plan | LegalDocument) -> Iterator[Badge]:
    """Yield the badge of a paper held back."""
    if paper.withheld is not None:
        yield Badge("muted", WITHHELD)
