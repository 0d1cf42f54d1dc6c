"""The identity table of a kit."""

from __future__ import annotations

from typing import cast

from pcmt.model import Kit, Record
from pcmt.show.parts.context import View
from pcmt.show.parts.fact_rows import Row, row


def kit_rows(view: View, record: Record) -> list[Row]:
    """Return the rows of the identity table of a kit."""
    kit = cast(Kit, record)
    return [
        *row(kit, "audiences", view.terms("doi-tuong", kit.audiences)),
        *row(kit, "levels", view.terms("cap-hoc", kit.levels)),
        *row(kit, "campaigns", view.links("chien-dich", kit.campaigns)),
    ]
