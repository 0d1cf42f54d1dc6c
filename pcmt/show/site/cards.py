"""A record in short: the card that lists, the home page, feeds and meta descriptions share."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from pcmt.model import (
    Agency,
    Announcement,
    Campaign,
    Event,
    Helpline,
    Kit,
    LegalDocument,
    Material,
    Place,
    Plan,
    Record,
)
from pcmt.model.campaign import CAMPAIGN_FORM_TITLES
from pcmt.model.event import EVENT_STATUS_TITLES
from pcmt.model.legal_document import STATUS_TITLES
from pcmt.show.kits.page import kit_facts
from pcmt.show.parts.context import View
from pcmt.show.parts.summary import campaign_days
from pcmt.show.parts.time_marks import record_marks, record_state, stretch_of
from pcmt.text.formats import format_date, format_span


class Badge(NamedTuple):
    """A short word on a card; ``tone`` is the second half of its CSS class."""

    tone: str
    words: str


_PLAN_BADGES = {
    "replaced": Badge("ended", "đã được thay"),
    "term_over": Badge("ended", "đã hết thời hạn"),
    "orphaned": Badge("ended", "cơ quan ban hành không còn"),
    "current": Badge("muted", "nguồn không ghi ngày kết thúc"),
}


class Card(NamedTuple):
    """What a list shows of a record. ``state`` and ``marks`` are for the time script, see ``pcmt.show.parts.time_marks``."""

    record: Record
    url: str
    badges: tuple[Badge, ...]
    meta: str
    state: Markup = Markup("")
    marks: Markup = Markup("")


def card_of(view: View, record: Record) -> Card:
    """The card of a record."""
    badges, meta = _facts(view, record)
    if record.is_withdrawn:
        badges = [Badge("danger", "đã rút xuống"), *badges]
    today = view.catalog.today
    state = record_state(record, today)
    return Card(record, view.url(record), tuple(badges), meta, state, record_marks(record, today))


def _facts(view: View, record: Record) -> tuple[list[Badge], str]:
    match record:
        case Plan():
            issuer = view.titles("co-quan", record.issuers)
            return _plan_badges(view, record), issuer
        case LegalDocument():
            status = view.catalog.status_of(record)
            dated = f"ban hành {format_date(record.issued)}" if record.issued else "nguồn không ghi ngày ban hành"
            badges = [] if stretch_of(record, view.catalog.today) else [Badge(status, STATUS_TITLES[status])]
            return badges, f"{dated} · kiểm tra ngày {format_date(record.checked_on)}"
        case Event():
            return _event_badges(record), format_span(record.start, record.finish)
        case Campaign():
            return [Badge("muted", CAMPAIGN_FORM_TITLES[record.form])], campaign_days(record)
        case Material():
            badges = [Badge("muted", view.term("loai-tai-lieu", record.type)), Badge("muted", f"{record.minutes} phút")]
            return badges, f"{view.terms('doi-tuong', record.audiences)} · {view.terms('cap-hoc', record.levels)}"
        case Kit():
            badges = [Badge("muted", words) for words in kit_facts(view, record)]
            return badges, f"{view.terms('doi-tuong', record.audiences)} · {view.terms('cap-hoc', record.levels)}"
        case Agency() | Place() if record.until and view.catalog.has_ended(record):
            return [Badge("muted", "không còn")], f"đến {format_date(record.until)}"
        case Helpline():
            return [], record.use
        case Announcement():
            return [Badge("danger", "khẩn")] if record.urgent else [], format_span(record.from_, record.until)
    return [], ""


def _plan_badges(view: View, plan: Plan) -> list[Badge]:
    """Whatever a date in the plan settles is said by its state badge; the others say what no later day undoes."""
    state = view.catalog.state_of(plan)
    is_told = stretch_of(plan, view.catalog.today) is not None and state in {"current", "term_over"}
    return [] if is_told else [_PLAN_BADGES[state]]


def _event_badges(event: Event) -> list[Badge]:
    """What stands beside the state badge: a date, unlike "sắp diễn ra", stays provisional until somebody says otherwise."""
    if event.status in {"cancelled", "postponed"}:
        return [Badge(event.status, EVENT_STATUS_TITLES[event.status])]
    return [Badge("provisional", "ngày dự kiến")] if event.status == "provisional" else []
