"""The identity tables of agencies and places."""

from __future__ import annotations

from pcmt.model import Agency, Place
from pcmt.model.agency import AGENCY_LEVEL_TITLES, PLACE_LEVEL_TITLES
from pcmt.model.target import COUNTED_TITLES, PlaceCount
from pcmt.show.agencies.succession import announced
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, row
from pcmt.text.formats import format_date, format_number


def agency_rows(view: PageContext, agency: Agency) -> list[FactRow]:
    """Return the rows of the identity table of an agency."""
    rows = [
        *row(agency, "level", AGENCY_LEVEL_TITLES[agency.level]),
        *row(agency, "short_title", agency.short_title),
        *row(agency, "parent", view.render_link(Agency.kind_id, agency.parent) if agency.parent else ""),
        *row(agency, "place", view.render_link(Place.kind_id, agency.place) if agency.place else ""),
        *row(agency, "since", format_date(agency.since) if agency.since else ""),
        *row(agency, "until", format_date(agency.until) if agency.until else ""),
    ]
    for one in announced(view, agency.successors):
        what = f": {one.what}" if one.what else ""
        rows.append(
            FactRow(f"Chuyển cho (từ {format_date(one.since)})", view.render_link(Agency.kind_id, one.agency) + what)
        )
    rows += row(agency, "aliases", "; ".join(agency.aliases))
    if agency.is_group:
        rows.append(FactRow("Lưu ý", "Đây là một nhóm cơ quan, đơn vị được giao việc chung."))
    return rows + row(agency, "remark", agency.remark)


def place_rows(view: PageContext, place: Place) -> list[FactRow]:
    """Return the rows of the identity table of a place."""
    successors = [
        FactRow(f"Nay thuộc (từ {format_date(one.since)})", view.render_link(Place.kind_id, one.place))
        for one in announced(view, place.successors)
    ]
    return [
        *row(place, "level", PLACE_LEVEL_TITLES[place.level]),
        *row(place, "code", place.code),
        *row(place, "parent", view.render_link(Place.kind_id, place.parent) if place.parent else ""),
        *row(place, "since", format_date(place.since) if place.since else ""),
        *row(place, "until", format_date(place.until) if place.until else ""),
        *successors,
        *(_count(one) for one in place.counts),
    ]


def _count(count: PlaceCount) -> FactRow:
    name = COUNTED_TITLES[count.counted]
    until = f" đến trước {format_date(count.until)}" if count.until else ""
    words = f"{format_number(count.value)} (từ {format_date(count.since)}{until}; nguồn: {count.source_words})"
    return FactRow(f"Số {name}", words)
