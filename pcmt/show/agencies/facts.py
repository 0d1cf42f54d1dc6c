"""The identity tables of agencies, places and helplines."""

from __future__ import annotations

from pcmt.model import Agency, Helpline, Place
from pcmt.model.agency import AGENCY_LEVEL_TITLES, PLACE_LEVEL_TITLES
from pcmt.model.target import COUNTED_TITLES, PlaceCount
from pcmt.show.agencies.succession import announced
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, row, rows_of
from pcmt.text.formats import format_date, format_number


def agency_rows(view: PageContext, agency: Agency) -> list[FactRow]:
    """Return the rows of the identity table of an agency."""
    rows = [
        *row(agency, "level", AGENCY_LEVEL_TITLES[agency.level]),
        *rows_of(view, agency, "short_title", "parent", "place", "since", "until"),
    ]
    for one in announced(view, agency.successors):
        what = f": {one.what}" if one.what else ""
        rows.append(
            FactRow(f"Chuyển cho (từ {format_date(one.since)})", view.render_link(Agency.kind_id, one.agency) + what)
        )
    rows += rows_of(view, agency, "aliases")
    if agency.is_group:
        rows.append(FactRow("Lưu ý", "Đây là một nhóm cơ quan, đơn vị được giao việc chung."))
    return rows + rows_of(view, agency, "remark")


def place_rows(view: PageContext, place: Place) -> list[FactRow]:
    """Return the rows of the identity table of a place."""
    successors = [
        FactRow(f"Nay thuộc (từ {format_date(one.since)})", view.render_link(Place.kind_id, one.place))
        for one in announced(view, place.successors)
    ]
    return [
        *row(place, "level", PLACE_LEVEL_TITLES[place.level]),
        *rows_of(view, place, "code", "parent", "since", "until"),
        *successors,
        *(_count(one) for one in place.counts),
    ]


def _count(count: PlaceCount) -> FactRow:
    name = COUNTED_TITLES[count.counted]
    until = f" đến trước {format_date(count.until)}" if count.until else ""
    words = f"{format_number(count.value)} (từ {format_date(count.since)}{until}; nguồn: {count.source_words})"
    return FactRow(f"Số {name}", words)


def helpline_rows(view: PageContext, line: Helpline) -> list[FactRow]:
    """Return the rows of the identity table of a helpline."""
    free = {True: "miễn phí", False: "có tính cước", None: ""}[line.free]
    return [
        *rows_of(view, line, "use", "hours"),
        *([FactRow("Cước gọi", free)] if free else []),
        *row(line, "channels", ", ".join(line.channels)),
        *([FactRow("Danh tính người gọi", "được giữ kín")] if line.confidential else []),
        *rows_of(view, line, "checked_on"),
    ]
