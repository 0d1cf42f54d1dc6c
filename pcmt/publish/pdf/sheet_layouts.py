"""What a form on paper looks like before its words: layout, width of its preview, and how many pages it may have."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pcmt.model import Material
from pcmt.model.handouts import Form, Handout, forms_of, sheet_of
from pcmt.model.vocabulary import MaterialType
from pcmt.publish.pdf.material_content import Content
from pcmt.publish.pdf.typst import OFFICIAL, sheet_json

_MM = 72 / 25.4
_WIDTHS = {"a5": 148, "a5-in-2": 297, "a3": 297, "a2": 420}
"""Width of the paper in millimetres where it is not that of an upright A4 (210)."""
LEAFLET, _POSTER = ("a5", "a5-in-2"), ("a3", "a2")
_FIXED_PAGES = dict.fromkeys(LEAFLET, 2) | dict.fromkeys(_POSTER, 1)
"""Forms with a fixed number of pages."""


class SheetArguments(NamedTuple):
    """Layout, data as JSON, day and width of the preview in points; None for no preview."""

    layout: str
    data: str
    day: date
    width: float | None


def sheet_arguments(record: Handout, form: Form, content: Content) -> SheetArguments:
    """Return the arguments of a form that shows ``content``."""
    width = _WIDTHS.get(form.id, 210) * _MM if _is_shown(record, form) else None
    return SheetArguments(_layout(record, form), sheet_json(content), record.updated, width)


def _is_shown(record: Handout, form: Form) -> bool:
    """Whether pages show a preview of this form: the first on paper that the record offers."""
    return form == next(one for one in forms_of(record) if one.is_paper)


def _layout(record: Handout, form: Form) -> str:
    if not isinstance(record, Material):
        return OFFICIAL
    if form.is_loose:
        return "loose.typ"
    if form.id in LEAFLET:
        return "leaflet.typ"
    return "poster.typ" if form.id in _POSTER or record.type == MaterialType.POSTER else "sheet.typ"


def page_limit(record: Handout, form: Form) -> int:
    """Pages that a form must not exceed, 0 for any number: a poster is one sheet, and so is a sheet that is not cut into cards."""
    if not isinstance(record, Material):
        return 0
    if sheet := sheet_of(record, form):
        return 0 if sheet.layout == "cards" else 1
    return 1 if record.type == MaterialType.POSTER else _FIXED_PAGES.get(form.id, 0)
