"""Small portals with hand-written pages and a few records, built by the engine: of records in memory, and of files."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pcmt.model import Record
from pcmt.read.attachments import OutsideFile
from pcmt.read.file_cache import FOLDER_VARIABLE, FolderCache
from pcmt.run import engine, portal
from pcmt.run.downloads.download_run import downloads
from tests import records
from tests.edited_portal import files_below

ROOT = Path(__file__).resolve().parents[1]

CONFIG = """site_name: Thử
theme: {name: pcmt, custom_dir: overrides}
plugins: [pcmt, macros]
"""


@dataclass
class SmallPortal:
    """A portal of some hand-written pages and a few records, with a cache of its own."""

    root: Path
    events: dict[str, dict[str, Any]] = field(default_factory=lambda: {"su-kien-a": {}})
    others: tuple[Record, ...] = ()
    outside: Mapping[str, OutsideFile] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    day: date = records.TODAY
    runs: int = 0

    @property
    def cache(self) -> FolderCache:
        return FolderCache(self.root / ".pcmt" / "cache")

    def write(self, path: str, text: str) -> None:
        """Write a file of the portal."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def build(self, name: str, *, is_fresh: bool = False) -> dict[str, bytes]:
        """Build the site; its files."""
        made = (records.event(key, **fields) for key, fields in self.events.items())
        catalog = records.catalog(*made, *self.others, today=self.day, site=records.settings(**self.settings))
        catalog = replace(catalog, outside=self.outside)
        opened = portal.Portal(self.root, catalog)
        opened.downloads, opened.page_counts = downloads(catalog, self.cache)
        portal._open[self.root] = opened
        site = self.root / name
        site.mkdir()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(FOLDER_VARIABLE, str(self.cache.folder))
            engine.build_site(opened, site, is_fresh=is_fresh)
        return files_below(site)


def write_small_portal(root: Path) -> Path:
    """Write a sound portal of one page and nineteen files of data into a new folder, for commands that run on any; return it."""
    shutil.copytree(ROOT / "tests/reading/base/data", root / "data")
    (root / "docs").mkdir()
    (root / "docs/index.md").write_text('# Thử\n\n{{ latest("su-kien") }}\n', encoding="utf-8")
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (root / "overrides").mkdir()
    shutil.copy(ROOT / "macros.py", root)
    return root
