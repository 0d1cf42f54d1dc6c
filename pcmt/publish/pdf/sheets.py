"""Which sheets there are, what each of them shows, and how many pages it may have."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple, cast

from pcmt.blobs import Cached
from pcmt.blobs import Content as File
from pcmt.model import LegalDocument, Material, Plan
from pcmt.model.handouts import Form, Handout, form_path, forms_of, sheet_of
from pcmt.model.vocabulary import MaterialType
from pcmt.problems import DataError, Problem
from pcmt.publish.artifact import Cache, Job, Press, make_here
from pcmt.publish.pdf.faults import SheetFault
from pcmt.publish.pdf.material_content import Content, content_of
from pcmt.publish.pdf.official_content import edition_of_text
from pcmt.publish.pdf.typst import OFFICIAL, print_sheet, sheet_json
from pcmt.read.code_edition import edition
from pcmt.read.font_letters import find_unprintable
from pcmt.relate.catalog import Catalog
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.pictures.emblem import emblem_svg

_MM = 72 / 25.4
_WIDTHS = {"a5": 148, "a5-in-2": 297, "a3": 297, "a2": 420}
"""Width of the paper in millimetres where it is not that of an upright A4 (210)."""
_DATA = ("publish/pdf",)
"""Where layouts and fonts are."""
_LEAFLET, _POSTER = ("a5", "a5-in-2"), ("a3", "a2")
_FIXED_PAGES = dict.fromkeys(_LEAFLET, 2) | dict.fromkeys(_POSTER, 1)
"""Forms with a fixed number of pages."""


class PrintedSheet(NamedTuple):
    """A printed form of a record at its site-relative path; ``preview`` is None where no page would show one."""

    path: str
    pdf: File
    preview: File | None
    pages: int


Wanted = tuple[Handout, Form]
"""A record and one of its forms on paper."""


def preview_path(pdf_path: str) -> str:
    """Site-relative address of the picture of a form's first page."""
    return f"{pdf_path.removesuffix('.pdf')}-1.webp"


def count_sheets(catalog: Catalog) -> int:
    """How many sheets ``printed`` makes."""
    return sum(1 for _ in wanted_sheets(catalog))


def printed(catalog: Catalog, cache: Cache, press: Press = make_here) -> Iterator[PrintedSheet]:
    """Every printed form of every material still in use, and of every official text.

    At the end raises DataError with all that cannot be printed.
    """
    problems = []
    for (record, form), sheet in print_forms(PageContext(catalog), wanted_sheets(catalog), cache, press):
        if isinstance(sheet, SheetFault):
            problems.append(_problem(record, form, sheet))
        else:
            pdf, *previews = sheet.files
            yield PrintedSheet(form_path(record, form), pdf, previews[0] if previews else None, sheet.pages)
    if problems:
        raise DataError(problems)


def print_forms(
    view: PageContext, wanted: Iterable[Wanted], cache: Cache, press: Press
) -> Iterator[tuple[Wanted, Cached | SheetFault]]:
    """Print forms, or take them from the cache, in their order; a fault also where one has more pages than it may have."""
    waiting: deque[tuple[Wanted, int]] = deque()

    def jobs() -> Iterator[Job | Exception]:
        for record, form in wanted:
            prepared = prepare_form(view, record, form)
            waiting.append(((record, form), prepared.pages))
            yield prepared.fault or _job(view, record, form, prepared.key)

    for outcome in press(jobs(), cache):
        (record, form), limit = waiting.popleft()
        if isinstance(outcome, Cached):
            yield (record, form), _too_long(form, outcome.pages, limit) or outcome
        elif isinstance(outcome, SheetFault):
            yield (record, form), outcome
        else:
            raise outcome


def wanted_sheets(catalog: Catalog) -> Iterator[tuple[Handout, Form]]:
    """Yield the forms to print. A replaced material is still printed, as copies are in use; a withdrawn one is not.

    An official text is printed even if withdrawn, with a remark.
    """
    for kind in (Material.kind_id, Plan.kind_id, LegalDocument.kind_id):
        for record in cast("list[Handout]", catalog.all(kind)):
            if not (isinstance(record, Material) and record.is_withdrawn):
                yield from ((record, form) for form in forms_of(record) if form.is_paper)


def content_for(view: PageContext, record: Handout, form: Form) -> Content:
    """Everything that a form of a record shows, the colours and the emblem of the portal, and its mark. Raises SheetFault."""
    content = content_of(view, record, form) if isinstance(record, Material) else edition_of_text(view, record, form)
    settings = view.catalog.settings
    return content | {
        "colours": settings.palette.light,
        "emblem": emblem_svg(view.catalog),
        "sample": settings.sample_mark,
    }


class PreparedForm(NamedTuple):
    """What is known of a form before it is printed: its key in the cache, letters without a glyph, or why it cannot be printed.

    ``pages``: how many it must not exceed, 0 for any number.
    """

    key: str = ""
    pages: int = 0
    unprintable: tuple[str, ...] = ()
    fault: SheetFault | None = None


def prepare_form(view: PageContext, record: Handout, form: Form) -> PreparedForm:
    """Gather the words of a form and return what is known of it."""

    def prepare() -> PreparedForm:
        try:
            content = content_for(view, record, form)
        except SheetFault as fault:
            return PreparedForm(fault=fault)
        arguments = _arguments(record, form, content)
        letters = "".join(set(arguments.data))
        signs = [sign for _, sign in find_unprintable(letters, is_official=not isinstance(record, Material))]
        key = sha256("\0".join(map(str, (_code(), *arguments))).encode()).hexdigest()
        return PreparedForm(key, _page_limit(record, form), tuple(sorted(signs)))

    found: PreparedForm = view.catalog.recall(f"bản in {form_path(record, form)}", prepare, is_once=True)
    return found


def _code() -> str:
    return edition(print_sheet.__module__, data=_DATA)


def _job(view: PageContext, record: Handout, form: Form, key: str) -> Job:
    def give() -> tuple[Any, ...]:
        return tuple(_arguments(record, form, content_for(view, record, form)))  # without a class: a process loads less

    return Job(key, form_path(record, form), print_sheet, give)


class SheetArguments(NamedTuple):
    """Layout, data as JSON, day and width of the preview in points; None for no preview."""

    layout: str
    data: str
    day: date
    width: float | None


def _arguments(record: Handout, form: Form, content: Content) -> SheetArguments:
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
    if form.id in _LEAFLET:
        return "leaflet.typ"
    return "poster.typ" if form.id in _POSTER or record.type == MaterialType.POSTER else "sheet.typ"


def _page_limit(record: Handout, form: Form) -> int:
    """Pages that a form must not exceed, 0 for any number: a poster is one sheet, and so is a sheet that is not cut into cards."""
    if not isinstance(record, Material):
        return 0
    if sheet := sheet_of(record, form):
        return 0 if sheet.layout == "cards" else 1
    return 1 if record.type == MaterialType.POSTER else _FIXED_PAGES.get(form.id, 0)


def _too_long(form: Form, pages: int, limit: int) -> SheetFault | None:
    """Hold a form to its pages: layouts choose the type size themselves, down to what can still be read."""
    if not limit or pages <= limit:
        return None
    return SheetFault(
        f"nội dung không vừa {limit} trang ngay cả ở cỡ chữ nhỏ nhất còn dễ đọc (thành {pages} trang)",
        "bớt chữ ở phần dài hơn rồi dựng lại",
        "sheets" if form.is_loose else "poster" if form.id not in _LEAFLET else "body",
    )


def _problem(record: Handout, form: Form, fault: SheetFault) -> Problem:
    path = f"data/{record.kind_id}/{record.id}.yaml"
    return Problem(path, 1, 1, "KHONG_IN_DUOC", "", f"{form.title}: {fault.message}", fault.cure)
