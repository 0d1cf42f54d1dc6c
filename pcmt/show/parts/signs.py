"""Status prefixes before the title of a record, such as "[HỦY] "."""

from __future__ import annotations

from pcmt.model import Announcement, Event, Material, Plan, Record

_STATUS_SIGNS = {"postponed": "[HOÃN] ", "cancelled": "[HỦY] "}


def title_sign(record: Record) -> str:
    """What must be seen before a record's name wherever it is told: withdrawn, replaced, postponed, cancelled, urgent."""
    if record.is_withdrawn:
        return "[RÚT] "
    if isinstance(record, Event):
        return _STATUS_SIGNS.get(record.status, "")
    if isinstance(record, Plan | Material) and record.replaced_by:
        return "[ĐÃ THAY] "
    return "[KHẨN] " if isinstance(record, Announcement) and record.urgent else ""
