"""What a portal publishes beside its pages: every file that is a function of the catalog, in one stream.

The plugin writes them into the site; an export without any engine writes the very same ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from pcmt.blobs import Content, sha256_of
from pcmt.publish.artifact import Artifact, Cache, Press, StoredFile, make_here
from pcmt.publish.attachment_files import outside_files
from pcmt.publish.calendars import own_calendars, scope_calendars
from pcmt.publish.feeds import feeds
from pcmt.publish.kit_archives import (
    HeavyKit,
    further_kit_choices,
    heavy_kits,
    kit_attachments,
    kits,
    may_be_heavy,
    own_kit_list,
)
from pcmt.publish.office import office_files
from pcmt.publish.open_data import open_data, record_files
from pcmt.publish.pdf.emblem import brand_pictures, emblem_png, manifest_file
from pcmt.publish.pdf.sheets import count_sheets, preview_path, printed
from pcmt.publish.plain_texts import attachments, material_texts, script_sheets
from pcmt.publish.reports import campaign_reports
from pcmt.read.attachments import OutsideFile
from pcmt.relate.catalog import Catalog
from pcmt.relate.record_groups import GROUPS
from pcmt.show.parts.context import FolderFile, PageContext


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
    page_counts: dict[str, int]


def folders_of(files: Mapping[str, Content], page_counts: Mapping[str, int]) -> dict[str, tuple[FolderFile, ...]]:
    """Return the files made here by their folders, whose paths end in a slash."""
    found: defaultdict[str, list[FolderFile]] = defaultdict(list)
    for path, content in (files.made if isinstance(files, Files) else files).items():
        folder = path[: path.rfind("/") + 1]
        found[folder].append(FolderFile(path, len(content), page_counts.get(path, 0), sha256_of(content)))
    return {folder: tuple(sorted(some)) for folder, some in found.items()}


OnProgress = Callable[[int, int], None]
"""Hears how many of how many forms are made."""


class BegunDownloads(NamedTuple):
    """Downloads in the making. ``total``: how many forms on paper there are; ``finish`` waits for all, as ``downloads`` does."""

    total: int
    finish: Callable[[OnProgress], Downloads]


def no_progress(done: int, total: int) -> None:
    """Ignore progress."""


Spool = Callable[[bytes], Content]
"""Returns large files, which are written last, as they are to be used until then."""


def downloads(
    catalog: Catalog,
    cache: Cache,
    on_progress: OnProgress = no_progress,
    press: Press = make_here,
    spool: Spool = bytes,
) -> Downloads:
    """Everything that is made before the pages that offer it. Raises DataError with every form that cannot be made."""
    return begin_downloads(catalog, cache, press, spool).finish(on_progress)


def begin_downloads(catalog: Catalog, cache: Cache, press: Press = make_here, spool: Spool = bytes) -> BegunDownloads:
    """Begin to make the downloads."""
    forms = _begin_forms(catalog, cache, press, spool)

    def finish(on_progress: OnProgress) -> Downloads:
        made = forms.finish(on_progress)
        archives = dict(kits(PageContext(catalog, downloads=made.files, page_counts=made.page_counts), cache))
        return Downloads(Files({**made.files.made, **archives}, made.files.outside), made.page_counts)

    return BegunDownloads(forms.total, finish)


def find_heavy_kits(catalog: Catalog, cache: Cache, press: Press = make_here) -> list[HeavyKit]:
    """Kits that the build would refuse. Forms are made, by way of the cache, only where it hangs on their size.

    Raises DataError with every form that cannot be made.
    """
    bare = PageContext(catalog)
    heavy = list(heavy_kits(bare))
    if heavy or not may_be_heavy(bare):
        return heavy
    made = _begin_forms(catalog, cache, press, bytes).finish(no_progress)
    return list(heavy_kits(PageContext(catalog, downloads=made.files, page_counts=made.page_counts)))


def _begin_forms(catalog: Catalog, cache: Cache, press: Press, spool: Spool) -> BegunDownloads:
    """Begin with all downloads but the archives of kits. What is made here is made while a ``press`` works elsewhere."""
    total, sheets = count_sheets(catalog), printed(catalog, cache, press)
    pictures = brand_pictures(catalog, cache, press)
    texts = office_files(PageContext(catalog), cache, press, emblem_png(catalog))
    reports = {path: spool(content) for path, content in campaign_reports(catalog)}
    beside: dict[str, Content] = dict(material_texts(PageContext(catalog)))
    beside |= {path: content if spool is bytes else spool(bytes(content)) for path, content in open_data(catalog)}

    def finish(on_progress: OnProgress) -> Downloads:
        files, page_counts = dict(reports), {}
        for done, sheet in enumerate(sheets, start=1):
            files[sheet.path] = sheet.pdf
            if sheet.preview is not None:
                files[preview_path(sheet.path)] = sheet.preview
            page_counts[sheet.path] = sheet.pages
            on_progress(done, total)
        files |= dict(pictures) | dict(texts) | beside
        return Downloads(Files(files, outside_files(catalog)), page_counts)

    return BegunDownloads(total, finish)


# A rule whose answers stand is not run: its module is loaded when it is.


def _follow_lists(view: PageContext) -> Iterable[Artifact]:
    from pcmt.publish.subscription_lists import follow_lists

    return follow_lists(view.catalog)


def _place_names(view: PageContext) -> Iterable[Artifact]:
    from pcmt.publish.place_names import place_names

    return place_names(view.catalog)


def _programmes(view: PageContext) -> Iterable[Artifact]:
    from pcmt.publish.print_pages import programmes

    return programmes(view.catalog)


def _personal_sheets(view: PageContext) -> Iterable[Artifact]:
    from pcmt.publish.print_pages import personal_sheets

    return personal_sheets(view.catalog)


def _sitemaps(hand_written: tuple[str, ...], view: PageContext) -> Iterable[Artifact]:
    from pcmt.publish.sitemap import sitemaps

    return sitemaps(view.catalog, hand_written)


def _event_data(view: PageContext) -> Iterable[Artifact]:
    from pcmt.publish.event_filter_data import event_data

    return (event_data(view.catalog),)


SITEMAP = "sơ đồ trang"
"""The only one of these rules that is given more than the view."""


def artifact_rules(hand_written: tuple[str, ...]) -> dict[str, Callable[[PageContext], Iterable[Artifact]]]:
    """Return what makes the files beside pages, downloads and search, by the name of the rule.

    ``hand_written`` are the addresses of the pages in ``docs/``.
    """
    return {
        "nhận diện": lambda view: (manifest_file(view.catalog),),
        "nguồn tin": lambda view: feeds(view.catalog, {**attachments(view), **kit_attachments(view)}),
        "lịch": scope_calendars,
        **{f"lịch riêng, nhóm {number}": partial(own_calendars, number) for number in range(GROUPS)},
        "danh mục đăng ký": _follow_lists,
        "tên địa phương": _place_names,
        "chương trình": _programmes,
        "bản ghi tên": _personal_sheets,
        "lời đọc": script_sheets,
        **{f"dữ liệu từng bản ghi, nhóm {number}": partial(record_files, number) for number in range(GROUPS)},
        SITEMAP: partial(_sitemaps, hand_written),
        "bộ lọc sự kiện": _event_data,
        "bộ tự chọn": lambda view: (own_kit_list(view), *further_kit_choices(view)),
    }


def artifacts(view: PageContext, hand_written: Iterable[str]) -> Iterator[Artifact | StoredFile]:
    """Every file beside the pages and the search index."""
    for make in artifact_rules(tuple(hand_written)).values():
        yield from make(view)
    yield from (StoredFile(*file) for file in view.downloads.items())
