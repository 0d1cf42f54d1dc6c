"""Pouring: every record and list into the frames that the theme drew, every file beside them into its place."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from pcmt.model import KINDS
from pcmt.publish.artifact import Artifact
from pcmt.publish.frames import DRAWN, Frame, FrameFault, own_page, parse_frame, record_page
from pcmt.publish.search_index import extended_index, own_entries, search_entries
from pcmt.relate.renamed import former_paths, moves
from pcmt.run.outputs import artifacts
from pcmt.run.portal import Portal
from pcmt.show.parts.context import View
from pcmt.show.site.article import render_article
from pcmt.show.site.standalone_pages import own_pages

FRAMES = "_khung"
"""The folder of ``docs/`` with the frames; nothing of it is published."""
SEARCH_INDEX = "search/search_index.json"


def take_frames(site: Path) -> dict[str, Frame]:
    """Read the drawn frames and remove them, so that none is ever published."""
    frames = {}
    for kind in DRAWN:
        path = site / FRAMES / kind / "index.html"
        if not path.is_file():
            raise FrameFault(f"thiếu khung trang docs/{FRAMES}/{kind}.md")
        frames[kind] = parse_frame(path.read_text(encoding="utf-8"), kind)
    shutil.rmtree(site / FRAMES)
    return frames


def publish(portal: Portal, frames: dict[str, Frame], site: Path, pages: tuple[str, ...]) -> None:
    """Write every artifact of the portal below ``site``, one at a time: memory does not grow with the pages."""
    catalog = portal.catalog
    view = View(catalog, downloads=portal.downloads, page_counts=portal.page_counts)
    entries: list[dict[str, Any]] = []
    for kind in KINDS:
        for record in catalog.records[kind].values():
            article = render_article(view, record)
            write(site, record_page(view, article, frames[kind]))
            entries += search_entries(view, record)
    listed = []
    for page in own_pages(view):
        write(site, own_page(catalog, page, frames[page.frame]))
        listed += [page.path] if page.is_listed else []
        entries += own_entries(page)
    moved = moves(catalog)
    for artifact in artifacts(view, (*pages, *listed)):
        for path in (artifact.path, *former_paths(moved, artifact.path)):
            write(site, artifact._replace(path=path))
    # MkDocs' packed copy of its own sitemap lists the frames and carries the build time.
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    index = site / SEARCH_INDEX
    if index.is_file():
        write(site, extended_index(index.read_bytes(), entries, SEARCH_INDEX))


def write(site: Path, artifact: Artifact) -> None:
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
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o644)
    try:
        os.write(descriptor, artifact.content)
    finally:
        os.close(descriptor)
