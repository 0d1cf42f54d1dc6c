"""Texts of calendar entries and calendars, shown by phones without the site's pages.

A calendar is read on any day after the build, so no text says "today", "soon" or "past".
"""

from __future__ import annotations

from collections.abc import Iterable

from pcmt.model import Agency, Campaign, Event, LegalDocument, Material, Place, Plan, Record
from pcmt.model.record import Change, Citation
from pcmt.relate.due_dates import Due
from pcmt.relate.subscriptions import AGENCY, ALL, AUDIENCE, CAMPAIGN, EVENT_TYPE, KIND, PLACE, Scope, scope_title
from pcmt.show.kinds import summary_of
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import label_of, shown_facts
from pcmt.show.parts.parties import giver_words
from pcmt.show.parts.phrases import vague_words
from pcmt.text.formats import date_weekday, format_date, format_moment
from pcmt.text.official_text import section_words
from pcmt.urls import calendar_path, record_path

_STATUS_SENTENCES = {
    "provisional": "Dự kiến: ngày giờ còn có thể thay đổi.",
    "confirmed": "",
    "postponed": "ĐÃ HOÃN.",
    "cancelled": "ĐÃ HỦY.",
}
_SIGNS = {"postponed": "[HOÃN] ", "cancelled": "[HỦY] "}
_WITHDRAWN_SIGN = "[RÚT] "
_STOPPED_SIGN = "[ĐÃ THAY] "
_CONTENTS = {
    ALL.dimension: "Sự kiện, chiến dịch và hạn báo cáo về phòng, chống ma túy: {}.",
    KIND: "{} về phòng, chống ma túy.",
    AUDIENCE: "Sự kiện về phòng, chống ma túy dành cho: {}.",
    Plan.kind_id: "Hạn báo cáo và thời hạn mà văn bản này đặt ra: {}.",
    EVENT_TYPE: "Sự kiện về phòng, chống ma túy thuộc loại: {}.",
}
"""What a calendar holds, by what it is subscribed by."""


def sign_of(record: Record) -> str:
    """Return the status prefix of a title; many programs show nothing else."""
    if record.is_withdrawn:
        return _WITHDRAWN_SIGN
    return _SIGNS.get(record.status, "") if isinstance(record, Event) else ""


def page_of(view: PageContext, record: Record) -> str:
    """Full address of a record's page."""
    return view.catalog.settings.url + record_path(record.kind_id, record.id)


def location_of(view: PageContext, event: Event) -> str:
    """Venue and place as a map understands them, else the address of an online event; empty when nothing is known."""
    place = view.catalog.get(Place, event.place) if event.place else None
    parts = [event.venue] if event.venue else []
    # The name of the whole country does not help to find a venue.
    if place and not (event.venue and (place.level == "country" or place.title in event.venue)):
        parts.append(place.title)
    if event.online and not event.venue:
        parts = [f"Trực tuyến: {event.online}"]
    return ", ".join(parts)


def event_text(view: PageContext, event: Event) -> str:
    """Return the description of an event: status, place, what to bring, contact."""
    contact = ""
    if event.contact:
        parts = [view.catalog.get(Agency, event.contact.agency).title, event.contact.phone]
        contact = ", ".join(part for part in parts if part)
    campaign = view.catalog.get(Campaign, event.campaign).title if event.campaign else ""
    organizers = "; ".join(view.catalog.get(Agency, one).title for one in event.organizers)
    facts = {
        "organizers": organizers,
        "audiences": view.terms("doi-tuong", event.audiences),
        "is_public": "có" if event.is_public else "",
        "online": event.online,
        "bring": "; ".join(event.bring),
        "contact": contact,
        "campaign": campaign,
        "materials": view.titles(Material.kind_id, event.materials),
        "basis": "; ".join(dict.fromkeys(_cited(view, one) for one in event.basis)),
    }
    shown = [f"{label}: {text}" for label, text in shown_facts(event)]
    notes = [f"Ghi chú: {one.note}" for one in event.notes]
    return _text(view, event, [*_status_lines(event), event.description or "", *_facts(event, facts), *shown, *notes])


def _cited(view: PageContext, citation: Citation) -> str:
    return f"{view.catalog.get(LegalDocument, citation.document).title}, {section_words(citation.at)}"


def _status_lines(event: Event) -> list[str]:
    sentence = _STATUS_SENTENCES[event.status]
    if event.status == "postponed" and not event.was_moved:
        sentence = "ĐÃ HOÃN, chưa có ngày mới."
    if event.status_reason and event.status in _SIGNS:
        sentence += f" Lý do: {event.status_reason.rstrip('.')}."
    old_day = f"Ngày cũ: {format_moment(event.previous_start)}." if event.previous_start else ""
    return [sentence, old_day]


def campaign_text(view: PageContext, campaign: Campaign) -> str:
    """Return the description of a campaign."""
    summary = summary_of(view, campaign)
    facts: dict[str, str | None] = {
        "theme": campaign.theme if campaign.theme and campaign.theme not in summary else "",
        "directing": "; ".join(view.catalog.get(LegalDocument, one).title for one in campaign.directing),
        "organizers": "; ".join(view.catalog.get(Agency, one).title for one in campaign.organizers),
    }
    return _text(view, campaign, [summary, *_facts(campaign, facts)])


def due_sign_of(due: Due) -> str:
    """Return the prefix of a date that no longer applies."""
    return sign_of(due.record) or (_STOPPED_SIGN if due.stopped else "")


def due_text(view: PageContext, due: Due) -> str:
    """Return the description of a report date: last good day, sender, recipient, and the quoted basis."""
    lines = [
        f"Chậm nhất là hết ngày {date_weekday(due.last_day)}.",
        vague_words(due),
        _replaced(view, due),
        f"Đơn vị thực hiện: {giver_words(view.catalog, due.asked)}",
        f"Nơi nhận: {due.receiver}" if due.receiver else "",
        f"Trích: “{due.words}” ({due.record.title}, {section_words(due.at)}).",
    ]
    return _text(view, due.record, lines)


def _replaced(view: PageContext, due: Due) -> str:
    if not (isinstance(due.record, Plan) and due.record.replaced_by):
        return ""
    words = f"Kế hoạch này đã được thay bằng: {view.catalog.get(Plan, due.record.replaced_by).title}."
    return f"Hạn này không còn từ ngày {format_date(due.stopped)}. {words}" if due.stopped else words


def _facts(record: Record, facts: dict[str, str | None]) -> list[str]:
    return [f"{label_of(type(record), name)}: {value}" for name, value in facts.items() if value]


def _text(view: PageContext, record: Record, lines: Iterable[str]) -> str:
    """Lines under what must be known first, with the address of the page below."""
    withdrawn = ""
    if record.is_withdrawn:
        change = [one for one in record.history if one.kind == "withdrawn"][-1]
        withdrawn = f"ĐÃ RÚT XUỐNG ngày {format_date(change.on)}: {_reason(change)}"
    return "\n".join(line for line in (withdrawn, *lines, f"Xem trang: {page_of(view, record)}") if line)


def _reason(change: Change) -> str:
    return ". ".join(part.rstrip(".") for part in (change.what, change.why) if part) + "."


def calendar_title(view: PageContext, scope: Scope) -> str:
    """Return the name of a calendar, shown beside people's own calendars."""
    title = scope_title(view.catalog, scope)
    return title if scope == ALL else f"{view.catalog.settings.short_title}: {title}"


def calendar_text(view: PageContext, scope: Scope) -> str:
    """Return contents and origin of a calendar; for an ended unit, its successors."""
    settings = view.catalog.settings
    address = settings.url
    lines = [_CONTENTS.get(scope.dimension, _CONTENTS[ALL.dimension]).format(scope_title(view.catalog, scope))]
    if scope.dimension in {PLACE, AGENCY, CAMPAIGN, Plan.kind_id}:
        record = view.catalog.find(scope.dimension, scope.id)
        address = page_of(view, record)
        if isinstance(record, Agency | Place):
            lines.insert(0, _who_answers_now(view, record))
    if scope.dimension == Plan.kind_id:
        lines.append("Hạn không còn vẫn ở lại lịch, ghi [ĐÃ THAY] hoặc [RÚT] trước tên.")
    else:
        lines.append("Việc hoãn, hủy hoặc rút xuống vẫn ở lại lịch, ghi [HOÃN], [HỦY], [RÚT] trước tên.")
    return "\n".join(line for line in (*lines, f"Trang: {address}") if line)


def _who_answers_now(view: PageContext, unit: Agency | Place) -> str:
    """Return a sentence on the successors of an ended unit with their calendars; empty for an existing one."""
    if unit.until is None or not view.catalog.has_ended(unit):
        return ""
    head = f"{unit.title} không còn từ {format_date(unit.until)}."
    named = [
        f"{one.unit.title}{f' ({one.what})' if one.what else ''}, lịch: {view.catalog.settings.url}"
        + calendar_path(Scope(unit.kind_id, one.unit.id).path)
        for one in view.succession.current_successors(unit)
    ]
    if not named:
        return f"{head} Chưa xác định được đơn vị kế thừa."
    return f"{head} Nay là: {'; '.join(named)}."
