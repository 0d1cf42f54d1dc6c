"""Run tests of pages on machines that have one family of fonts only: ``python dev/fonts.py [--only dejavu] [TESTS …]``.

Without tests it takes those whose result may hang on the width of letters (``LAYOUT``). ``FONTCONFIG_FILE`` makes the
browser see the folder of the family alone. Tests that measure in a font of their own find it
missing there and leave it out, so they pass as well. Exit code 1 when a family fails or is not installed.

Not mended yet: without a serif as narrow as Times New Roman the letter to print takes a page more than it should, and with
DejaVu a line of a poster is too wide (tests of ``test_personal.py``: six fail with DejaVu, five with Noto, none with Liberation).
Options of pytest stand behind ``--``: ``dev/fonts.py --only noto tests/browser/test_personal.py -- -k letter``.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FAMILIES = {"dejavu": "DejaVu Sans", "noto": "Noto Sans", "liberation": "Liberation Sans"}
"""A wide one, Android's own, and one as wide as Arial; ``tests/system-packages.sh`` installs them."""
LAYOUT = (
    "fit",
    "pages",
    "personal",
    "programme",
    "focus",
    "report_table",
    "compare",
    "kit_builder",
    "shelf",
    "time",
    "usb",
)
CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{folder}</dir><include ignore_missing="yes">/etc/fonts/conf.d</include><cachedir>{cache}</cachedir></fontconfig>
"""


def folder_of(family: str) -> Path | None:
    """Find the folder of a family with Vietnamese letters; None where it is not installed."""
    found = subprocess.run(["fc-list", f"{family}:lang=vi", "file"], capture_output=True, text=True, check=True).stdout
    return Path(found.splitlines()[0].rstrip(": ")).parent if found.strip() else None


def run_tests(folder: Path, tests: list[str], scratch: Path) -> bool:
    """Run tests with the fonts of one folder; whether all passed."""
    config = scratch / "fonts.conf"
    config.write_text(CONFIG.format(folder=folder, cache=scratch / "cache"), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-n", "2", "-rfE", "--tb=short", *tests]
    return (
        subprocess.run(command, cwd=ROOT, env={**os.environ, "FONTCONFIG_FILE": str(config)}, check=False).returncode
        == 0
    )


def main() -> int:
    """Run the tests under each family."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=FAMILIES, help="one family")
    parser.add_argument("tests", nargs="*", default=[f"tests/browser/test_{name}.py" for name in LAYOUT])
    chosen = parser.parse_args()
    failed = []
    for name in [chosen.only] if chosen.only else FAMILIES:
        folder = folder_of(FAMILIES[name])
        print(f"{FAMILIES[name]}: {folder or 'not installed'}", flush=True)
        with tempfile.TemporaryDirectory() as scratch:
            if folder is None or not run_tests(folder, chosen.tests, Path(scratch)):
                failed.append(name)
    print(f"Failed with: {', '.join(failed)}" if failed else "All families pass.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
