"""Duties: the role follows from the verb, a name marked as printed occurs at its place, a report that one was done can be true.

"Phối hợp" as the first verb always means support; an office or agency that the text does not print is omitted, not
added. A report is never in the future, never before the plan, and never without something to show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pcmt.model import Event, LegalDocument, Plan
from pcmt.model.plan import Done
from pcmt.model.structure.walk import FieldPath
from pcmt.problems import Problem
from pcmt.read.records import Loaded
from pcmt.text.dates import day_of
from pcmt.text.official_text import parse_official_text
from pcmt.text.quote_anchors import holds_quote
from pcmt.text.vietnamese import squeeze

Giver = Plan | LegalDocument
"""A record that gives duties."""

ROLE_CURE = "ghi role: support; chữ «chủ trì, phối hợp» thì giữ lead và trích từ chữ «chủ trì»"
SOURCE_CURE = "thêm source (tên báo cáo, số, ngày) hoặc event (mã sự kiện trên cổng); chưa có thì bỏ cả phần done"
PRINTED_CURE = "chép đúng chữ in tại chỗ ấy; văn bản không in tên thì bỏ dòng này"

_ASKED = re.compile(r"^(?:giao|đề nghị|yêu cầu) [^:]*:\s*", re.IGNORECASE)
_ADVERB = (
    r"tiếp tục|tăng cường|đẩy mạnh|chủ động|tích cực|thường xuyên|kịp thời|tham gia|nâng cao hiệu quả|có trách nhiệm"
    r"|chịu trách nhiệm|và"
)
_JOINS = re.compile(rf"^(?:(?:{_ADVERB}),?\s+)*phối hợp(?!\w)", re.IGNORECASE)


def check_duties(loaded: Loaded, today: date) -> Iterator[Problem]:
    """Check the duties of every plan and document, and their completion reports."""
    for record in loaded:
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


def joins_only(quote: str, names: tuple[str, ...] = ()) -> bool:
    """Whether the first verb of a quote is "phối hợp", behind the agency's name, a request to it, and adverbs."""
    words = _ASKED.sub("", squeeze(quote))
    for name in names:
        words = re.sub(rf"^{re.escape(squeeze(name))}[:,]?\s+", "", words, flags=re.IGNORECASE)
    return bool(_JOINS.match(words))


def check_assignments(loaded: Loaded, record: Giver) -> Iterator[Problem]:
    """Roles, printed names and offices of a record's duties, and the printed names of its deadlines."""
    text = record.text
    for number, duty in enumerate(record.duties):
        where = ("duties", number)
        names = tuple(filter(None, (duty.agency_printed, duty.person)))
        if text and not holds_quote(text, duty.at, duty.quote):  # a missing quote is reported by its own check
            continue
        if duty.role == "lead" and joins_only(duty.quote, names):
            message = "vai trò «chủ trì» nhưng câu trích bắt đầu bằng «phối hợp»"
            yield loaded.problem(record, (*where, "role"), "VAI_TRO", message, ROLE_CURE)
        for name in ("agency_printed", "person") if text else ():
            yield from _printed(loaded, record, text, (*where, name), duty.at, getattr(duty, name))
    for number, one in enumerate(record.deadlines if isinstance(record, Plan) else ()):
        if text and holds_quote(text, one.at, one.quote):
            yield from _printed(loaded, record, text, ("deadlines", number, "from"), one.at, one.from_)
            yield from _printed(loaded, record, text, ("deadlines", number, "to"), one.at, one.to)


def _printed(
    loaded: Loaded, record: Giver, text: str | None, where: FieldPath, at: str, words: str | None
) -> Iterator[Problem]:
    """Check that a name occurs at the place, below it, or in a heading above it."""
    if words is None or not text:
        return
    parsed = parse_official_text(text)
    above = [block for place in _above(at) if place in parsed.places for block in parsed.find_blocks(place)[:1]]
    if parsed.find_quote(at, words) or any(squeeze(words) in squeeze(block.text) for block in above):
        return
    message = f"«{words}» không in tại {at} của văn bản"
    yield loaded.problem(record, where, "TEN_KHONG_IN", message, PRINTED_CURE)


def _above(place: str) -> Iterator[str]:
    while "." in place:
        place = place.rsplit(".", 1)[0]
        yield place
