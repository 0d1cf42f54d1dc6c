"""``make quick``: lint, types and the tests of the files edited since the last commit, or since the given revision.

A module is tested by the file or the folder at its path below ``tests/``, or by the nearest folder there; the rules of the
repository (``tests/house``) always run. The finished site is not built: that is for ``make check``.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[1]
HOUSE = "tests/house"
BUILT = ("tests/site/", "tests/browser/")
"""Tests of the finished site: too slow here, even when they were edited."""


def changed_files(since: str) -> set[str]:
    """List tracked files that differ from a revision, and new ones."""
    listed = [
        ("git", "diff", "--name-only", "-z", "--diff-filter=d", since),
        ("git", "ls-files", "-z", "--others", "--exclude-standard"),
    ]
    found = [subprocess.run(one, capture_output=True, check=True, cwd=ROOT).stdout.decode("utf-8") for one in listed]
    return {name for text in found for name in text.split("\0") if name}


def find_tests(name: str, root: Path) -> str | None:
    """Find the tests of a file: its test file or folder, else the nearest folder; None where only the built site shows it."""
    path = PurePosixPath(name)
    if name.startswith("tests/reading/"):
        return name if path.name.startswith("test_") else "tests/reading/test_bad_files.py"
    if path.parts[0] == "tests":
        return name if path.name.startswith("test_") and path.suffix == ".py" and not name.startswith(BUILT) else None
    if name.startswith("dev/bench/"):
        return "tests/bench"
    if path.parts[0] != "pcmt" or len(path.parts) < 3:
        return None
    folder = PurePosixPath("tests", *path.parts[1:-1])
    if path.suffix == ".py":
        for own in (folder / f"test_{path.stem}.py", folder / path.stem):
            if (root / own).exists():
                return str(own)
    while not (root / folder).is_dir():
        folder = folder.parent
    return None if folder == PurePosixPath("tests") else str(folder)


def list_steps(names: Iterable[str], root: Path) -> list[tuple[str, ...]]:
    """List the commands for these files, as arguments of Python."""
    names = sorted(names)
    code = [name for name in names if name.endswith(".py")]
    steps = []
    if code:
        steps += [("-m", "ruff", "check", *code), ("-m", "ruff", "format", "--check", *code), ("-m", "mypy")]
    if any(name.startswith(("data/", "docs/")) for name in names):
        steps.append(("-m", "pcmt", "check"))
    tests = {found for name in names if (found := find_tests(name, root))} | {HOUSE}
    kept = sorted(one for one in tests if not any(one != other and one.startswith(f"{other}/") for other in tests))
    return [*steps, ("-m", "pytest", *kept)]


def main(arguments: list[str]) -> int:
    """Run all steps; return 1 when one of them failed."""
    failed = 0
    for step in list_steps(changed_files(arguments[0] if arguments else "HEAD"), ROOT):
        print("→", *step[1:], flush=True)
        failed += subprocess.call([sys.executable, *step], cwd=ROOT) != 0
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
