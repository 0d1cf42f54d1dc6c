"""Results on pages: the figures of an event, the report of a campaign or a period, and the files to send and to work with."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from pcmt.model import Agency, Campaign, Event
from pcmt.model.event import COVERAGE
from pcmt.model.target import COUNTED_TITLES
from pcmt.relate.datasets import TABLES
from pcmt.relate.report_demands import Days
from pcmt.relate.result_sums import ResultReport, figures_of, report_of_campaign, report_of_days
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.files import size_words
from pcmt.show.results.phrases import NO_EVENTS, coverage_words, file_stem
from pcmt.show.results.tables import (
    MEASURE_COLUMNS,
    Cell,
    Linked,
    ResultColumn,
    ResultRow,
    ResultSheet,
    by_kind,
    by_unit,
    cell_words,
    sheets_of,
)
from pcmt.text.formats import format_date, format_number
from pcmt.text.vietnamese import lower_first
from pcmt.urls import data_path

SHOWN_ROWS = 40
"""A longer table is folded: on a phone each line is half a screen."""
CAMPAIGN_ROWS = 30
"""Units on the page of a campaign, which has much else."""
FILE_TITLES = {
    "docx": "Mẫu báo cáo (DOCX",
    "xlsx": "Bảng tính (XLSX",
    "csv": "Dữ liệu từng sự kiện (CSV",
}


def render_event_results(view: PageContext, event: Event) -> Markup:
    """Render what units reported on an event, each with its source; empty without reports."""
    if not event.results:
        return trusted_html("")
    rows = []
    for result in event.results:
        agency = view.catalog.get(Agency, result.agency)
        source = view.render_outside_link(result.url, result.source) if result.url else html_of(result.source)
        day = f'<br><span class="meta-line">ngày {format_date(result.reported_on)}</span>'
        reached = "".join(
            f'<br><span class="meta-line">{html_of(COUNTED_TITLES[name])} đã có tuyên truyền: {format_number(figure)}</span>'
            for name in COVERAGE
            if (figure := getattr(result, name)) is not None
        )
        source_cell = trusted_html(f"{source}{day}{reached}")
        cells = (Linked(agency.title, agency.kind_id, agency.id), *figures_of(result), source_cell)
        rows.append(ResultRow(cells))
    columns = (ResultColumn("Đơn vị", 30), *MEASURE_COLUMNS, ResultColumn("Nguồn số liệu", 20))
    return _section(view, ResultSheet("ket-qua", "Kết quả", "Kết quả", columns, rows))


def render_campaign_results(view: PageContext, campaign: Campaign) -> Markup:
    """Render the summary report of a campaign with its files; empty before the campaign and for one without events."""
    report = report_of_campaign(view.catalog, campaign)
    if report is None or report.days.first > view.catalog.today:
        return trusted_html("")
    workbook = f"{file_stem(campaign.id)}.xlsx"
    tables = "\n".join(
        f'<h3 id="ket-qua-{sheet.anchor}">{html_of(sheet.title)}</h3>\n{_table(view, sheet, workbook)}'
        for sheet in (by_unit(report)._replace(drawn=CAMPAIGN_ROWS), by_kind(report))
        if sheet.has_figures
    )
    return trusted_html(
        f'<section><h2 id="ket-qua">Kết quả</h2>\n{_summary(report)}{_downloads(view, campaign)}\n{tables}</section>\n'
    )


def render_period_results(view: PageContext, first: date, last: date, unit: Agency | None = None) -> Markup:
    """Render the full report of a period, and the files of the campaigns in it."""
    report = report_of_days(view.catalog, Days(first, last), unit)
    campaigns = [
        one
        for one in view.catalog.campaigns
        if one.start and one.end and report.days.touches(one.start.first, one.end.last)
    ]
    files = "".join(_downloads(view, one, f" của {one.title}") for one in campaigns)
    # Sums of nothing say nothing: without a figure the summary says so once, and the details list who has yet to report.
    shown = [one for one in sheets_of(view.catalog, report) if one.has_figures or not one.is_sum]
    sections = "".join(_section(view, sheet) for sheet in shown)
    return trusted_html(f'<div class="report">{_summary(report)}{files}\n{sections}</div>')


def _summary(report: ResultReport) -> str:
    words = f"Tính đến ngày {format_date(report.today)}. {coverage_words(report)}"
    return f'<p class="report-summary">{html_of(words)}</p>'


def _downloads(view: PageContext, campaign: Campaign, whose: str = "") -> str:
    """Links to the report files of a campaign that were made, each with its type and size."""
    stem = file_stem(campaign.id)
    items = [
        f'<li><a href="{view.page(path)}" download>{title}, {size_words(len(view.downloads[path]))})</a></li>'
        for ending, title in FILE_TITLES.items()
        if (path := f"{stem}.{ending}") in view.downloads
    ]
    if not items:
        return ""
    return f'\n<p>Tải báo cáo{html_of(whose)}:</p>\n<ul class="downloads">{"".join(items)}</ul>'


def _section(view: PageContext, sheet: ResultSheet) -> Markup:
    return trusted_html(
        f'<section><h2 id="{sheet.anchor}">{html_of(sheet.title)}</h2>\n{_table(view, sheet)}</section>\n'
    )


def _table(view: PageContext, sheet: ResultSheet, workbook: str = "") -> str:
    """Render the table with its note, folded when long. ``workbook``: the file that has what a page leaves out."""
    note = f'<p class="meta-line">{html_of(sheet.printed_note)}</p>\n' if sheet.printed_note else ""
    if not sheet.rows:
        return note or f'<p class="empty">{NO_EVENTS}</p>'
    heads = "".join(_head(column) for column in sheet.columns)
    lines = "\n".join(_line(view, row, sheet.columns) for row in (*sheet.first_rows, *sheet.totals))
    html = (
        f'<div class="table-scroll" tabindex="0"><table class="stack report-table">'
        f'<caption class="visually-hidden">{html_of(sheet.title)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>\n{lines}\n</tbody></table></div>"
        f"{_rest(view, sheet, workbook)}"
    )
    shown = len(sheet.first_rows)
    summary = f"{sheet.title}: xem {format_number(shown)} dòng" if shown > SHOWN_ROWS else ""
    if not sheet.has_figures:
        # An event has a row for each of its units.
        counted, noun = (
            len({row.cells[0] for row in sheet.own_rows}),
            lower_first(sheet.columns[0].head),
        )
        summary = f"Chưa {noun} nào trong {format_number(counted)} {noun} có số liệu"
    if summary:
        html = f'<details class="fold"><summary>{html_of(summary)}</summary>{html}</details>'
    return note + html


def _rest(view: PageContext, sheet: ResultSheet, workbook: str) -> str:
    """Render how many rows a page leaves out, and the way to all or to what they rest on; empty where it shows all."""
    total = len(sheet.own_rows)
    if total <= sheet.drawn:
        return ""
    words = f"Trang này chỉ hiện {format_number(sheet.drawn)} trong {format_number(total)} dòng"
    title, path = f"Dữ liệu mở: {TABLES[sheet.dataset].title} (CSV)", data_path(sheet.dataset, "csv")
    if not sheet.has_figures:
        title, path = f"Tất cả {lower_first(Event.kind_title)}", f"{Event.kind_id}/"
    elif any(column.is_measure for column in sheet.columns):
        words += ", dòng có số liệu đứng trước"
    if workbook in view.downloads:
        title, path = "Bảng đầy đủ (XLSX)", workbook
    return f'<p class="meta-line">{words}. <a href="{view.page(path)}">{html_of(title)}</a></p>'


def _head(column: ResultColumn) -> str:
    kind = ' class="number"' if column.is_number else ""
    return f'<th scope="col"{kind}>{html_of(column.head)}</th>'


def _line(view: PageContext, row: ResultRow, columns: tuple[ResultColumn, ...]) -> str:
    """Render a row; without any known measure, one cell across all of them gives the reason."""
    cells = []
    blank = row.blank and f'<td class="blank" colspan="{len(MEASURE_COLUMNS)}" data-label="Số liệu">{row.blank}</td>'
    for column, value in zip(columns, row.cells, strict=True):
        if blank and column.is_measure:
            cells.append(blank if column is MEASURE_COLUMNS[0] else "")
            continue
        kind = ' class="number"' if column.is_number else ""
        label = f' data-label="{html_of(column.head)}"'
        cells.append(f"<td{kind}{label}>{_cell(view, column, value)}</td>")
    return ('<tr class="total">' if row.is_total else "<tr>") + "".join(cells) + "</tr>"


def _cell(view: PageContext, column: ResultColumn, value: Cell) -> str:
    if isinstance(value, Linked):
        return view.render_link(value.kind, value.id, value.words)
    return html_of(value if isinstance(value, Markup) else cell_words(column, value))
