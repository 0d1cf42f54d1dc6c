"""``make bench-campaign``: feeds and calendars of a whole country in June, built with the site and measured separately.

Two sizes show the growth: the number of feeds and calendars depends on the places only. A cost of feeds times events
would grow as fast as the events; with an index built once it grows by the cost of the events alone.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from time import process_time

from builders import FIXED_DAY, PROJECT, build_once, memory_folder, our_builder
from campaign_data import write_country
from measure import Cost
from report import write_between_markers

from pcmt.run.making import make_downloads
from pcmt.run.outputs import artifacts
from pcmt.run.portal import open_portal
from pcmt.show.parts.context import PageContext

Outputs = dict[str, dict[str, float]]
"""CPU seconds, files, bytes and the bytes of the largest file, by name of an output."""
SIZES = (1_250, 5_000)
BEGIN, END = "<!-- bench-campaign: begin -->", "<!-- bench-campaign: end -->"


def group_of(path: str) -> str:
    """Return the output that a file of the site belongs to, for the table."""
    if path.endswith(".ics"):
        return "calendar of one event" if path.startswith("su-kien/") else "calendars"
    head = path.partition("/")[0].partition(".")[0]
    return {"rss": "RSS", "atom": "Atom", "json": "JSON Feed", "feed": "JSON Feed"}.get(head, "other")


def weigh_outputs(root: Path) -> Outputs:
    """Measure CPU seconds, files and bytes of every output except the pages, each made once from an open portal."""
    portal = open_portal(root)
    make_downloads(portal)
    view = PageContext(portal.catalog, downloads=portal.downloads, page_counts=portal.page_counts)
    found: dict[str, dict[str, float]] = defaultdict(lambda: {"cpu": 0.0, "files": 0, "bytes": 0, "largest": 0})
    before = process_time()
    for artifact in artifacts(view, ()):
        now = process_time()
        line = found[group_of(artifact.path)]
        line["cpu"] += now - before
        line["files"] += 1
        line["bytes"] += len(artifact.content)
        line["largest"] = max(line["largest"], len(artifact.content))
        before = process_time()
    return dict(found)


def measured(events: int, work: Path) -> tuple[Cost, Outputs]:
    """Run one whole build of the country with so many events, then its outputs separately in a new process."""
    data = work / "country"
    write_country(data, events, PROJECT / "data")
    builder = our_builder(work, data)
    cost = build_once(builder)
    command = [sys.executable, __file__, "--weigh", str(builder.root)]
    environment = os.environ | {"PYTHONPATH": str(PROJECT), "SOURCE_DATE_EPOCH": FIXED_DAY}
    result = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return cost, json.loads(result.stdout)


def table(results: dict[int, tuple[Cost, Outputs]]) -> str:
    """Format the measured lines as Markdown."""
    lines = [
        "| events | output | CPU s | files | MB | ms a file | largest kB |",
        "|--:|---|--:|--:|--:|--:|--:|",
    ]
    for events, (cost, outputs) in results.items():
        lines.append(f"| {events:,} | whole build | {cost.cpu:.1f} | | | | peak {cost.peak:.0f} MB |")
        for name, one in sorted(outputs.items()):
            each = one["cpu"] / one["files"] * 1000
            lines.append(
                f"| {events:,} | {name} | {one['cpu']:.2f} | {one['files']:,} | {one['bytes'] / 1e6:.1f} | {each:.2f} "
                f"| {one['largest'] / 1000:.0f} |"
            )
    return "\n".join([*lines, "", growth_words(results)])


def growth_words(results: dict[int, tuple[Cost, Outputs]]) -> str:
    """Describe the growth of the cost of feeds and calendars against the number of events."""

    def spent(outputs: Outputs, names: Iterable[str]) -> float:
        return sum(outputs[name]["cpu"] for name in names)

    small, large = min(results), max(results)
    names = ("RSS", "Atom", "JSON Feed", "calendars")
    ratio = spent(results[large][1], names) / spent(results[small][1], names)
    return f"{large / small:.0f} times the events in the same number of feeds and calendars cost {ratio:.1f} times as much."


def main() -> None:
    """Run the command line of this benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weigh", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--work", type=Path, default=memory_folder(), help="where to build (default: memory, if there)")
    parser.add_argument("--output", type=Path, default=PROJECT / "BENCHMARKS.md")
    parser.add_argument("--print", action="store_true", help="only print the table")
    options = parser.parse_args()
    if options.weigh:
        print(json.dumps(weigh_outputs(options.weigh)))
        return
    results = {}
    for events in SIZES:
        with tempfile.TemporaryDirectory(prefix="pcmt-bench-", dir=options.work) as work:
            results[events] = measured(events, Path(work))
    block = table(results)
    print(block)
    if not options.print:
        write_between_markers(options.output, block, BEGIN, END)


if __name__ == "__main__":
    main()
