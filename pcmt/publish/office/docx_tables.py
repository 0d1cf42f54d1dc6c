"""Tables of a text as WordprocessingML (ISO/IEC 29500-1, 17.4): a head that repeats, rows that no page cuts, fitting columns."""

from __future__ import annotations

from html import escape

from pcmt.publish.office.column_widths import column_widths, short_columns
from pcmt.publish.office.docx_xml import Link, paragraph, runs_xml
from pcmt.show.markup.body_tree import Grid, Runs

_LETTER, _MARGIN = 145, 230
"""About the width of a bold letter of 12 points, and of the two sides of a cell, in twentieths of a point."""
_KEPT_ROWS = 8
"""A table no longer than this stays on one page."""
_CENTRED = '<w:jc w:val="center"/>'


def table_xml(grid: Grid, width: int, link: Link, caption: str) -> str:
    """A table ``width`` twips wide; ``caption`` tells those who cannot see it what it is about."""
    widths = column_widths(grid, width, _LETTER, _MARGIN)
    layouts = [_CENTRED if is_short else "" for is_short in short_columns(grid)]
    rows = [_row(grid.header, widths, layouts, link, is_head=True, is_kept=True)]
    for number, row in enumerate(grid.rows, start=1):
        is_kept = len(grid.rows) <= _KEPT_ROWS and number < len(grid.rows)
        rows.append(_row(row, widths, layouts, link, is_head=False, is_kept=is_kept))
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="RuledTable"/><w:tblW w:w="{width}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{escape(caption)}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(
    cells: tuple[Runs, ...], widths: list[int], layouts: list[str], link: Link, *, is_head: bool, is_kept: bool
) -> str:
    kept = "<w:keepNext/>" if is_kept else ""
    parts = [
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{paragraph(runs_xml(cell, link), 'TableText', kept + layout)}</w:tc>"
        for cell, width, layout in zip(cells, widths, layouts, strict=True)
    ]
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * is_head}</w:trPr>{''.join(parts)}</w:tr>"
