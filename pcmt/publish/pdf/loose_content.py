"""What the layout of a sheet of a material is given: cards to cut, slips, one sheet (``Material.sheets``)."""

from __future__ import annotations

from typing import Any

from pcmt.model import Material
from pcmt.model.material import LooseSheet
from pcmt.publish.pdf.content_tree import Node, breakable, nodes_of
from pcmt.publish.pdf.faults import SheetFault
from pcmt.show.markup.body_tree import parse_body
from pcmt.show.materials.loose_sheets import blocks_of_sheet, cards_of

_DOTS = "…" * 3
_WRITTEN = 8.0
"""Share of the width, as those of ``content_tree``: that of a cell of some thirty letters."""


def loose_content(material: Material, sheet: LooseSheet, site: str) -> dict[str, Any]:
    """Return the words of a sheet. Raises SheetFault where the text has no such part, or no cards in it."""
    blocks = blocks_of_sheet(parse_body(material.body), sheet.title)
    if not blocks:
        raise SheetFault(
            f"nội dung không có phần «{sheet.title}», hoặc phần ấy trống",
            "ghi title đúng như dòng tên in đậm hoặc tiêu đề trong body, bỏ lời trong ngoặc sau tên",
            "sheets",
        )
    shared = {"layout": sheet.layout, "lesson": breakable(material.title), "title": breakable(sheet.title)}
    if sheet.layout != "cards":
        return shared | {"blocks": _with_room(nodes_of(blocks, site))}
    cards = [{"label": breakable(one.label), "blocks": nodes_of(one.blocks, site)} for one in cards_of(blocks)]
    if not cards:
        raise SheetFault(
            f"phần «{sheet.title}» không có danh sách hay bảng để cắt thành thẻ",
            "viết mỗi thẻ thành một mục của danh sách, hoặc đổi layout",
            "sheets",
        )
    return shared | {"cards": cards}


def _with_room(nodes: list[Node]) -> list[Node]:
    """Give columns of tables a share of the width where they hold dots to write on: such a line is as long as its column."""
    for node in nodes:
        if node["k"] == "table":
            columns = zip(*([row["cells"] for row in node["rows"]]), strict=True)
            node["widths"] = [
                max(width, _WRITTEN) if any(_DOTS in run["t"] for cell in column for run in cell) else width
                for width, column in zip(node["widths"], columns, strict=True)
            ]
    return nodes
