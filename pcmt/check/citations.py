"""Citations: a number printed in a plan is that of the cited document, or a misprint recorded in the document's record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pcmt.model import Event, LegalDocument, Plan
from pcmt.problems import Problem
from pcmt.read.records import DATA, Loaded
from pcmt.text.vietnamese import squeeze


def check_citations(loaded: Loaded) -> Iterator[Problem]:
    """Report printed numbers that point to another document or to none; the printed form itself is never changed."""
    known = documents_by_number(loaded)
    papers: list[Plan | Event] = [*loaded.every(Plan), *loaded.every(Event)]
    for record, numbers in loaded.with_facts(_printed_numbers, papers):
        for place, name, printed, form in numbers:
            document = loaded.records[LegalDocument.kind_id].get(name)
            if not isinstance(document, LegalDocument) or document.number is None:
                continue
            found = known.get(form, [])
            if document.id not in found:
                where = ("basis", place, "number")
                told = _words(document, printed, found)
                yield loaded.problem(record, where, "SO_KHAC", *told, weight="warning")


class _PrintedNumber(NamedTuple):
    """A number as it is printed: the place of its citation, the id of the document, and the form by which it is looked up."""

    place: int
    document: str
    printed: str
    form: str


def _printed_numbers(record: Plan | Event) -> Iterator[_PrintedNumber]:
    for place, one in enumerate(record.basis):
        if one.number is not None:
            yield _PrintedNumber(place, one.document, one.number, squeeze(one.number))


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
