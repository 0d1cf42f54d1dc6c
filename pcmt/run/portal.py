"""The way in: the day, the folder, the data read once. Shared by the command line, the plugin and ``macros.py``."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pcmt.blobs import Content
from pcmt.check import read_and_check
from pcmt.check.wording.personal_data import published_numbers
from pcmt.problems import DataError, Problem, UsageFault, errors_in, sorted_problems
from pcmt.publish.pdf.refusals import find_refusals
from pcmt.read.file_cache import FolderCache, open_cache
from pcmt.read.records import Loaded
from pcmt.read.shared_records import in_shared_file
from pcmt.relate.catalog import Catalog, build_catalog
from pcmt.run.form_pool import FormPool
from pcmt.run.handwritten_pages import find_page_problems
from pcmt.run.outputs import OnProgress, downloads, find_heavy_kits, no_progress
from pcmt.show.markup.lost_words import find_lost_words
from pcmt.show.markup.page_values import PageValues
from pcmt.show.parts.templates import keep_compiled_templates
from pcmt.text.dates import instant_from_epoch

CONFIG_FILE = "mkdocs.yml"


@dataclass
class Portal:
    """A portal held open for one build.

    ``page_faults`` gathers what hand-written pages ask for in vain, ``values`` what they ask for. A plugin that
    will report all faults at once and put the values into the finished pages sets ``has_plugin``; under an engine that
    runs no plugins the first fault stops the page and a value is handed over directly. ``prints_calls_only``: the page that
    is now drawn does not compute with values. ``drawing_key``: where the cache is to keep what the engine draws; empty for
    not at all. ``address``: that of the site, where it is not the one of the settings. ``downloads`` are files that pages
    offer with their size, by site-relative path, ``page_counts`` their pages; ``make_downloads`` fills both.
    """

    root: Path
    catalog: Catalog
    warnings: tuple[Problem, ...] = ()
    page_faults: list[Problem] = field(default_factory=list)
    values: PageValues = field(default_factory=PageValues)
    has_plugin: bool = False
    prints_calls_only: bool = False
    drawing_key: str = ""
    address: str = ""
    downloads: Mapping[str, Content] = field(default_factory=dict)
    page_counts: Mapping[str, int] = field(default_factory=dict)


_open: dict[Path, Portal] = {}


def read_today(environment: Mapping[str, str] = os.environ) -> date:
    """Return the build date: ``SOURCE_DATE_EPOCH`` when set (reproducible-builds.org), else the clock, in Vietnam."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return instant_from_epoch(int(time.time()))
    try:
        return instant_from_epoch(int(epoch))
    except (ValueError, OverflowError, OSError):
        raise UsageFault(f"SOURCE_DATE_EPOCH phải là số giây, không phải «{epoch}»") from None


def find_root(folder: Path) -> Path:
    """Return the portal's folder. Raises UsageFault when it holds no configuration."""
    if not (folder / CONFIG_FILE).is_file():
        raise UsageFault(f"không thấy {CONFIG_FILE} trong thư mục {folder}; hãy chạy lệnh trong thư mục của cổng")
    return folder.resolve()


class Examined(NamedTuple):
    """What there is to say of the data: all problems; the catalog is None where they have errors."""

    size: int
    problems: list[Problem]
    catalog: Catalog | None


def examine(root: Path, today: date, on_progress: OnProgress = no_progress) -> Examined:
    """Read and check everything below ``root``, including what its sheets could not print.

    Shared by ``check``, ``build`` and the preview, so that they report the same. ``on_progress`` receives the forms printed to
    see whether they fit.
    """
    loaded, problems = read_and_check(root, today)

    def placed(found: Iterable[Problem]) -> list[Problem]:
        return sorted_problems([in_shared_file(one, loaded.shared) for one in found])

    problems = placed([*problems, *find_page_problems(root, published_numbers(loaded)), *find_lost_words(loaded)])
    size = sum(map(len, loaded.records.values()))
    if errors_in(problems) or loaded.settings is None:
        return Examined(size, problems, None)
    catalog = build_catalog(loaded.settings, loaded.records, today, loaded.attachments)
    cache = open_cache(root)
    with FormPool(cache.folder) as pool:
        refusals = list(find_refusals(catalog, loaded, cache, pool, on_progress)) or _heavy_kits(
            catalog, loaded, cache, pool
        )
    if refusals:
        return Examined(size, placed([*problems, *refusals]), None)
    return Examined(size, problems, catalog)


def _heavy_kits(catalog: Catalog, loaded: Loaded, cache: FolderCache, pool: FormPool) -> list[Problem]:
    """Return the problems that would stop the packing of kits."""
    try:
        heavy = find_heavy_kits(catalog, cache, pool)
    except DataError as error:
        return list(error.problems)
    return [loaded.problem(one.kit, ("materials",), "BO_QUA_NANG", one.message, one.cure) for one in heavy]


def open_portal(root: Path, *, fresh: bool = False, on_progress: OnProgress = no_progress) -> Portal:
    """Read, check and link the data below ``root``; a second call in the same build gets the same portal.

    Raises DataError with every problem when the data cannot be published, EnvironmentFault when it cannot be read.
    """
    if not fresh and root in _open:
        return _open[root]
    keep_compiled_templates(open_cache(root))
    examined = examine(root, read_today(), on_progress)
    if errors_in(examined.problems) or examined.catalog is None:
        raise DataError(examined.problems)
    portal = Portal(root, examined.catalog, tuple(examined.problems))
    _open[root] = portal
    return portal


def make_downloads(portal: Portal, on_progress: OnProgress = no_progress) -> FolderCache:
    """Make the files that pages offer, or take them from the cache, which says how many were which. Raises DataError."""
    cache = open_cache(portal.root)
    cache.sweep()
    with FormPool(cache.folder) as pool:
        portal.downloads, portal.page_counts = downloads(portal.catalog, cache, on_progress, pool)
    return cache
