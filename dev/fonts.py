"""Run tests of pages on machines that have one family of fonts only: ``python dev/fonts.py [--all] [--only dejavu] [TESTS …]``.

Without tests it takes those whose result may depend on the width of letters (``LAYOUT``); ``--all`` takes every test that
draws or prints (``DRAWN``). ``FONTCONFIG_FILE`` makes the browser see the folder of the family alone; LibreOffice keeps the
fonts of the machine (see ``tests/programs.py``). Tests that measure in a font of their own find it missing there and leave
it out. Ends with a table of modules and families for ``BENCHMARKS.md``; exit code 1 when a test fails or a family is not
installed. Options of pytest follow ``--``: ``dev/fonts.py --only noto tests/browser/test_fit.py -- -k letter``.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[1]
FAMILIES = {"dejavu": "DejaVu Sans", "noto": "Noto Sans", "liberation": "Liberation Sans"}
"""A wide one, Android's own, and one as wide as Arial; ``tests/system-packages.sh`` installs them."""
LAYOUT = tuple(
    f"tests/browser/test_{name}.py"
    for name in "fit pages named_sheets named_posters programme focus report_table compare kit_builder shelf usb".split()
)
DRAWN = (
    "tests/browser",
    "tests/publish/pdf",
    "tests/publish/office",
    "tests/show/changes/test_print_code_page.py",
    "tests/show/parts/test_listing.py",
    *(
        f"tests/site/test_{name}.py"
        for name in "feed office official_prints open_data prints report report_files".split()
    ),
)
CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{folder}</dir><include ignore_missing="yes">/etc/fonts/conf.d</include><cachedir>{cache}</cachedir></fontconfig>
"""
Result = dict[str, Counter[str]]
"""By module, how many of its tests passed, failed or were skipped."""


def folder_of(family: str) -> Path | None:
    """Find the folder of a family with Vietnamese letters; None where it is not installed."""
    found = subprocess.run(["fc-list", f"{family}:lang=vi", "file"], capture_output=True, text=True, check=True).stdout
    return Path(found.splitlines()[0].rstrip(": ")).parent if found.strip() else None


def run_tests(folder: Path, tests: list[str], scratch: Path) -> Result:
    """Run tests with the fonts of one folder; empty when pytest could not begin."""
    config, report = scratch / "fonts.conf", scratch / "report.xml"
    config.write_text(CONFIG.format(folder=folder, cache=scratch / "cache"), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-n", "2", "-rfE", "--tb=short", f"--junitxml={report}", *tests]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "FONTCONFIG_FILE": str(config)}, check=False)
    return count_results(report.read_text(encoding="utf-8")) if report.exists() else {}


def count_results(report: str) -> Result:
    """Count the test cases of a JUnit report by module."""
    found: Result = {}
    for case in ET.fromstring(report).iter("testcase"):
        broken = case.find("failure") is not None or case.find("error") is not None
        outcome = "failed" if broken else "skipped" if case.find("skipped") is not None else "passed"
        found.setdefault(case.get("classname") or case.get("name", ""), Counter())[outcome] += 1
    return found


def lay_out(results: dict[str, Result]) -> str:
    """Lay out the results as a Markdown table: a row for each module, a column for each family."""
    rows = [["module", *results], ["---", *("--:" for _ in results)]]
    for module in sorted({module for result in results.values() for module in result}):
        counts = [result.get(module, Counter()) for result in results.values()]
        cells = [", ".join(f"{number} {outcome}" for outcome, number in sorted(one.items())) or "-" for one in counts]
        rows.append([f"`{module.removeprefix('tests.')}`", *cells])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> int:
    """Run the tests under each family and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=FAMILIES, help="one family")
    parser.add_argument("--all", action="store_true", help="every test that draws or prints")
    parser.add_argument("tests", nargs="*")
    chosen = parser.parse_args()
    tests = chosen.tests or list(DRAWN if chosen.all else LAYOUT)
    results: dict[str, Result] = {}
    for name in [chosen.only] if chosen.only else FAMILIES:
        folder = folder_of(FAMILIES[name])
        print(f"{FAMILIES[name]}: {folder or 'not installed: run bash tests/system-packages.sh'}", flush=True)
        with tempfile.TemporaryDirectory() as scratch:
            results[FAMILIES[name]] = run_tests(folder, tests, Path(scratch)) if folder else {}
    print(lay_out(results))
    passed = all(result and not any(one["failed"] for one in result.values()) for result in results.values())
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
