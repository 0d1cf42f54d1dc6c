"""Every page that is neither a record, nor a list of records, nor written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from pcmt.show.changes import listing as change_log
from pcmt.show.changes.print_code_page import CODE_FRAME, code_pages
from pcmt.show.comparisons import page as compare_page
from pcmt.show.parts.context import View
from pcmt.show.parts.standalone_page import OwnPage
from pcmt.show.site.redirect_page import moved_pages

OWN_FRAMES = (CODE_FRAME, compare_page.FRAME, change_log.FRAME)
"""Frames of the theme that such pages are poured into, beside those of the kinds of records."""


def own_pages(view: View) -> Iterator[OwnPage]:
    """The pages, one at a time. ``view`` must hold the files that were made."""
    return chain(code_pages(view), compare_page.compare_pages(view), change_log.change_pages(view), moved_pages(view))
