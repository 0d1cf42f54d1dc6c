"""Public history: entries advance in time, and every postponement, cancellation and replacement has one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

from pcmt.model import Announcement, Campaign, Event, Plan, Record
from pcmt.problems import Problem
from pcmt.read.records import Loaded
from pcmt.text.dates import day_of

ANNOUNCEMENT_LIMIT = 400
"""Days after which an announcement is no news any more; a little over a year, so that a yearly one passes."""
ORDER_CURE = "xem lại ngày; mục mới thêm vào cuối, không đổi thứ tự mục cũ"
ANNOUNCEMENT_CURE = "xem lại năm, hoặc chia thành các thông báo ngắn hơn"


def check_history(loaded: Loaded, today: date) -> Iterator[Problem]:
    """Check the history of every record, and the required entries of events, campaigns and announcements."""
    for record in loaded:
        yield from _order(loaded, record, today)
    for event in loaded.every(Event):
        yield from _event(loaded, event, today)
    for campaign in loaded.every(Campaign):
        yield from _series(loaded, campaign)
    for announcement in loaded.every(Announcement):
        yield from _length(loaded, announcement)
    for plan in loaded.every(Plan):
        yield from _replacement(loaded, plan, today)


def _order(loaded: Loaded, record: Record, today: date) -> Iterator[Problem]:
    before, name = record.published, "ngày đăng"
    for number, change in enumerate(record.history):
        where = ("history", number, "on")
        if change.on > today:
            message = f"ngày thay đổi {change.on} ở sau ngày dựng cổng {today}"
            yield loaded.problem(record, where, "NGAY_TUONG_LAI", message, "ghi ngày thay đổi được đăng lên cổng")
        if change.on < before:
            message = f"{change.on} đứng trước {name} {before}"
            yield loaded.problem(record, where, "LICH_SU_NGUOC", message, ORDER_CURE)
        else:
            before, name = change.on, "mục lịch sử trước đó"


def _event(loaded: Loaded, event: Event, today: date) -> Iterator[Problem]:
    if not event.tells_of_status:
        message = "lịch sử thay đổi chưa nói sự kiện này hoãn hoặc hủy, nên tin không có ngày của nó"
        cure = f"thêm vào history: «- {{on: {today}, kind: {event.status}, what: …}}»"
        yield loaded.problem(event, ("status",), "THIEU_LICH_SU", message, cure, weight="warning")
    counted = len(event.history)
    if "revision" in event.model_fields_set and event.revision < counted:
        message = f"lần sửa {event.revision} nhỏ hơn số mục lịch sử {counted}"
        cure = "xóa dòng revision để cổng tự đếm, hoặc ghi số lớn hơn"
        yield loaded.problem(event, ("revision",), "LAN_SUA_NHO", message, cure, weight="warning")


def _replacement(loaded: Loaded, plan: Plan, today: date) -> Iterator[Problem]:
    """Check that a replaced plan has a history entry: subscribers are notified by it, and only it has the day."""
    if plan.replaced_by not in (None, plan.id) and not any(change.kind == "replaced" for change in plan.history):
        message = "lịch sử thay đổi chưa nói kế hoạch này được thay, nên tin không có ngày và lý do"
        cure = f"thêm vào history: «- {{on: {today}, kind: replaced, what: …, why: …}}»"
        yield loaded.problem(plan, ("replaced_by",), "THIEU_LICH_SU", message, cure, weight="warning")


def _series(loaded: Loaded, campaign: Campaign) -> Iterator[Problem]:
    """Check that a series is a yearly campaign; a missing one is reported with the other references."""
    series = cast("Campaign | None", loaded.records[Campaign.kind_id].get(campaign.series or ""))
    if series is not None and series.yearly is None:
        message = f"«{series.id}» không phải chiến dịch hằng năm"
        cure = "ghi mã của chiến dịch có trường yearly, hoặc bỏ dòng này"
        yield loaded.problem(campaign, ("series",), "KHONG_HANG_NAM", message, cure)


def _length(loaded: Loaded, announcement: Announcement) -> Iterator[Problem]:
    days = (day_of(announcement.until) - day_of(announcement.from_)).days + 1
    if days > ANNOUNCEMENT_LIMIT:
        message = f"thông báo hiện liền {days} ngày, quá {ANNOUNCEMENT_LIMIT} ngày"
        yield loaded.problem(announcement, ("until",), "THONG_BAO_DAI", message, ANNOUNCEMENT_CURE, weight="warning")
