"""The files that pages offer with their size: forms, kits, open data, reports. They are made before those pages."""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pcmt.blobs import Content, sha256_of
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
from pcmt.read.attachments import OutsideFile
from pcmt.relate.catalog import Catalog
from pcmt.relate.record_groups import RecordGroups
from pcmt.show.parts.context import FolderFile, PageContext
from pcmt.show.parts.unmade import NotMadeError
from pcmt.urls import record_path


class Files(Mapping[str, Content]):
    """Files by site-relative path: those ``made`` here, and attachments, which are read on demand.

    Forty scans of twenty megabytes would exceed the memory of a small machine; lengths come from the catalog.
    """

    def __init__(self, made: Mapping[str, Content], outside: Iterable[OutsideFile]) -> None:
        self.made = made
        self.outside = tuple(outside)
        self._outside = {one.path: one for one in self.outside}

    def __getitem__(self, path: str) -> Content:
        return self._outside[path].content if path in self._outside else self.made[path]

    def __contains__(self, path: object) -> bool:
        return path in self.made or path in self._outside

    def __iter__(self) -> Iterator[str]:
        yield from self.made
        yield from self._outside

    def __len__(self) -> int:
        return len(self.made) + len(self._outside)


class Downloads(NamedTuple):
    """Files that pages offer with their size, by site-relative path, and how many pages those have that have pages."""

    files: Files
    page_counts: Mapping[str, int]


class Offered(NamedTuple):
    """What pages ask of downloads: the files, how many pages each has that has pages, the files of each folder."""

    downloads: Mapping[str, Content]
    page_counts: Mapping[str, int]
    folders: Mapping[str, Sequence[FolderFile]]


def folders_of(files: Mapping[str, Content], page_counts: Mapping[str, int]) -> dict[str, tuple[FolderFile, ...]]:
    """Return the files made here by their folders, whose paths end in a slash."""
    found: defaultdict[str, list[FolderFile]] = defaultdict(list)
    for path, content in (files.made if isinstance(files, Files) else files).items():
        found[_folder_of(path)].append(_facts_of(path, content, page_counts))
    return {folder: tuple(sorted(some)) for folder, some in found.items()}


def _folder_of(path: str) -> str:
    return path[: path.rfind("/") + 1]


def _facts_of(path: str, content: Content, page_counts: Mapping[str, int]) -> FolderFile:
    return FolderFile(path, len(content), page_counts.get(path, 0), sha256_of(content))


OnProgress = Callable[[int, int], None]
"""Hears how many of how many forms are made."""


def no_progress(done: int, total: int) -> None:
    """Ignore progress."""


Spool = Callable[[bytes], Content]
"""Returns large files, which are written last, as they are to be used until then."""


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
        """Begin with all of them. What is made in this process is made while a ``press`` works elsewhere."""
        view = PageContext(catalog)
        self.total = count_sheets(catalog)
        self._catalog, self._cache, self._on_progress = catalog, cache, on_progress
        pictures = brand_pictures(catalog, cache, press)
        office = office_files(view, cache, press, emblem_png(catalog))
        self._prints = printed(catalog, cache, press)
        self._outside = tuple(outside_files(catalog))
        self._reports = {path: spool(content) for path, content in campaign_reports(catalog)}
        self._sheets: dict[str, Content] = {}
        self._page_counts: dict[str, int] = {}
        self._texts: dict[str, Content] = dict(material_texts(view))
        self._data = {path: made if spool is bytes else spool(bytes(made)) for path, made in open_data(catalog)}
        self._pictures, self._office = dict(pictures), dict(office)
        self._paths: defaultdict[str, list[str]] = defaultdict(list)
        self._folders: dict[str, tuple[FolderFile, ...]] = {}
        for path in (*self._office, *self._texts):
            self._paths[_folder_of(path)].append(path)

    def finish(self, *, with_kits: bool = True) -> Downloads:
        """Wait for all of them. Raises DataError with every form that cannot be made."""
        for sheet in self._prints:
            self._take(sheet)
        made = {**self._reports, **self._sheets, **self._pictures, **self._office, **self._texts, **self._data}
        files = Files(made, self._outside)
        if with_kits:
            view = PageContext(self._catalog, downloads=files, page_counts=self._page_counts)
            files = Files({**made, **dict(kits(view, self._cache))}, self._outside)
        return Downloads(files, self._page_counts)

    def records(self) -> Iterator[Record]:
        """Yield the records on paper, each when the files in its folder are made."""
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
        facts = (_facts_of(path, files[path], self._page_counts) for path in self._paths[folder])
        self._folders[folder] = tuple(sorted(facts))

    def _take(self, sheet: PrintedSheet) -> None:
        files = {sheet.path: sheet.pdf}
        if sheet.preview is not None:
            files[preview_path(sheet.path)] = sheet.preview
        self._sheets |= files
        self._paths[_folder_of(sheet.path)] += files
        self._page_counts[sheet.path] = sheet.pages
        self._on_progress(len(self._page_counts), self.total)


class Making(NamedTuple):
    """Downloads in the making. ``finish`` waits for all; ``on_rule`` is to be called from time to time until then."""

    run: DownloadRun
    finish: Callable[[], Downloads]
    on_rule: Callable[[], None] = lambda: None


class _MadeSoFar(Mapping[str, Any]):
    """A mapping by paths of which only those in some folders can be asked for; a folder without files is in none."""

    def __init__(self, known: Mapping[str, Any], folders: Mapping[str, Sequence[FolderFile]]) -> None:
        self._known = known
        self._folders = folders

    def __getitem__(self, path: str) -> Any:
        if _folder_of(path) not in self._folders:
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
    made = DownloadRun(catalog, cache, press).finish(with_kits=False)
    return list(heavy_kits(PageContext(catalog, downloads=made.files, page_counts=made.page_counts)))
