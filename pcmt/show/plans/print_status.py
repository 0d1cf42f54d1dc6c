"""Status of an official text in plain sentences for print, and the day for which they are true.

A sheet is read long after printing, so it names its reference day: not the build date, which would change every sheet
every night, but the last day of an event it mentions or of a data entry. Nothing changed between the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple, cast

from pcmt.model import Agency, LegalDocument, Place, Plan
from pcmt.model.legal_document import STATUS_TITLES
from pcmt.model.plan import Period
from pcmt.show.parts.context import PageContext
from pcmt.show.plans.withheld import withheld_words
from pcmt.text.formats import format_date

_NO_END = "Không rõ ngày hết thời hạn thực hiện."


class PrintStatus(NamedTuple):
    """Whole sentences, the gravest first, and the day of which they are true."""

    day: date
    sentences: tuple[str, ...]


def print_status(view: PageContext, record: Plan | LegalDocument) -> PrintStatus:
    """Return what a reader of the print must know before relying on it."""
    told = _plan(view, record) if isinstance(record, Plan) else _document(view, record)
    sentences = (*_withdrawn(record), *filter(None, [withheld_words(record)]), *told)
    days = [day for day in _turning_days(view, record) if day <= view.catalog.today]
    return PrintStatus(max(days, default=view.catalog.today), sentences)


def _withdrawn(record: Plan | LegalDocument) -> Iterator[str]:
    if record.is_withdrawn:
        change = next(one for one in reversed(record.history) if one.kind == "withdrawn")
        yield f"Cổng đã rút nội dung này ngày {format_date(change.on)}: {change.what.rstrip('.')}."


def _plan(view: PageContext, plan: Plan) -> Iterator[str]:
    catalog = view.catalog
    if plan.replaced_by is not None:
        yield f"Kế hoạch đã được thay bằng “{catalog.get(Plan, plan.replaced_by).title}”."
    if plan.period.end is not None or plan.period.start is not None:
        yield _term(plan.period, catalog.today)
    for unit, name in (
        (catalog.get(Agency, plan.issuer), "Cơ quan ban hành"),
        (catalog.get(Place, plan.place), "Địa phương"),
    ):
        if catalog.has_ended(unit):
            yield _ended(view, unit, name)
    for document in _documents(view, plan):
        if catalog.is_past(document):
            yield f"Văn bản viện dẫn: {document.title}, {_standing(view, document)}."
    if plan.text and plan.period.end is None and plan.period.start is None:
        yield _NO_END


def _term(period: Period, today: date) -> str:
    start, end = period.start, period.end
    if end is not None and end.last < today:
        return f"Kế hoạch đã hết thời hạn thực hiện ({format_date(end)})."
    if start is not None and start.first > today:
        return f"Kế hoạch thực hiện từ {format_date(start)}."
    if end is not None:
        return f"Kế hoạch thực hiện đến hết {format_date(end)}."
    return _NO_END


def _ended(view: PageContext, unit: Agency | Place, name: str) -> str:
    now = "; ".join(
        one.unit.title + (f" ({one.what})" if one.what else "") for one in view.succession.current_successors(unit)
    )
    verb = "kết thúc hoạt động" if isinstance(unit, Agency) else "không còn là đơn vị hành chính"
    after = f"nay là: {now}" if now else "chưa xác định được đơn vị kế thừa"
    return f"{name} ({unit.title}) {verb} từ {format_date(cast(date, unit.until))}; {after}."


def _document(view: PageContext, document: LegalDocument) -> Iterator[str]:
    words = _standing(view, document)
    yield f"Văn bản {words}."


def _standing(view: PageContext, document: LegalDocument) -> str:
    status = view.catalog.status_of(document)
    since = {"ended": document.in_force_until, "term_over": document.term_end, "coming": document.in_force_from}
    day = since.get(status)
    words = STATUS_TITLES[status] + (f" ({format_date(day)})" if day else "")
    after = "; ".join(view.catalog.get(LegalDocument, one).title for one in document.replaced_by)
    return f"{words}, được thay bằng {after}" if after else words


def _documents(view: PageContext, plan: Plan) -> list[LegalDocument]:
    ids = dict.fromkeys(citation.document for citation in plan.basis)
    return [view.catalog.get(LegalDocument, one) for one in ids]


def _turning_days(view: PageContext, record: Plan | LegalDocument) -> Iterator[date]:
    """Days on which the status of a record changed, may have changed, or was looked into."""
    yield record.updated
    documents = [record] if isinstance(record, LegalDocument) else _documents(view, record)
    for document in documents:
        yield from (document.updated, document.checked_on)
        if document.in_force_from:
            yield document.in_force_from.first
        if document.in_force_until:
            yield document.in_force_until.last
        if document.term_end:
            yield document.term_end.last + timedelta(days=1)
    if isinstance(record, Plan):
        if record.period.start:
            yield record.period.start.first
        if record.period.end:
            yield record.period.end.last + timedelta(days=1)
        for unit in (view.catalog.get(Agency, record.issuer), view.catalog.get(Place, record.place)):
            yield unit.updated
            if until := unit.until:
                yield until.first
