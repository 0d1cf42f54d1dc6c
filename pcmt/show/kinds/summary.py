"""The summary of a record in one sentence, for cards, feeds, calendars and search results."""

from __future__ import annotations

from pcmt.model import Record
from pcmt.show.kinds import declared_view
from pcmt.show.parts.context import PageContext


def summary_of(view: PageContext, record: Record) -> str:
    """One or two plain sentences on a record: its description, or what its fields say."""
    return record.description or declared_view(record).summary(view, record)
