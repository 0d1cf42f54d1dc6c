"""A portal whose data is edited at random: after each edit the site kept up to date and a clean one must be the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from shutil import rmtree
from typing import Any

from pcmt.model import KINDS, Record, Settings, Vocabulary
from pcmt.publish.artifact import Cache
from pcmt.publish.frames import DRAWN, SLOTS, PageFrame, parse_frame
from pcmt.read.file_cache import FolderCache
from pcmt.read.kept_records import KeptRecords
from pcmt.relate.catalog import Catalog, build_catalog
from pcmt.run.downloads.download_run import DownloadRun, Making
from pcmt.run.portal import Portal
from pcmt.run.rebuilding.search_files import SearchFiles
from pcmt.run.rebuilding.traced_outputs import TracedOutputs
from pcmt.run.rebuilding.workshop import Workshop, open_workshop
from pcmt.run.site_scan import MARKER
from pcmt.run.write_site import publish, publish_ahead
from pcmt.trace.rule_runner import PlainRules

_TITLES = {kind: model.kind_title for kind, model in KINDS.items()}
_TRIES = 40
"""Fields looked at to find one that an edit would change."""
_WORDS = "an ninh cộng đồng học đường gia đình thôn xóm phòng ngừa lắng nghe giúp đỡ".split()


class UnsoundEditError(Exception):
    """Raised for an edit that no clean build could publish either."""


def _has_shared_address(group: dict[str, Record]) -> bool:
    """Whether two records of a kind claim an address, as ``pcmt.check.portal.published_addresses`` reports it."""
    claimed = [*group, *(old for record in group.values() for old in record.moved_from)]
    return len(set(claimed)) < len(claimed)


@dataclass
class EditedPortal:
    """Records of a portal in memory, and the site that is kept up to date in ``folder``."""

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

    def catalog(self) -> Catalog:
        return build_catalog(self.settings, self.records, self.today)

    def clean(self) -> dict[str, bytes]:
        """Build the site from nothing. Raises UnsoundEditError."""
        if any(map(_has_shared_address, self.records.values())):
            raise UnsoundEditError
        catalog, site = self.catalog(), self.folder / "clean"
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
        catalog = self.catalog()
        portal = Portal(self.folder, catalog, self.workshop.rules(catalog), self.workshop)
        portal.on_pages = self.on_pages
        self.put_in_place(portal)
        self.workshop.learn(portal.rules, portal.filled)
        self.rules = portal.rules
        self.ran = len(getattr(portal.rules, "ran", ()))
        return files_below(self.workshop.site)

    def put_in_place(self, portal: Portal) -> None:
        """Publish into the site as it is."""
        self.publish(portal, self.workshop.site)

    def move_on(self, cache: FolderCache) -> None:
        """Go on as another process does, which has the state of this one from a cache."""
        if self.workshop.kept is None:  # else nothing was built since the last time
            self.workshop.write(cache)
            self.workshop = open_workshop(self.workshop.site, cache, KeptRecords())

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

    def edit(self, random: Random) -> str:
        """Edit something; an edit that cannot be published is taken back: ``unsound …``."""
        records = {kind: dict(group) for kind, group in self.records.items()}
        before = (records, self.settings, self.today, self.frame, self.pages)
        name, change = random.choices([one for one, _ in _EDITS], [weight for _, weight in _EDITS])[0]
        words = f"{name}: {change(self, random)}"
        try:
            expected = self.clean()
        except UnsoundEditError:
            self.records, self.settings, self.today, self.frame, self.pages = before
            return f"unsound {words}"
        found = self.update()
        unlike = sorted(path for path in expected.keys() | found.keys() if expected.get(path) != found.get(path))
        assert not unlike, f"{words}: {unlike[:10]}"
        return words

    def _some(self, random: Random) -> Record:
        return random.choice([record for group in self.records.values() for record in group.values()])

    def _put(self, record: Record, **fields: Any) -> str:
        self.records[record.kind_id][record.id] = record.model_copy(update=fields)
        return f"{record.kind_id}/{record.id} {', '.join(fields)}"

    def change_title(self, random: Random) -> str:
        record = self._some(random)
        return self._put(record, title=f"{random.choice(_WORDS).capitalize()} {record.title}"[:120])

    def change_description(self, random: Random) -> str:
        words = " ".join(random.choices(_WORDS, k=8)).capitalize() + "."
        return self._put(self._some(random), description=random.choice([None, words]))

    def exchange_field(self, random: Random) -> str:
        """Give a record the value that another of its kind has in some field."""
        for _ in range(_TRIES):
            record = self._some(random)
            name = random.choice([one for one in type(record).model_fields if one != "id"])
            value = getattr(random.choice(list(self.records[record.kind_id].values())), name)
            if value != getattr(record, name):
                break
        return self._put(record, **{name: value})

    def empty_field(self, random: Random) -> str:
        for _ in range(_TRIES):
            record = self._some(random)
            fields = type(record).model_fields
            name = random.choice([name for name, one in fields.items() if not one.is_required()])
            if getattr(record, name) != fields[name].get_default():
                break
        return self._put(record, **{name: fields[name].get_default()})

    def add(self, random: Random) -> str:
        record, number = self._some(random), random.randrange(10**6)
        copy = record.model_copy(
            update={"id": f"{record.id}-{number}", "title": f"{record.title} {number}", "moved_from": ()}
        )
        self.records[record.kind_id][copy.id] = copy
        return f"{copy.kind_id}/{copy.id}"

    def remove(self, random: Random) -> str:
        record = self._some(random)
        del self.records[record.kind_id][record.id]
        return f"{record.kind_id}/{record.id}"

    def rename(self, random: Random) -> str:
        record = self._some(random)
        new = f"{record.id}-moi"
        del self.records[record.kind_id][record.id]
        self.records[record.kind_id][new] = record.model_copy(
            update={"id": new, "moved_from": (*record.moved_from, record.id)}
        )
        return f"{record.kind_id}/{new}"

    def change_term(self, random: Random) -> str:
        lists = [one for one in self.records[Vocabulary.kind_id].values() if isinstance(one, Vocabulary)]
        chosen = random.choice(lists)
        number = random.randrange(len(chosen.terms))
        title = f"{chosen.terms[number].title} {random.choice(_WORDS)}"
        term = chosen.terms[number].model_copy(update={"title": title})
        return self._put(chosen, terms=(*chosen.terms[:number], term, *chosen.terms[number + 1 :]))

    def change_settings(self, random: Random) -> str:
        name = random.choice(["title", "description", "unit"])
        self.settings = self.settings.model_copy(update={name: f"Cổng {' '.join(random.choices(_WORDS, k=3))}"})
        return name

    def change_day(self, random: Random) -> str:
        self.today += timedelta(days=random.choice([1, 1, 7, 30, 200, -1]))
        return self.today.isoformat()

    def change_template(self, random: Random) -> str:
        self.frame = f"<!-- {random.random()} -->"
        return "frame"

    def change_pages(self, random: Random) -> str:
        self.pages = (*self.pages[:3], f"trang-{random.randrange(9)}/")
        return str(self.pages)

    def forget(self, random: Random) -> str:
        """Lose files of the site, as if somebody had tidied up or typed into one."""
        gone, typed = (self.workshop.site / name for name in random.sample(sorted(files_below(self.workshop.site)), 2))
        gone.unlink()
        typed.unlink()
        typed.write_text("khác", encoding="utf-8")
        return f"{gone.name}, {typed.name}"


_EDITS: tuple[tuple[tuple[str, Callable[[EditedPortal, Random], str]], int], ...] = tuple(
    ((function.__name__, function), weight)
    for function, weight in (
        (EditedPortal.change_title, 4),
        (EditedPortal.change_description, 3),
        (EditedPortal.exchange_field, 8),
        (EditedPortal.empty_field, 4),
        (EditedPortal.add, 2),
        (EditedPortal.remove, 3),
        (EditedPortal.rename, 2),
        (EditedPortal.change_term, 2),
        (EditedPortal.change_settings, 1),
        (EditedPortal.change_day, 2),
        (EditedPortal.change_template, 1),
        (EditedPortal.change_pages, 1),
        (EditedPortal.forget, 1),
    )
)


def files_below(folder: Path) -> dict[str, bytes]:
    """Return every file of a site by its relative path."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MARKER)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
