"""Records on paper: ``<kind>/<id>/<id>-<form>.pdf`` and a picture of the first page beside each, set by Typst."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, cast

from pcmt.model import LegalDocument, Material, Plan
from pcmt.model.handouts import Form, Handout, form_path, forms_of
from pcmt.model.vocabulary import MaterialType
from pcmt.problems import DataError, Problem
from pcmt.publish.artifact import Cache
from pcmt.publish.pdf.material_content import Content, SheetFault, content_of
from pcmt.publish.pdf.official_content import edition_of_text
from pcmt.publish.pdf.typst import OFFICIAL, Printed, print_sheet
from pcmt.relate.catalog import Catalog
from pcmt.show.parts.context import View

_MM = 72 / 25.4
_WIDTHS = {"a5": 148, "a5-in-2": 297, "a3": 297, "a2": 420}
"""Width of the paper in millimetres where it is not that of an upright A4 (210)."""
_LEAFLET, _POSTER = ("a5", "a5-in-2"), ("a3", "a2")
FIXED_PAGES = dict.fromkeys(_LEAFLET, 2) | dict.fromkeys(_POSTER, 1)
"""Forms with a fixed number of pages."""


class Sheet(NamedTuple):
    """A printed form of a record at its site-relative path."""

    path: str
    pdf: bytes
    preview: bytes
    pages: int


def preview_path(pdf_path: str) -> str:
    """Site-relative address of the picture of a form's first page."""
    return f"{pdf_path.removesuffix('.pdf')}-1.png"


def count_sheets(catalog: Catalog) -> int:
    """How many sheets ``printed`` makes."""
    return sum(1 for _ in wanted_sheets(catalog))


def printed(catalog: Catalog, cache: Cache) -> Iterator[Sheet]:
    """Every printed form of every material still in use, and of every official text.

    At the end raises DataError with all that cannot be printed.
    """
    view = View(catalog)
    problems = []
    for record, form in wanted_sheets(catalog):
        try:
            sheet = print_form(record, form, content_for(view, record, form), cache)
        except SheetFault as fault:
            problems.append(_problem(record, form, fault))
        else:
            yield Sheet(form_path(record, form), *sheet)
    if problems:
        raise DataError(problems)


def wanted_sheets(catalog: Catalog) -> Iterator[tuple[Handout, Form]]:
    """What is to be printed. A replaced material stays as it was: sheets of it hang on walls. A withdrawn one is not handed out.

    An official text is a record of what was ordered, withdrawn or not; its paper says so.
    """
    for kind in (Material.kind_id, Plan.kind_id, LegalDocument.kind_id):
        for record in cast("list[Handout]", catalog.all(kind)):
            if not (isinstance(record, Material) and record.is_withdrawn):
                yield from ((record, form) for form in forms_of(record) if form.is_paper)


def content_for(view: View, record: Handout, form: Form) -> Content:
    """Everything that a form of a record shows. Raises SheetFault."""
    return content_of(view, record, form) if isinstance(record, Material) else edition_of_text(view, record, form)


def print_form(record: Handout, form: Form, content: Content, cache: Cache) -> Printed:
    """The finished sheet. Raises SheetFault, also where it has more pages than the form may have."""
    sheet = print_sheet(_layout(record, form), content, record.updated, _WIDTHS.get(form.id, 210) * _MM, cache)
    _check_pages(content, form, sheet)
    return sheet


def _layout(record: Handout, form: Form) -> str:
    if not isinstance(record, Material):
        return OFFICIAL
    if form.id in _LEAFLET:
        return "leaflet.typ"
    return "poster.typ" if form.id in _POSTER or record.type == MaterialType.POSTER else "sheet.typ"


def _check_pages(content: Content, form: Form, sheet: Printed) -> None:
    """Hold a form to its pages: layouts choose the type size themselves, down to what can still be read."""
    limit = 1 if "poster" in content else FIXED_PAGES.get(form.id, sheet.pages)
    if sheet.pages > limit:
        raise SheetFault(
            f"nội dung không vừa {limit} trang ngay cả ở cỡ chữ nhỏ nhất còn dễ đọc (thành {sheet.pages} trang)",
            "bớt chữ ở phần dài hơn rồi dựng lại",
            "poster" if "poster" in content else "body",
        )


def _problem(record: Handout, form: Form, fault: SheetFault) -> Problem:
    path = f"data/{record.kind_id}/{record.id}.yaml"
    return Problem(path, 1, 1, "KHONG_IN_DUOC", "", f"{form.title}: {fault.message}", fault.cure)
