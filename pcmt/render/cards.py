"""A record in short: the card that lists, the home page, feeds and meta descriptions share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from pcmt.dates import day_of
from pcmt.model import Agency, Announcement, Campaign, Event, Helpline, LegalDocument, Material, Place, Plan, Record
from pcmt.model.agency import AGENCY_LEVEL_TITLES, PLACE_LEVEL_TITLES
from pcmt.model.campaign import CAMPAIGN_FORM_TITLES
from pcmt.model.event import EVENT_STATUS_TITLES
from pcmt.model.legal_document import STATUS_TITLES
from pcmt.render.view import View
from pcmt.render.wording import yearly_words
from pcmt.vietnamese import format_date, format_span, sort_key


class Badge(NamedTuple):
    """A short word on a card; ``tone`` is the second half of its CSS class."""

    tone: str
    words: str


CARDS_SHOWN = 60
"""A longer group goes on as folded links: a page of thousands of cards serves nobody, and a phone least."""

_PLAN_BADGES = {
    "replaced": Badge("ended", "đã được thay"),
    "term_over": Badge("ended", "đã hết thời hạn"),
    "orphaned": Badge("ended", "cơ quan ban hành không còn"),
    "current": Badge("ongoing", "đang thực hiện"),
}


class Card(NamedTuple):
    """What a list shows of a record."""

    record: Record
    url: str
    badges: tuple[Badge, ...]
    meta: str


class Group(NamedTuple):
    """A heading of a list, the cards under it, and what follows them only by title."""

    title: str
    cards: list[Card]
    rest: Sequence[Record] = ()

    @property
    def total(self) -> int:
        """Records of the group."""
        return len(self.cards) + len(self.rest)


def summary_of(view: View, record: Record) -> str:
    """One or two plain sentences on a record: its description, or what its fields say."""
    if record.description:
        return record.description
    match record:
        case Plan() | LegalDocument():
            return record.subject
        case Event():
            return f"{format_span(record.start, record.finish)}. {view.terms('doi-tuong', record.audiences)}."
        case Campaign():
            return f"Chủ đề: {record.theme}." if record.theme else CAMPAIGN_FORM_TITLES[record.form]
        case Helpline():
            return record.use
        case Agency():
            return AGENCY_LEVEL_TITLES[record.level].capitalize()
        case Place():
            return PLACE_LEVEL_TITLES[record.level].capitalize()
    return record.title


def card_of(view: View, record: Record) -> Card:
    """The card of a record."""
    badges, meta = _facts(view, record)
    return Card(record, view.url(record), tuple(badges), meta)


def _facts(view: View, record: Record) -> tuple[list[Badge], str]:
    match record:
        case Plan():
            issuer = view.catalog.find("co-quan", record.issuer).title
            return [_PLAN_BADGES[view.catalog.state_of(record)]], issuer
        case LegalDocument():
            status = view.catalog.status_of(record)
            dated = f"ban hành {format_date(record.issued)}" if record.issued else "nguồn không ghi ngày ban hành"
            return [Badge(status, STATUS_TITLES[status])], dated
        case Event():
            return _event_badges(view, record), format_span(record.start, record.finish)
        case Campaign():
            return [Badge("muted", CAMPAIGN_FORM_TITLES[record.form])], _campaign_dates(record)
        case Material():
            badges = [Badge("muted", view.term("loai-tai-lieu", record.type)), Badge("muted", f"{record.minutes} phút")]
            return badges, f"{view.terms('doi-tuong', record.audiences)} · {view.terms('cap-hoc', record.levels)}"
        case Agency() | Place() if record.until and record.until.first <= view.catalog.today:
            return [Badge("muted", "không còn")], f"đến {format_date(record.until)}"
        case Helpline():
            return [], record.use
        case Announcement():
            return [], format_span(record.from_, record.until)
    return [], ""


def _event_badges(view: View, event: Event) -> list[Badge]:
    today = view.catalog.today
    if event.status in {"cancelled", "postponed"}:
        return [Badge(event.status, EVENT_STATUS_TITLES[event.status])]
    when = Badge("past", "đã qua") if day_of(event.finish) < today else Badge("upcoming", "sắp tới")
    if day_of(event.start) <= today <= day_of(event.finish):
        when = Badge("ongoing", "đang diễn ra")
    return [when, Badge("provisional", "ngày dự kiến")] if event.status == "provisional" else [when]


def _campaign_dates(campaign: Campaign) -> str:
    if campaign.yearly:
        return yearly_words(campaign.yearly)
    ends = [format_date(end) for end in (campaign.start, campaign.end) if end]
    return " – ".join(ends)


def groups_of(view: View, kind: str) -> list[Group]:
    """All records of a kind, in the groups and the order in which people look for them."""
    catalog = view.catalog
    if kind == "van-ban":
        by_status: dict[str, list[Record]] = {STATUS_TITLES[key]: [] for key in STATUS_TITLES}
        for document in catalog.documents:
            by_status[STATUS_TITLES[catalog.status_of(document)]].append(document)
        return _cards(view, {title.capitalize(): group for title, group in by_status.items()})
    if kind == "su-kien":
        coming = [one for one in catalog.events if day_of(one.finish) >= catalog.today]
        past = [one for one in reversed(catalog.events) if day_of(one.finish) < catalog.today]
        return _cards(view, {"Đang diễn ra và sắp tới": list(coming), "Đã qua": list(past)})
    if kind == "co-quan":
        return _cards(view, _agencies_by_place(view))
    if kind == "dia-phuong":
        places = cast("list[Place]", catalog.all(kind))
        gone = [one for one in places if one.until]
        return _cards(
            view, {"Hiện nay": [one for one in places if not one.until], "Không còn là đơn vị hành chính": list(gone)}
        )
    if kind == "tai-lieu":
        by_type: dict[str, list[Record]] = {title: [] for title in catalog.terms["loai-tai-lieu"].values()}
        for material in cast("list[Material]", catalog.all(kind)):
            by_type[view.term("loai-tai-lieu", material.type)].append(material)
        return _cards(view, by_type)
    ordered: dict[str, Sequence[Record]] = {
        "ke-hoach": catalog.plans,
        "chien-dich": catalog.campaigns,
        "duong-day-nong": catalog.helplines,
    }
    return _cards(view, {"": ordered.get(kind, catalog.all(kind))})


def _agencies_by_place(view: View) -> dict[str, list[Record]]:
    """Central bodies first, then each place in dictionary order."""
    central: list[Record] = []
    local: dict[str, list[Record]] = {}
    for agency in cast("list[Agency]", view.catalog.all("co-quan")):
        place = cast(Place, view.catalog.find("dia-phuong", agency.place)) if agency.place else None
        if agency.level in {"central", "international"} or place is None:
            central.append(agency)
        else:
            local.setdefault(place.title, []).append(agency)
    return {"Trung ương và quốc tế": central, **{title: local[title] for title in sorted(local, key=sort_key)}}


def _cards(view: View, groups: Mapping[str, Sequence[Record]]) -> list[Group]:
    return [
        Group(title, [card_of(view, record) for record in records[:CARDS_SHOWN]], records[CARDS_SHOWN:])
        for title, records in groups.items()
        if records
    ]
