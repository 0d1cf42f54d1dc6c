"""Citations: a number printed in a plan is that of the cited document, or a misprint recorded in the document's record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pcmt.model import Event, LegalDocument, Plan
from pcmt.problems import Problem
from pcmt.read.records import DATA, Loaded
from pcmt.text.vietnamese import squeeze


def check_citations(loaded: Loaded) -> Iterator[Problem]:
    """Report printed numbers that point to another document or to none; the printed form itself is never changed."""
    known = documents_by_number(loaded)
    for record in loaded:
        for number, citation in enumerate(record.basis if isinstance(record, Plan | Event) else ()):
            document = loaded.records[LegalDocument.kind_id].get(citation.document)
            if citation.number is None or not isinstance(document, LegalDocument) or document.number is None:
                continue
            found = known.get(squeeze(citation.number), [])
            if document.id not in found:
                where = ("basis", number, "number")
                told = _words(document, citation.number, found)
                yield loaded.problem(record, where, "SO_KHAC", *told, weight="warning")


def documents_by_number(loaded: Loaded) -> dict[str, list[str]]:
    """Ids of the documents that a number leads to: their own number, and the wrong forms seen in print."""
    found: dict[str, list[str]] = defaultdict(list)
    for document in loaded.every(LegalDocument):
        forms = [document.number or "", *(one.printed for one in document.misprints)]
        for form in dict.fromkeys(map(squeeze, filter(None, forms))):
            found[form].append(document.id)
    return found


def _words(document: LegalDocument, printed: str, found: list[str]) -> tuple[str, str]:
    message = f"số in «{printed}» khác số «{document.number}» của văn bản viện dẫn"
    if found:
        return message, f"số này là của {', '.join(found)}; xem lại document"
    return message, f"nếu nguồn in sai thì giữ nguyên ở đây và thêm vào misprints của {DATA}/van-ban/{document.id}.yaml"
