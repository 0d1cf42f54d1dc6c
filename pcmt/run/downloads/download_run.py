"""The files that pages offer with their size: forms, kits, open data, reports. They are made before those pages."""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pcmt.blobs import Content
from pcmt.model import Record
from pcmt.publish.artifact import Cache, Press, make_here
from pcmt.publish.attachment_files import outside_files
from pcmt.publish.kit_archives import HeavyKit, heavy_kits, kits, may_be_heavy
from pcmt.publish.office import office_files
from pcmt.publish.open_data import open_data
from pcmt.publish.pdf.emblem import brand_pictures, emblem_png
from pcmt.publish.pdf.sheets import PrintedSheet, count_sheets, preview_path, printed, sheet_groups
from pcmt.publish.plain_texts import material_texts
from pcmt.publish.reports import campaign_reports
from pcmt.relate.catalog import Catalog
from pcmt.relate.record_groups import RecordGroups
from pcmt.run.downloads.offered_files import Downloads, Files, Offered, facts_of, folder_of
from pcmt.show.parts.context import FolderFile, PageContext
from pcmt.show.parts.unmade import NotMadeError
from pcmt.urls import record_path

OnProgress = Callable[[int, int], None]
"""Hears how many of how many forms are made."""


def no_progress(done: int, total: int) -> None:
    """Ignore progress."""


Spool = Callable[[bytes], Content]
"""Returns large files, which are written last, as they are to be used until then."""


class Tables(NamedTuple):
    """Files of many records, by site-relative path: the reports of campaigns, and the open data."""

    reports: dict[str, Content]
    data: dict[str, Content]


class DownloadRun:
    """Downloads in the making; those of records on paper can be had before all others are made.

    ``total``: how many forms on paper there are. ``on_progress`` hears of each.
    """

    def __init__(
        self,
        catalog: Catalog,
        cache: Cache,
        press: Press = make_here,
        spool: Spool = bytes,
        on_progress: OnProgress = no_progress,
    ) -> None:
        """Begin with the forms."""
        view = PageContext(catalog)
        self.total = count_sheets(catalog)
        self._catalog, self._cache, self._spool, self._on_progress = catalog, cache, spool, on_progress
        self._pictures = brand_pictures(catalog, cache, press)
        self._office_files = office_files(view, cache, press, emblem_png(catalog))
        self._prints = printed(catalog, cache, press)
        self._texts: dict[str, Content] = dict(material_texts(view))
        self._tables: Tables | None = None
        self._office: dict[str, Content] = {}
        self._kits: dict[str, Content] = {}
        self._sheets: dict[str, Content] = {}
        self._page_counts: dict[str, int] = {}
        self._paths: defaultdict[str, list[str]] = defaultdict(list)
        self._folders: dict[str, tuple[FolderFile, ...]] = {}
        self._note(self._texts)

    def make_tables(self) -> Tables:
        """Make reports and open data in this process: the time for it is while a ``press`` works elsewhere."""
        if self._tables is None:
            reports = {path: self._spool(content) for path, content in campaign_reports(self._catalog)}
            data = open_data(self._catalog)
            kept = {path: made if self._spool is bytes else self._spool(bytes(made)) for path, made in data}
            self._tables = Tables(reports, kept)
        return self._tables

    def take_forms(self) -> None:
        """Wait for the forms and pack the kits; the rest cannot fail. Raises DataError with all that cannot be made."""
        made = self.forms()
        view = PageContext(self._catalog, downloads=made.files, page_counts=made.page_counts)
        self._kits = self._kits or dict(kits(view, self._cache))

    def forms(self) -> Downloads:
        """Wait for the forms. Raises DataError with every one that cannot be made."""
        self._take_office()
        for sheet in self._prints:
            self._take(sheet)
        return Downloads(Files(self._files(), outside_files(self._catalog)), self._page_counts)

    def finish(self) -> Downloads:
        """Wait for all of them. Raises DataError as ``take_forms`` does."""
        self.take_forms()
        reports, data = self.make_tables()
        made = {**reports, **self._sheets, **dict(self._pictures), **self._office, **self._texts, **data, **self._kits}
        return Downloads(Files(made, outside_files(self._catalog)), self._page_counts)

    def records(self) -> Iterator[Record]:
        """Yield the records on paper, each when the files in its folder are made."""
        self._take_office()
        groups = self._catalog.index(RecordGroups)
        for group in sheet_groups(PageContext(self._catalog)):
            for form in group.forms:
                while form.path not in self._page_counts and (sheet := next(self._prints, None)):
                    self._take(sheet)
            for record in groups.records(group.kind, group.number):
                self._finish_folder(record_path(record.kind_id, record.id))
                yield record

    def made_so_far(self) -> Offered:
        """Return files, numbers of pages and folders; only those in the folders of ``records`` can be asked for.

        Anything else raises NotMadeError.
        """
        made = (self._files(), self._page_counts, self._folders)
        return Offered(*(_MadeSoFar(one, self._folders) for one in made))

    def _files(self) -> Mapping[str, Content]:
        """Return what is in the folders of records on paper."""
        return ChainMap(self._sheets, self._office, self._texts)

    def _finish_folder(self, folder: str) -> None:
        files = self._files()
        facts = (facts_of(path, files[path], self._page_counts) for path in self._paths[folder])
        self._folders[folder] = tuple(sorted(facts))

    def _take(self, sheet: PrintedSheet) -> None:
        files = {sheet.path: sheet.pdf}
        if sheet.preview is not None:
            files[preview_path(sheet.path)] = sheet.preview
        self._sheets |= files
        self._note(files)
        self._page_counts[sheet.path] = sheet.pages
        self._on_progress(len(self._page_counts), self.total)

    def _take_office(self) -> None:
        files = dict(self._office_files)
        self._office |= files
        self._note(files)

    def _note(self, paths: Iterable[str]) -> None:
        for path in paths:
            self._paths[folder_of(path)].append(path)


class Making(NamedTuple):
    """Downloads in the making. ``finish`` waits for all; ``on_rule`` is to be called from time to time until then.

    ``is_long``: forms are being printed, so that there is time for more than what a preview shows first.
    """

    run: DownloadRun
    finish: Callable[[], Downloads]
    on_rule: Callable[[], None] = lambda: None
    is_long: bool = True


class _MadeSoFar(Mapping[str, Any]):
    """A mapping by paths of which only those in some folders can be asked for; a folder without files is in none."""

    def __init__(self, known: Mapping[str, Any], folders: Mapping[str, Sequence[FolderFile]]) -> None:
        self._known = known
        self._folders = folders

    def __getitem__(self, path: str) -> Any:
        if folder_of(path) not in self._folders:
            raise NotMadeError
        if path in self._folders and not self._folders[path]:
            raise KeyError(path)
        return self._known[path]

    def __iter__(self) -> Iterator[str]:
        raise NotMadeError

    def __len__(self) -> int:
        raise NotMadeError


def downloads(catalog: Catalog, cache: Cache, press: Press = make_here) -> Downloads:
    """Everything that is made before the pages that offer it. Raises DataError with every form that cannot be made."""
    return DownloadRun(catalog, cache, press).finish()


def find_heavy_kits(catalog: Catalog, cache: Cache, press: Press = make_here) -> list[HeavyKit]:
    """Kits that the build would refuse. Forms are made, by way of the cache, only where it hangs on their size.

    Raises DataError with every form that cannot be made.
    """
    bare = PageContext(catalog)
    heavy = list(heavy_kits(bare))
    if heavy or not may_be_heavy(bare):
        return heavy
    made = DownloadRun(catalog, cache, press).forms()
    return list(heavy_kits(PageContext(catalog, downloads=made.files, page_counts=made.page_counts)))
