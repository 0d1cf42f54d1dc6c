"""Writes the site: records and lists filled into the frames of the theme, and every file beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import sha256

from pcmt.model import Record
from pcmt.publish.artifact import Artifact
from pcmt.publish.frames import DRAWN, FrameFault, PageFrame, own_page, parse_frame, record_page
from pcmt.publish.search.entries import own_entries, page_entries, record_entries
from pcmt.publish.search.meaning import meaning_of
from pcmt.publish.search.weighing import WeighedPage
from pcmt.publish.security_policy import with_policy
from pcmt.relate.renamed import former_paths, moves
from pcmt.run.drawing import Drawing
from pcmt.run.outputs import SITEMAP, artifact_rules
from pcmt.run.portal import Portal
from pcmt.run.rebuilding.search_files import SearchFiles
from pcmt.run.rebuilding.site_folder import SiteFolder
from pcmt.run.rebuilding.traced_outputs import Put, TracedOutputs
from pcmt.show.markup.bound_headings import with_bound_headings
from pcmt.show.markup.page_values import PageValues
from pcmt.show.markup.slots import unguarded
from pcmt.show.parts.calls import with_calls
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.standalone_page import OwnPage, PageRule, drawn
from pcmt.show.site.article import build_article
from pcmt.show.site.kinds import KINDS
from pcmt.show.site.standalone_pages import OWN_PAGES

PageMaker = Callable[[PageContext], Iterator[OwnPage | PageRule]]
OneMaker = Callable[[Callable[[], OwnPage], Put], tuple[str, "WeighedPage | None"]]
ArtifactMaker = Callable[[PageContext], Iterable[Artifact]]
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


def publish_drawing(portal: Portal, drawing: Drawing, values: PageValues, site: SiteFolder) -> None:
    """Put the values into the pages of a drawing and write them, and all that is published beside them, into ``site``."""
    secured = str if portal.address else with_policy  # a preview adds a script of its own to each page
    frames = {}
    for kind in DRAWN:
        if f"{FRAMES}/{kind}/index.html" not in drawing.texts:
            raise FrameFault(f"bộ giao diện thiếu khung trang {kind}")
        frames[kind] = parse_frame(secured(drawing.texts[f"{FRAMES}/{kind}/index.html"]), kind, values.put)
    numbers = [one.number for one in portal.catalog.valid_helplines]
    for path, text in drawing.texts.items():
        if not path.startswith(f"{FRAMES}/"):
            finished = with_calls(with_bound_headings(values.put(unguarded(text))), numbers)
            site.put(path, secured(finished).encode())
    search = SearchFiles({kind: view.model.kind_title for kind, view in KINDS.items()}, portal.rules)
    for page in drawing.pages:
        if page.search_share:
            texts = page.url, values.put(page.title), values.put(page.content)
            _put_weighed(portal, search, texts, page.search_share)
    publish(portal, frames, site, tuple(page.url for page in drawing.pages), search)


def _put_weighed(portal: Portal, search: SearchFiles, texts: tuple[str, str, str], share: float) -> None:
    """Hand a page of ``docs/`` to the search. ``texts``: address, title, content."""

    def weigh() -> WeighedPage | None:
        entries = page_entries(*texts, share)
        return search.weigh(entries) if entries else None

    name = f"tìm {texts[0]}"
    weighed = portal.rules.recall(name, weigh, _digest_of(*texts, str(share)))
    search.put(name, lambda: weighed)


def publish(
    portal: Portal, frames: dict[str, PageFrame], site: SiteFolder, pages: tuple[str, ...], search: SearchFiles
) -> None:
    """Write every artifact of the portal into ``site``: memory does not grow with the pages.

    ``pages`` are the addresses of hand-written pages, ``search`` holds their entries.
    """
    outputs, view = TracedOutputs(portal.rules, site), portal.view()
    for kind in KINDS:
        frame, digest = frames[kind], frames[kind].digest
        for record in portal.catalog.records[kind].values():
            make = partial(_make_record, view, record, frame, search)
            name = f"trang {kind}/{record.id}"
            search.put(name, outputs.write(name, make, digest).read)
    listed: list[str] = []
    digest = _digest_of(*(frame.digest for frame in frames.values()))
    for name, own_pages in OWN_PAGES.items():
        make_one = partial(_make_page, view, frames, search)
        written = outputs.write(f"trang {name}", partial(_make_own, view, own_pages, outputs, make_one, digest), digest)
        listed += written.more[0]
        search.put(f"trang {name}", written.read)
    portal.on_pages()
    _publish_others(portal, outputs, site, (*pages, *listed))
    search.write(outputs, meaning_of(portal.catalog))


def _make_record(
    view: PageContext, record: Record, frame: PageFrame, search: SearchFiles, put: Put
) -> WeighedPage | None:
    put(record_page(view, build_article(view, record), frame))
    return search.weigh(record_entries(view, record))


def _make_own(
    view: PageContext, own_pages: PageMaker, outputs: TracedOutputs, make_one: OneMaker, digest: str, put: Put
) -> tuple[list[str], list[WeighedPage | None]]:
    """Put pages of their own; return the addresses for the sitemap and the pages for the search.

    Each ``PageRule`` is a rule inside this one.
    """
    listed, found = [], []
    for page in own_pages(view):
        if isinstance(page, PageRule):
            address, weighed = outputs.write(f"trang {page.path}", partial(make_one, page.draw), digest).more
        else:
            address, weighed = make_one(partial(drawn, page), put)
        listed += [address] if address else []
        found += [weighed] if weighed else []
    return listed, found


def _make_page(
    view: PageContext, frames: dict[str, PageFrame], search: SearchFiles, draw: Callable[[], OwnPage], put: Put
) -> tuple[str, WeighedPage | None]:
    """Put one of them; return its address if the sitemap has it, and what it is for the search."""
    page = draw()
    put(own_page(view.catalog, page, frames[page.frame]))
    entries = own_entries(page)
    return page.path if page.is_listed else "", search.weigh(entries) if entries else None


def _publish_others(portal: Portal, outputs: TracedOutputs, site: SiteFolder, pages: tuple[str, ...]) -> None:
    """Write the files beside the pages, renamed records' also at their former addresses."""
    view, moved, given = portal.view(), moves(portal.catalog), _digest_of(*pages)
    for name, make in artifact_rules(pages).items():

        def run(put: Put, make: ArtifactMaker = make) -> None:
            for artifact in make(view):
                put(artifact)

        for path, _ in outputs.write(name, run, given if name == SITEMAP else "").files:
            for former in former_paths(moved, path):
                site.copy(path, former)
    for path, content in portal.downloads.items():
        for place in (path, *former_paths(moved, path)):
            site.put(place, content)


def _digest_of(*texts: str) -> str:
    return sha256("\0".join(texts).encode()).hexdigest()
