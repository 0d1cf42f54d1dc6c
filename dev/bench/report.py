"""Write the measured table into ``BENCHMARKS.md``, between two markers; the text around them is written by hand."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import metadata
from pathlib import Path

from measure import Cost, Weight, growth_exponent, ratio

BEGIN = "<!-- bench: begin -->"
END = "<!-- bench: end -->"
OURS = "pcmt"
NAMES = {OURS: "this project", "mkdocs": "MkDocs + macros", "hugo": "Hugo"}
PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "PyYAML", "pydantic", "feedgen", "hugo")
MKDOCS_TARGET = 8.0
HUGO_TARGET = 1.0
GROWTH_TARGET = 1.1
PEAK_TARGET = 400.0


@dataclass(frozen=True, slots=True)
class Line:
    """One builder at one size: the typical cost of ``runs`` builds, and the result."""

    records: int
    builder: str
    runs: int
    cost: Cost
    weight: Weight


Results = Mapping[tuple[int, str], Line]


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _cost_table(results: Results) -> list[str]:
    rows = [
        _row(
            "records",
            "builder",
            "wall s",
            "CPU s",
            "CPU ms a record",
            "peak MB",
            "mean page kB",
            "site MB",
            "files",
            "feeds",
            "runs",
        ),
        "|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for line in results.values():
        cost, weight = line.cost, line.weight
        spent = (f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.cpu * 1000 / line.records:.2f}", f"{cost.peak:.0f}")
        made = (
            f"{weight.mean_page / 1000:.1f}",
            f"{weight.site_bytes / 1e6:.0f}",
            f"{weight.site_files:,}",
            weight.feeds,
        )
        rows.append(_row(f"{line.records:,}", NAMES[line.builder], *spent, *made, line.runs))
    return rows


def _sizes(results: Results) -> list[int]:
    return sorted({records for records, _ in results})


def _rivals(results: Results) -> list[str]:
    return [name for name in NAMES if name != OURS and any(builder == name for _, builder in results)]


def _ratio_table(results: Results) -> list[str]:
    rows = [_row("records", "rival", "CPU", "wall", "peak memory", "page weight"), "|--:|---|--:|--:|--:|--:|"]
    for records in _sizes(results):
        ours = results[records, OURS]
        for name in _rivals(results):
            theirs = results[records, name]
            pairs = (
                (theirs.cost.cpu, ours.cost.cpu),
                (theirs.cost.wall, ours.cost.wall),
                (theirs.cost.peak, ours.cost.peak),
                (theirs.weight.mean_page, ours.weight.mean_page),
            )
            rows.append(_row(f"{records:,}", NAMES[name], *(f"{ratio(*pair):.2f}" for pair in pairs)))
    return rows


def _growth_table(results: Results) -> list[str]:
    sizes = _sizes(results)
    if len(sizes) < 2:
        return []
    small, large = sizes[0], sizes[-1]
    rows = [f"| builder | CPU, {small:,} to {large:,} | wall | peak memory |", "|---|--:|--:|--:|"]
    for name in [OURS, *_rivals(results)]:
        first, last = results[small, name].cost, results[large, name].cost
        exponents = [
            growth_exponent(small, a, large, b)
            for a, b in ((first.cpu, last.cpu), (first.wall, last.wall), (first.peak, last.peak))
        ]
        rows.append(f"| {NAMES[name]} | " + " | ".join(f"N^{exponent:.2f}" for exponent in exponents) + " |")
    return rows


def verdicts(results: Results) -> list[str]:
    """List each target of the project that these sizes can test, with met or missed."""
    found: list[tuple[str, bool]] = []
    sizes = _sizes(results)
    middle = 5_000 if 5_000 in sizes else sizes[-1]
    ours = results[middle, OURS].cost
    for name, target in (("mkdocs", MKDOCS_TARGET), ("hugo", HUGO_TARGET)):
        if (middle, name) in results:
            times = ratio(results[middle, name].cost.cpu, ours.cpu)
            found.append(
                (
                    f"at {middle:,}: CPU of {NAMES[name]} / ours = {times:.2f}, target at least {target:g}",
                    times >= target,
                )
            )
    if len(sizes) > 1:
        first, last = results[sizes[0], OURS].cost, results[sizes[-1], OURS].cost
        exponent = growth_exponent(sizes[0], first.cpu, sizes[-1], last.cpu)
        found.append(
            (
                f"growth of CPU {sizes[0]:,} to {sizes[-1]:,}: N^{exponent:.2f}, target at most N^{GROWTH_TARGET:g}",
                exponent <= GROWTH_TARGET,
            )
        )
    peak = max(results[size, OURS].cost.peak for size in sizes)
    found.append((f"peak memory {peak:.0f} MB, target under {PEAK_TARGET:.0f} MB", peak < PEAK_TARGET))
    return [f"- {'met' if is_met else '**missed**'}: {text}" for text, is_met in found]


def _memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB memory"


def _versions() -> str:
    found = [f"Python {platform.python_version()}"]
    for name in PACKAGES:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            continue
    return ", ".join(found)


def markdown(results: Results, today: date, hugo_version: str, busy: float) -> str:
    """Return the block between the markers; ``busy`` is the machine's load average before the first build."""
    machine = f"{os.cpu_count()} cores, {_memory()}, {platform.system()} {platform.machine()}"
    versions = _versions() if "hugo " in _versions() or not hugo_version else f"{_versions()}, hugo {hugo_version}"
    parts = [
        [f"Measured on {today.isoformat()}; {machine}; load average before the run {busy:.1f}; {versions}."],
        _cost_table(results),
        ["Times the cost of this project (above 1: the rival costs more):"],
        _ratio_table(results),
        _growth_table(results),
        verdicts(results),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def write_between_markers(path: Path, block: str, begin: str = BEGIN, end: str = END) -> None:
    """Replace the text between the markers; raise ValueError when the file does not have both."""
    text = path.read_text(encoding="utf-8")
    before, has_begin, rest = text.partition(begin)
    _, has_end, after = rest.partition(end)
    if not has_begin or not has_end:
        raise ValueError(f"{path.name} needs the lines {begin} and {end}")
    path.write_text(f"{before}{begin}\n\n{block}\n\n{end}{after}", encoding="utf-8")
