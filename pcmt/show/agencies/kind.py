"""How agencies, places and helplines are shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pcmt.model import Agency, Campaign, Event, Helpline, LegalDocument, Place, Plan, Record
from pcmt.show.agencies.banners import unit_banners
from pcmt.show.agencies.facts import agency_rows, helpline_rows, place_rows
from pcmt.show.agencies.succession import render_succession
from pcmt.show.agencies.unit_words import agency_contents, agency_words, place_contents, place_words
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.kind_view import (
    Backlinks,
    Badge,
    CardFacts,
    Grouping,
    KindView,
    SearchGroup,
    no_banners,
    no_words,
    web_page,
)
from pcmt.text.formats import format_date
from pcmt.text.vietnamese import sort_key


def _unit_card(view: PageContext, unit: Agency | Place) -> CardFacts:
    if unit.until and view.catalog.has_ended(unit):
        return CardFacts([Badge("muted", "không còn")], f"đến {format_date(unit.until)}")
    return CardFacts()


def _unit_became(view: PageContext, unit: Agency | Place) -> str:
    return "không còn" if view.catalog.has_ended(unit) else ""


def _agencies(view: PageContext) -> list[Grouping]:
    """Central bodies first, then each place in dictionary order."""
    central: list[Record] = []
    local: dict[str, list[Record]] = {}
    for agency in view.catalog.every(Agency):
        place = view.catalog.get(Place, agency.place) if agency.place else None
        if agency.level in {"central", "international"} or place is None:
            central.append(agency)
        else:
            local.setdefault(place.title, []).append(agency)
    by_place = [Grouping(title, local[title]) for title in sorted(local, key=sort_key)]
    return [Grouping("Trung ương và quốc tế", central), *by_place]


def _issued(view: PageContext, agency: Agency, _found: Sequence[Record]) -> Sequence[Record]:
    return view.catalog.issued_by(agency)


def _naming(view: PageContext, agency: Agency, found: Sequence[Record]) -> Sequence[Record]:
    """Documents that name an agency and that another one issued."""
    issued = view.catalog.issued_by(agency)
    return [one for one in found if one not in issued]


AGENCY = KindView(
    model=Agency,
    template="agencies/page.html",
    facts=agency_rows,
    banners=unit_banners,
    card=_unit_card,
    backlinks=(
        Backlinks(LegalDocument, "Văn bản do cơ quan này ban hành", only=_issued),
        Backlinks(LegalDocument, "Văn bản nhắc đến cơ quan này", "van-ban-nhac-den", only=_naming),
        Backlinks(Plan, "Kế hoạch nhắc đến cơ quan này"),
        Backlinks(Event, "Sự kiện"),
        Backlinks(Campaign, "Chiến dịch"),
        Backlinks(Agency, "Cơ quan liên quan"),
    ),
    search_group=SearchGroup.BODIES,
    search_share=0.85,
    search_facts=lambda _view, agency: [agency.short_title or "", *agency.aliases],
    news_facts=no_words,
    schema_org=web_page,
    summary=agency_words,
    is_lowered=True,
    contents=agency_contents,
    became=_unit_became,
    distinctions=lambda view, agency: [view.catalog.get(Place, agency.place).title] if agency.place else [],
    groups=_agencies,
    slots={"succession": render_succession},
)


_LEVEL_WORDS = re.compile(r"^(?:Tỉnh|Thành phố|Phường|Xã|Đặc khu|Thị trấn|Huyện|Quận|Thị xã) ")


def _place_names(_view: PageContext, place: Place) -> list[str]:
    """Return the code of a place and its name as people say it, without its level and what it belongs to."""
    return [place.code or "", _LEVEL_WORDS.sub("", re.split(r",| \(", place.title)[0])]


def _places(view: PageContext) -> list[Grouping]:
    now: list[Record] = []
    gone: list[Record] = []
    for place in view.catalog.every(Place):
        (gone if view.catalog.has_ended(place) else now).append(place)
    return [Grouping("Đơn vị hành chính hiện nay", now), Grouping("Không còn là đơn vị hành chính", gone)]


PLACE = KindView(
    model=Place,
    template="agencies/place_page.html",
    menu="co-quan/",
    facts=place_rows,
    banners=unit_banners,
    card=_unit_card,
    backlinks=(
        Backlinks(Plan, "Kế hoạch"),
        Backlinks(Event, "Sự kiện"),
        Backlinks(Campaign, "Chiến dịch"),
        Backlinks(Agency, "Cơ quan"),
        Backlinks(Place, "Đơn vị hành chính liên quan"),
    ),
    search_group=SearchGroup.BODIES,
    search_facts=no_words,
    search_names=_place_names,
    news_facts=no_words,
    schema_org=web_page,
    summary=place_words,
    is_lowered=True,
    contents=place_contents,
    became=_unit_became,
    distinctions=lambda view, place: [view.catalog.get(Place, place.parent).title] if place.parent else [],
    groups=_places,
    slots={"succession": render_succession},
)


HELPLINE = KindView(
    model=Helpline,
    template="agencies/helpline_page.html",
    menu="tro-giup/",
    facts=helpline_rows,
    banners=no_banners,
    card=lambda _view, helpline: CardFacts((), helpline.use),
    backlinks=(),
    search_group=SearchGroup.HELP,
    search_facts=lambda _view, helpline: [helpline.use] if helpline.description else [],
    search_names=lambda _view, helpline: [helpline.number, re.sub(r"\D", "", helpline.number)],
    search_call=lambda helpline: helpline.number,
    news_facts=no_words,
    schema_org=web_page,
    summary=lambda _view, helpline: helpline.use,
    further=lambda _view, helpline: [f"Cổng kiểm tra số {helpline.number} ngày {format_date(helpline.checked_on)}."],
    groups=lambda view: [Grouping("", view.catalog.helplines)],
)
