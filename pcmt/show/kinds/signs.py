"""Status prefixes before the title of a record, such as "[HỦY] "."""

from __future__ import annotations

from pcmt.model import Record
from pcmt.show.kinds import declared_view


def title_sign(record: Record) -> str:
    """Return the prefix of a title in lists: not published, withdrawn, replaced, postponed, cancelled, urgent; empty if none."""
    if record.state:
        return "[CHƯA ĐĂNG] "
    return "[RÚT] " if record.is_withdrawn else declared_view(record).sign(record)
