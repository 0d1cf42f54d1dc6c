"""Faults that would stop the printing of sheets, reported by ``pcmt check`` with their place.

Only forms with a fixed number of pages are printed here, through the cache; the words of all others are examined.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pcmt.model import Material
from pcmt.model.handouts import Form, Handout
from pcmt.problems import Problem
from pcmt.publish.artifact import Cache
from pcmt.publish.pdf import FIXED_PAGES, content_for, print_form, wanted_sheets
from pcmt.publish.pdf.material_content import SheetFault
from pcmt.read.font_letters import find_unprintable, no_glyph_words
from pcmt.read.records import Loaded, path_of
from pcmt.read.source_text import locate
from pcmt.relate.catalog import Catalog
from pcmt.show.parts.context import View


def find_refusals(catalog: Catalog, loaded: Loaded, cache: Cache) -> Iterator[Problem]:
    """Every fault that would stop the printing of the forms of sound records."""
    view = View(catalog)
    for record, form in wanted_sheets(catalog):
        try:
            content = content_for(view, record, form)
            is_official = not isinstance(record, Material)
            for sign in sorted(
                {sign for text in _strings(content) for _, sign in find_unprintable(text, is_official=is_official)}
            ):
                yield _located(loaded, record, form, SheetFault(*no_glyph_words(sign), sign=sign))
            if "poster" in content or form.id in FIXED_PAGES:
                print_form(record, form, content, cache)
        except SheetFault as fault:
            yield _located(loaded, record, form, fault)


def _strings(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list | tuple):
        for inner in content.values() if isinstance(content, dict) else content:
            yield from _strings(inner)


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
