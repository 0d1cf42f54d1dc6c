"""Publication of records: nothing public names what waits, what is published stays so, a second person agreed where one must."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from pcmt.check.wording.links import find_record_links, lines_down
from pcmt.model import KINDS, Record, Settings, Vocabulary
from pcmt.model.structure.references import references
from pcmt.model.structure.walk import FieldPath
from pcmt.problems import Problem
from pcmt.read.address_register import Address
from pcmt.read.records import Loaded, path_of
from pcmt.read.waiting import dated_records, is_dated, is_public, public_from
from pcmt.text.dates import day_of
from pcmt.text.formats import format_date, format_moment

REFERENCE_CURE = "đăng bản ghi ấy trước hoặc cùng lúc, hoặc tạm bỏ dòng nhắc tới nó"
BACK_CURE = "xóa dòng này, ghi lại published như lúc đã đăng; muốn gỡ thì thêm vào history một mục kind: withdrawn"
IN_USE = "NHAP_DANG_DUNG"
"""A copy of a shared record that waits while shared records rest on it: it stops what is to be published, though it is a draft."""
IN_USE_CURE = (
    "đăng bản này (xóa dòng này, ghi published nếu chưa có), hoặc xóa tệp này để dùng lại bản chung; "
    "muốn viết dần thì để tệp đang viết ngoài thư mục data"
)
RESTING_SHOWN = 10
APPROVAL_CURE = "người thứ hai đọc lại rồi ghi approved: {by: chức vụ, on: ngày duyệt}; chưa xong thì ghi state: draft"


def check_schedule(loaded: Loaded, now: datetime) -> Iterator[Problem]:
    """Check what is said about publication. ``loaded`` holds all records, those that wait included."""
    dated = dated_records(loaded)
    for record in dated:
        yield from _dates(loaded, record, now)
    # A list is refused by itself: a problem for each use of its terms would hide that.
    late = (record for record in dated if not isinstance(record, Vocabulary) and not is_public(record, now))
    if waiting := {(record.kind_id, record.id) for record in late}:
        resting: defaultdict[Address, set[str]] = defaultdict(set)
        for record, named in loaded.with_facts(_addresses_named, loaded):
            if not waiting.isdisjoint(named):
                for early in _too_early(loaded, record, now):
                    if early.is_shared:
                        resting[early.named].add(f"{record.kind_id}/{record.id}")
                    else:
                        yield early.problem
        for address, names in resting.items():
            yield from _in_use(loaded, address, sorted(names))
    is_asked = loaded.settings is not None and loaded.settings.approval_since is not None
    for record in loaded:
        if is_asked or record.approved is not None:
            yield from _approval(loaded, record, day_of(now))
    if loaded.settings and waiting:
        for where, kind, target in _named(loaded.settings):
            yield from (one.problem for one in _compared(loaded, loaded.settings, where, (kind, target), now))


def _dates(loaded: Loaded, record: Record, now: datetime) -> Iterator[Problem]:
    """Check a record with a state or a moment by itself."""
    where: FieldPath = ("state",) if record.state else ("publish_on",)
    if isinstance(record, Vocabulary):
        message = "danh mục luôn được dùng nên không có bản nháp và không hẹn ngày đăng"
        yield loaded.problem(record, where, "CHUA_DANG", message, "xóa dòng này, ghi published và ngày đăng")
        return
    address = (record.kind_id, record.id)
    if address in loaded.register.lines and not is_public(record, now):
        message = f"{record.kind_id}/{record.id}/ đã đăng rồi, không thể thành bản chưa đăng"
        yield loaded.problem(record, where, "DA_DANG", message, BACK_CURE)
    if record.publish_on is not None and record.state is None and record.published != day_of(record.publish_on):
        message = f"ngày đăng {format_date(record.published)} khác ngày hẹn {format_date(day_of(record.publish_on))}"
        yield loaded.problem(record, ("published",), "NGAY_DANG_KHAC", message, "xóa dòng published, ngày hẹn là đủ")


class _Naming(NamedTuple):
    """A field that names a record, with the kind and the id of that record."""

    where: FieldPath
    kind: str
    id: str


def _named(item: Record | Settings) -> Iterator[_Naming]:
    for where, link, target in references(item):
        if link.vocabulary:
            yield _Naming(where, Vocabulary.kind_id, link.vocabulary)
        for kind in link.kinds:
            yield _Naming(where, kind, target)


def _addresses_named(record: Record) -> Iterator[Address]:
    """Yield every record that this one may name, each once."""
    public = record.public_form
    links = ((one.kind, one.id) for one in find_record_links(public))
    yield from dict.fromkeys((*((one.kind, one.id) for one in _named(public)), *links))


class _Early(NamedTuple):
    """A problem of a field that names what waits. ``is_shared``: the office has no part in that field."""

    named: Address
    problem: Problem
    is_shared: bool


def _too_early(loaded: Loaded, record: Record, now: datetime) -> Iterator[_Early]:
    if record.state:
        return
    for where, kind, target in _named(record.public_form):
        yield from _compared(loaded, record, where, (kind, target), now)
    for link in find_record_links(record.public_form):
        for early in _compared(loaded, record, (link.field,), (link.kind, link.id), now):
            down = lines_down(loaded, record, (link.field,), getattr(record, link.field), link.start)
            line, column = early.problem.line + down, 1 if down else early.problem.column
            yield early._replace(problem=replace(early.problem, line=line, column=column))


def _compared(
    loaded: Loaded, item: Record | Settings, where: FieldPath, named: Address, now: datetime
) -> Iterator[_Early]:
    """Report a record that names one which waits, and is published later than itself."""
    kind, target = named
    other = loaded.records.get(kind, {}).get(target)
    if other is None or isinstance(other, Vocabulary) or is_public(other, now):
        return
    if not isinstance(item, Record) or public_from(other) > public_from(item):
        message = f"{KINDS[kind].kind_title.lower()} «{target}» {_waits(other)} nên ở đây chưa nhắc tới được"
        problem = loaded.problem(item, where, "CHUA_DANG", message, REFERENCE_CURE)
        yield _Early(named, problem, isinstance(item, Record) and loaded.is_shared(item, where))


def _waits(record: Record) -> str:
    return "là bản nháp" if record.state else f"hẹn đăng lúc {format_moment(record.publish_on or record.published)}"


def _in_use(loaded: Loaded, address: Address, names: Sequence[str]) -> Iterator[Problem]:
    """Report once, at its cause, that shared records rest on a record that waits; one that was published is refused already."""
    if address in loaded.register.lines:
        return
    record = loaded.records[address[0]][address[1]]
    left = len(names) - RESTING_SHOWN
    more = f" và {left} bản ghi khác" if left > 0 else ""
    message = f"bản này {_waits(record)} nhưng bộ chung đang dùng nó ở {', '.join(names[:RESTING_SHOWN])}{more}"
    yield loaded.problem(record, ("state",) if record.state else ("publish_on",), IN_USE, message, IN_USE_CURE)


def _approval(loaded: Loaded, record: Record, today: date) -> Iterator[Problem]:
    """Check the second person, from the day on which the portal asks for one."""
    since = loaded.settings.approval_since if loaded.settings else None
    approved = record.approved
    if approved and approved.on > today:
        message = f"ngày duyệt {format_date(approved.on)} ở sau hôm nay"
        yield loaded.problem(record, ("approved", "on"), "NGAY_TUONG_LAI", message, "ghi ngày thật sự đã duyệt")
    is_written = record.voice != "none" and not isinstance(record, Vocabulary) and path_of(record) not in loaded.shared
    if since is None or not is_written or record.state or record.updated < since:
        return
    if approved is None:
        yield loaded.problem(record, (), "CHUA_DUYET", "chưa có người thứ hai duyệt", APPROVAL_CURE)
    elif not is_dated(record) and approved.on < record.updated:
        message = f"sửa ngày {format_date(record.updated)}, sau khi duyệt ngày {format_date(approved.on)}"
        yield loaded.problem(record, ("approved", "on"), "CHUA_DUYET", message, APPROVAL_CURE)
