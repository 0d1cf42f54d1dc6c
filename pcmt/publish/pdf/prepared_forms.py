"""A form before it is printed: its content, its key in the cache, what keeps it from being printed."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from pcmt.model import Material
from pcmt.model.handouts import Form, Handout, form_path
from pcmt.publish.artifact import Job
from pcmt.publish.pdf.faults import SheetFault
from pcmt.read.code_edition import edition
from pcmt.read.font_letters import find_unprintable, printable
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.pictures.emblem import emblem_svg

if TYPE_CHECKING:
    from pcmt.publish.pdf.material_content import Content

_DATA = ("publish/pdf",)
"""Where layouts and fonts are."""


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


def print_job(view: PageContext, record: Handout, form: Form, key: str) -> Job:
    """Return what prints a form, for the key under which the cache is to keep it."""
    from pcmt.publish.pdf.sheet_layouts import sheet_arguments
    from pcmt.publish.pdf.typst import print_sheet

    def give() -> tuple[Any, ...]:
        return tuple(
            sheet_arguments(record, form, content_for(view, record, form))
        )  # without a class: a process loads less

    return Job(key, form_path(record, form), print_sheet, give)
