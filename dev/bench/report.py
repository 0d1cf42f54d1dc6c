"""The block of ``BENCHMARKS.md`` between two markers, from the results of all runs; the text around it is written by hand."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib import metadata
from pathlib import Path

from measure import growth_exponent, ratio
from results import Fact, Results, Row

BEGIN = "<!-- bench: begin -->"
END = "<!-- bench: end -->"
PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "PyYAML", "pydantic", "feedgen")
TITLES = {
    "same": "The whole site, against the same work by Hugo",
    "pages": "The same pages only",
    "edit": "One edited event",
    "first": "From nothing, every form printed",
}
_OURS = (
    "whole site of this project",
    "pages of this project, all checks",
    "this project, new process",
    "from nothing, this version",
)
_HUGO = {"same": "Hugo, same work", "pages": "Hugo", "edit": "Hugo, same work, whole build"}


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def size_name(records: int) -> str:
    """Return the size as tables name it."""
    return f"{records:,}" if records else "real data"


def _table(rows: Sequence[Row]) -> list[str]:
    """Return the rows of a part; ``times``: CPU against ours at the same size."""
    lines = [
        _row("records", "builder", "CPU s", "times ours", "wall s", "peak MB", "files", "MB", "runs", "day; load"),
        "|--:|---|--:|--:|--:|--:|--:|--:|--:|---|",
    ]
    for one in rows:
        ours = [each.cpu for each in rows if each.records == one.records and each.who in _OURS]
        times = f"{ratio(one.cpu, ours[0]):.2f}" if ours and one.who not in _OURS else ""
        peak = f"{one.peak:,.0f}" if one.peak else ""
        spent = (f"{one.cpu:.2f}", times, f"{one.wall:.2f}", peak, f"{one.files:,}", f"{one.megabytes:,.0f}")
        when = f"{one.day}; {one.load[0]:.0f}–{one.load[1]:.0f}"
        lines.append(_row(size_name(one.records), one.who, *spent, one.runs, when))
    return lines


def _facts(facts: Iterable[Fact]) -> list[str]:
    lines = [_row("records", "what", "found", "day"), "|--:|---|---|---|"]
    return [*lines, *(_row(size_name(one.records), one.name, one.words, one.day) for one in facts)]


class Goal(tuple[str, float, float]):
    """What is measured, the figure, and the most that it may be."""

    __slots__ = ()

    @property
    def line(self) -> str:
        """Whether it is met, in words."""
        name, found, most = self
        return f"- {'met' if found <= most else '**missed**'}: {name}: {found:.2f}, at most {most:g}"


def goals(rows: Sequence[Row]) -> list[str]:
    """List each goal that the measured sizes can test."""
    known = {row.key: row for row in rows}
    found: list[Goal] = []
    for part, name, most in (("pages", _OURS[1], 1.0), ("same", _OURS[0], 1.2), ("edit", _OURS[2], 0.05)):
        for size in sorted({row.records for row in rows if row.part == part and row.records}):
            ours, theirs = known.get((part, size, name)), known.get((part, size, _HUGO[part]))
            if ours and theirs:
                found.append(Goal((f"{part} at {size:,}: CPU, times Hugo's", ratio(ours.cpu, theirs.cpu), most)))
                if part == "same":
                    found.append(
                        Goal((f"{part} at {size:,}: memory, times Hugo's", ratio(ours.peak, theirs.peak), 0.5))
                    )
    whole = sorted(
        (row for row in rows if row.key[0] == "same" and row.who == _OURS[0] and row.records),
        key=lambda row: row.records,
    )
    if len(whole) > 1:
        exponent = growth_exponent(whole[0].records, whole[0].cpu, whole[-1].records, whole[-1].cpu)
        found.append(
            Goal((f"growth of CPU, {whole[0].records:,} to {whole[-1].records:,}, as the power of N", exponent, 1.0))
        )
    found += [Goal((f"peak MB at {row.records:,}", row.peak, 350)) for row in whole if row.records >= 10_000]
    for size in sorted({row.records for row in rows if row.part == "first" and row.records}):
        both = [row for row in rows if row.part == "first" and row.records == size]
        before = [row for row in both if row.who != _OURS[3]]
        if len(both) > len(before) > 0:
            now = known["first", size, _OURS[3]]
            found.append(
                Goal((f"first build at {size:,}: wall, times that of before", ratio(now.wall, before[0].wall), 0.6))
            )
    return [goal.line for goal in found]


def _versions(programs: Mapping[str, str]) -> str:
    found = [f"Python {platform.python_version()}"]
    for name in PACKAGES:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            continue
    return ", ".join([*found, *(f"{name} {version}" for name, version in programs.items())])


def markdown(results: Results) -> str:
    """Return the block between the markers."""
    memory = f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB memory"
    machine = f"{os.cpu_count()} cores, {memory}, {platform.system()} {platform.machine()}"
    parts = [
        [
            f"{machine}; {_versions(results.programs)}. Load: average of the machine before and after the builds of a row."
        ]
    ]
    for name, title in TITLES.items():
        rows = [row for row in results.rows if row.part == name]
        if rows:
            parts += [[f"### {title}"], _table(sorted(rows, key=lambda row: row.records))]
    if results.facts:
        parts += [["### What visitors load"], _facts(results.facts)]
    verdicts = goals(results.rows)
    parts += [["### Goals"], verdicts] if verdicts else []
    return "\n\n".join("\n".join(part) for part in parts if part)


def write_between_markers(path: Path, block: str, begin: str = BEGIN, end: str = END) -> None:
    """Replace the text between the markers; raise ValueError when the file does not have both."""
    text = path.read_text(encoding="utf-8")
    before, has_begin, rest = text.partition(begin)
    _, has_end, after = rest.partition(end)
    if not has_begin or not has_end:
        raise ValueError(f"{path.name} needs the lines {begin} and {end}")
    path.write_text(f"{before}{begin}\n\n{block}\n\n{end}{after}", encoding="utf-8")
