"""Check the scripts of pages: ``python dev/scripts.py check|format``; `make lint` and `make check` run it too.

Format and lint: Biome (``biome.json``). Types: TypeScript over JavaScript (``jsconfig.json``). Unit tests of code that needs no
page: ``node --test`` over ``tests/scripts``. Biome and TypeScript are locked in ``requirements/node`` and installed by
``tests/system-packages.sh``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / ".pcmt" / "node" / "node_modules"
LOCK, INSTALLED = ROOT / "requirements" / "node" / "package-lock.json", TOOLS / "installed-lock.json"
BIOME = ("node", str(TOOLS / "@biomejs/biome/bin/biome"), "check")
COMMANDS = {
    "check": (
        (*BIOME, "."),
        ("node", str(TOOLS / "typescript/bin/tsc"), "--project", "jsconfig.json"),
        ("node", "--test", "--test-reporter=dot", "tests/scripts/"),
    ),
    "format": ((*BIOME, "--write", "."),),
}


def find_missing() -> str:
    """Name the missing programs; "" when all are installed."""
    if shutil.which("node") is None:
        return "node"
    is_installed = INSTALLED.is_file() and INSTALLED.read_bytes() == LOCK.read_bytes()
    return "" if is_installed else "Biome, TypeScript"


def main(arguments: list[str]) -> int:
    """Run the steps of one command. A missing program is skipped with a message; under CI it is an error."""
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 2
    missing = find_missing()
    if missing:
        print(f"Bỏ qua, máy thiếu {missing}: chạy bash tests/system-packages.sh", file=sys.stderr)
        return 3 if os.environ.get("CI") else 0
    codes = [subprocess.run(command, cwd=ROOT, check=False).returncode for command in COMMANDS[arguments[0]]]
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
