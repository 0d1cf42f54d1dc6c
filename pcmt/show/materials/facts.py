"""The identity table of a material."""

from __future__ import annotations

from pcmt.model import Material
from pcmt.relate.facets.materials import LANGUAGE, LEVEL, MEDIUM, TOPIC, TYPE
from pcmt.relate.subscriptions import AUDIENCE
from pcmt.show.materials.listing import render_shelf_links
from pcmt.show.parts.calls import render_calls
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, row, rows_of


def material_rows(view: PageContext, material: Material) -> list[FactRow]:
    """Return the rows of the identity table of a material."""
    return [
        *row(material, "type", render_shelf_links(view, TYPE, (material.type,))),
        *row(material, "minutes", f"{material.minutes} phút"),
        *row(material, "topics", render_shelf_links(view, TOPIC, material.topics)),
        *row(material, "audiences", render_shelf_links(view, AUDIENCE, material.audiences)),
        *row(material, "levels", render_shelf_links(view, LEVEL, material.levels)),
        *row(material, "language", render_shelf_links(view, LANGUAGE, (material.language,))),
        *row(material, "medium", render_shelf_links(view, MEDIUM, (material.medium,))),
        *rows_of(view, material, "author"),
        *row(material, "evidence", render_calls(view, material.evidence) if material.evidence else None),
        *rows_of(view, material, "basis", "campaigns", "reviewed_on"),
        *row(material, "reviewed_by", material.reviewed_by, "chưa có, đang chờ duyệt"),
    ]
