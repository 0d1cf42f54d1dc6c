"""Reading a report back the way its receivers would: from the DOCX, the XLSX, the CSV and the page, as plain tables."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import openpyxl

from pcmt.model.event import MEASURES, Result

HEADS = tuple((Result.model_fields[name].title or name) for name in MEASURES)
Table = dict[str, list[int | None]]
"""Figures in the order of MEASURES by the words of the first cell (in the detail table of the first two)."""


def number(words: Any) -> int | None:
    """A printed figure; None for every way of saying that there is none."""
    if words in (None, "", "–", "chưa có số liệu", "chưa diễn ra", "hủy", "hoãn"):
        return None
    return int(str(words).replace(".", ""))


def _figures(heads: list[str], cells: list[Any]) -> list[int | None]:
    lower = [str(head).lower() for head in heads]
    return [number(cells[lower.index(head)]) for head in HEADS]


def _table(rows: list[list[Any]], keys: int = 1) -> Table:
    heads, *lines = rows
    found = {}
    for cells in lines:
        key = " | ".join(str(cell) for cell in cells[:keys])
        if cells[0] != "Đơn vị có số liệu":
            assert key not in found
            found[key] = _figures(heads, cells)
    return found


def _by_first_head(tables: Iterator[list[list[Any]]]) -> dict[str, Table]:
    """Tables of figures by the head of their first column."""
    return {
        str(rows[0][0]): _table(rows, keys=2 if rows[0][0] == "Sự kiện" else 1)
        for rows in tables
        if rows and str(rows[0][0]) in {"Đơn vị", "Loại sự kiện", "Sự kiện"}
    }


def read_docx(path: Path) -> dict[str, Table]:
    """Tables of figures of the paper. A cell that spans several columns counts for each."""
    return _by_first_head([[cell.text for cell in row.cells] for row in table.rows] for table in _tables(path))


def _tables(path: Path) -> list[Any]:
    return list(docx.Document(str(path)).tables)


def read_xlsx(path: Path) -> dict[str, Table]:
    """Tables of figures of the workbook; every known figure must be a number there."""
    workbook = openpyxl.load_workbook(path)
    found = []
    for sheet in workbook.worksheets:
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        start = next(place for place, row in enumerate(rows) if row[1] is not None)
        found.append(rows[start:])
    return _by_first_head(iter(found))


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.span = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            self.span = int(dict(attrs).get("colspan") or 1)
            self.tables[-1][-1] += [""] * self.span

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self.span = 0

    def handle_data(self, data: str) -> None:
        for place in range(1, self.span + 1):
            self.tables[-1][-1][-place] += data


def read_html(html: str) -> dict[str, Table]:
    """Tables of figures of a page."""
    reader = _Tables()
    reader.feed(html)
    return _by_first_head(iter(reader.tables))
