"""Marks in the HTML that let ``time.js`` keep a page true on any day after it was built.

What a page prints without the script must stay true for ever: dates do, "đã qua" does, "sắp diễn ra" does not. So only the
first two are printed, and the script fills in the rest.
"""

from __future__ import annotations

from datetime import date, datetime

from markupsafe import Markup

from pcmt.dates import end_of, start_of
from pcmt.render.html import finished

EVENT_WORDS = ("sắp diễn ra", "đang diễn ra", "đã qua")
"""What is said before, while and after something is on."""


def state_badge(
    start: date | datetime, end: date | datetime, today: date, words: tuple[str, str, str] = EVENT_WORDS
) -> Markup:
    """A badge for a stretch of time, whole days included to their end.

    Empty and hidden until the script fills it in; what is over on the day of building says so at once.
    """
    ends = f'data-start="{start_of(start).isoformat()}" data-end="{end_of(end).isoformat()}"'
    marks = f'data-state {ends} data-words="{"|".join(words)}"'
    if end_of(end) <= start_of(today):
        return finished(f'<span class="badge badge--past" {marks}>{words[2]}</span>')
    return finished(f'<span class="badge" {marks} hidden></span>')
