"""Writes the site: records and lists filled into the frames of the theme, and every file beside them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from pcmt.blobs import Blob, Content
from pcmt.publish.artifact import Artifact, StoredFile
from pcmt.publish.frames import DRAWN, FrameFault, PageFrame, own_page, parse_frame, record_page
from pcmt.publish.search.entries import own_entries, page_entries, record_entries
from pcmt.publish.search.meaning import meaning_of
from pcmt.publish.search.shards import SearchIndex
from pcmt.publish.security_policy import with_policy
from pcmt.relate.renamed import former_paths, moves
from pcmt.run.drawing import Drawing
from pcmt.run.outputs import artifacts
from pcmt.run.portal import Portal
from pcmt.show.markup.bound_headings import with_bound_headings
from pcmt.show.markup.page_values import PageValues
from pcmt.show.markup.slots import unguarded
from pcmt.show.parts.context import PageContext
from pcmt.show.site.article import build_article
from pcmt.show.site.kinds import KINDS
from pcmt.show.site.standalone_pages import own_pages

FRAMES = "_khung"
"""The folder that the engine draws the frames in; nothing of it is published."""


def pages_of_kinds() -> Iterator[tuple[str, str]]:
    """Yield name and source of the pages that every kind has: the frame of its records, and a list for a portal that wrote none."""
    for kind, view in KINDS.items():
        title, menu = view.model.kind_title, view.menu or f"{kind}/"
        fields = f"template: record.html\nkind: {kind}\nnav_active: {menu}\nsearch: {{exclude: true}}"
        yield f"{FRAMES}/{kind}.md", f"---\ntitle: {title}\n{fields}\n---\n"
        listing = f'# {title}\n\n{{{{ listing("{kind}") }}}}\n'
        yield f"{kind}/index.md", f"---\ntitle: {title}\ndescription: {title} trên cổng.\nhide: [toc]\n---\n\n{listing}"


def publish_drawing(portal: Portal, drawing: Drawing, values: PageValues, site: Path) -> None:
    """Put the values into the pages of a drawing and write them, and all that is published beside them, below ``site``."""
    secured = str if portal.address else with_policy  # a preview adds a script of its own to each page
    frames = {}
    for kind in DRAWN:
        if f"{FRAMES}/{kind}/index.html" not in drawing.texts:
            raise FrameFault(f"bộ giao diện thiếu khung trang {kind}")
        frames[kind] = parse_frame(secured(drawing.texts[f"{FRAMES}/{kind}/index.html"]), kind, values.put)
    for path, text in drawing.texts.items():
        if not path.startswith(f"{FRAMES}/"):
            write(site, Artifact(path, secured(with_bound_headings(values.put(unguarded(text)))).encode()))
    search = SearchIndex({kind: view.model.kind_title for kind, view in KINDS.items()})
    for page in drawing.pages:
        texts = (page.url, values.put(page.title), values.put(page.content))
        if page.search_share and (found := page_entries(*texts, page.search_share)):
            search.add(found)
    publish(portal, frames, site, tuple(page.url for page in drawing.pages), search)


def publish(
    portal: Portal, frames: dict[str, PageFrame], site: Path, pages: tuple[str, ...], search: SearchIndex
) -> None:
    """Write every artifact of the portal below ``site``, one at a time: memory does not grow with the pages.

    ``pages`` are the addresses of hand-written pages, ``search`` holds their entries.
    """
    catalog = portal.catalog
    view = PageContext(catalog, downloads=portal.downloads, page_counts=portal.page_counts)
    for kind in KINDS:
        for record in catalog.records[kind].values():
            article = build_article(view, record)
            write(site, record_page(view, article, frames[kind]))
            search.add(record_entries(view, record))
    listed = []
    for page in own_pages(view):
        write(site, own_page(catalog, page, frames[page.frame]))
        listed += [page.path] if page.is_listed else []
        if found := own_entries(page):
            search.add(found)
    moved = moves(catalog)
    for artifact in artifacts(view, (*pages, *listed)):
        for path in (artifact.path, *former_paths(moved, artifact.path)):
            write(site, artifact._replace(path=path))
    for artifact in search.files(meaning_of(catalog)):
        write(site, artifact)


def write(site: Path, artifact: Artifact | StoredFile) -> None:
    """Put an artifact in its place."""
    # Plain calls of the system: pathlib and buffering cost a tenth of a large build.
    path = f"{site}/{artifact.path}"
    folder = path.rpartition("/")[0]
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    place = _place_blob if isinstance(artifact.content, Blob) else _place_bytes
    try:
        place(path, artifact.content)
    except FileExistsError:
        os.unlink(path)  # noqa: PTH108 - never written over: it may be a link to a file of the cache
        place(path, artifact.content)


def _place_bytes(path: str, content: Content) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
    try:
        rest = memoryview(bytes(content))
        while rest:  # a disk that is nearly full takes a part, and refuses the next
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)


def _place_blob(path: str, content: Content) -> None:
    """Link a read-only file of the cache, or copy it where that cannot be: on Windows, on another file system."""
    source = cast(Blob, content).path
    if os.name != "nt":
        try:
            os.link(source, path)
        except FileExistsError:
            raise
        except OSError:
            pass
        else:
            return
    shutil.copyfile(source, path)
