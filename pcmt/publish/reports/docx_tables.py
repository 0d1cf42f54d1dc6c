"""Tables of a DOCX as WordprocessingML (ISO/IEC 29500-1, 17.4), written as text: thousands of rows in one parse.

python-docx builds a table cell by cell and looks each one up from the start of the table, which grows with the square.
"""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import NamedTuple

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from pcmt.show.results.tables import Column, Row, Sheet, cell_words
from pcmt.text.colours import OFFICE_COLOURS

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = '<w:tblCellMar><w:left w:w="55" w:type="dxa"/><w:right w:w="55" w:type="dxa"/></w:tblCellMar>'
_LOOK = '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
"""The first row is a head (ISO/IEC 29500-1, 17.4.55); ``w:tblHeader`` repeats it."""
_BOLD, _ITALIC = "<w:b/>", "<w:i/>"
_HEAD_SHADE = f'<w:shd w:val="clear" w:color="auto" w:fill="{OFFICE_COLOURS["office_tint"]}"/>'


class Style(NamedTuple):
    """The size of the letters in half points, and whether every row stays with the next one."""

    half_points: int
    is_kept: bool


def table_xml(sheet: Sheet, width: int, half_points: int, *, is_kept: bool) -> BaseOxmlElement:
    """A ruled table whose head repeats on every page; ``is_kept`` asks for all rows on one.

    ``width`` is in twentieths of a point, the size of the letters in half points.
    """
    style = Style(half_points, is_kept)
    share = width / sum(column.width for column in sheet.columns)
    widths = [int(column.width * share) for column in sheet.columns]
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    return parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{_MARGINS}{_LOOK}<w:tblCaption w:val="{escape(sheet.title)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{_head(sheet.columns, widths, style)}"
        f"{''.join(_row(row, sheet.columns, widths, style) for row in sheet.rows)}</w:tbl>"
    )


def _head(columns: tuple[Column, ...], widths: list[int], style: Style) -> str:
    cells = "".join(
        _cell(column.head, width, style, "center", _BOLD, _HEAD_SHADE)
        for column, width in zip(columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(row: Row, columns: tuple[Column, ...], widths: list[int], style: Style) -> str:
    """A line; where no measure is known, one cell across all of them says so."""
    cells = []
    for is_spanned, group in groupby(
        zip(columns, row.cells, widths, strict=True), key=lambda one: bool(row.blank and one[0].is_measure)
    ):
        parts = list(group)
        if is_spanned:
            span = f'<w:gridSpan w:val="{len(parts)}"/>'
            whole = sum(width for _, _, width in parts)
            cells.append(_cell(row.blank, whole, style, "center", _ITALIC, span))
        else:
            cells += [
                _cell(
                    cell_words(column, value),
                    width,
                    style,
                    "right" if column.is_number else "left",
                    _BOLD if row.is_total else "",
                )
                for column, value, width in parts
            ]
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _cell(words: str, width: int, style: Style, align: str = "left", marks: str = "", properties: str = "") -> str:
    """A cell with one paragraph; ``marks`` are run properties, ``properties`` those of the cell."""
    keep = "<w:keepNext/>" if style.is_kept else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr>{keep}<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/>'
        f'<w:jc w:val="{align}"/></w:pPr>'
        f'<w:r><w:rPr>{marks}<w:sz w:val="{style.half_points}"/><w:szCs w:val="{style.half_points}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p></w:tc>'
    )
