"""One-sentence descriptions of agencies and places, for lists, feeds and search results without a fact table."""

from __future__ import annotations

from pcmt.model import Agency, Campaign, Event, Place, Plan
from pcmt.model.agency import AGENCY_LEVEL_TITLES, BELOW_COMMUNE, PLACE_LEVEL_TITLES
from pcmt.show.parts.context import PageContext
from pcmt.text.formats import format_date, format_number

_SUCCESSORS = 3
"""Limit of successors listed by name; beyond it only their number is given."""


def agency_words(view: PageContext, agency: Agency) -> str:
    """Level or unit above, place, since when, until when and what came after it."""
    parts = [_agency_kind(view, agency)]
    if agency.place:
        place = view.catalog.get(Place, agency.place)
        # "Thành phố Lạng Sơn (thuộc tỉnh Lạng Sơn)" is named where a title says "thành phố Lạng Sơn".
        name = place.title.partition(" (")[0]
        if place.level != "country" and name.casefold() not in agency.title.casefold():
            parts.append(f"địa phương: {place.title}")
    if agency.since:
        parts.append(f"hoạt động từ {format_date(agency.since)}")
    successors = [view.catalog.get(Agency, one.agency).title for one in agency.successors]
    return "; ".join([*parts, *_end(view, agency, "không còn hoạt động từ", successors, "cơ quan kế thừa")]) + "."


def _agency_kind(view: PageContext, agency: Agency) -> str:
    above = view.catalog.get(Agency, agency.parent).title if agency.parent else ""
    if agency.level == "unit":
        noun = "Các đơn vị" if agency.is_group else "Đơn vị"
        return f"{noun} trực thuộc {above}" if above else f"{noun} trực thuộc"
    level = AGENCY_LEVEL_TITLES[agency.level]
    if agency.level in BELOW_COMMUNE:
        kind = f"Các đơn vị: {level}" if agency.is_group else level.capitalize()
        return f"{kind}, cấp trên trực tiếp: {above}" if above else kind
    kind = f"Nhóm cơ quan, đơn vị {level}" if agency.is_group else f"Cơ quan {level}"
    return f"{kind}, cấp trên trực tiếp: {above}" if above else kind


def place_words(view: PageContext, place: Place) -> str:
    """Return level, parent, first and last day, and current parent of a place."""
    above = view.catalog.get(Place, place.parent).title if place.parent else ""
    level = PLACE_LEVEL_TITLES[place.level].capitalize()
    parts = [f"{level}, thuộc {above}" if above else level]
    if place.since:
        parts.append(f"có từ {format_date(place.since)}")
    successors = [view.catalog.get(Place, one.place).title for one in place.successors]
    return "; ".join([*parts, *_end(view, place, "không còn từ", successors, "nay thuộc")]) + "."


def _end(view: PageContext, unit: Agency | Place, words: str, successors: list[str], after: str) -> list[str]:
    if not unit.until or not view.catalog.has_ended(unit):
        return []
    told = [f"{words} {format_date(unit.until)}"]
    if len(successors) > _SUCCESSORS:
        return [*told, f"{after}: {format_number(len(successors))} đơn vị"]
    return [*told, f"{after}: {', '.join(successors)}"] if successors else told


def agency_contents(view: PageContext, agency: Agency) -> str:
    """Return a summary of an agency's page; empty for an agency without references."""
    plans, papers = view.catalog.backlinks(agency, Plan.kind_id), view.catalog.issued_by(agency)
    counts = (
        (len(view.tasks.own(agency)), "nhiệm vụ được giao"),
        (len(view.tasks.inherited(agency)), "nhiệm vụ kế thừa từ cơ quan trước"),
        (len(papers), "văn bản ban hành"),
        (len(plans), "kế hoạch nhắc đến"),
    )
    return _on_page(counts)


def place_contents(view: PageContext, place: Place) -> str:
    """Return a summary of a place's page."""
    kinds = (
        (Plan.kind_id, "kế hoạch"),
        (Event.kind_id, "sự kiện"),
        (Campaign.kind_id, "chiến dịch"),
        (Agency.kind_id, "cơ quan, đơn vị"),
    )
    return _on_page(tuple((len(view.catalog.backlinks(place, kind)), words) for kind, words in kinds))


def _on_page(counts: tuple[tuple[int, str], ...]) -> str:
    told = ", ".join(f"{format_number(count)} {words}" for count, words in counts if count)
    return f"Trên cổng: {told}." if told else ""
