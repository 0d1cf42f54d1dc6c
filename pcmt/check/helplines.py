"""Helplines: a number whose check has run out is never printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pcmt.model import Helpline
from pcmt.problems import Problem
from pcmt.read.records import Loaded

NOTICE_DAYS = 30
CURE = "gọi thử hoặc xem lại nguồn, rồi ghi ngày đó vào checked_on"


def check_helplines(loaded: Loaded, today: date) -> Iterator[Problem]:
    """Report an error past the day of the next verification, a warning within its last 30 days."""
    for helpline in loaded.records[Helpline.kind_id].values():
        if not isinstance(helpline, Helpline):
            continue
        left = (helpline.expires - today).days
        where = ("checked_on",)
        if left < 0:
            message = f"số {helpline.number} hết hạn kiểm tra từ {helpline.expires}, không được in tiếp"
            yield loaded.problem(helpline, where, "SO_QUA_HAN", message, CURE)
        elif left <= NOTICE_DAYS:
            message = f"số {helpline.number} còn {left} ngày là phải kiểm tra lại"
            yield loaded.problem(helpline, where, "SO_SAP_HAN", message, CURE, weight="warning")
