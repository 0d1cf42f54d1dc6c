"""Pages at addresses that a record had before it was renamed: they lead on at once, without a script, and say where to."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from pcmt.relate.renamed import moves
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.standalone_page import OWN_ROOT, OwnPage
from pcmt.show.parts.templates import ENVIRONMENT
from pcmt.urls import record_path


def moved_pages(view: PageContext) -> Iterator[OwnPage]:
    """Yield a page for every former id, with the current address as canonical so that search engines move their entry."""
    looking = PageContext(view.catalog, OWN_ROOT)
    for (kind, record_id), former in moves(view.catalog).items():
        record = view.catalog.find(kind, record_id)
        for old in former:
            html = ENVIRONMENT.get_template("site/redirect_page.html").render(view=looking, record=record, old=old)
            # WCAG 2.2, technique H76: a refresh without delay does not disturb who reads.
            yield OwnPage(
                path=record_path(kind, old),
                title=f"Đã chuyển: {record.title}",
                description=f"Trang này đã chuyển sang địa chỉ mới: {record.title}.",
                head=f'<meta http-equiv="refresh" content="0; url={escape(looking.url(record))}">',
                html=html,
                crumbs=(("", "Trang chủ"), (f"{kind}/", record.kind_title)),
                frame=kind,
                canonical=record_path(kind, record_id),
            )
