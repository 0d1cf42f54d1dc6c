"""A campaign's programme on one sheet of A4: its content, and the selection of events that fit.

Nothing here asks a browser. Heights are upper bounds (see ``pcmt.text.widths``), so what is chosen fits on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from pcmt.model import Agency, Campaign, Event, Helpline, LegalDocument, Place
from pcmt.model.campaign import ReportDue
from pcmt.show.campaigns.page import events_of, papers_of, span_words
from pcmt.show.events.rows import when_words, where_words
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.parties import NO_RECEIVER, giver_words
from pcmt.text.dates import day_of
from pcmt.text.formats import date_weekday, format_date
from pcmt.text.vietnamese import clip
from pcmt.text.widths import BOLD, MM_PER_POINT, lines_of
from pcmt.urls import record_path

WIDTH, HEIGHT = 182.0, 269.0
"""Room on the sheet in mm: A4 less margins of 14 mm at the sides and 12 mm above and below, less 4 mm kept back."""
COLUMNS = (30.0, 72.0, 42.0, 38.0)
"""Widths of the table's columns in mm: when, what, where, who. ``chuong-trinh.css`` has the same."""
QR_SIDE = 26.0
"""Side of the QR code in mm, its white border included."""
UNIT_HEIGHT = 17.0
"""Millimetres kept for the name of who holds the programme: two lines of 12 points, one of 9.5, and the space below them."""
_CELL_PADDING, _ROW_GAP, _HEAD, _FOOT_GAP = 3.0, 2.3, 10.0, 5.0
_LINE = 1.35
SIZES = {"large": 12.0, "medium": 10.5, "small": 9.5}
"""Type sizes of the table in points: the largest at which every event finds room, else the smallest."""
HEADINGS = {False: (17.0, 13.0), True: (13.0, 10.5)}
"""Type sizes of title and theme in points; the smaller ones where title and theme together run long."""
_WORDY = 240
_PAPERS, _REPORTS, _HELPLINES, _ORGANIZERS = 2, 2, 4, 2
"""At most so many directing documents, report deadlines, numbers to call, and organizers of one event."""
_PLACE_LEVELS = ("country", "province", "district", "commune", "village")


class ProgrammeRow(NamedTuple):
    """A table row: when, what, where, who."""

    when: str
    what: str
    where: str
    who: str

    def height(self, size: float) -> float:
        """Millimetres that the row does not exceed at a type size in points."""
        widths = [width - _CELL_PADDING for width in COLUMNS]
        widths[1] /= BOLD  # the title is bold
        lines = max(lines_of(text, width, size) for text, width in zip(self, widths, strict=True))
        return lines * size * _LINE * MM_PER_POINT + _ROW_GAP


class ProgrammeSheet(NamedTuple):
    """All words of a programme. ``more`` events found no room; ``helplines`` are numbers with their names.

    ``size`` is a key of SIZES, ``is_wordy`` one of HEADINGS.
    """

    publisher: str
    title: str
    theme: str
    days: str
    papers: list[str]
    rows: list[ProgrammeRow]
    more: int
    size: str
    is_wordy: bool
    reports: list[str]
    helplines: list[tuple[str, str]]
    checked: str
    address: str
    note: str


def sheet_of(view: PageContext, campaign: Campaign) -> ProgrammeSheet:
    """Return the programme of a campaign; only events that take place are listed."""
    settings = view.catalog.settings
    lines = view.catalog.valid_helplines[:_HELPLINES]
    sheet = ProgrammeSheet(
        publisher=clip(settings.unit or settings.title, 120),
        title=campaign.title,
        theme=campaign.theme or "",
        days=span_words(campaign),
        papers=[_paper(view, one) for one in papers_of(view, campaign)[:_PAPERS]],
        rows=[],
        more=0,
        size="small",
        is_wordy=len(campaign.title) + len(campaign.theme or "") > _WORDY,
        reports=[_report(view, one) for one in sorted(campaign.reports, key=lambda one: one.before)[:_REPORTS]],
        helplines=[(line.number, clip(line.name, 60)) for line in lines],
        checked=_checked(lines),
        address=settings.url + record_path(campaign.kind_id, campaign.id),
        note=f"In theo dữ liệu của cổng ngày {format_date(view.catalog.today)}. Hoạt động đã hoãn hoặc hủy không in ở"
        " đây; trước khi đi, hãy xem lại trên trang.",
    )
    events = [one for one in events_of(view.catalog, campaign) if one.status in {"provisional", "confirmed"}]
    ranked = sorted(events, key=lambda one: _rank(view, one))
    room = HEIGHT - fixed_height(sheet)
    tried = [(size, _rows_that_fit(view, ranked, room, points)) for size, points in SIZES.items()]
    size, rows = next((one for one in tried if len(one[1]) == len(events)), tried[-1])
    return sheet._replace(rows=rows, more=len(events) - len(rows), size=size)


class SheetBlock(NamedTuple):
    """A text of the sheet, its type size in points, the space around it in mm."""

    text: str
    size: float
    space: float


def fixed_height(sheet: ProgrammeSheet) -> float:
    """Millimetres that everything but the rows does not exceed."""
    title_size, theme_size = HEADINGS[sheet.is_wordy]
    blocks = [
        SheetBlock(sheet.publisher, 10, 2),
        SheetBlock(sheet.title, title_size, 4),
        SheetBlock(sheet.theme, theme_size, 9),
        SheetBlock(sheet.days, 11, 3),
        *(SheetBlock(one, 9.5, 1) for one in sheet.papers),
        SheetBlock(f"Và 99.999 hoạt động khác, xem tại: {sheet.address}", 9.5, 4),
        *(SheetBlock(one, 9.5, 1.5) for one in sheet.reports),
        SheetBlock(_helpline_words(sheet), 9.5, 3),
    ]
    height = sum(_height(one.text, WIDTH, one.size) + one.space for one in blocks if one.text)
    foot = [sheet.address, sheet.note, sheet.publisher]
    foot_height = max(QR_SIDE, sum(_height(one, WIDTH - QR_SIDE - 6, 9.5) for one in foot))
    return height + UNIT_HEIGHT + _HEAD + _FOOT_GAP + foot_height


def _height(text: str, width: float, size: float) -> float:
    return lines_of(text, width - _CELL_PADDING, size) * size * _LINE * MM_PER_POINT


def _helpline_words(sheet: ProgrammeSheet) -> str:
    words = " · ".join(f"{number} {title}" for number, title in sheet.helplines)
    return f"Cần giúp: {words} {sheet.checked}" if words else ""


def _checked(lines: Sequence[Helpline]) -> str:
    return f"(kiểm tra ngày {format_date(min(line.checked_on for line in lines))})" if lines else ""


def _paper(view: PageContext, document: LegalDocument) -> str:
    issuer = view.titles(Agency.kind_id, document.issuers)
    dated = f", {format_date(document.issued)}" if document.issued else ""
    return f"Theo {clip(document.title, 150)} ({clip(issuer, 60)}{dated})"


def _report(view: PageContext, report: ReportDue) -> str:
    last_day = date_weekday(report.before - timedelta(days=1))
    parties = f"{clip(giver_words(view.catalog, report), 120)} gửi {clip(report.to or NO_RECEIVER, 60)}"
    deadline = f"trước ngày {format_date(report.before)} (chậm nhất là hết ngày {last_day})"
    return f"Hạn gửi: {clip(report.what, 140)}. {parties}, {deadline}."


def _rows_that_fit(view: PageContext, ranked: Sequence[Event], room: float, size: float) -> list[ProgrammeRow]:
    """Rows of as many of the foremost events as there is room for, in order of time."""
    chosen: list[Event] = []
    for event in ranked:
        room -= _row(view, event).height(size)
        if room < 0:
            break
        chosen.append(event)
    return [_row(view, one) for one in sorted(chosen, key=lambda one: (day_of(one.start), one.id))]


class EventRank(NamedTuple):
    """Sorts the events of a sheet."""

    is_closed: bool
    place_level: int
    day: int
    record: str


def _rank(view: PageContext, event: Event) -> EventRank:
    """First what everybody is invited to, then the wider place, then the earlier day."""
    place = view.catalog.get(Place, event.place) if event.place else None
    level = _PLACE_LEVELS.index(place.level) if place else len(_PLACE_LEVELS)
    return EventRank(not event.is_public, level, day_of(event.start).toordinal(), event.id)


def _row(view: PageContext, event: Event) -> ProgrammeRow:
    suffix = " (dự kiến)" if event.status == "provisional" else ""
    agencies = [view.catalog.get(Agency, one) for one in event.organizers]
    names = [_short(one) for one in agencies[:_ORGANIZERS]]
    if len(agencies) > _ORGANIZERS:
        names.append(f"và {len(agencies) - _ORGANIZERS} đơn vị")
    return ProgrammeRow(
        when_words(event), clip(event.title, 140) + suffix, clip(where_words(view, event), 90), ", ".join(names)
    )


def _short(agency: Agency) -> str:
    """Return the full name unless it is long: visitors need not know what "BCA" means."""
    return agency.title if len(agency.title) <= 40 else clip(agency.short_title or agency.title, 45)
