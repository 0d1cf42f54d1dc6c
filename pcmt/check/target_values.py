"""Figures read out of plans and documents: targets and deadlines that can be true."""

from __future__ import annotations

from collections.abc import Iterator

from pcmt.model import LegalDocument, Plan
from pcmt.model.deadline_conflicts import find_conflicts
from pcmt.model.deadlines import months_of
from pcmt.model.target import Aim
from pcmt.problems import Problem
from pcmt.read.records import Loaded


def check_figures(loaded: Loaded) -> Iterator[Problem]:
    """Targets and deadlines of every plan, targets of every document."""
    for document in loaded.every(LegalDocument):
        for number, target in enumerate(document.targets):
            yield from _target(loaded, document, number, target)
    for plan in loaded.every(Plan):
        for number, aim in enumerate(plan.targets):
            yield from _target(loaded, plan, number, aim)
        for number, deadline in enumerate(plan.deadlines):
            if not (deadline.before or deadline.on or deadline.rule):
                message = "thời hạn không nói trước ngày nào, vào ngày nào, hay định kỳ"
                yield loaded.problem(plan, ("deadlines", number), "THIEU_HAN", message, "điền before, on hoặc rule")
            elif deadline.rule and deadline.rule.day and not months_of(deadline.rule):
                message = "hạn định kỳ có ngày nhưng không nói của tháng nào, nên không tính được ngày"
                cure = "điền months, ví dụ [3, 6, 9, 12] cho tháng cuối quý; nguồn không ghi tháng thì bỏ day"
                yield loaded.problem(plan, ("deadlines", number, "rule"), "THIEU_THANG", message, cure)
        yield from _conflicts(loaded, plan)


def _conflicts(loaded: Loaded, plan: Plan) -> Iterator[Problem]:
    """Remarks only: what the paper prints is never wrong data."""
    for one in find_conflicts(plan):
        where = ("deadlines", next(number for number, each in enumerate(plan.deadlines) if each is one.shorter))
        message = (
            f"«{one.shorter.what}» đến hạn sau «{one.longer.what}» {one.days} ngày trong tháng "
            f"{', '.join(map(str, one.months))}, {one.parties}"
        )
        cure = "đối chiếu bản gốc; văn bản in đúng như vậy thì giữ nguyên, cổng nêu chỗ này cho người đọc"
        yield loaded.problem(plan, where, "HAN_CHONG", message, cure, weight="warning")


def _target(loaded: Loaded, record: Plan | LegalDocument, number: int, target: Aim) -> Iterator[Problem]:
    where = ("targets", number)
    if target.value is None:
        if target.comparator != "qualitative":
            message = "chỉ tiêu đo được phải có con số"
            yield loaded.problem(record, where, "THIEU_SO", message, "điền value, hoặc đặt comparator: qualitative")
        return
    if target.comparator == "qualitative":
        message = "chỉ tiêu định tính không có con số"
        yield loaded.problem(record, (*where, "value"), "THUA_SO", message, "xóa value và unit, hoặc đổi comparator")
    if target.value < 0:
        yield loaded.problem(record, (*where, "value"), "SO_AM", f"chỉ tiêu {target.value} là số âm", "sửa lại con số")
    # A rise over a year before may well be more than the whole of it.
    if target.unit and target.unit.strip() in {"%", "phần trăm"} and target.value > 100 and not target.baseline:
        message = f"tỷ lệ {target.value}% lớn hơn 100%"
        cure = "sửa lại con số hoặc đơn vị; nếu là mức tăng thì ghi baseline: so với năm nào"
        yield loaded.problem(record, (*where, "value"), "QUA_100", message, cure)
