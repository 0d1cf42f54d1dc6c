"""Short names of legal documents, as sentences cite them."""

from __future__ import annotations

from pcmt.model import LegalDocument
from pcmt.show.parts.context import PageContext


def short_name(view: PageContext, document: LegalDocument) -> str:
    """``Kế hoạch 203/KH-UBND``; the title of a document without a number."""
    return f"{view.term('loai-van-ban', document.type)} {document.number}" if document.number else document.title
