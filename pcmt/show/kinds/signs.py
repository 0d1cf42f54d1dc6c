"""Status prefixes before the title of a record, such as "[HỦY] "."""

from __future__ import annotations

from pcmt.model import Record
from pcmt.show.kinds import declared_view


def title_sign(record: Record) -> str:
    """What must be seen before a record's name in any list: withdrawn, replaced, postponed, cancelled, urgent."""
    return "[RÚT] " if record.is_withdrawn else declared_view(record).sign(record)
