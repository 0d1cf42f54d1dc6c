"""The identity table of a kit."""

from __future__ import annotations

from pcmt.model import Campaign, Kit
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, row


def kit_rows(view: PageContext, kit: Kit) -> list[FactRow]:
    """Return the rows of the identity table of a kit."""
    return [
        *row(kit, "audiences", view.terms("doi-tuong", kit.audiences)),
        *row(kit, "levels", view.terms("cap-hoc", kit.levels)),
        *row(kit, "campaigns", view.render_links(Campaign.kind_id, kit.campaigns)),
    ]
