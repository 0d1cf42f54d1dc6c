"""Targets: they agree with their measure, fall due after they were set, and name an origin where no quote exists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pcmt.model import LegalDocument, Place, Plan, Record, Vocabulary
from pcmt.model.structure.walk import FieldPath
from pcmt.model.target import COUNTED_TITLES, MEASURE_LIST, THEME_LIST, Aim, DocumentTarget, Progress
from pcmt.model.vocabulary import Term
from pcmt.problems import Problem
from pcmt.read.records import Loaded
from pcmt.text.dates import PartialDate

_SIDES = {"at_least": "up", "more_than": "up", "at_most": "down", "less_than": "down"}


def check_targets(loaded: Loaded, today: date) -> Iterator[Problem]:
    """Check the targets of every plan and document, the measures they name, and the counts of places they are compared with."""
    measures = _measures(loaded)
    yield from _terms(loaded)
    for record in loaded:
        if isinstance(record, Plan | LegalDocument):
            for number, target in enumerate(record.targets):
                yield from _target(loaded, record, ("targets", number), target, measures)
    for place in loaded.every(Place):
        yield from _counts(loaded, place, today)


def _measures(loaded: Loaded) -> dict[str, Term]:
    found = loaded.records[Vocabulary.kind_id].get(MEASURE_LIST)
    return {term.id: term for term in found.terms} if isinstance(found, Vocabulary) else {}


def _terms(loaded: Loaded) -> Iterator[Problem]:
    """Measures say unit and direction, and how a mean is cut into windows; terms of other lists have none of it."""
    for record in loaded.every(Vocabulary):
        for number, term in enumerate(record.terms):
            where = ("terms", number)
            if record.id != MEASURE_LIST:
                if term.unit or term.direction or term.progress:
                    message = "chỉ danh mục chỉ số mới có đơn vị tính, chiều tốt và cách tính tiến độ"
                    cure = f"xóa các trường này, hoặc chuyển mục sang danh mục {MEASURE_LIST}"
                    yield loaded.problem(record, where, "THUA_THUOC_DO", message, cure)
                continue
            if not (term.unit and term.direction):
                message = "chỉ số phải có đơn vị tính và chiều tốt, nếu không thì không so được chỉ tiêu"
                cure = "điền unit, và direction: up (càng cao càng tốt) hoặc down"
                yield loaded.problem(record, where, "THUOC_DO_THIEU", message, cure)
            for each, how in enumerate(term.progress):
                if how.rule == "coverage" and term.unit != "%":
                    message = "cách tính coverage cho ra tỷ lệ phần trăm, mà đơn vị của chỉ số không phải %"
                    cure = 'đổi unit thành "%", hoặc dùng rule: mean'
                    yield loaded.problem(record, (*where, "progress", each), "TIEN_DO_SAI", message, cure)
                yield from _windows(loaded, record, (*where, "progress", each), how)


def _windows(loaded: Loaded, record: Record, where: FieldPath, how: Progress) -> Iterator[Problem]:
    """Check that a window is a run of months of one year: it is counted from its first day to its last."""
    for number, window in enumerate(how.windows):
        if list(window.months) != list(range(window.months[0], window.months[0] + len(window.months))):
            message = f"các tháng của kỳ «{window.title}» không liền nhau trong một năm dương lịch"
            cure = "ghi các tháng theo thứ tự, không bỏ tháng nào; kỳ vắt sang năm sau thì tách thành hai kỳ"
            yield loaded.problem(record, (*where, "windows", number), "KY_KHONG_LIEN", message, cure)


def _target(
    loaded: Loaded, record: Plan | LegalDocument, where: FieldPath, target: Aim, measures: dict[str, Term]
) -> Iterator[Problem]:
    if term := measures.get(target.measure or ""):
        yield from _measured(loaded, record, where, target, term)
    if isinstance(target, DocumentTarget):
        yield from _origin(loaded, record, where, target)
    if target.theme is None and THEME_LIST in loaded.records[Vocabulary.kind_id]:
        message = "chỉ tiêu chưa có chủ đề, trang Chỉ tiêu sẽ xếp vào «Chưa xếp chủ đề»"
        cure = f"điền theme: một mục của danh mục {THEME_LIST}"
        yield loaded.problem(record, where, "THIEU_CHU_DE", message, cure, weight="warning")
    if target.due:
        yield from _due(loaded, record, where, target.due)


def _measured(
    loaded: Loaded, record: Plan | LegalDocument, where: FieldPath, target: Aim, term: Term
) -> Iterator[Problem]:
    if target.value is not None and target.unit != term.unit:
        message = f"đơn vị «{target.unit or 'không ghi'}» khác đơn vị «{term.unit}» của chỉ số {term.id}"
        yield loaded.problem(
            record, (*where, "unit"), "DON_VI_KHAC", message, "sửa unit cho khớp, hoặc chọn chỉ số khác"
        )
    side = _SIDES.get(target.comparator)
    if side and term.direction and side != term.direction:
        message = f"cách so sánh {target.comparator} ngược với chiều tốt của chỉ số {term.id}"
        cure = "xem lại comparator; nếu văn bản đúng là viết vậy thì chọn chỉ số khác"
        yield loaded.problem(record, (*where, "comparator"), "NGUOC_CHIEU", message, cure, weight="warning")


def _origin(
    loaded: Loaded, record: Plan | LegalDocument, where: FieldPath, target: DocumentTarget
) -> Iterator[Problem]:
    """Check that a target is quoted from the text on the portal; without a text, its origin must be named."""
    if record.text:
        if not (target.quote and target.at):
            message = "cổng có toàn văn của văn bản, nên chỉ tiêu phải có câu trích và vị trí"
            yield loaded.problem(record, where, "THIEU_TRICH", message, "điền quote và at")
    elif not target.source:
        message = "cổng chưa có toàn văn của văn bản, nên phải nói nguồn nào nêu chỉ tiêu này"
        yield loaded.problem(record, where, "THIEU_NGUON", message, "điền source: tên nguồn đã đọc")
    elif target.quote or target.at:
        message = "cổng chưa có toàn văn của văn bản, nên câu trích không đối chiếu được"
        yield loaded.problem(record, where, "TRICH_KHONG_NGUON", message, "bỏ quote và at, chỉ ghi source")


def _due(loaded: Loaded, record: Plan | LegalDocument, where: FieldPath, due: PartialDate) -> Iterator[Problem]:
    began = record.period.start or record.issued if isinstance(record, Plan) else record.issued
    if began and due.last < began.first:
        message = f"thời hạn {due} đứng trước ngày ban hành hoặc bắt đầu {began}"
        yield loaded.problem(record, (*where, "due"), "NGUOC_THOI_GIAN", message, "xem lại hai ngày")


def _counts(loaded: Loaded, place: Place, today: date) -> Iterator[Problem]:
    seen = set()
    for number, count in enumerate(place.counts):
        where: FieldPath = ("counts", number)
        if count.since.first > today:
            message = f"số lượng tính từ {count.since}, sau ngày dựng cổng {today}"
            yield loaded.problem(place, (*where, "since"), "NGAY_TUONG_LAI", message, "chỉ ghi số đã có hiệu lực")
        if count.until and count.until.last < count.since.first:
            message = f"{count.until} đứng trước {count.since}"
            yield loaded.problem(place, (*where, "until"), "NGUOC_THOI_GIAN", message, "xem lại hai ngày")
        if not count.value:
            message = "tổng số bằng 0 thì không tính được tỷ lệ"
            yield loaded.problem(place, (*where, "value"), "SO_KHONG", message, "điền số thật, hoặc bỏ dòng này")
        if (count.counted, count.since) in seen:
            message = f"số {COUNTED_TITLES[count.counted]} tính từ {count.since} có hai dòng"
            yield loaded.problem(place, where, "TRUNG_SO", message, "giữ một dòng")
        seen.add((count.counted, count.since))
