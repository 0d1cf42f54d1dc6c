"""A portal whose data is edited at random: after each edit the site kept up to date and a clean one must be the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from shutil import rmtree

from pcmt.model import KINDS, Record, Settings
from pcmt.publish.artifact import Cache
from pcmt.publish.frames import DRAWN, SLOTS, PageFrame, parse_frame
from pcmt.read.file_cache import FolderCache
from pcmt.read.kept_records import KeptRecords
from pcmt.relate.catalog import Catalog, build_catalog
from pcmt.run.downloads.download_run import DownloadRun, Making
from pcmt.run.portal import Portal
from pcmt.run.rebuilding.kept_findings import KeptFindings
from pcmt.run.rebuilding.search_files import SearchFiles
from pcmt.run.rebuilding.traced_outputs import TracedOutputs
from pcmt.run.rebuilding.workshop import Workshop, open_workshop
from pcmt.run.site_scan import MARKER
from pcmt.run.write_site import publish, publish_ahead
from pcmt.trace.rule_runner import PlainRules
from tests.file_edits import FILE_EDITS
from tests.own_files import OwnFiles
from tests.record_edits import RECORD_EDITS, Edit

_EDITS, _WEIGHTS = zip(*RECORD_EDITS, *FILE_EDITS, strict=True)
_TITLES = {kind: model.kind_title for kind, model in KINDS.items()}


class UnsoundEditError(Exception):
    """Raised for an edit that no clean build could publish either."""


def _has_shared_address(group: Mapping[str, Record]) -> bool:
    """Whether two records of a kind claim an address, as ``pcmt.check.portal.published_addresses`` reports it."""
    claimed = [*group, *(old for record in group.values() for old in record.moved_from)]
    return len(set(claimed)) < len(claimed)


@dataclass
class EditedPortal:
    """Records of a portal in memory, its ``own`` files beside them, and the site that is kept up to date in ``folder``.

    Records in memory are the kit's for its own files: these add to its lists and stand in the place of its records.
    """

    folder: Path
    records: dict[str, dict[str, Record]]
    settings: Settings
    today: date
    cache: Cache
    frame: str = ""
    pages: tuple[str, ...] = ("", "tro-giup/")
    ran: int = 0
    workshop: Workshop = field(init=False)
    on_pages: Callable[[], None] = lambda: None

    def __post_init__(self) -> None:
        self.workshop = Workshop(self.folder / "site")
        self.workshop.site.mkdir(parents=True)
        self.own = OwnFiles(self.folder)

    def catalog(self, kept: KeptRecords | None = None) -> Catalog:
        """Return what is published; ``kept`` is what was read before."""
        records, self.problems = self.own.read(self.records, self.today, kept or KeptRecords())
        return build_catalog(self.settings, records, self.today)

    def clean(self) -> dict[str, bytes]:
        """Build the site from nothing. Raises UnsoundEditError."""
        catalog, site = self.catalog(), self.folder / "clean"
        gone = [one for one in self.own.names() if one[1] not in catalog.records[one[0]]]
        if gone or any(map(_has_shared_address, catalog.records.values())):
            raise UnsoundEditError
        rmtree(site, ignore_errors=True)
        site.mkdir()
        portal = Portal(self.folder, catalog, PlainRules(catalog))
        try:
            self.publish(portal, site)
        except Exception as error:
            raise UnsoundEditError from error
        return files_below(site)

    def update(self) -> dict[str, bytes]:
        """Bring the site up to date."""
        catalog = self.catalog(self.workshop.read)
        portal = Portal(self.folder, catalog, self.workshop.rules(catalog), self.workshop)
        portal.on_pages = self.on_pages
        self.put_in_place(portal)
        self.workshop.learn(portal.rules, portal.filled)
        self.rules = portal.rules
        self.ran = len(getattr(portal.rules, "ran", ()))
        return self.files()

    def put_in_place(self, portal: Portal) -> None:
        """Publish into the site as it is."""
        self.publish(portal, self.workshop.site)

    def move_on(self, cache: FolderCache) -> None:
        """Go on as another process does, which has the state of this one from a cache."""
        if self.workshop.kept is None:  # else nothing was built since the last time
            self.workshop.write(cache)
            findings = KeptFindings(cache, self.own.root)
            findings.records = self.workshop.read
            findings.keep()
            self.workshop = open_workshop(self.workshop.site, cache, KeptFindings(cache, self.own.root).records)

    def publish(self, portal: Portal, site: Path) -> None:
        """Put the site into a folder."""
        outputs, search = TracedOutputs(portal.rules, portal.folder(site)), SearchFiles(_TITLES, portal.rules)
        outputs.site.use_spare()
        run = DownloadRun(portal.rules.view(), self.cache)
        if portal.workshop:  # a clean build draws no page before all downloads are made
            portal.making = Making(run, run.finish, is_long=not self.workshop.stamps or self.ran % 2 == 0)
            publish_ahead(portal, portal.making, self._frames(), outputs, search)
            portal.finish_downloads()
        else:
            portal.downloads, portal.page_counts = run.finish()
        publish(portal, self._frames(), outputs, self.pages, search)
        outputs.site.remove_rest()

    def _frames(self) -> dict[str, PageFrame]:
        text = self.frame + "".join(f"[[pcmt:{name}]]" for name in SLOTS)
        return {kind: parse_frame(text, kind) for kind in DRAWN}

    # -- edits -------------------------------------------------------------------------------------------------------

    def edit(self, random: Random, change: Edit | None = None) -> str:
        """Edit something, or in the given way; an edit that cannot be published is taken back: ``unsound …``."""
        records = {kind: dict(group) for kind, group in self.records.items()}
        before = (records, self.settings, self.today, self.frame, self.pages)
        files = self.own.content()
        change = change or random.choices(_EDITS, _WEIGHTS)[0]
        words = f"{change.__name__}: {change(self, random)}"
        try:
            expected, reported = self.clean(), self.problems
        except UnsoundEditError:
            self.records, self.settings, self.today, self.frame, self.pages = before
            self.own.put_back(files)
            return f"unsound {words}"
        found = self.update()
        unlike = sorted(path for path in expected.keys() | found.keys() if expected.get(path) != found.get(path))
        assert not unlike, f"{words}: {unlike[:10]}"
        assert self.problems == reported, f"{words}: other problems"
        return words

    def files(self) -> dict[str, bytes]:
        """Return the site."""
        return files_below(self.workshop.site)


def files_below(folder: Path) -> dict[str, bytes]:
    """Return every file of a site by its relative path."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MARKER)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
