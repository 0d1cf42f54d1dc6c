"""Faults that would stop the printing of sheets, reported by ``pcmt check`` with their place.

Only forms with a fixed number of pages are printed here, through the cache; the words of all others are examined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pcmt.model.handouts import Form, Handout
from pcmt.problems import Problem
from pcmt.publish.artifact import Cache, Press, make_here
from pcmt.publish.kept_forms import earlier_forms
from pcmt.publish.pdf.faults import SheetFault
from pcmt.publish.pdf.sheets import Wanted, print_forms, sheet_groups
from pcmt.read.font_letters import no_glyph_words
from pcmt.read.records import Loaded, path_of
from pcmt.read.source_text import locate
from pcmt.relate.catalog import Catalog
from pcmt.show.parts.context import PageContext


def find_refusals(
    catalog: Catalog,
    loaded: Loaded,
    cache: Cache,
    press: Press = make_here,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[Problem]:
    """Yield every fault that would stop the printing of valid records; ``on_progress`` receives the printed forms and the total."""
    view = PageContext(catalog)
    fixed: list[Wanted] = []
    for group in sheet_groups(view):
        for number, prepared in enumerate(group.forms):
            if prepared.fault:
                yield _located(loaded, *group.wanted(view)[number], prepared.fault)
            for sign in prepared.unprintable:
                wanted = group.wanted(view)[number]
                yield _located(loaded, *wanted, SheetFault(*no_glyph_words(sign), sign=sign))
        numbers = [number for number, one in enumerate(group.forms) if one.pages]
        if numbers and earlier_forms(catalog, group.kept, cache) is None:  # those were not longer
            fixed += map(group.wanted(view).__getitem__, numbers)
    for done, ((record, form), sheet) in enumerate(print_forms(view, fixed, cache, press), start=1):
        on_progress(done, len(fixed))
        if isinstance(sheet, SheetFault):
            yield _located(loaded, record, form, sheet)


def _located(loaded: Loaded, record: Handout, form: Form, fault: SheetFault) -> Problem:
    """Return the fault at the place to edit: a letter wherever it was typed, also in a term or helpline used by the sheet."""
    message = f"{form.title}: {fault.message}"
    if fault.sign:
        own = path_of(record)
        for path in (own, *(path for path in sorted(loaded.sources) if path != own)):
            text = loaded.sources[path].decode("utf-8-sig", "replace")
            if (index := text.find(fault.sign)) >= 0:
                return Problem(path, *locate(text, index), "KHONG_IN_DUOC", "", fault.message, fault.cure)
    where = (fault.field if fault.field in type(record).model_fields else "text",)
    return loaded.problem(record, where, "KHONG_IN_DUOC", message, fault.cure)
