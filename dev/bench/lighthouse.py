"""Judge six pages by Lighthouse as a slow phone meets them: ``make lighthouse`` after `make build`; ``ARGS="SITE RUNS"``.

Each page is opened RUNS times (3); the table has the median of each score. Pages are sent compressed by gzip, as any server
does. The load of the machine moves performance only, so it is printed too. Lighthouse is installed on first use from
``requirements/lighthouse``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from dev.visits import served  # noqa: E402

LOCK = ROOT / "requirements/lighthouse"
INSTALLED = ROOT / ".pcmt/lighthouse"
PAGES = ("", "ke-hoach/*/", "tai-lieu/", "tai-lieu/giao-an*/", "su-kien/", "?q=phòng+ma+túy+học+đường")
"""Pages of a site; of a kind with a star the first one. The last is home with what was searched for."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def install() -> Path:
    """Return the program, installed as locked."""
    mark = INSTALLED / "package-lock.json"
    lock = LOCK / "package-lock.json"
    if not mark.is_file() or mark.read_bytes() != lock.read_bytes() or not (INSTALLED / "node_modules").is_dir():
        INSTALLED.mkdir(parents=True, exist_ok=True)
        shutil.copy(LOCK / "package.json", INSTALLED)
        shutil.copy(lock, mark)
        subprocess.run(
            ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"],
            cwd=INSTALLED,
            check=True,
        )
    return INSTALLED / "node_modules/.bin/lighthouse"


def scores(program: Path, address: str) -> dict[str, float]:
    """Open a page once; return its scores out of 100."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        options = ["--output=json", f"--output-path={report}", "--quiet", "--chrome-flags=--headless=new --no-sandbox"]
        environment = {**os.environ, "CHROME_PATH": shutil.which("chromium") or ""}
        chosen = f"--only-categories={','.join(CATEGORIES)}"
        subprocess.run([program, address, chosen, *options], env=environment, check=True, capture_output=True)
        found = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: 100 * found[name]["score"] for name in CATEGORIES}


def page_of(site: Path, pattern: str) -> str:
    """Return the address of a page of a site, or of the first one that a pattern with a star fits."""
    if "*" not in pattern:
        return pattern
    found = sorted(site.glob(f"{pattern}index.html")) or sorted(site.glob(f"{pattern.partition('/')[0]}/*/index.html"))
    return f"{found[0].parent.relative_to(site).as_posix()}/"


def main() -> None:
    """Print the table of BENCHMARKS.md."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site").resolve()
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    program = install()
    print(f"Load {os.getloadavg()[0]:.0f}, median of {runs}.\n")
    print(f"| page | {' | '.join(CATEGORIES)} |\n|---|--:|--:|--:|--:|")
    with served(site) as address:
        for page in (page_of(site, one) for one in PAGES):
            found = [scores(program, address + page) for _ in range(runs)]
            typical = " | ".join(f"{median(one[name] for one in found):.0f}" for name in CATEGORIES)
            print(f"| /{page} | {typical} |", flush=True)


if __name__ == "__main__":
    main()
