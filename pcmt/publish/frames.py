"""Pages from frames: the theme draws one frame per kind, and every record of that kind is filled into it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from html import escape

from pcmt.model import KINDS
from pcmt.publish.artifact import Artifact
from pcmt.relate.catalog import Catalog
from pcmt.show.kinds.page_words import page_description, page_title
from pcmt.show.markup.bound_headings import with_bound_headings
from pcmt.show.markup.slots import unguarded
from pcmt.show.markup.unique_ids import with_unique_ids
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.page_words import fitted
from pcmt.show.parts.standalone_page import OwnPage
from pcmt.show.site.article import Article
from pcmt.show.site.head import render_head, render_linked_breadcrumbs, render_list_head
from pcmt.show.site.standalone_pages import LISTS, OWN_FRAMES

SLOTS = ("title", "description", "canonical", "head", "breadcrumb", "article", "toc", "path")
_SLOT = re.compile(r"\[\[pcmt:([a-z]+)\]\]")
DRAWN = (*KINDS, *OWN_FRAMES, *(lists.frame() for lists in LISTS))
"""Every frame by its name; those of records are made for every kind, the others stand in ``pcmt/theme/frames``."""


class FrameFault(ValueError):
    """Raised for a frame with a missing or unknown slot."""


@dataclass(frozen=True)
class PageFrame:
    """The bytes of a drawn frame, cut at its slots: ``pieces[i]``, then the content of ``slots[i]``, and so on."""

    pieces: tuple[bytes, ...]
    slots: tuple[str, ...]

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the frame."""
        return sha256(repr(self).encode()).hexdigest()


def parse_frame(html: str, kind: str, put: Callable[[str], str] = str) -> PageFrame:
    """Cut a drawn frame at its slots; ``put`` replaces the placeholders between them.

    FrameFault names every slot that is missing or unknown.
    """
    parts = _SLOT.split(html)
    slots = tuple(parts[1::2])
    missing = [name for name in SLOTS if name not in slots]
    unknown = sorted(set(slots) - set(SLOTS))
    if missing or unknown:
        faults = [f"thiếu chỗ «{name}»" for name in missing] + [f"không biết chỗ «{name}»" for name in unknown]
        raise FrameFault(f"khung trang {kind} của bộ giao diện: {', '.join(faults)}")
    return PageFrame(tuple(put(unguarded(part)).encode() for part in parts[0::2]), slots)


def fill_frame(frame: PageFrame, content: dict[str, str]) -> bytes:
    """Join a frame and the content of its slots."""
    encoded = {name: text.encode() for name, text in content.items()}
    joined = [frame.pieces[0]]
    for slot, piece in zip(frame.slots, frame.pieces[1:], strict=True):
        joined += (encoded[slot], piece)
    return b"".join(joined)


def record_page(view: PageContext, article: Article, frame: PageFrame) -> Artifact:
    """Return the page of a record at ``<kind>/<id>/``."""
    record = article.record
    crumbs = (("", "Trang chủ"), (f"{record.kind_id}/", record.kind_title))
    title = page_title(view, record)
    content = _place(view, article.path, crumbs) | {
        "title": escape(title),
        "description": escape(page_description(view, record)),
        "head": f"{render_head(view, record)}{_way(view, crumbs, article.path, title)}",
        "article": with_bound_headings(article.html),
        "toc": article.toc,
    }
    return Artifact(f"{article.path}index.html", fill_frame(frame, content))


def own_page(catalog: Catalog, page: OwnPage, frame: PageFrame) -> Artifact:
    """Return a standalone page, filled into the frame that it names."""
    view, path = PageContext(catalog, page.root), page.canonical or page.path
    head = page.head if page.scope is None else render_list_head(catalog, page, page.scope)
    content = _place(view, path, page.crumbs) | {
        "title": escape(page.title),
        "description": escape(fitted(page.description)),
        "head": f"{head}{_way(view, page.crumbs, path, page.title)}",
        "article": with_bound_headings(with_unique_ids(page.html)),
        "toc": "",
    }
    return Artifact(f"{page.path}index.html", fill_frame(frame, content))


def _way(view: PageContext, crumbs: tuple[tuple[str, str], ...], path: str, title: str) -> str:
    """Return the breadcrumb of the page as structured data."""
    return f"\n{render_linked_breadcrumbs(view.catalog.settings.url, crumbs, path, title)}"


def _place(view: PageContext, path: str, crumbs: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Return the slots that depend on the address of a page."""
    # The frame has the first step, home, and the group of the menu after it.
    links = "".join(f'<li><a href="{view.page(above)}">{escape(words)}</a></li>' for above, words in crumbs[1:])
    return {
        "canonical": escape(view.catalog.settings.url + path),
        "breadcrumb": links,
        "path": escape(path),
    }
