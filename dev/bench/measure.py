"""Run one build in a new process and measure its cost; measure the site that it made."""

from __future__ import annotations

import math
import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NamedTuple

KINDS = ("ke-hoach", "su-kien", "tai-lieu")


class BuildFailed(Exception):
    """A build that failed or did not make every page; a wrong site must not be part of a comparison."""


@dataclass(frozen=True, slots=True)
class Cost:
    """One build. ``wall`` and ``cpu`` in seconds (user + system, of the process and all it waited for); ``peak`` in MB."""

    wall: float
    cpu: float
    peak: float


class SiteSize(NamedTuple):
    """Files of a site and their bytes."""

    files: int
    bytes: int


def run_build(command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> Cost:
    """Run ``command`` to its end. The peak is that of the largest single process, as wait4 reports it.

    The caller must be small: before exec, a new process counts the memory of its parent.
    """
    with log.open("wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=dict(environment), stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        tail = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise BuildFailed(f"exit {process.returncode} of {' '.join(command[:4])} …\n{tail}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def weigh_site(site: Path, records: int = 0) -> SiteSize:
    """Count the files of a finished site. Raises BuildFailed for one without pages, or without the page of a synthetic record."""
    found = sum(1 for kind in KINDS for _ in (site / kind).glob(f"{kind}-thu-*/index.html"))
    if records and found != records:
        raise BuildFailed(f"{found} record pages for {records} records in {site}")
    sizes = [(path.suffix, path.stat().st_size) for path in site.rglob("*") if path.is_file()]
    if not any(ending == ".html" for ending, _ in sizes):
        raise BuildFailed(f"no page in {site}")
    return SiteSize(len(sizes), sum(size for _, size in sizes))


def typical(costs: Sequence[Cost]) -> Cost:
    """Return the median of each measure."""
    return Cost(
        median(cost.wall for cost in costs), median(cost.cpu for cost in costs), median(cost.peak for cost in costs)
    )


def ratio(theirs: float, ours: float) -> float:
    """Return the ratio of the other cost to ours; above 1 means that this project is cheaper."""
    if ours <= 0:
        raise ValueError("a build cannot cost nothing")
    return theirs / ours


def growth_exponent(small: int, small_cost: float, large: int, large_cost: float) -> float:
    """Return the ``k`` of cost ~ N^k between two sizes."""
    if not 0 < small < large:
        raise ValueError("two different sizes are needed")
    return math.log(large_cost / small_cost) / math.log(large / small)
