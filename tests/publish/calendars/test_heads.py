"""Heads of calendars have the lines that icalendar writes, byte for byte."""

from __future__ import annotations

import pytest
from icalendar import Calendar, vDuration, vText

from pcmt.model import Plan
from pcmt.publish.calendars.components import PRODUCT, REFRESH, head_bytes
from pcmt.relate.subscriptions import ALL, Scope
from pcmt.show.parts.context import PageContext
from pcmt.show.subscribing.calendar_text import calendar_text, calendar_title
from tests.publish.calendars.entries import HARD_TEXT
from tests.records import plan, settings, view

ON = view(plan(title=f"{HARD_TEXT}; một, hai\\ba " * 3), site=settings(short_title="A, b; \\c"))


def _by_the_library(on: PageContext, scope: Scope | None) -> bytes:
    made = Calendar()
    for name, words in (("version", "2.0"), ("prodid", PRODUCT), ("calscale", "GREGORIAN")):
        made.add(name, words)
    if scope is not None:
        title = vText(calendar_title(on, scope))
        made.add("name", title)
        made.add("x-wr-calname", title)
        made.add("x-wr-caldesc", vText(calendar_text(on, scope)))
        made.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
        made.add("refresh-interval", vDuration(REFRESH), {"VALUE": "DURATION"})
        made.add("x-published-ttl", vDuration(REFRESH))
    content: bytes = made.to_ical(sorted=False)
    return content.removesuffix(b"END:VCALENDAR\r\n")


@pytest.mark.parametrize("scope", [None, ALL, Scope(Plan.kind_id, "ke-hoach-a")])
def test_heads_are_written_as_by_the_library(scope: Scope | None) -> None:
    assert [head_bytes(ON, scope) for _ in range(2)] == [_by_the_library(ON, scope)] * 2
