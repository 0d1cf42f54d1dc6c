"""Every calendar of a portal, as the rules of outputs make them."""

from __future__ import annotations

from collections.abc import Iterator

from pcmt.publish.artifact import Artifact
from pcmt.publish.calendars import own_calendars, scope_calendars
from pcmt.relate.record_groups import GROUPS
from pcmt.show.parts.context import PageContext


def calendars(view: PageContext) -> Iterator[Artifact]:
    """Yield the calendars of scopes, of events, of plans."""
    yield from scope_calendars(view)
    for number in range(GROUPS):
        yield from own_calendars(number, view)
