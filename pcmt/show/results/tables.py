"""The tables of a report, before any file format: what the page, the DOCX, the XLSX and the CSV all print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pcmt.model import Agency, Campaign, Event, LegalDocument
from pcmt.model.event import EVENT_STATUS_TITLES, MEASURES, Result
from pcmt.relate.catalog import Catalog
from pcmt.relate.report_demands import Demand
from pcmt.relate.result_sums import NOTHING, Figures, ResultReport
from pcmt.show.parts.parties import giver_words
from pcmt.show.results.phrases import (
    NO_DEMAND,
    NO_FIGURES,
    blank_words,
    due_words,
    paper_words,
    place_words,
    source_words,
)
from pcmt.text.dates import day_of
from pcmt.text.formats import format_number, format_span
from pcmt.text.official_text import section_words

UNKNOWN = "–"
_DASH_NOTE = f"Dấu {UNKNOWN} là mục chưa có số liệu, không có nghĩa là bằng 0."
TOTAL = "Tổng cộng"
COVERAGE = "Đơn vị có số liệu"


class Linked(NamedTuple):
    """The name of a record, which a page makes a link."""

    words: str
    kind: str
    id: str


Cell = str | int | None | Linked


class ResultColumn(NamedTuple):
    """A column: its head, the share of the width that it needs, and what it holds."""

    head: str
    width: int
    is_measure: bool = False
    is_number: bool = False


class ResultRow(NamedTuple):
    """A row of a table. ``blank`` gives the reason for missing measures; ``is_total`` marks the last rows."""

    cells: tuple[Cell, ...]
    blank: str = ""
    is_total: bool = False


class ResultSheet(NamedTuple):
    """A table: ``name`` for a tab (at most 31 characters), ``title`` for a heading, ``note`` for remarks.

    ``is_sum``: its rows add up those of the details. ``drawn``: how many rows a page shows, each about 0.9 kB; ``dataset``: the
    list of the open data that has what they rest on.
    """

    anchor: str
    name: str
    title: str
    columns: tuple[ResultColumn, ...]
    rows: Sequence[ResultRow]
    note: str = ""
    is_sum: bool = False
    drawn: int = 80
    dataset: str = "ket-qua"

    @property
    def has_figures(self) -> bool:
        """Whether a row has a figure, in a table that is meant to have some."""
        return not any(column.is_measure for column in self.columns) or any(
            not row.blank for row in self.rows if not row.is_total
        )

    @property
    def own_rows(self) -> list[ResultRow]:
        """Return the rows without the totals."""
        return [row for row in self.rows if not row.is_total]

    @property
    def totals(self) -> list[ResultRow]:
        """Return the last rows, which sum up the others."""
        return [row for row in self.rows if row.is_total]

    @property
    def first_rows(self) -> list[ResultRow]:
        """Return the rows that a page shows: all, or the first ones, those with figures before those without."""
        own = self.own_rows
        return own if len(own) <= self.drawn else sorted(own, key=lambda row: bool(row.blank))[: self.drawn]

    @property
    def printed_note(self) -> str:
        """Return the note where dashes are printed for uncounted measures."""
        has_dash = any(
            column.is_measure and value is None
            for row in self.rows
            if not row.blank
            for column, value in zip(self.columns, row.cells, strict=True)
        )
        return " ".join(part for part in (self.note, _DASH_NOTE if has_dash else "") if part)


def cell_words(column: ResultColumn, value: Cell) -> str:
    """Format a cell: an uncounted measure is a dash, never zero."""
    if isinstance(value, Linked):
        return value.words
    if isinstance(value, int):
        return format_number(value)
    return value or (UNKNOWN if column.is_measure else "")


def _head(name: str) -> str:
    title = Result.model_fields[name].title or name
    return title[0].upper() + title[1:]


MEASURE_COLUMNS = tuple(ResultColumn(_head(name), 9, is_measure=True, is_number=True) for name in MEASURES)


def _blank(figures: Figures) -> str:
    return NO_FIGURES if figures == NOTHING else ""


def sheets_of(catalog: Catalog, report: ResultReport) -> list[ResultSheet]:
    """Return the four tables of a report: by unit, by event type, details, and the demands it answers."""
    return [by_unit(report), by_kind(report), in_detail(catalog, report), demanded(catalog, report)]


def by_unit(report: ResultReport) -> ResultSheet:
    """Every unit with its sums, the empty ones too."""
    total = report.total
    rows = [
        ResultRow(
            (Linked(line.agency.title, Agency.kind_id, line.agency.id), line.events, *line.figures),
            _blank(line.figures),
        )
        for line in report.units
    ]
    if rows:
        known = (f"{count}/{total.expected}" for count in total.known)
        rows.append(ResultRow((TOTAL, total.events, *total.figures), _blank(total.figures), is_total=True))
        rows.append(ResultRow((COVERAGE, None, *known), is_total=True))
    shared = sum(line.events for line in report.units) > total.events
    note = "Sự kiện do nhiều đơn vị cùng tổ chức chỉ tính một lần ở dòng tổng cộng." if shared else ""
    columns = (ResultColumn("Đơn vị", 30), ResultColumn("Sự kiện tổ chức", 9, is_number=True), *MEASURE_COLUMNS)
    return ResultSheet("theo-don-vi", "Theo đơn vị", "Kết quả theo đơn vị", columns, rows, note, is_sum=True)


def by_kind(report: ResultReport) -> ResultSheet:
    """Every kind of event that occurred with its sums."""
    total = report.total
    rows = [
        ResultRow((line.title, line.events, line.reported, *line.figures), _blank(line.figures))
        for line in report.kinds
    ]
    if rows:
        reported = sum(line.reported for line in report.kinds)
        rows.append(ResultRow((TOTAL, total.events, reported, *total.figures), _blank(total.figures), is_total=True))
    columns = (
        ResultColumn("Loại sự kiện", 24),
        ResultColumn("Sự kiện", 8, is_number=True),
        ResultColumn("Có số liệu", 8, is_number=True),
        *MEASURE_COLUMNS,
    )
    return ResultSheet("theo-loai", "Theo loại sự kiện", "Kết quả theo loại sự kiện", columns, rows, is_sum=True)


def in_detail(catalog: Catalog, report: ResultReport) -> ResultSheet:
    """Return every event and unit with figures, origin and event status."""
    rows = [
        ResultRow(
            (
                Linked(one.event.title, Event.kind_id, one.event.id),
                Linked(one.agency.title, Agency.kind_id, one.agency.id),
                format_span(one.event.start, one.event.finish),
                place_words(catalog, one.event),
                EVENT_STATUS_TITLES[one.event.status],
                *one.figures,
                source_words(one),
            ),
            blank_words(one, report.today),
        )
        for one in report.details
    ]
    reaching = {
        row.event.id
        for row in report.details
        if day_of(row.event.start) < report.days.first or day_of(row.event.finish) > report.days.last
    }
    note = f"{len(reaching)} sự kiện kéo dài ra ngoài kỳ báo cáo, số liệu được tính trọn." if reaching else ""
    columns = (
        ResultColumn("Sự kiện", 24),
        ResultColumn("Đơn vị", 15),
        ResultColumn("Thời gian", 12),
        ResultColumn("Địa điểm", 18),
        ResultColumn("Tình trạng", 9),
        *MEASURE_COLUMNS,
        ResultColumn("Nguồn số liệu", 20),
    )
    return ResultSheet("chi-tiet", "Chi tiết", "Chi tiết từng sự kiện", columns, rows, note, drawn=30)


def demanded(catalog: Catalog, report: ResultReport) -> ResultSheet:
    """Return what must be sent, by whom, to whom, until when, and the quoted demand."""
    rows = [
        ResultRow(
            (
                one.asked.what,
                giver_words(catalog, one.asked),
                one.asked.to,
                due_words(one),
                origin(catalog, one),
                one.asked.quote,
            )
        )
        for one in report.demands
    ]
    columns = (
        ResultColumn("Báo cáo", 22),
        ResultColumn("Bên gửi", 20),
        ResultColumn("Nơi nhận", 14),
        ResultColumn("Hạn", 14),
        ResultColumn("Văn bản đặt ra", 24),
        ResultColumn("Trích nguyên văn", 30),
    )
    note = "" if rows else NO_DEMAND
    title = "Yêu cầu và thời hạn báo cáo"
    return ResultSheet("yeu-cau", "Yêu cầu báo cáo", title, columns, rows, note, drawn=20, dataset="thoi-han")


def origin(catalog: Catalog, demand: Demand) -> Linked:
    """Return the paper that makes the demand, with number, date and place of the quote."""
    record = demand.record
    ids = record.directing if isinstance(record, Campaign) else ()
    papers = [catalog.get(LegalDocument, one) for one in ids]
    words = "; ".join(paper_words(catalog, one) for one in papers) or record.title
    source = papers[0] if len(papers) == 1 else record
    return Linked(f"{words}, {section_words(demand.asked.at)}", source.kind_id, source.id)
