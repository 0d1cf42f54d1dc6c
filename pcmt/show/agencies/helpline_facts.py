"""The identity table of a helpline."""

from __future__ import annotations

from pcmt.model import Helpline
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, row
from pcmt.text.formats import format_date


def helpline_rows(view: PageContext, line: Helpline) -> list[FactRow]:
    """Return the rows of the identity table of a helpline."""
    free = {True: "miễn phí", False: "có tính cước", None: ""}[line.free]
    return [
        *row(line, "use", line.use),
        *row(line, "hours", line.hours),
        *([FactRow("Cước gọi", free)] if free else []),
        *row(line, "channels", ", ".join(line.channels)),
        *([FactRow("Danh tính người gọi", "được giữ kín")] if line.confidential else []),
        *row(line, "checked_on", format_date(line.checked_on)),
        FactRow("Phải kiểm tra lại trước", format_date(line.expires)),
    ]
