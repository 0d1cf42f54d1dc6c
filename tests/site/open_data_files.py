"""The open data of the built site as a program of a stranger reads it."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

from pcmt.model import KINDS
from pcmt.relate.datasets import TABLES

OWN = "https://pcmt.example/"


LISTS = (*TABLES, *KINDS)


Reading = dict[str, Any]


@cache
def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def read_csv(path: Path) -> list[dict[str, str]]:
    """Lines of a data file by their heads."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))
