"""Helplines: a number whose check has run out is shown as such and offered nowhere, which the editor must know in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pcmt.model import Helpline
from pcmt.problems import Problem
from pcmt.read.records import Loaded

NOTICE_DAYS = 60
CURE = "gọi thử hoặc xem lại nguồn, rồi ghi ngày đó vào checked_on"


def check_helplines(loaded: Loaded, today: date) -> Iterator[Problem]:
    """Warn past the day of the next verification, and within the NOTICE_DAYS before it."""
    for helpline in loaded.every(Helpline):
        left = (helpline.expires - today).days
        where = ("checked_on",)
        if left < 0:
            message = (
                f"số {helpline.number} hết hạn kiểm tra từ {helpline.expires}: trang ghi «chưa được kiểm tra lại»,"
                " dải số và bản in không có số này"
            )
            yield loaded.problem(helpline, where, "SO_QUA_HAN", message, CURE, weight="warning")
        elif left <= NOTICE_DAYS:
            message = f"số {helpline.number} còn {left} ngày là phải kiểm tra lại"
            yield loaded.problem(helpline, where, "SO_SAP_HAN", message, CURE, weight="warning")
