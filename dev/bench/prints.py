"""``make bench-prints``: cost of the printed forms of the real materials, without the cache and then from it.

Both builds run in one process after one warm-up sheet, so that neither includes loading fonts and libraries. CPU time, since
other work on the machine must not count.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections import Counter, defaultdict
from importlib import metadata
from pathlib import Path
from statistics import median
from time import process_time
from typing import NamedTuple

from builders import FIXED_DAY, PROJECT
from report import write_between_markers

from pcmt.model.handouts import FORMS
from pcmt.publish.pdf.sheets import printed
from pcmt.read.file_cache import FolderCache
from pcmt.relate.catalog import Catalog
from pcmt.run.portal import open_portal

LOOSE = "sheets of their own"
BEGIN, END = "<!-- bench-prints: begin -->", "<!-- bench-prints: end -->"


class Run(NamedTuple):
    """One run over everything: CPU seconds and pages of each sheet by form, bytes, and the hits of the cache."""

    seconds: dict[str, list[float]]
    pages: Counter[str]
    bytes: Counter[str]
    made: int
    reused: int

    @property
    def total(self) -> float:
        """Return the CPU seconds of all sheets."""
        return sum(map(sum, self.seconds.values()))


def form_of(path: str) -> str:
    """Return the form in which the name of a printed file ends; sheets that a material names itself have no form of their own."""
    return max((one for one in FORMS if path.endswith(f"-{one}.pdf")), key=len, default=LOOSE)


def print_all(catalog: Catalog, folder: Path) -> Run:
    """Print everything, or take it from the cache in ``folder``."""
    cache = FolderCache(folder)
    run = Run(defaultdict(list), Counter(), Counter(), 0, 0)
    before = process_time()
    for sheet in printed(catalog, cache):
        now = process_time()
        form = form_of(sheet.path)
        run.seconds[form].append(now - before)
        run.pages[form] += sheet.pages
        run.bytes[form] += len(sheet.pdf) + len(sheet.preview or b"")
        before = process_time()
    return run._replace(made=cache.made, reused=cache.reused)


def table(first: Run, second: Run) -> str:
    """Format the measured lines as Markdown."""
    lines = [
        f"{first.made} sheets; typst {metadata.version('typst')}; CPU, one process, {os.cpu_count()} cores. A sheet is its PDF "
        "and the picture of its first page.",
        "",
        "| form | sheets | pages | ms a sheet (median) | slowest ms | from the cache, ms | mean kB |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for form, seconds in first.seconds.items():
        count = len(seconds)
        lines.append(
            f"| {form} | {count} | {first.pages[form]} | {median(seconds) * 1000:.0f} | {max(seconds) * 1000:.0f} "
            f"| {median(second.seconds[form]) * 1000:.1f} | {first.bytes[form] / count / 1000:.0f} |"
        )
    rate = second.reused / (second.reused + second.made)
    return "\n".join([
        *lines,
        "",
        f"All of them: {first.total:.2f} s from nothing, {second.total:.2f} s from the cache "
        f"({first.total / second.total:.0f} times less); the second build found {rate:.0%} in the cache.",
    ])  # fmt: skip


def main() -> None:
    """Run the command line of this benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=PROJECT / "BENCHMARKS.md")
    parser.add_argument("--print", action="store_true", help="only print the table")
    options = parser.parse_args()
    os.environ.setdefault("SOURCE_DATE_EPOCH", FIXED_DAY)
    with tempfile.TemporaryDirectory(prefix="pcmt-bench-") as work:
        next(printed(open_portal(PROJECT).catalog, FolderCache(Path(work) / "warm")))
        # A catalog remembers what it knows of its forms: each run has one of its own.
        first, second = (print_all(open_portal(PROJECT, fresh=True).catalog, Path(work) / "cache") for _ in range(2))
    block = table(first, second)
    print(block)
    if not options.print:
        write_between_markers(options.output, block, BEGIN, END)


if __name__ == "__main__":
    main()
