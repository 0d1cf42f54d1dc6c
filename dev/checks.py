"""``make check``, ``make check-all`` and ``make lint``: every step runs even if one fails; costs and failed steps stand at the end.

``check`` leaves out what ``tests/sweeps.py`` marks.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

Step = tuple[str, Sequence[str]]
"""What a step does, in words, and the arguments for Python."""
LINT_STEPS: tuple[Step, ...] = (
    ("soát mã nguồn", ("-m", "ruff", "check")),
    ("soát cách trình bày", ("-m", "ruff", "format", "--check")),
    ("soát kiểu dữ liệu", ("-m", "mypy")),
    ("soát và thử tập lệnh của trang", ("dev/scripts.py", "check")),
)
# pytest comes last, so that its line of counts ends the output. A process for each core; files stay whole, they share a site,
# and are handed out in the order of tests/conftest.py, the dear ones first.
ALL_TESTS = ("-m", "pytest", "-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")
CHECK_STEPS: tuple[Step, ...] = (
    *LINT_STEPS,
    ("kiểm tra dữ liệu", ("-m", "pcmt", "check")),
    ("chạy các bài thử", (*ALL_TESTS, "-m", "not sweep")),
)
STEPS = {"lint": LINT_STEPS, "check": CHECK_STEPS, "check-all": (*CHECK_STEPS[:-1], ("chạy mọi bài thử", ALL_TESTS))}


def run(arguments: Sequence[str]) -> int:
    """Run this Python with ``arguments`` in the project folder; return its exit code."""
    return subprocess.call([sys.executable, *arguments], cwd=ROOT, close_fds=False)


def run_steps(steps: Sequence[Step], last_arguments: Sequence[str]) -> int:
    """Run every step, the last one with more arguments; return 1 when one failed."""
    failed, costs = [], []
    for number, (title, arguments) in enumerate(steps, start=1):
        say(f"[{number}/{len(steps)}] {title}…")
        before = os.times()
        if run([*arguments, *(last_arguments if number == len(steps) else ())]) != 0:
            failed.append(title)
        costs.append(f"{title} {_spent(before, os.times())}")
    say(f"Thời gian: {'; '.join(costs)}.")
    bad = f"CHƯA ĐẠT {len(failed)}/{len(steps)} bước: {'; '.join(failed)}."
    say(bad if failed else f"Đạt cả {len(steps)} bước.")
    return int(bool(failed))


def _spent(before: os.times_result, after: os.times_result) -> str:
    """Return the seconds that passed and the CPU seconds of child processes that ended; the latter are 0 on Windows."""
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return f"{after.elapsed - before.elapsed:.0f} s (CPU {cpu:.0f} s)"


def say(text: str) -> None:
    """Print a line on stderr at once."""
    sys.stderr.buffer.write((text + "\n").encode("utf-8"))
    sys.stderr.buffer.flush()


if __name__ == "__main__":
    kind, *rest = sys.argv[1:]
    sys.exit(run_steps(STEPS[kind], rest))
