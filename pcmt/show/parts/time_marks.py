"""Marks in the HTML that let ``time.js`` keep a page true on any day after it was built.

What a page prints without the script must stay true for ever: dates do, "đã qua" does, "sắp diễn ra" does not. So only the
first two are printed, and the script fills in the rest by what it finds on elements:

- ``data-start``, ``data-end``: ISO instants, the end exclusive; a missing one leaves that side open. Or ``data-yearly``:
  ``06-26``, ``06-01/06-30``, the current or next one of every year; an end on 29 February is the 28th in
  common years. The script sets ``data-now`` to ``coming``, ``running``
  or ``past`` on them, for the style sheet.
- ``data-state``: says the one of ``data-words="coming|running|past"`` that holds, is hidden while that is empty. Inside,
  ``{n}`` days to go, ``{k}`` day of ``{t}``, ``{d}`` first day, ``{y}`` its year; ``data-eve`` holds the words for
  the hours before on the day itself, and for the day before it.
- ``data-show="coming running"``: shown in these states only. ``data-title``: a title true only while the script runs.
- ``data-opening="12345 07:30-17:00;6 08:00-11:00"``: duty hours, days from Monday 1 to Sunday 7; silent once past.
- ``data-regroup``: a box of groups ``data-group="running coming"``, each with one ``data-items`` list. Marked children move to
  the group of their state: nearest end, start or past end first; unmarked ones stay. ``data-limit`` hides what is
  beyond a number, ``data-rest`` counts what the list leaves out, ``data-unless="running"`` hides a group beside that one.
  Empty groups are hidden, and so are elements ``data-of="running coming"``; ``data-empty="…"`` shows instead, and
  ``data-count="…"`` says ``(5)``.

Who draws marked elements later sends the event ``drawn`` to ``document``.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime
from typing import NamedTuple

from markupsafe import Markup

from pcmt.model import Announcement, Campaign, Event, Helpline, LegalDocument, Plan, Record
from pcmt.model.campaign import Yearly
from pcmt.relate.due_dates import Due
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.text.dates import day_of, end_of, start_of
from pcmt.text.formats import format_date


class StateWords(NamedTuple):
    """What is said before, while and after something is on; nothing is shown for empty words."""

    before: str
    during: str
    after: str


EVENT_WORDS = StateWords("sắp diễn ra", "đang diễn ra", "đã qua")
DAY_WORDS = StateWords("sắp diễn ra", "diễn ra hôm nay", "đã qua")
"""For something whose hour of ending no source gives: all that is known is its day."""
PLAN_WORDS = StateWords("chưa đến thời gian thực hiện", "trong thời gian thực hiện", "đã hết thời hạn")
NOTICE_WORDS = StateWords("chưa bắt đầu", "còn hiệu lực", "đã hết hạn")
FORCE_WORDS = StateWords("chưa đến ngày có hiệu lực", "đang có hiệu lực", "đã hết hiệu lực")
TERM_WORDS = FORCE_WORDS._replace(after="đã hết giai đoạn thực hiện")
YEARLY_WORDS = StateWords("còn {n} ngày", "đang diễn ra, ngày thứ {k}", "")
YEARLY_DAY_WORDS = StateWords("còn {n} ngày", "hôm nay", "")
COUNTDOWN = StateWords("còn {n} ngày", "", "")
NEAR = "hôm nay|ngày mai"
DUE_WORDS = StateWords("còn {n} ngày", "hôm nay là ngày cuối", "đã qua")


class Interval(NamedTuple):
    """A half-open time interval; None = unbounded. ``words`` name its states."""

    start: datetime | None
    end: datetime | None
    words: StateWords = EVENT_WORDS


def interval_of(record: Record, today: date) -> Interval | None:
    """Return the interval in which a record is current; None if undetermined, or if it does not take place."""
    if record.is_withdrawn:
        return None
    match record:
        case Event() if record.status not in {"cancelled", "postponed"}:
            return _interval(record.start, record.finish, EVENT_WORDS)
        case Announcement():
            return Interval(start_of(record.from_), end_of(record.until), NOTICE_WORDS)
        case Campaign() if record.start and record.end:
            return Interval(start_of(record.start.first), end_of(record.end.last))
        case Plan() if record.period.end and not record.replaced_by:
            start = record.period.start
            return Interval(start_of(start.first) if start else None, end_of(record.period.end.last), PLAN_WORDS)
        case LegalDocument():
            return _document(record, today)
    return None


def _interval(start: date | datetime, end: date | datetime, words: StateWords) -> Interval:
    if start == end and words is EVENT_WORDS:
        # No source gives an hour of ending: the day is all that is known, and until midnight nothing can be called over.
        return Interval(start_of(start), end_of(day_of(end)), DAY_WORDS)
    return Interval(start_of(start), end_of(end), words)


def _document(document: LegalDocument, today: date) -> Interval | None:
    """Return an interval only where a date in the data changes the status: entry into force, expiry, end of term."""
    start = document.in_force_from
    ends = [start_of(document.in_force_until.last)] if document.in_force_until else []
    ends += [end_of(document.term_end.last)] if document.term_end else []
    end = min(ends, default=None)
    is_coming = start is not None and start.first > today
    is_known = document.status != "unknown" and document.status_on(today) in {"in_force", "coming"}
    if not is_known or not (is_coming or (end and end > start_of(today))):
        return None
    words = FORCE_WORDS if not document.term_end or end != end_of(document.term_end.last) else TERM_WORDS
    return Interval(start_of(start.first) if start else None, end, words)


def render_time_marks(start: datetime | None, end: datetime | None) -> Markup:
    """Render the attributes of an interval for the script, each preceded by a space."""
    known = (("start", start), ("end", end))
    return trusted_html("".join(f' data-{side}="{moment.isoformat()}"' for side, moment in known if moment))


def render_yearly_marks(yearly: Yearly) -> Markup:
    """Render the same for a yearly day or range: ``06-26``, ``06-01/06-30``."""
    first = f"{yearly.month:02d}-{yearly.day:02d}"
    last = f"{yearly.last_month:02d}-{yearly.last_day:02d}"
    return trusted_html(f' data-yearly="{first}"' if first == last else f' data-yearly="{first}/{last}"')


def render_record_marks(record: Record, today: date) -> Markup:
    """Render the attributes of a record; empty when it has no interval."""
    if isinstance(record, Campaign) and record.yearly:
        return render_yearly_marks(record.yearly)
    if isinstance(record, Event):
        # A cancelled event keeps its place among those of its time.
        stretch: Interval | None = _interval(record.start, record.finish, EVENT_WORDS)
    else:
        stretch = interval_of(record, today)
    return render_time_marks(stretch.start, stretch.end) if stretch else trusted_html("")


def render_state_badge(
    start: date | datetime, end: date | datetime, today: date, words: StateWords = EVENT_WORDS
) -> Markup:
    """Render a badge for a time span; whole days last to their end.

    Empty and hidden until the script fills it; a span that is over on the build date says so at once. A time without an
    end (``end == start``) lasts for the rest of its day.
    """
    return render_interval_badge(_interval(start, end, words), today)


def render_interval_badge(stretch: Interval, today: date, eve: str = "") -> Markup:
    """Render the same for an interval that may be unbounded."""
    attributes = (
        f'data-state{render_time_marks(stretch.start, stretch.end)} data-words="{html_of("|".join(stretch.words))}"'
    )
    attributes += f' data-eve="{eve}"' if eve else ""
    if stretch.end and stretch.end <= start_of(today):
        return trusted_html(f'<span class="badge badge--past" {attributes}>{html_of(stretch.words.after)}</span>')
    return trusted_html(f'<span class="badge" {attributes} hidden></span>')


def render_yearly_badge(yearly: Yearly) -> Markup:
    """Render a countdown to a yearly day; the script computes every year's."""
    is_day = (yearly.month, yearly.day) == (yearly.last_month, yearly.last_day)
    words = "|".join(YEARLY_DAY_WORDS if is_day else YEARLY_WORDS)
    return trusted_html(
        f'<span class="badge" data-state{render_yearly_marks(yearly)} data-words="{words}" data-eve="{NEAR}" hidden></span>'
    )


def render_month_marks(month: int) -> Markup:
    """Render a month of every year as interval attributes; February ends with its last day, 28 or 29."""
    last = monthrange(2024, month)[1]  # a leap year
    return trusted_html(f' data-yearly="{month:02}-01/{month:02}-{last}"')


def render_record_state(record: Record, today: date) -> Markup:
    """Render the badge of a record with an interval; empty for others."""
    if isinstance(record, Campaign) and record.yearly:
        return render_yearly_badge(record.yearly)
    stretch = interval_of(record, today)
    return render_interval_badge(stretch, today) if stretch else trusted_html("")


def render_countdown(record: Record, today: date) -> Markup:
    """Render the days until a record begins; empty afterwards, where list headings give the state."""
    stretch = interval_of(record, today)
    if stretch is None or stretch.start is None or stretch.start < start_of(today):
        return trusted_html("")
    return render_interval_badge(stretch._replace(words=COUNTDOWN), today, NEAR)


def render_due_marks(due: Due) -> Markup:
    """Render the last good day of a deadline as interval attributes."""
    return render_time_marks(start_of(due.last_day), end_of(due.last_day))


def render_due_badge(last_day: date, today: date) -> Markup:
    """Render a countdown to the last good day of a deadline."""
    return render_interval_badge(
        Interval(start_of(last_day), end_of(last_day), DUE_WORDS), today, "|ngày mai là ngày cuối"
    )


def render_check_badge(line: Helpline, today: date) -> Markup:
    """Render a notice, shown once a number's verification has expired, with the day since when."""
    if line.expires < today:
        return trusted_html(
            f'<span class="badge badge--warn">chưa được kiểm tra lại từ ngày {format_date(line.checked_on)}</span>'
        )
    return trusted_html(
        f'<span class="badge badge--warn" data-state{render_time_marks(None, end_of(line.expires))}'
        f' data-words="||chưa được kiểm tra lại từ ngày {format_date(line.checked_on)}" hidden></span>'
    )


def render_opening_badge(line: Helpline) -> Markup:
    """Whether a number is answered at this hour; nothing where the source gives no hours.

    ``data-opening`` holds the hours as ``12345 07:30-11:30;6 08:00-11:00``: days of the week from Monday, 1 to 7.
    """
    if not line.opening:
        return trusted_html("")
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    hours = ";".join(
        f"{''.join(str(days.index(day) + 1) for day in one.days)} {one.from_}-{one.until}" for one in line.opening
    )
    return trusted_html(
        f'<span class="badge" data-opening="{hours}"{render_time_marks(None, end_of(line.expires))} hidden></span>'
    )
