"""The way in: the day, the folder, the data read once. Shared by the command line, the plugin and ``macros.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple, cast

from pcmt.blobs import Content
from pcmt.check import read_and_check, weighed
from pcmt.check.wording.personal_data import published_numbers
from pcmt.model import Record, Settings
from pcmt.problems import DataError, Problem, UsageFault, errors_in, sorted_problems
from pcmt.read.file_cache import open_cache
from pcmt.read.kept_records import KeptRecords
from pcmt.read.records import Loaded, path_of
from pcmt.read.shared_records import in_shared_file
from pcmt.read.waiting import Waiting, find_waiting, published_part, with_waiting
from pcmt.relate.catalog import Catalog, build_catalog
from pcmt.run.clock import read_now
from pcmt.run.downloads.download_run import Making, OnProgress, no_progress
from pcmt.run.downloads.offered_files import Offered, folders_of
from pcmt.run.handwritten_pages import find_page_problems
from pcmt.run.printing.paper_faults import find_paper_faults, has_no_paper
from pcmt.run.rebuilding.site_folder import SiteFolder
from pcmt.run.rebuilding.workshop import Workshop
from pcmt.run.search_answers import find_answer_problems
from pcmt.show.markup.lost_words import find_lost_words
from pcmt.show.markup.page_values import PageValues
from pcmt.show.parts.context import RECORD_ROOT, PageContext
from pcmt.show.parts.templates import keep_compiled_templates
from pcmt.show.parts.unmade import Unmade
from pcmt.text.dates import day_of, start_of
from pcmt.trace.rule_runner import PlainRules, RuleRunner

CONFIG_FILE = "mkdocs.yml"


@dataclass
class Portal:
    """A portal held open for one build.

    ``page_faults`` gathers what hand-written pages ask for in vain, ``values`` what they ask for. A plugin that
    will report all faults at once and put the values into the finished pages sets ``has_plugin``; under an engine that
    runs no plugins the first fault stops the page and a value is handed over directly. ``prints_calls_only``: the page that
    is now drawn does not compute with values. ``drawing_key``: where the cache is to keep what the engine draws; empty for
    not at all. ``address``: that of the site, where it is not the one of the settings. ``downloads`` are files that pages
    offer with their size, by site-relative path, ``page_counts`` their pages; ``making`` is there until they are made.
    ``waiting`` are the records that are not published yet; the catalog has them in a preview only. ``rules`` run what makes
    outputs; ``workshop`` is where the rules of a build are kept for the next one. ``on_pages`` is called when the first
    pages can be shown, and when all are written.
    """

    root: Path
    catalog: Catalog
    rules: RuleRunner = None  # type: ignore[assignment]
    workshop: Workshop | None = None
    warnings: tuple[Problem, ...] = ()
    page_faults: list[Problem] = field(default_factory=list)
    values: PageValues = field(default_factory=PageValues)
    has_plugin: bool = False
    prints_calls_only: bool = False
    drawing_key: str = ""
    address: str = ""
    downloads: Mapping[str, Content] = field(default_factory=dict)
    page_counts: Mapping[str, int] = field(default_factory=dict)
    making: Making | None = None
    waiting: tuple[Waiting, ...] = ()
    on_pages: Callable[[], None] = lambda: None

    def __post_init__(self) -> None:
        """Without rules, run them all."""
        self.rules = self.rules or PlainRules(self.catalog)
        self._offered: Any = None

    def finish_downloads(self) -> None:
        """Wait for the downloads if they are still being made. Raises DataError with every form that cannot be made."""
        if making := self.making:
            self.making = None
            self.downloads, self.page_counts = making.finish()

    def view(self, root: str = RECORD_ROOT) -> PageContext:
        """Return the context of a page as rules get it. Where it asks for downloads in the making NotMadeError is raised."""
        if self.making:
            return PageContext(self.rules.view(), root, *[Unmade()] * 3)
        if self._offered is not self.downloads:
            self._offer(Offered(self.downloads, self.page_counts, folders_of(self.downloads, self.page_counts)))
            self._offered = self.downloads
        return PageContext(self.rules.view(), root, *map(self.rules.view, Offered._fields))

    def records_made(self) -> Iterator[tuple[PageContext, Record]]:
        """Yield the records on paper as soon as their files are made, each with the context of its page.

        There are none where an earlier build is known: its questions can only be asked again when all files are made.
        """
        if self.making and not (self.workshop and self.workshop.stamps):
            self._offer(self.making.run.made_so_far())
            view = PageContext(self.rules.view(), RECORD_ROOT, *map(self.rules.view, Offered._fields))
            yield from ((view, record) for record in self.making.run.records())

    def _offer(self, offered: Offered) -> None:
        for name, root in offered._asdict().items():
            self.rules.add_root(name, root)

    def folder(self, site: Path) -> SiteFolder:
        """Return the folder of the site to be filled."""
        self.filled = self.workshop.folder(site) if self.workshop else SiteFolder(site)
        return self.filled


_open: dict[Path, Portal] = {}


def find_root(folder: Path) -> Path:
    """Return the portal's folder. Raises UsageFault when it holds no configuration."""
    if not (folder / CONFIG_FILE).is_file():
        raise UsageFault(f"không thấy {CONFIG_FILE} trong thư mục {folder}; hãy chạy lệnh trong thư mục của cổng")
    return folder.resolve()


class Examined(NamedTuple):
    """What there is to say of the data: all problems; the catalogs are None where they have errors.

    ``catalog`` holds what is published, ``preview`` also what ``waiting`` lists and is sound.
    """

    size: int
    problems: list[Problem]
    catalog: Catalog | None = None
    preview: Catalog | None = None
    waiting: tuple[Waiting, ...] = ()
    rules: RuleRunner | None = None


def examine(
    root: Path,
    today: date,
    on_progress: OnProgress = no_progress,
    *,
    now: datetime | None = None,
    workshop: Workshop | None = None,
    read: KeptRecords | None = None,
    is_preview: bool = False,
) -> Examined:
    """Read and check everything below ``root``, including what its sheets could not print, the same for every command.

    ``on_progress`` hears of forms printed to see whether they fit. Records that wait for a moment after ``now`` (the first of
    ``today``) leave the data here. ``workshop``: of the build before; ``read``: files read before, without a workshop.
    """
    moment = now or start_of(today)
    loaded, public, problems = _read(root, today, moment, workshop.read if workshop else read)
    size = sum(map(len, loaded.records.values()))
    waiting = _sound(find_waiting(loaded, moment), problems)
    if errors_in(problems) or loaded.settings is None:
        return Examined(size, _placed(problems, loaded), waiting=waiting)

    published = build_catalog(loaded.settings, public.records, today, loaded.attachments)
    preview = _preview(loaded, waiting, moment) if waiting else published
    rules = _rules_of(workshop, preview if is_preview else published)
    views = [rules.view()]
    if not is_preview and not all(has_no_paper(one.record) for one in waiting):
        views.append(PlainRules(preview).view())
    faults = find_paper_faults(root, views, loaded, on_progress)
    problems = sorted_problems([*problems, *weighed(faults, loaded)])
    sound = _sound(waiting, problems)
    placed = _placed(problems, loaded)
    if errors_in(problems):
        return Examined(size, placed, waiting=sound)
    if sound != waiting:
        preview = _preview(loaded, sound, moment)
        rules = _rules_of(workshop, preview) if is_preview else rules
    return Examined(size, placed, published, preview, sound, rules)


class ReadData(NamedTuple):
    """Everything that was read, what of it is published, and all problems but those of printing."""

    loaded: Loaded
    public: Loaded
    problems: list[Problem]


def _read(root: Path, today: date, moment: datetime, read: KeptRecords | None) -> ReadData:
    loaded, problems = read_and_check(root, today, moment, read)
    public = published_part(loaded, moment)
    pages = [*find_page_problems(root, published_numbers(public)), *find_answer_problems(root, public)]
    return ReadData(loaded, public, sorted_problems([*problems, *weighed([*pages, *find_lost_words(loaded)], loaded)]))


def _rules_of(workshop: Workshop | None, catalog: Catalog) -> RuleRunner:
    return workshop.rules(catalog) if workshop else PlainRules(catalog)


def _preview(loaded: Loaded, waiting: tuple[Waiting, ...], moment: datetime) -> Catalog:
    records = with_waiting(loaded, waiting, moment)
    catalog = build_catalog(cast(Settings, loaded.settings), records, day_of(moment), loaded.attachments)
    return replace(catalog, waiting=waiting)


def _placed(problems: Iterable[Problem], loaded: Loaded) -> list[Problem]:
    """Return problems in order, those of shared records at the place of their files."""
    return sorted_problems([in_shared_file(one, loaded.shared) for one in problems])


def _sound(waiting: Iterable[Waiting], problems: Iterable[Problem]) -> tuple[Waiting, ...]:
    """Note which records that wait have faults of their own."""
    faulty = {one.path for one in problems if one.severity != "warning"}
    return tuple(one._replace(has_faults=path_of(one.record) in faulty) for one in waiting)


def open_portal(
    root: Path,
    *,
    fresh: bool = False,
    on_progress: OnProgress = no_progress,
    is_preview: bool = False,
    workshop: Workshop | None = None,
) -> Portal:
    """Read, check and link the data below ``root``; a second call in the same build gets the same portal.

    Records that wait for their publication are in the catalog of a preview only.
    Raises DataError with every problem when the data cannot be published, EnvironmentFault when it cannot be read.
    """
    if not fresh and root in _open:
        return _open[root]
    keep_compiled_templates(open_cache(root))
    now = read_now()
    examined = examine(root, now.date(), on_progress, now=now, workshop=workshop, is_preview=is_preview)
    catalog = examined.preview if is_preview else examined.catalog
    if errors_in(examined.problems) or catalog is None or examined.rules is None:
        raise DataError(examined.problems)
    portal = Portal(root, catalog, examined.rules, workshop, tuple(examined.problems), waiting=examined.waiting)
    _open[root] = portal
    return portal
