"""Facts of an event or campaign in words, gathered once for all announcement texts.

Nothing is invented: missing data stays empty, and the texts skip it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

from pcmt.model import Agency, Campaign, Event, Helpline, LegalDocument, Place
from pcmt.model.vocabulary import Audience, EventType
from pcmt.relate.catalog import Catalog
from pcmt.show.parts.phrases import yearly_words
from pcmt.text.dates import day_of, end_of
from pcmt.text.formats import format_date, format_span_short, format_span_weekday, spoken_day, spoken_span
from pcmt.text.vietnamese import fold, lower_first
from pcmt.urls import record_path


class When(NamedTuple):
    """A time, three ways: read aloud, written with its weekday, and as short as a text message needs it."""

    spoken: str
    written: str
    short: str


def span_of_campaign(campaign: Campaign) -> tuple[When, datetime | None] | None:
    """Return the days of a campaign in words and the instant of their end; None if unknown."""
    if campaign.yearly:
        yearly = campaign.yearly
        first = spoken_day(date(2024, yearly.month, yearly.day), weekday=False, year=False)
        last = spoken_day(date(2024, yearly.last_month, yearly.last_day), weekday=False, year=False)
        spoken = f"{first} hằng năm" if first == last else f"từ {first} đến hết {last} hằng năm"
        return When(spoken, yearly_words(yearly), yearly_words(yearly).replace(" – ", "-")), None
    start, end = campaign.start, campaign.end
    if not start or not end:
        return None
    if start.is_whole and end.is_whole:
        return when_of(start.first, end.first), end_of(end.last)
    spoken = spoken_day(start) if start == end else f"từ {spoken_day(start)} đến hết {spoken_day(end)}"
    short = format_date(start) if start == end else f"{format_date(start)} – {format_date(end)}"
    return When(spoken, short, short.replace(" – ", "-")), end_of(end.last)


def when_of(start: date | datetime, finish: date | datetime) -> When:
    """Return a time span in its three forms."""
    return When(spoken_span(start, finish), format_span_weekday(start, finish), format_span_short(start, finish))


Standing = Literal["stands", "postponed", "cancelled"]
HELP_NUMBERS = ("111", "113")
"""The numbers that every spoken text ends with, as far as the portal has them with a source."""


_UNITS = ("Xã ", "Phường ", "Đặc khu ", "Thị trấn ", "Thị xã ", "Thành phố ", "Huyện ", "Quận ", "Tỉnh ")
_BRACKET = re.compile(r"\s*\([^()]*\)\Z")


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """The facts of a record in words; empty where the record gives none.

    ``where`` joins venue and place. ``moved_from`` is the former time of an event postponed to a new one; a
    postponement without it has no new day yet. ``until`` is the instant after which an invitation would mislead, None
    for yearly days.
    """

    title: str
    when: When
    address: str
    portal: str
    until: datetime | None
    description: str = ""
    standing: Standing = "stands"
    reason: str = ""
    moved_from: When | None = None
    is_provisional: bool = False
    is_public: bool = False
    is_campaign: bool = False
    is_yearly: bool = False
    for_schools: bool = True
    venue: str = ""
    place: str = ""
    where: str = ""
    online: str = ""
    organizers: str = ""
    audience: str = ""
    bring: tuple[str, ...] = ()
    contact: str = ""
    phone: str = ""
    theme: str = ""
    year: str = ""
    directing: tuple[str, ...] = ()
    part_of: str = ""
    help: tuple[Helpline, ...] = ()

    @property
    def is_on(self) -> bool:
        """Return True if there is a day to attend: the event takes place, or was moved to a new day."""
        return self.standing == "stands" or self.moved_from is not None


def bare(title: str) -> str:
    """Return a title without a trailing bracket: «(26/6)» of a yearly day, «(thuộc tỉnh …)» of a place."""
    return _BRACKET.sub("", title).rstrip(". ")


def message_of(catalog: Catalog, record: Event | Campaign) -> Message | None:
    """Return the message about a record today; None when it is over, withdrawn or undated."""
    if record.is_withdrawn:
        return None
    return _of_event(catalog, record) if isinstance(record, Event) else _of_campaign(catalog, record)


def _of_event(catalog: Catalog, event: Event) -> Message | None:
    if day_of(event.finish) < catalog.today or (event.type == EventType.PEAK and not event.is_public):
        return None  # over, or police work without an audience
    venue, place = event.venue or "", _place(catalog, event.place)
    campaign = catalog.get(Campaign, event.campaign) if event.campaign else None
    moved = event.status == "postponed" and event.previous_start not in {None, event.start}
    standing: Standing = event.status if event.status in {"postponed", "cancelled"} else "stands"
    contact = event.contact
    return Message(
        title=event.title.rstrip(". "),
        when=when_of(event.start, event.finish),
        address=catalog.settings.url + record_path(event.kind_id, event.id),
        portal=catalog.settings.title,
        until=end_of(event.finish),
        standing=standing,
        reason=(event.status_reason or "").rstrip(". "),
        moved_from=when_of(event.previous_start, event.previous_start) if moved and event.previous_start else None,
        is_provisional=event.status == "provisional",
        is_public=event.is_public,
        for_schools=_concerns_schools(event),
        venue=venue,
        place=place,
        where=_where(venue, place),
        online=event.online or "",
        organizers=_titles(catalog, event.organizers),
        audience=_audience(catalog, event),
        bring=event.bring,
        contact=catalog.get(Agency, contact.agency).title if contact else "",
        phone=(contact.phone or "") if contact else "",
        part_of=campaign.title if campaign else "",
        help=_help(catalog),
    )


def _place(catalog: Catalog, place_id: str | None) -> str:
    """Return the name of a place; empty for the whole country, which is no destination."""
    place = catalog.get(Place, place_id) if place_id else None
    return bare(place.title) if place and place.level != "country" else ""


def _where(venue: str, place: str) -> str:
    """Venue and place, the place only once; inside a line «Xã» of its name is a small letter."""
    if fold(place) in fold(venue):
        return venue
    return f"{venue}, {lower_first(place) if place.startswith(_UNITS) else place}" if venue else place


def _audience(catalog: Catalog, event: Event) -> str:
    """For whom it is; empty where «mọi người» would sound like an invitation that the record does not give."""
    if event.audiences == (Audience.EVERYONE,) and not event.is_public:
        return ""
    return ", ".join(lower_first(catalog.terms["doi-tuong"][one]) for one in event.audiences)


def _concerns_schools(event: Event) -> bool:
    """Whether pupils are among those it is for. Police work and meetings of officials are no matter for a school yard."""
    return event.type not in {EventType.PEAK, EventType.MEETING} and not {
        Audience.EVERYONE,
        Audience.PUPILS,
        Audience.TEACHERS,
    }.isdisjoint(event.audiences)


def _of_campaign(catalog: Catalog, campaign: Campaign) -> Message | None:
    span = span_of_campaign(campaign)
    if span is None or (span[1] is not None and day_of(span[1]) <= catalog.today):
        return None
    when, until = span
    return Message(
        # A yearly one carries its days in a bracket at the end, which every text says in its own way.
        title=bare(campaign.title) if campaign.yearly else campaign.title.rstrip(". "),
        description=campaign.description or "",
        when=when,
        address=catalog.settings.url + record_path(campaign.kind_id, campaign.id),
        portal=catalog.settings.title,
        until=until,
        is_campaign=True,
        is_yearly=campaign.yearly is not None,
        for_schools=campaign.form != "peak",
        place=_place(catalog, campaign.place),
        organizers=_titles(catalog, campaign.organizers),
        theme=(campaign.theme or "").rstrip(". "),
        year=year_of(campaign),
        directing=tuple(_name_of(catalog, one) for one in campaign.directing),
        help=_help(catalog),
    )


def year_of(campaign: Campaign) -> str:
    """Return the year of a campaign's theme; empty for yearly days."""
    return str(campaign.start.year) if campaign.start and not campaign.yearly else ""


def _titles(catalog: Catalog, agencies: tuple[str, ...]) -> str:
    titles = [catalog.get(Agency, one).title for one in agencies]
    return " và ".join(part for part in (", ".join(titles[:-1]), *titles[-1:]) if part)


def _name_of(catalog: Catalog, document_id: str) -> str:
    """``Công văn ngày 25 tháng 5 năm 2026 của Thủ tướng Chính phủ``: a document as people name it, without its symbol."""
    document = catalog.get(LegalDocument, document_id)
    issued = f" {spoken_day(document.issued, weekday=False)}" if document.issued else ""
    return f"{catalog.terms['loai-van-ban'][document.type]}{issued} của {_titles(catalog, document.issuers)}"


def _help(catalog: Catalog) -> tuple[Helpline, ...]:
    return tuple(line for line in catalog.valid_helplines if line.number in HELP_NUMBERS)
