"""Which sheets there are, what each of them shows, and how many pages it may have."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from pcmt.blobs import Cached
from pcmt.blobs import Content as File
from pcmt.model import LegalDocument, Material, Plan, Record
from pcmt.model.handouts import Form, Handout, forms_of
from pcmt.problems import DataError, Problem
from pcmt.publish.artifact import Cache, Job, Outcome, Press, make_here
from pcmt.publish.kept_forms import FormGroup, MadeForm, forms_of_groups
from pcmt.publish.pdf.faults import SheetFault
from pcmt.publish.pdf.prepared_forms import PreparedForm, prepare_form, print_job
from pcmt.relate.catalog import Catalog
from pcmt.relate.record_groups import RecordGroups
from pcmt.show.parts.context import PageContext

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
            yield prepared.fault or print_job(view, record, form, prepared.key)

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
