"""The parts of the bench at one size; each yields its rows. Builders run in turn, so that a slow minute affects all of them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from statistics import median

import same_work
from builders import (
    HUGO,
    PROJECT,
    PYTHON,
    Builder,
    build_once,
    eleventy_builder,
    hugo_builder,
    mkdocs_builder,
    only_pages,
    our_builder,
    script,
    zensical_builder,
)
from live import shown_after
from measure import Cost, typical, weigh_site
from results import Row

REAL = 0
"""The size that means the data of this repository."""
ONCE_FROM = 5_000
"""Records from which MkDocs and builds from nothing run once: they take minutes."""
_PORT = 8799
_ON_DOCUMENT = re.compile(r"^\s*(?:- )?document: (\S+)$", re.MULTILINE)
_DESCRIPTION = re.compile(r"^description: .*\n(?:[ ]+.*\n)*", re.MULTILINE)


@dataclass
class Bench:
    """The folders of one size. ``release``: the tag that builds from nothing are compared with."""

    records: int
    work: Path
    hugo: Path
    zensical: Path | None
    eleventy: Path | None
    repeats: int
    release: str
    load: float = field(default_factory=lambda: os.getloadavg()[0])

    @cached_property
    def data(self) -> Path:
        """The data of this size."""
        if self.records == REAL:
            return PROJECT / "data"
        script("synthetic.py", self.work / "data", str(self.records))
        return self.work / "data"

    @cached_property
    def ours(self) -> Builder:
        """This portal, its forms in the cache."""
        made = our_builder(self.work, self.data, PROJECT, "ours", "--no-cache")
        build_once(made)
        return made

    @property
    def event(self) -> Path:
        """The file of an event, which edits change."""
        return sorted((self.ours.root / "data" / "su-kien").glob("*.yaml"))[3]

    @cached_property
    def same(self) -> Builder:
        """Hugo with the work of our whole site."""
        frame = self.ours.root / "site" / "ke-hoach" / "ke-hoach-thu-00001" / "index.html"
        builder = hugo_builder(self.work, self.data, frame, self.hugo, "hugo-same")
        found = same_work.make(builder.root, self.ours.root / "site", self.data, lambda: build_once(builder))
        print(f"  same work: {found}", flush=True)
        if not found.is_same:
            raise SystemExit(f"Hugo's site is not the same work: {found}")
        return builder

    def row(self, part: str, who: str, costs: Sequence[Cost], site: Path) -> Row:
        """Return the row of some builds; prints it."""
        cost, size = typical(costs), weigh_site(site, self.records)
        after, day = os.getloadavg()[0], date.today().isoformat()
        figures = (round(cost.cpu, 2), round(cost.wall, 2), round(cost.peak), size.files, round(size.bytes / 1e6, 1))
        row = Row(part, self.records, who, *figures, len(costs), day, (round(self.load, 1), round(after, 1)))
        print(f"  {part:6} {who:38} {row.cpu:8.2f} s CPU {row.wall:8.2f} s wall {row.peak:6,} MB", flush=True)
        return row

    def in_turn(self, builders: Sequence[Builder], once: Sequence[str] = ()) -> dict[int, list[Cost]]:
        """Run builders in turn; those named in ``once`` one time at large sizes."""
        costs: dict[int, list[Cost]] = {number: [] for number in range(len(builders))}
        for turn in range(self.repeats):
            for number, builder in enumerate(builders):
                if not (turn and builder.name in once and self.records >= ONCE_FROM):
                    costs[number].append(build_once(builder))
        return costs


def pages(bench: Bench) -> Iterator[Row]:
    """Measure the same pages only: ours, Hugo, MkDocs + macros, Zensical and Eleventy where they are given."""
    if bench.records == REAL:
        return
    frame = bench.ours.root / "site" / "ke-hoach" / "ke-hoach-thu-00001" / "index.html"
    builders = [only_pages(bench.ours), hugo_builder(bench.work, bench.data, frame, bench.hugo)]
    builders.append(mkdocs_builder(bench.work, bench.data))
    names = ["pages of this project, all checks", "Hugo", "MkDocs + macros"]
    if bench.zensical:
        builders.append(zensical_builder(bench.work, bench.zensical))
        names.append("Zensical, without feeds")
    if bench.eleventy:
        builders.append(eleventy_builder(bench.work, bench.data, frame, bench.eleventy))
        names.append("Eleventy")
    costs = bench.in_turn(builders, ("mkdocs", "zensical"))
    for number, builder in enumerate(builders):
        site = builder.root / ("only" if number == 0 else "site")
        yield bench.row("pages", names[number], costs[number], site)


def same(bench: Bench) -> Iterator[Row]:
    """Measure the whole site, forms in the cache, against Hugo's same work."""
    builders = [bench.ours] if bench.records == REAL else [bench.ours, bench.same]
    costs = bench.in_turn(builders)
    yield bench.row("same", "whole site of this project", costs[0], bench.ours.root / "site")
    if len(builders) > 1:
        yield bench.row("same", "Hugo, same work", costs[1], bench.same.root / "site")


def edit(bench: Bench) -> Iterator[Row]:
    """Measure one edited event, ours in a new process and in the preview, a law, Hugo's whole build and its server."""
    ours = replace(bench.ours, command=[one for one in bench.ours.command if one != "--no-cache"])
    site = ours.root / "site"
    build_once(ours, is_fresh=False)
    costs = []
    for number in range(bench.repeats + 1):
        text = _DESCRIPTION.sub("", bench.event.read_text(encoding="utf-8"))
        bench.event.write_text(f"{text.rstrip()}\ndescription: Mô tả khác, lần {number}.\n", encoding="utf-8")
        costs.append(build_once(ours, is_fresh=False))
    yield bench.row("edit", "this project, new process", costs[1:], site)
    yield bench.row("edit", "this project, nothing changed", [build_once(ours, is_fresh=False)], site)
    if bench.records != REAL:
        document, count = most_used(ours.root / "data")
        text = document.read_text(encoding="utf-8").replace("title: ", "title: Đổi tên, ", 1)
        document.write_text(text, encoding="utf-8")
        name = f"this project, the law of {count} records"
        yield bench.row("edit", name, [build_once(ours, is_fresh=False)], site)
    yield _shown(bench, "this project, pcmt serve", ours, ["serve", "--root", str(ours.root)], bench.event)
    if bench.records != REAL:
        name = bench.event.stem
        content = bench.same.root / "content" / "su-kien" / f"{name}.md"
        yield bench.row("edit", "Hugo, same work, whole build", [build_once(bench.same)], bench.same.root / "site")
        yield _shown(bench, "Hugo, same work, hugo server", bench.same, [], content)


def most_used(data: Path) -> tuple[Path, int]:
    """Return the file of the document that most records rest on, and how many of them."""
    counts = Counter[str]()
    for path in data.glob("*/*.yaml"):
        counts.update(set(_ON_DOCUMENT.findall(path.read_text(encoding="utf-8"))))
    (name, count), *_ = counts.most_common(1)
    return data / "van-ban" / f"{name}.yaml", count


def _shown(bench: Bench, who: str, builder: Builder, verb: Sequence[str], file: Path) -> Row:
    """Return the row of a server: wall from saved to shown, its peak left out."""
    port = ["--port", str(_PORT)]
    command = [*builder.command[:3], *verb, *port]
    address = f"http://127.0.0.1:{_PORT}/su-kien/{file.stem}/"
    if builder.name == HUGO:
        command = [builder.command[0], "server", "--buildFuture", "--disableLiveReload", "--renderToMemory", *port]
    shown = shown_after(command, builder.folder, builder.environment, address, file, bench.repeats + 1)[1:]
    cost = Cost(median(one.wall for one in shown), median(one.cpu for one in shown), 0.0)
    return bench.row("edit", who, [cost] * len(shown), builder.root / "site")


def first(bench: Bench) -> Iterator[Row]:
    """Measure the first build with all forms printed: this version, and an older one in its own environment, on its own data."""
    old = bench.work / "code-of-before"
    subprocess.run(["git", "worktree", "add", "--detach", "--force", old, bench.release], cwd=PROJECT, check=True)
    try:
        subprocess.run([PYTHON, "portal.py", "setup"], cwd=old, check=True)
        python, data = old / ".venv" / "bin" / "python", bench.work / "data-of-before"
        if bench.records == REAL:
            data = old / "data"
        else:
            script("synthetic.py", data, str(bench.records), code=old, python=python)
        builders = {
            bench.release: our_builder(bench.work, data, old, "before", python=python),
            "this version": our_builder(bench.work, bench.data, PROJECT, "first"),
        }
        costs: dict[str, list[Cost]] = {name: [] for name in builders}
        for _ in range(bench.repeats):
            for name, builder in builders.items():
                costs[name].append(_from_nothing(builder))
        for name, builder in builders.items():
            yield bench.row("first", f"from nothing, {name}", costs[name], builder.root / "site")
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", old], cwd=PROJECT, check=True)


def _from_nothing(builder: Builder) -> Cost:
    shutil.rmtree(builder.environment["PCMT_CACHE"], ignore_errors=True)
    return build_once(builder)


PARTS: dict[str, Callable[[Bench], Iterator[Row]]] = {"same": same, "pages": pages, "edit": edit, "first": first}
"""The parts that measure time, by name."""
