"""Reports that a task was done: never in the future, never before the plan, and never without something to show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pcmt.check.assignments import Giver, check_assignments
from pcmt.model import Event, LegalDocument, Plan
from pcmt.model.plan import Done
from pcmt.model.walk import FieldPath
from pcmt.problems import Problem
from pcmt.read.records import Loaded
from pcmt.text.dates import day_of

SOURCE_CURE = "thêm source (tên báo cáo, số, ngày) hoặc event (mã sự kiện trên cổng); chưa có thì bỏ cả phần done"


def check_duties(loaded: Loaded, today: date) -> Iterator[Problem]:
    """Check the duties of every plan and document, and their completion reports."""
    for kind in (Plan.kind_id, LegalDocument.kind_id):
        for record in loaded.records[kind].values():
            if isinstance(record, Plan | LegalDocument):
                yield from check_assignments(loaded, record)
                for number, duty in enumerate(record.duties):
                    if duty.done is not None:
                        where = ("duties", number, "done")
                        yield from _days(loaded, record, where, duty.done, today)
                        yield from _proof(loaded, record, where, duty.done)


def _days(loaded: Loaded, plan: Giver, where: FieldPath, done: Done, today: date) -> Iterator[Problem]:
    if done.on.first > today:
        message = f"ngày thực hiện {done.on} ở sau ngày dựng cổng {today}"
        yield loaded.problem(plan, (*where, "on"), "NGAY_TUONG_LAI", message, "ghi ngày việc đã thật sự xong")
    elif plan.issued is not None and done.on.last < plan.issued.first:
        paper = "kế hoạch" if isinstance(plan, Plan) else "văn bản"
        message = f"ngày thực hiện {done.on} đứng trước ngày ban hành {paper} {plan.issued}"
        yield loaded.problem(plan, (*where, "on"), "NGUOC_THOI_GIAN", message, "xem lại hai ngày")


def _proof(loaded: Loaded, plan: Giver, where: FieldPath, done: Done) -> Iterator[Problem]:
    if done.source is None and done.event is None:
        message = "báo cáo thực hiện không có nguồn"
        yield loaded.problem(plan, where, "THIEU_NGUON", message, SOURCE_CURE)
    event = loaded.records[Event.kind_id].get(done.event or "")
    if not isinstance(event, Event):  # a missing one is reported with the other references
        return
    was_off = event.status == "cancelled" or (event.status == "postponed" and not event.was_moved)
    if was_off or event.is_withdrawn:
        message = f"sự kiện «{event.id}» đã hoãn, hủy hoặc rút xuống, không chứng minh được việc đã làm"
        yield loaded.problem(plan, (*where, "event"), "SU_KIEN_KHONG_DIEN_RA", message, SOURCE_CURE)
    elif day_of(event.start) > done.on.last:
        message = f"sự kiện «{event.id}» bắt đầu ngày {day_of(event.start)}, sau ngày thực hiện {done.on}"
        yield loaded.problem(plan, (*where, "event"), "NGUOC_THOI_GIAN", message, "xem lại hai ngày")
