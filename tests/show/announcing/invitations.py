"""The ready texts of made-up events and campaigns."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from pcmt.model import Campaign, Event, Record
from pcmt.show.announcing.section import scripts_of
from pcmt.show.parts.context import PageContext
from tests.records import catalog, helpline

ROOT = Path(__file__).resolve().parents[3]


TODAY = date(2026, 6, 1)


KINDS = ["loa", "tin-nhan", "tin-nhan-khong-dau", "zalo", "duoi-co", "bang-ron"]


OFF_KINDS = ["loa", "tin-nhan", "tin-nhan-khong-dau", "zalo", "bang-ron"]


LINES = (
    helpline("goi-111", number="111", use="Trẻ em cần được bảo vệ", free="có"),
    helpline("goi-113", number="113", description="Gọi 113 khi cần công an đến ngay."),
    helpline("goi-114", number="114", use="Có cháy"),
)


FULL: dict[str, Any] = {
    "title": "Lễ phát động Tháng hành động PCMT",
    "start": "2026-06-27 08:30",
    "end": "2026-06-27 10:00",
    "venue": "Nhà văn hóa xã An Phú",
    "place": "tinh-a",
    "is_public": "có",
    "bring": ("áo mưa",),
    "contact": {"agency": "so-a", "phone": "0225.111.222"},
}


def view_on(*records: Record, today: date = TODAY) -> PageContext:
    return PageContext(catalog(*LINES, *records, today=today))


def texts_of(record: Event | Campaign, *others: Record, today: date = TODAY) -> dict[str, str]:
    return {one.kind: one.text for one in scripts_of(view_on(record, *others, today=today), record)}
