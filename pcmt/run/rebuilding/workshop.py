"""What is kept from one build of a site to the next: the traces of its rules, and its files as they were written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain
from pathlib import Path

from pcmt.read.code_edition import edition, library_version
from pcmt.read.file_cache import FolderCache
from pcmt.read.kept_records import KeptRecords
from pcmt.relate.catalog import Catalog
from pcmt.run.libraries import RUNTIME
from pcmt.run.rebuilding.kept_traces import KeptTraces, read_traces, written_traces
from pcmt.run.rebuilding.made_files import MadeFiles
from pcmt.run.rebuilding.scan_process import Scan, finish_scan
from pcmt.run.rebuilding.site_folder import FileStamp, SiteFolder
from pcmt.run.site_scan import entries_of, joined
from pcmt.run.swap_site import SUBSCRIBED
from pcmt.trace.rule_runner import RuleRunner
from pcmt.trace.rules import Rules
from pcmt.trace.traces import TraceBook

_TEMPLATES = ("show", "publish", "theme")
"""Folders of the package with files that are not Python and decide what pages are."""


@dataclass
class Workshop:
    """The state after a build of the site in the folder ``site``.

    ``read`` are files as they were read before; ``kept`` is what the cache had, ``made`` the files with what rules made then.
    ``entries`` are digests of what is in the folder of the site (``entries_of``), ``scan`` what was found of it, if it is as the
    build left it.
    """

    site: Path
    book: TraceBook = field(default_factory=TraceBook)
    stamps: dict[str, FileStamp] = field(default_factory=dict)
    read: KeptRecords = field(default_factory=KeptRecords)
    kept: KeptTraces | None = None
    made: MadeFiles | None = None
    entries: dict[str, str] = field(default_factory=dict)
    scan: Scan | None = None

    @property
    def digest(self) -> str:
        """The digest of the site (``site_of``)."""
        return joined(self.entries)

    def look(self) -> None:
        """Take what another process has found of the site since this program began."""
        scan = finish_scan(self.site)
        self.scan = scan if scan and scan.digest == self.digest else None

    def rules(self, catalog: Catalog) -> RuleRunner:
        """Return the rules of the next build."""
        if self.kept is not None and self.made is not None:
            self.book, self.kept = self.kept.book(catalog, self.read, self.made), None
        return Rules(self.book, catalog)

    def folder(self, site: Path) -> SiteFolder:
        """Return the folder that the next site is put in, which may be that of the last one."""
        scan, self.scan = self.scan, None
        return SiteFolder(site, self.site, self.stamps, scan)

    def learn(self, rules: RuleRunner, folder: SiteFolder) -> None:
        """Keep what a finished build has noted; its site is now in the place of the last one."""
        if isinstance(rules, Rules):
            self.book = rules.book()
            known = self.stamps  # a file that was taken over has its old stamp, which says the time that it got then
            others = [path for path, stamp in folder.stamps.items() if known.get(path) is not stamp]
            new = {path: _with_kept_time(self.site, path, folder.stamps[path]) for path in others}
            self.stamps = folder.stamps | new
            changed = {path.partition("/")[0] for path in chain(others, known.keys() - self.stamps.keys())}
            self.entries = {name: digest for name, digest in self.entries.items() if name not in changed}

    def write(self, cache: FolderCache) -> None:
        """Keep the state in a cache, that of ``open_workshop``, for another process."""
        key = traces_key(self.site)
        self.entries = entries_of(self.site, self.stamps, self.entries)
        made = self.made or _made_files(cache, key)
        with suppress(OSError):
            files, state = written_traces(self.book, self.stamps, self.entries, self.read, made)
            cache.put(key, *state)
            made.remove_others(files)


def _with_kept_time(site: Path, path: str, stamp: FileStamp) -> FileStamp:
    """Return the stamp of a file that got the time of an equal one published before (``pcmt.run.swap_site.keep_times``)."""
    if not path.endswith(SUBSCRIBED):
        return stamp
    found = os.stat(f"{site}/{path}")  # noqa: PTH116
    is_older = found.st_size == stamp.size and found.st_mtime_ns < stamp.written
    return stamp._replace(written=found.st_mtime_ns) if is_older else stamp


def open_workshop(site: Path, cache: FolderCache, read: KeptRecords) -> Workshop:
    """Return the state after the last build of a site by this edition of the kit; an empty one where the cache has none.

    ``read`` are files as they were read before.
    """
    real = Path(os.path.realpath(site))
    key = traces_key(real)
    kept = read_traces(cache.get(key))
    try:
        made = _made_files(cache, key, kept.files) if kept else None
        stamps = kept.file_stamps() if kept else {}
    except (OSError, ValueError):  # files of what was made are gone: everything is made again
        return Workshop(real, read=read)
    return Workshop(real, stamps=stamps, read=read, kept=kept, made=made, entries=kept.entries if kept else {})


def _made_files(cache: FolderCache, key: str, names: Sequence[str] = ()) -> MadeFiles:
    return MadeFiles(cache.folder, f"made-{key.rpartition('-')[2][:16]}-", names)


def traces_key(site: Path) -> str:
    """Return the name under which a cache keeps the state after a build of a site, whose path is real, by this edition."""
    code = edition("pcmt.run.cli", "pcmt.run.mkdocs_plugin", data=_TEMPLATES)
    libraries = " ".join(map(library_version, RUNTIME.values()))
    return f"traces-{sha256(f'{code} {libraries} {site}'.encode()).hexdigest()}"
