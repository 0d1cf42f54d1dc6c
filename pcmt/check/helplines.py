"""Helplines: each number is offered once; one whose check has run out is offered nowhere, which the editor must know in time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from pcmt.model import Helpline
from pcmt.problems import Problem
from pcmt.read.records import Loaded

NOTICE_DAYS = 60
CURE = "gọi thử hoặc xem lại nguồn, rồi ghi ngày đó vào checked_on"
DOUBLE_CURE = "để một tệp cho mỗi số; tệp chép từ bộ chung thì giữ tên như bản chung"
_SIGNS = re.compile(r"[^0-9+]")


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
    yield from _doubles(loaded)


def _doubles(loaded: Loaded) -> Iterator[Problem]:
    """Warn where two helplines offer the same number; of two that come with the kit the office has written none."""
    offered: defaultdict[str, list[Helpline]] = defaultdict(list)
    for helpline in (one for one in loaded.every(Helpline) if not one.is_withdrawn):
        offered[_SIGNS.sub("", helpline.number)].append(helpline)
    for group in offered.values():
        for one in group if len(group) > 1 else ():
            if not loaded.is_shared(one):
                others = ", ".join(f"{each.kind_id}/{each.id}" for each in group if each is not one)
                message = f"số {one.number} cũng có ở {others}, nên trang Trợ giúp hiện hai lần"
                yield loaded.problem(one, ("number",), "SO_TRUNG", message, DOUBLE_CURE, weight="warning")
