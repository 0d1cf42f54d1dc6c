"""The bench of pages alone draws the same pages as a build, and nothing beside them but feeds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.small_portal import write_small_portal

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "dev" / "bench" / "only_pages.py"


def test_pages_of_records_lists_and_feeds_are_written_and_nothing_else(tmp_path: Path) -> None:
    portal = write_small_portal(tmp_path / "cong")
    command = [sys.executable, str(SCRIPT), str(portal), str(tmp_path / "site")]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    site = tmp_path / "site"
    records = {path.stem for path in (portal / "data" / "su-kien").glob("*.yaml")}
    assert records and all((site / "su-kien" / one / "index.html").is_file() for one in records)
    assert (site / "index.html").is_file() and list(site.rglob("*.xml"))
    assert [path.name for path in site.rglob("*") if path.suffix in {".pdf", ".docx", ".zip", ".csv", ".ics"}] == []
    assert not (site / "search").exists()
