"""Times: nothing ends before it starts, nothing was checked in the future, a change of plan has its reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from pcmt.model import Agency, Event, LegalDocument, Place, Plan, Record
from pcmt.model.structure.walk import FieldPath
from pcmt.problems import Problem
from pcmt.read.records import Loaded
from pcmt.read.waiting import is_dated
from pcmt.text.dates import PartialDate, end_of, start_of

ORDER_CURE = "xem lại hai ngày; ngày kết thúc phải bằng hoặc sau ngày bắt đầu"
FUTURE_CURE = "ghi ngày thật sự đã kiểm tra"
PUBLISHED_CURE = (
    "ghi ngày bản ghi thật sự lên cổng; muốn cổng tự đăng vào hôm sau thì thay dòng này bằng publish_on: ngày giờ đăng"
)
ISSUED_CURE = "xem lại năm và tháng; văn bản chưa ký thì chưa đăng"
PERIOD_LIMIT = 30
"""Years of one plan: pages, lists and calendars are made for each of them."""


def check_times(loaded: Loaded, today: date) -> Iterator[Problem]:
    """Check that the dates of every record are consistent."""
    for record in loaded:
        yield from _order(loaded, record)
        yield from _future(loaded, record, today)
    for event in loaded.every(Event):
        yield from _status(loaded, event)
    for document in loaded.every(LegalDocument):
        yield from _force(loaded, document)
    for plan in loaded.every(Plan):
        yield from _period(loaded, plan)
    units: tuple[Agency | Place, ...] = (*loaded.every(Agency), *loaded.every(Place))
    for unit in units:
        yield from _gap(loaded, unit)


def _order(loaded: Loaded, record: Record) -> Iterator[Problem]:
    where, start, end = record.span
    if start is not None and end is not None and _is_before(end, start):
        message = f"{_words(end)} đứng trước {_words(start)}"
        yield loaded.problem(record, where, "NGUOC_THOI_GIAN", message, ORDER_CURE)
    if record.modified and record.modified < record.published and not is_dated(record):
        message = f"{_words(record.modified)} đứng trước ngày đăng {_words(record.published)}"
        yield loaded.problem(record, ("modified",), "NGUOC_THOI_GIAN", message, ORDER_CURE)


def _is_before(end: Any, start: Any) -> bool:
    """Whether an end surely precedes a start. Imprecise dates get the benefit of the doubt."""
    if isinstance(start, PartialDate):
        return bool(end.last < start.first)
    # A whole-day end lasts to midnight, so an event from 8:30 to the same day is sound.
    return end_of(end) < start_of(start)


def _words(moment: Any) -> str:
    return moment.strftime("%Y-%m-%d %H:%M") if isinstance(moment, datetime) else str(moment)


def _future(loaded: Loaded, record: Record, today: date) -> Iterator[Problem]:
    days: list[tuple[FieldPath, date]] = [
        (("sources", number, "checked_on"), source.checked_on) for number, source in enumerate(record.sources)
    ]
    days += [((name,), day) for name in ("checked_on", "reviewed_on") if (day := getattr(record, name, None))]
    latest = max(today, record.published) if is_dated(record) and record.publish_on else today
    for name, day, cure in (
        ("published", record.published, PUBLISHED_CURE),
        ("modified", record.modified, "ghi ngày thật sự đã sửa"),
    ):
        if day is not None and day > latest and not (name == "published" and is_dated(record)):
            message = f"{day} ở sau ngày dựng cổng {today}"
            yield loaded.problem(record, (name,), "NGAY_TUONG_LAI", message, cure)
    issued = getattr(record, "issued", None)
    if issued is not None and issued.first > latest:
        message = f"ngày ban hành {issued} ở sau ngày dựng cổng {today}"
        yield loaded.problem(record, ("issued",), "NGAY_TUONG_LAI", message, ISSUED_CURE)
    for where, day in days:
        if day > today:
            yield loaded.problem(
                record, where, "NGAY_TUONG_LAI", f"ngày kiểm tra {day} ở sau ngày dựng cổng {today}", FUTURE_CURE
            )


def _period(loaded: Loaded, plan: Plan) -> Iterator[Problem]:
    start, end = plan.period.start or plan.issued, plan.period.end
    if start and end and end.year - start.year > PERIOD_LIMIT:
        message = f"kế hoạch kéo dài từ {start} đến {end}, quá {PERIOD_LIMIT} năm"
        cure = "xem lại năm; văn bản chỉ nói tầm nhìn xa thì bỏ end"
        yield loaded.problem(plan, ("period", "end"), "THOI_KY_DAI", message, cure)


def _gap(loaded: Loaded, unit: Agency | Place) -> Iterator[Problem]:
    """Warn if the first successor starts after the unit ended: the unit's pages would show no successor in between."""
    first = min((one.since for one in unit.successors), key=lambda since: since.first, default=None)
    if unit.until and first and first.first > unit.until.last:
        message = f"đơn vị kế thừa bắt đầu {first}, sau khi đơn vị này kết thúc {unit.until}"
        cure = "xem lại hai ngày; nguồn ghi đúng như vậy thì giữ nguyên"
        yield loaded.problem(unit, ("successors", 0, "since"), "KE_TUC_MUON", message, cure, weight="warning")


def _force(loaded: Loaded, document: LegalDocument) -> Iterator[Problem]:
    """Check that an expired document names the day or the document that replaced it."""
    if document.status == "ended" and not (document.replaced_by or document.in_force_until):
        message = "văn bản ghi là đã hết hiệu lực nhưng không nói từ khi nào hoặc được thay bằng văn bản nào"
        yield loaded.problem(document, ("status",), "HET_HIEU_LUC", message, "điền in_force_until hoặc replaced_by")
    if document.replaced_by and not document.in_force_until and document.status not in {"ended", "term_over"}:
        message = "văn bản ghi là được thay bằng văn bản khác nhưng không nói hết hiệu lực từ ngày nào"
        cure = "điền in_force_until: ngày đầu tiên không còn hiệu lực; không biết ngày thì ghi status: ended"
        yield loaded.problem(document, ("replaced_by",), "HET_HIEU_LUC", message, cure)
    if document.status == "term_over" and not document.term_end:
        message = "văn bản ghi là đã hết giai đoạn thực hiện nhưng không nói từ khi nào"
        yield loaded.problem(document, ("status",), "HET_HIEU_LUC", message, "điền term_end")


def _status(loaded: Loaded, event: Event) -> Iterator[Problem]:
    if event.status in {"postponed", "cancelled"} and not event.status_reason:
        message = "sự kiện hoãn hoặc hủy phải nói lý do"
        yield loaded.problem(event, ("status",), "THIEU_LY_DO", message, "thêm dòng «status_reason: …»")
