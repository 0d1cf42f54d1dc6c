"""Writes the site: records and lists filled into the frames of the theme, and every file beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import sha256
from itertools import chain

from pcmt.model import Record
from pcmt.publish.artifact import Artifact
from pcmt.publish.frames import DRAWN, FrameFault, PageFrame, own_page, parse_frame, record_page
from pcmt.publish.pdf.sheets import PRINTED_KINDS
from pcmt.publish.search.entries import own_entries, page_entries, record_entries
from pcmt.publish.search.meaning import meaning_of
from pcmt.publish.search.weighing import WeighedPage
from pcmt.publish.security_policy import with_policy
from pcmt.relate.renamed import former_paths, moves
from pcmt.run.downloads.download_run import Making
from pcmt.run.drawing import Drawing
from pcmt.run.macros import with_calls_made
from pcmt.run.outputs import SITEMAP, artifact_rules
from pcmt.run.portal import Portal
from pcmt.run.rebuilding.search_files import SearchFiles
from pcmt.run.rebuilding.site_folder import SiteFolder
from pcmt.run.rebuilding.traced_outputs import FileRule, Put, TracedOutputs
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
    """Put the values into the pages of a drawing and write them, and all that is published beside them, into ``site``.

    Values that ask for downloads in the making are still calls. Raises DataError.
    """
    outputs = TracedOutputs(portal.rules, site)
    titles = {kind: view.model.kind_title for kind, view in KINDS.items()}
    search = SearchFiles(titles, portal.rules, are_held=portal.making is not None)
    if portal.making:
        publish_ahead(portal, portal.making, _frames_of(portal, drawing, values), outputs, search)
        portal.finish_downloads()
        values = with_calls_made(portal, values)
    frames = _frames_of(portal, drawing, values)
    numbers = [one.number for one in portal.catalog.valid_helplines]
    for path, text in drawing.texts.items():
        if not path.startswith(f"{FRAMES}/"):
            finished = with_bound_headings(values.put(with_calls(unguarded(text), numbers)))
            site.put(path, _secured(portal, finished).encode())
    for page in drawing.pages:
        if page.search_share:
            texts = page.url, values.put(page.title), values.put(page.content)
            _put_weighed(portal, search, texts, page.search_share)
    publish(portal, frames, outputs, tuple(page.url for page in drawing.pages), search)


def _frames_of(portal: Portal, drawing: Drawing, values: PageValues) -> dict[str, PageFrame]:
    frames = {}
    for kind in DRAWN:
        if f"{FRAMES}/{kind}/index.html" not in drawing.texts:
            raise FrameFault(f"bộ giao diện thiếu khung trang {kind}")
        frames[kind] = parse_frame(_secured(portal, drawing.texts[f"{FRAMES}/{kind}/index.html"]), kind, values.put)
    return frames


def _secured(portal: Portal, page: str) -> str:
    return page if portal.address else with_policy(page)  # a preview adds a script of its own to each page


def _put_weighed(portal: Portal, search: SearchFiles, texts: tuple[str, str, str], share: float) -> None:
    """Hand a page of ``docs/`` to the search. ``texts``: address, title, content."""

    def weigh() -> WeighedPage | None:
        entries = page_entries(*texts, share)
        return search.weigh(entries) if entries else None

    name = f"tìm {texts[0]}"
    weighed = portal.rules.recall(name, weigh, _digest_of(*texts, str(share)))
    search.put(name, lambda: weighed)


def publish(
    portal: Portal, frames: dict[str, PageFrame], outputs: TracedOutputs, pages: tuple[str, ...], search: SearchFiles
) -> None:
    """Write every artifact of the portal: memory does not grow with the pages.

    ``pages`` are the addresses of hand-written pages, ``search`` holds their entries.
    """
    view = portal.view()
    for rule in _record_rules(portal, view, frames, search, KINDS):
        search.put(rule.name, outputs.write(*rule).read)
    listed: list[str] = []
    for rule in _own_rules(view, frames, outputs, search):
        written = outputs.write(*rule)
        listed += written.more[0]
        search.put(rule.name, written.read)
    portal.on_pages()
    moved = moves(portal.catalog)
    for rule in _other_rules(view, (*pages, *listed)):
        for path, _ in outputs.write(*rule).files:
            for former in former_paths(moved, path):
                outputs.site.copy(path, former)
    for path, content in portal.downloads.items():
        for place in (path, *former_paths(moved, path)):
            outputs.site.put(place, content)
    search.write(outputs, meaning_of(portal.catalog))


def publish_ahead(
    portal: Portal, making: Making, frames: dict[str, PageFrame], outputs: TracedOutputs, search: SearchFiles
) -> None:
    """Write what asks for no downloads while these are still being made; a preview shows the first records at once.

    Records on paper come last, each when its own files are made.
    """
    view, others = portal.view(), [kind for kind in KINDS if kind not in PRINTED_KINDS]
    for rule in _record_rules(portal, view, frames, search, others):
        outputs.write_ahead(rule)
        making.on_rule()
    portal.on_pages()
    if not making.is_long:
        return
    beside = (rule for rule in _other_rules(view, ()) if rule.name != SITEMAP)
    for rule in chain(_own_rules(view, frames, outputs, search), beside):
        outputs.write_ahead(rule)
        making.on_rule()
    for offering, record in portal.records_made():
        outputs.write_ahead(_record_rule(offering, record, frames[record.kind_id], search))


def _record_rules(
    portal: Portal, view: PageContext, frames: dict[str, PageFrame], search: SearchFiles, kinds: Iterable[str]
) -> Iterator[FileRule]:
    """Yield the rules of the pages of records."""
    for kind in kinds:
        for record in portal.catalog.records[kind].values():
            yield _record_rule(view, record, frames[kind], search)


def _record_rule(view: PageContext, record: Record, frame: PageFrame, search: SearchFiles) -> FileRule:
    make = partial(_make_record, view, record, frame, search)
    return FileRule(f"trang {record.kind_id}/{record.id}", make, frame.digest)


def _own_rules(
    view: PageContext, frames: dict[str, PageFrame], outputs: TracedOutputs, search: SearchFiles
) -> Iterator[FileRule]:
    """Yield the rules of the pages that are neither records nor written by hand."""
    digest = _digest_of(*(frame.digest for frame in frames.values()))
    for name, own_pages in OWN_PAGES.items():
        make_one = partial(_make_page, view, frames, search)
        yield FileRule(f"trang {name}", partial(_make_own, view, own_pages, outputs, make_one, digest), digest)


def _other_rules(view: PageContext, pages: tuple[str, ...]) -> Iterator[FileRule]:
    """Yield the rules of the files beside the pages, whose addresses are ``pages``."""
    given = _digest_of(*pages)
    for name, make in artifact_rules(pages).items():
        yield FileRule(name, partial(_make_files, view, make), given if name == SITEMAP else "")


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


def _make_files(view: PageContext, make: ArtifactMaker, put: Put) -> None:
    for artifact in make(view):
        put(artifact)


def _digest_of(*texts: str) -> str:
    return sha256("\0".join(texts).encode()).hexdigest()
