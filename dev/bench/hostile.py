"""``make bench-hostile``: CPU seconds and memory of reading large or deeply nested faulty files, each in a process of its own.

Run it on an idle machine. Exit code 1 when a file costs more than the limits below.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import process_time

from hostile_files import HOSTILE, LONG_TEXTS

from pcmt.check import read_and_check
from pcmt.check.wording.fines import find_bare_fines, find_fines
from pcmt.check.wording.law_places import find_citations
from pcmt.problems import report_text

PROJECT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 22)
SECONDS, MEGABYTES = 3.0, 300


def read_spoiled(name: str) -> None:
    """Write the faulty file into a copy of the valid portal, read and check it."""
    path, _, spoil = HOSTILE[name]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(PROJECT / "tests/reading/base", folder, dirs_exist_ok=True)
        file = Path(folder) / "data" / path
        file.write_text(spoil(file.read_text("utf-8")), "utf-8")
        report_text(read_and_check(Path(folder), DAY)[1])


def find_in(text: str) -> None:
    """Search for fines and citations in a long text."""
    for find in (find_bare_fines, find_fines):
        list(find(text))
    list(find_citations(text, {"1/UBND": ["a"]}))


WORK = {
    "nothing": lambda: None,
    **{name: lambda name=name: read_spoiled(name) for name in HOSTILE},
    **{f"text of {text[:7].strip()}…": lambda text=text: find_in(text) for text in LONG_TEXTS},
}


def measure(name: str) -> tuple[float, float]:
    """Measure CPU seconds and peak megabytes of a process that does one piece of work; the seconds exclude its start."""
    done = subprocess.run([sys.executable, __file__, name], capture_output=True, text=True, check=True, cwd=PROJECT)
    seconds, kilobytes = done.stdout.split()
    return float(seconds), int(kilobytes) / 1024


def main() -> int:
    """Measure all and print a table."""
    base = measure("nothing")[1]
    over = 0
    print(f"{'seconds':>8} {'MB':>6}  what")
    for name in WORK:
        seconds, megabytes = measure(name)
        is_over = seconds > SECONDS or megabytes - base > MEGABYTES
        over += is_over
        print(f"{seconds:8.2f} {megabytes - base:6.0f}  {name}{'  OVER THE LIMIT' if is_over else ''}")
    return int(over > 0)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        before = process_time()
        WORK[sys.argv[1]]()
        print(process_time() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        sys.exit(0)
    sys.exit(main())
