"""The report as an XLSX workbook (ISO/IEC 29500): a sheet for each table, numbers as numbers, unknown cells empty."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from math import ceil
from typing import Any, cast
from xml.etree import ElementTree
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from pcmt.relate.catalog import Catalog
from pcmt.relate.result_sums import ResultReport
from pcmt.show.results.phrases import coverage_words, draft_words, title_of
from pcmt.show.results.tables import Cell, Linked, ResultColumn, ResultRow, ResultSheet, sheets_of
from pcmt.text.colours import Palette, office_colours
from pcmt.text.zip_archive import repacked

HEAD_ROW = 4
"""Above it: the title of the table, what the paper is, and what the totals cover."""
_REMARKS = ResultColumn("Ghi chú", 16)
_A4 = 9
_NUMBER = "#,##0"
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FONT_PARTS = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family"),
    *("charset", "scheme"),
)


def _ruled(colours: dict[str, str]) -> Border:
    line = Side(style="thin", color=colours["office_grid"])
    return Border(left=line, right=line, top=line, bottom=line)


def _style(name: str, *, bold: bool = False, size: int = 11, number: bool = False) -> NamedStyle:
    style = NamedStyle(name, font=Font(name="Times New Roman", size=size, bold=bold))
    style.alignment = Alignment(horizontal="right" if number else None, vertical="top", wrap_text=not number)
    style.number_format = _NUMBER if number else "General"
    return style


def _styles(palette: Palette) -> list[NamedStyle]:
    """Named styles of one workbook: setting fonts and borders cell by cell takes ten times as long."""
    colours = office_colours(palette)
    title, remark = _style("Tên bảng", bold=True, size=13), _style("Chú thích")
    for one in (title, remark):
        one.alignment = Alignment()
    head = _style("Đầu bảng", bold=True)
    head.fill = PatternFill("solid", fgColor=colours["office_tint"])
    head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    texts = (_style("Chữ"), _style("Chữ dòng tổng", bold=True))
    numbers = (_style("Số", number=True), _style("Số dòng tổng", bold=True, number=True))
    for one in (head, *texts, *numbers):
        one.border = _ruled(colours)
    return [title, remark, head, *texts, *numbers]


def report_xlsx(catalog: Catalog, report: ResultReport) -> bytes:
    """Return the workbook; the same report gives the same bytes."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    properties = workbook.properties
    properties.title, properties.creator = title_of(report), catalog.settings.unit or catalog.settings.title
    properties.created = properties.modified = datetime.combine(report.today, time())
    for style in _styles(catalog.settings.palette):
        workbook.add_named_style(style)
    for sheet in sheets_of(catalog, report):
        _fill(workbook.create_sheet(sheet.name), sheet, report)
    packed = BytesIO()
    # save_workbook would stamp the hour of saving over the properties.
    ExcelWriter(workbook, ZipFile(packed, "w")).save()
    return repacked(packed.getvalue(), report.today, {"xl/styles.xml": _in_order})


def _in_order(styles: bytes) -> bytes:
    """Reorder the parts of each font as in Excel; openpyxl 3.1 writes the name before bold and size.

    Validators of the Open XML SDK read CT_Font (ISO/IEC 29500-4, 18.8.22) as that sequence.
    """
    tree = ElementTree.fromstring(styles)
    ElementTree.register_namespace("", _SPREADSHEET)
    for font in tree.iter(f"{{{_SPREADSHEET}}}font"):
        font[:] = sorted(font, key=lambda one: _FONT_PARTS.index(one.tag.rpartition("}")[2]))
    for formats in tree.findall(f"{{{_SPREADSHEET}}}numFmts"):
        if not len(formats):  # the schema wants one at least
            tree.remove(formats)
    return cast(bytes, ElementTree.tostring(tree, encoding="utf-8", xml_declaration=True))


class _Cells:
    """Puts values into the cells of a sheet. The library looks through all styles for each cell; here each is looked up once."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._styles: dict[str, Any] = {}

    def put(self, row: int, column: int, value: str | int | None, style: str) -> None:
        """Put a value, or nothing, into a cell of a style."""
        cell = self._sheet.cell(row, column)
        if value not in (None, ""):
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # a text that begins with "=" is no formula
        if style not in self._styles:
            cell.style = style
            self._styles[style] = cell._style
        cell._style = self._styles[style]


def _fill(target: Worksheet, sheet: ResultSheet, report: ResultReport) -> None:
    has_measures = any(column.is_measure for column in sheet.columns)
    columns = (*sheet.columns, _REMARKS) if has_measures else sheet.columns
    above = (f"{sheet.title}. {title_of(report)}", f"{draft_words(report)}.", _note(sheet, report))
    cells = _Cells(target)
    for number, words in enumerate(above, start=1):
        cells.put(number, 1, words, "Tên bảng" if number == 1 else "Chú thích")
    for number, column in enumerate(columns, start=1):
        cells.put(HEAD_ROW, number, column.head, "Đầu bảng")
        target.column_dimensions[get_column_letter(number)].width = column.width + 3
    for number, row in enumerate(sheet.rows, start=HEAD_ROW + 1):
        # Not every program fits a row to wrapped words by itself.
        target.row_dimensions[number].height = 15 * _fill_row(cells, number, row, columns)
    _lay_out(target, len(columns))


def _note(sheet: ResultSheet, report: ResultReport) -> str:
    has_measures = any(column.is_measure for column in sheet.columns)
    return " ".join(part for part in (coverage_words(report) if has_measures else "", sheet.note) if part)


def _fill_row(cells: _Cells, number: int, row: ResultRow, columns: tuple[ResultColumn, ...]) -> int:
    """Fill a row; return how many lines its words take."""
    lines = 1
    for place, (column, value) in enumerate(zip(columns, _cells(row, columns), strict=True), start=1):
        words = value.words if isinstance(value, Linked) else value
        kind = "Số" if column.is_number else "Chữ"
        cells.put(number, place, words, f"{kind} dòng tổng" if row.is_total else kind)
        lines = max(lines, ceil(len(str(words or "")) / column.width))
    return lines


def _cells(row: ResultRow, columns: tuple[ResultColumn, ...]) -> tuple[Cell, ...]:
    return (*row.cells, row.blank) if columns[-1] is _REMARKS else row.cells


def _lay_out(target: Worksheet, width: int) -> None:
    """Head and names stay in sight; printed on A4 landscape, as wide as the page, the head on every page."""
    target.freeze_panes = target.cell(HEAD_ROW + 1, 2)
    target.row_dimensions[HEAD_ROW].height = 62
    target.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    target.print_area = f"A1:{get_column_letter(width)}{max(target.max_row, HEAD_ROW)}"
    target.page_setup.orientation = "landscape"
    target.page_setup.paperSize = _A4
    target.page_setup.fitToWidth, target.page_setup.fitToHeight = 1, 0
    target.sheet_properties.pageSetUpPr.fitToPage = True
    target.oddFooter.center.text = "Trang &P/&N"
