"""An event as a list entry: time in words, status, place. Shared by pages, grids and list data.

Nothing printed here becomes stale: dates, the event's own status, and "đã qua" for past ones (see
``pcmt.show.parts.time_marks``).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from markupsafe import Markup

from pcmt.model import Event, Place
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.time_marks import render_record_state, render_time_marks
from pcmt.text.dates import day_of, end_of, start_of
from pcmt.text.formats import format_clocks, format_days, format_moment, format_span, long_date

STATUS_WORDS = {"provisional": "ngày dự kiến", "confirmed": "", "postponed": "hoãn", "cancelled": "hủy"}
"""Words of lists for an event's status; empty for one that takes place as planned."""
NO_NEW_DAY = "hoãn, chưa có ngày mới"


class EventRow(NamedTuple):
    """The facts of an entry, plain text but for ``state``; ``start`` and ``end`` as ``moments.Stretch`` has them."""

    event: Event
    start: datetime
    end: datetime
    when: str
    status: str
    state: Markup
    where: str
    moved: str


def when_words(event: Event) -> str:
    """``Thứ Sáu 26/6/2026, 8 giờ – 10 giờ 30``; ``1/6 – 30/6/2026`` for whole days of one year."""
    start, finish = event.start, event.finish
    first, last = day_of(start), day_of(finish)
    if first == last:
        clocks = clocks_words(event)
        return f"{long_date(first)}, {clocks}" if clocks else long_date(first)
    if isinstance(start, datetime) or isinstance(finish, datetime):
        return format_span(start, finish)
    return format_days(first, last)


def is_off(event: Event) -> bool:
    """Return True if an event does not take place at its recorded time."""
    return event.status == "cancelled" or (event.status == "postponed" and not event.was_moved)


def day_words(event: Event, day: date) -> str:
    """Return the time for an entry below the heading of a day, without repeating the day."""
    if not (day_of(event.start) == day_of(event.finish) == day):
        return when_words(event)
    return clocks_words(event) or "Trong ngày"


def clocks_words(event: Event) -> str:
    """``8 giờ – 10 giờ 30`` for an event inside one day; empty for a whole day."""
    return format_clocks(event.start, event.finish)


def status_words(event: Event) -> str:
    """Return the status of an event in words; empty for one that takes place as planned."""
    return NO_NEW_DAY if event.status == "postponed" and is_off(event) else STATUS_WORDS[event.status]


def where_words(view: PageContext, event: Event) -> str:
    """Venue and place as they are printed, or that it is held online; empty when nothing is known."""
    place = view.catalog.get(Place, event.place).title if event.place else ""
    parts = [event.venue or "", place if place not in (event.venue or "") else "", "trực tuyến" if event.online else ""]
    return " · ".join(part for part in parts if part)


def row_of(view: PageContext, event: Event) -> EventRow:
    """Return the facts of an event's entry."""
    # Without an end of its own an event is over with its day, as its badge says.
    end = end_of(event.finish if event.finish != event.start else day_of(event.start))
    moved = f"Ngày cũ: {format_moment(event.previous_start)}" if event.was_moved and event.previous_start else ""
    return EventRow(
        event=event,
        start=start_of(event.start),
        end=end,
        when=when_words(event),
        status=status_words(event),
        state=render_record_state(event, view.catalog.today),
        where=where_words(view, event),
        moved=moved,
    )


def render_row(view: PageContext, event: Event, day: date | None = None, *, regroups: bool = False) -> Markup:
    """Render the entry as a list item; ``day`` when below the heading of one, ``regroups`` where the script may move it.

    Built as a string: a large portal prints tens of thousands.
    """
    row = row_of(view, event)
    off = " event-row--off" if is_off(event) else ""
    times = render_time_marks(row.start, row.end) if regroups else ""
    when = html_of(day_words(event, day) if day else row.when)
    badge = f'<span class="badge badge--{event.status}">{html_of(row.status)}</span>' if row.status else ""
    badges = f'<p class="badges">{row.state}{badge}</p>' if row.state or badge else ""
    lines = "".join(f'<p class="card-meta">{html_of(words)}</p>' for words in (row.moved, row.where) if words)
    return trusted_html(
        f'<li class="event-row{off}"{times}><p class="event-when"><time datetime="{event.start.isoformat()}">{when}</time></p>'
        f'<div class="event-what"><p class="event-title"><a href="{view.url(event)}">{html_of(event.title)}</a></p>'
        f"{badges}{lines}</div></li>"
    )
