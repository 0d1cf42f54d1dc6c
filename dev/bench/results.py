"""What the bench measured, kept in ``results.json``: a row for each part, size and builder, replaced when it is measured again.

A run of one part at one size renews its rows only; each has its day and the load of the machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("results.json")


class Row(NamedTuple):
    """A builder in a part of the bench: medians of ``runs`` builds, and the machine's load average before and after them."""

    part: str
    records: int
    who: str
    cpu: float
    wall: float
    peak: float
    files: int
    megabytes: float
    runs: int
    day: str
    load: tuple[float, float]

    @property
    def key(self) -> tuple[str, int, str]:
        """What tells a row from another."""
        return self.part, self.records, self.who


class Fact(NamedTuple):
    """What was found at a size that is no time, in words."""

    records: int
    name: str
    words: str
    day: str


class Results(NamedTuple):
    """All rows and facts, and the version of each program outside our environment in the last run that used it."""

    rows: list[Row]
    facts: list[Fact]
    programs: dict[str, str]


def read_results(path: Path = FILE) -> Results:
    """Return what earlier runs measured."""
    if not path.exists():
        return Results([], [], {})
    found = json.loads(path.read_text(encoding="utf-8"))
    rows = [Row(*one)._replace(load=tuple(one[-1])) for one in found["rows"]]
    return Results(rows, [Fact(*one) for one in found["facts"]], found["programs"])


def merge(
    rows: Iterable[Row], facts: Iterable[Fact], path: Path = FILE, programs: Mapping[str, str] | None = None
) -> Results:
    """Put rows, facts and versions among those of earlier runs, in the place of older ones; return all."""
    before = read_results(path)
    known = {row.key: row for row in (*before.rows, *rows)}
    told = {(one.name, one.records): one for one in (*before.facts, *facts)}
    versions = dict(sorted((before.programs | dict(programs or {})).items()))
    merged = Results([known[key] for key in sorted(known)], [told[key] for key in sorted(told)], versions)
    parts = [
        f'"{name}": [\n' + ",\n".join(json.dumps(one, ensure_ascii=False) for one in group) + "\n]"
        for name, group in (("rows", merged.rows), ("facts", merged.facts))
    ]
    parts.append(f'"programs": {json.dumps(versions)}')
    path.write_text("{" + ", ".join(parts) + "}\n", encoding="utf-8")
    return merged
