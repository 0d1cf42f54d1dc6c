"""Compare the sites that two revisions build from the same data: the real records, or a number of synthetic ones.

``python dev/same_site.py OLD NEW [--records 500]`` installs each revision in a folder of its own, builds both on one day and lists
every file that differs. Exit code 1 when one differs that ``--except`` does not allow.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
FIXED_DAY = "1795305600"
"""2026-11-22 00:00 UTC as SOURCE_DATE_EPOCH."""
# A hand-written page may name a real record, which is not among the synthetic ones; the build would reject it.
_REAL_RECORD = re.compile(r'\{\{\s*(?:link|record)\("[^"]*"(?:,\s*"([^"]*)")?\)\s*\}\}')


def checked_out(revision: str, folder: Path) -> Path:
    """Copy a revision, without the history."""
    folder.mkdir()
    archive = subprocess.run(["git", "archive", revision], cwd=PROJECT, capture_output=True, check=True).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive, check=True)
    return folder


def plant_synthetic(root: Path, records: int) -> None:
    """Replace the real records by synthetic ones, made by the generator of this revision for both."""
    data = root.parent / f"data-{records}"
    if not data.exists():
        script = PROJECT / "dev/bench/synthetic.py"
        subprocess.run([sys.executable, str(script), str(data), str(records)], check=True)
    shutil.rmtree(root / "data")
    shutil.copytree(data, root / "data")
    for page in (root / "docs").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(_REAL_RECORD.sub(lambda found: found[1] or "bản ghi", text), encoding="utf-8")


def built(root: Path) -> dict[str, str]:
    """Return the checksums of the site that a copy builds, by path."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": FIXED_DAY}
    subprocess.run([sys.executable, "portal.py", "build"], cwd=root, env=environment, check=True)
    site = root / "site"
    return {
        path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def differing(old: dict[str, str], new: dict[str, str]) -> list[str]:
    """List the paths of files that only one site has, or that differ."""
    return sorted(path for path in old.keys() | new.keys() if old.get(path) != new.get(path))


def main() -> int:
    """Compare two revisions; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--records", type=int, default=0, help="synthetic records in place of the real data")
    parser.add_argument(
        "--except", dest="allowed", action="append", default=[], help="pattern of files that may differ"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        sites = []
        for name, revision in (("old", options.old), ("new", options.new)):
            root = checked_out(revision, Path(work) / name)
            if options.records:
                plant_synthetic(root, options.records)
            sites.append(built(root))
    found = differing(*sites)
    refused = [path for path in found if not any(fnmatch(path, pattern) for pattern in options.allowed)]
    print(
        f"{len(sites[0])} files before, {len(sites[1])} after, {len(found)} differ, {len(refused)} of them not allowed"
    )
    print("\n".join(found))
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
