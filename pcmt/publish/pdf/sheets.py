"""Which sheets there are, what each of them shows, and how many pages it may have."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from pcmt.blobs import Cached
from pcmt.blobs import Content as File
from pcmt.model import LegalDocument, Material, Plan, Record
from pcmt.model.handouts import Form, Handout, form_path, forms_of
from pcmt.problems import DataError, Problem
from pcmt.publish.artifact import Cache, Job, Outcome, Press, make_here
from pcmt.publish.kept_forms import FormGroup, MadeForm, forms_of_groups
from pcmt.publish.pdf.faults import SheetFault
from pcmt.read.code_edition import edition
from pcmt.read.font_letters import find_unprintable, printable
from pcmt.relate.catalog import Catalog
from pcmt.relate.record_groups import RecordGroups
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.pictures.emblem import emblem_svg

if TYPE_CHECKING:
    from pcmt.publish.pdf.material_content import Content

_DATA = ("publish/pdf",)
"""Where layouts and fonts are."""
PRINTED_KINDS = (Material.kind_id, Plan.kind_id, LegalDocument.kind_id)
"""Kinds of records that have sheets."""


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
    return sum(len(group.forms) for group in sheet_groups(PageContext(catalog)))


def printed(catalog: Catalog, cache: Cache, press: Press = make_here) -> Iterator[PrintedSheet]:
    """Begin with every printed form of every material still in use, and of every official text; give them in order.

    At the end raises DataError with all that cannot be printed.
    """
    problems: list[Problem] = []
    view = PageContext(catalog)
    groups = {one.kept.name: one for one in sheet_groups(view)}

    def make(left: tuple[FormGroup, ...]) -> Iterator[Cached | SheetFault]:
        wanted = (one for group in left for one in groups[group.name].wanted(view))
        return _noted(print_forms(view, wanted, cache, press), problems)

    return _sheets(forms_of_groups(catalog, (one.kept for one in groups.values()), cache, make), problems)


def _noted(
    forms: Iterator[tuple[Wanted, Cached | SheetFault]], problems: list[Problem]
) -> Iterator[Cached | SheetFault]:
    for (record, form), sheet in forms:
        if isinstance(sheet, SheetFault):
            problems.append(_problem(record, form, sheet))
        yield sheet


def _sheets(forms: Iterator[tuple[str, MadeForm]], problems: list[Problem]) -> Iterator[PrintedSheet]:
    for path, sheet in forms:
        if isinstance(sheet, Cached):
            pdf, *previews = sheet.files
            yield PrintedSheet(path, pdf, previews[0] if previews else None, sheet.pages)
    if problems:
        raise DataError(problems)


def print_forms(
    view: PageContext, wanted: Iterable[Wanted], cache: Cache, press: Press
) -> Iterator[tuple[Wanted, Cached | SheetFault]]:
    """Begin to print forms, or take them from the cache; give them in order.

    A fault is given also where a form has more pages than it may have.
    """
    waiting: deque[tuple[Wanted, int]] = deque()

    def jobs() -> Iterator[Job | Exception]:
        for record, form in wanted:
            prepared = prepare_form(view, record, form)
            waiting.append(((record, form), prepared.pages))
            yield prepared.fault or _job(view, record, form, prepared.key)

    return _within_pages(press(jobs(), cache), waiting)


def _within_pages(
    outcomes: Iterator[Outcome], waiting: deque[tuple[Wanted, int]]
) -> Iterator[tuple[Wanted, Cached | SheetFault]]:
    for outcome in outcomes:
        (record, form), limit = waiting.popleft()
        if isinstance(outcome, Cached):
            yield (record, form), _too_long(form, outcome.pages, limit) or outcome
        elif isinstance(outcome, SheetFault):
            yield (record, form), outcome
        else:
            raise outcome


def wanted_sheets(catalog: Catalog) -> Iterator[Wanted]:
    """Yield the forms to print."""
    for kind in PRINTED_KINDS:
        yield from _wanted_of(catalog.all(kind))


def _wanted_of(records: Iterable[Record]) -> Iterator[Wanted]:
    """Yield the forms of some records. A replaced material is still printed, as copies are in use; a withdrawn one is not.

    An official text is printed even if withdrawn, with a remark.
    """
    for record in cast("Iterable[Handout]", records):
        if not (isinstance(record, Material) and record.is_withdrawn):
            yield from ((record, form) for form in forms_of(record) if form.is_paper)


class SheetGroup(NamedTuple):
    """The sheets of a group of records (``pcmt.relate.record_groups``), each as it is known before it is printed."""

    kind: str
    number: int
    forms: list[PreparedForm]

    @property
    def kept(self) -> FormGroup:
        """The group as the cache keeps it."""
        name = f"bản in, nhóm {self.kind}/{self.number}"
        return FormGroup(
            name, tuple(one.path for one in self.forms), tuple(f"{one.key} {one.pages}" for one in self.forms)
        )

    def wanted(self, view: PageContext) -> list[Wanted]:
        """Return records and forms in the same order."""
        return list(_wanted_of(view.catalog.index(RecordGroups).records(self.kind, self.number)))


def sheet_groups(view: PageContext) -> Iterator[SheetGroup]:
    """Yield the sheets of all records."""
    for kind in PRINTED_KINDS:
        for number in view.catalog.index(RecordGroups).numbers(kind):
            empty = SheetGroup(kind, number, [])

            def prepare(group: SheetGroup = empty) -> list[PreparedForm]:
                return [prepare_form(view, record, form) for record, form in group.wanted(view)]

            yield empty._replace(forms=view.catalog.recall(empty.kept.name, prepare, is_once=True))


def content_for(view: PageContext, record: Handout, form: Form) -> Content:
    """Everything that a form of a record shows, the colours and the emblem of the portal, and its mark. Raises SheetFault."""
    # What gathers the content of forms, and lays it out, is loaded where a form may have changed.
    from pcmt.publish.pdf.material_content import content_of
    from pcmt.publish.pdf.official_content import edition_of_text

    content = content_of(view, record, form) if isinstance(record, Material) else edition_of_text(view, record, form)
    settings = view.catalog.settings
    return content | {
        "colours": settings.palette.light,
        "emblem": emblem_svg(view.catalog),
        "sample": settings.sample_mark,
    }


class PreparedForm(NamedTuple):
    """What is known of a form before it is printed: its key in the cache, letters without a glyph, or why it cannot be printed.

    ``path``: where it is in the site; ``pages``: how many it must not exceed, 0 for any number.
    """

    path: str
    key: str = ""
    pages: int = 0
    unprintable: tuple[str, ...] = ()
    fault: SheetFault | None = None


def prepare_form(view: PageContext, record: Handout, form: Form) -> PreparedForm:
    """Gather the words of a form and return what is known of it."""
    path = form_path(record, form)

    def prepare() -> PreparedForm:
        from pcmt.publish.pdf.sheet_layouts import page_limit, sheet_arguments

        try:
            content = content_for(view, record, form)
        except SheetFault as fault:
            return PreparedForm(path, fault=fault)
        arguments = sheet_arguments(record, form, content)
        signs = _unprintable(arguments.data, is_official=not isinstance(record, Material))
        key = sha256("\0".join(map(str, (_code(), *arguments))).encode()).hexdigest()
        return PreparedForm(path, key, page_limit(record, form), signs)

    found: PreparedForm = view.catalog.recall(f"bản in {path}", prepare, is_once=True)
    return found


def _unprintable(data: str, *, is_official: bool) -> tuple[str, ...]:
    """Return the letters without a glyph. Nearly every text has none, which one search tells."""
    if not _unusual(is_official=is_official).search(data):
        return ()
    return tuple(sorted(sign for _, sign in find_unprintable("".join(set(data)), is_official=is_official)))


@cache
def _unusual(*, is_official: bool) -> re.Pattern[str]:
    return re.compile(f"[^ -~{re.escape(''.join(sorted(printable(is_official=is_official))))}]")


def _code() -> str:
    return edition("pcmt.publish.pdf.typst", data=_DATA)


def _job(view: PageContext, record: Handout, form: Form, key: str) -> Job:
    from pcmt.publish.pdf.sheet_layouts import sheet_arguments
    from pcmt.publish.pdf.typst import print_sheet

    def give() -> tuple[Any, ...]:
        return tuple(
            sheet_arguments(record, form, content_for(view, record, form))
        )  # without a class: a process loads less

    return Job(key, form_path(record, form), print_sheet, give)


def _too_long(form: Form, pages: int, limit: int) -> SheetFault | None:
    """Hold a form to its pages: layouts choose the type size themselves, down to what can still be read."""
    if not limit or pages <= limit:
        return None
    from pcmt.publish.pdf.sheet_layouts import LEAFLET

    return SheetFault(
        f"nội dung không vừa {limit} trang ngay cả ở cỡ chữ nhỏ nhất còn dễ đọc (thành {pages} trang)",
        "bớt chữ ở phần dài hơn rồi dựng lại",
        "sheets" if form.is_loose else "poster" if form.id not in LEAFLET else "body",
    )


def _problem(record: Handout, form: Form, fault: SheetFault) -> Problem:
    path = f"data/{record.kind_id}/{record.id}.yaml"
    return Problem(path, 1, 1, "KHONG_IN_DUOC", "", f"{form.title}: {fault.message}", fault.cure)
