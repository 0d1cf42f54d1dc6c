"""A portal's YAML, read by a loader that knows nothing of the portal, and the site built from it."""

from __future__ import annotations

import csv
import json
import re
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from pcmt.model import KINDS
from pcmt.relate.datasets import TABLES
from tests.data_files import ROOT, record_files

OWN = "https://pcmt.example/"
_IDENTITY = frozenset(
    "title published modified moved_from history type subject number issued issuer co_issuers withheld".split()
)
"""What is published of a paper held back."""
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml where it is there: a tenth of the time."""


class Portal:
    """A portal's YAML as anybody would read it, and the site that was built from it."""

    def __init__(self, root: Path, site: Path) -> None:
        self.root = root
        self.site = site

    @cached_property
    def records(self) -> dict[str, dict[str, Any]]:
        """Raw records by kind and id."""
        return {kind: {path.stem: _public(path) for path in self._files(kind)} for kind in KINDS}

    def _files(self, kind: str) -> list[Path]:
        return (
            record_files(kind)
            if self.root == ROOT
            else sorted(path for path in (self.root / "data" / kind).glob("*.yaml") if "state" not in _public(path))
        )

    def raw_rows(self, table: str) -> list[tuple[str, str, dict[str, Any]]]:
        """Kind, id and raw part of every row that a table must have."""
        return [
            (model.kind_id, record_id, part)
            for model, field in TABLES[table].sources
            for record_id, record in self.records[model.kind_id].items()
            for part in record.get(field) or ()
        ]

    def json(self, name: str) -> Any:
        """A list of the open data."""
        return json.loads((self.site / f"du-lieu/{name}.json").read_bytes())

    def csv(self, name: str) -> list[dict[str, str]]:
        """The same as CSV."""
        with (self.site / f"du-lieu/{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file, strict=True))

    @cached_property
    def hand_written(self) -> set[str]:
        """Addresses of the pages in ``docs/``."""
        pages = (
            path.relative_to(self.root / "docs").parent.as_posix() for path in (self.root / "docs").rglob("index.md")
        )
        return {f"{page}/" for page in pages}

    @cached_property
    def calendar(self) -> list[str]:
        """UIDs of the calendar of everything, without the domain; folded lines joined (RFC 5545, 3.1)."""
        text = (self.site / "lich.ics").read_text(encoding="utf-8").replace("\r\n ", "").replace("\n ", "")
        return [uid.partition("@")[0] for uid in re.findall(r"^UID:(.+?)\r?$", text, re.MULTILINE)]


def _public(path: Path) -> dict[str, Any]:
    """What is published of a file."""
    record: dict[str, Any] = yaml.load(path.read_bytes(), _LOADER)
    return {name: value for name, value in record.items() if "withheld" not in record or name in _IDENTITY}
