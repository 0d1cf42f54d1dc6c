"""Data of the MkDocs comparison, read once for the macros and the feeds hook. No checks, also not of links."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

_SECTION = re.compile(r"([IVX]+)\. ")
_ITEM = re.compile(r"(\d+)\. ")


@lru_cache(maxsize=1)
def read_data(folder: Path) -> dict[str, dict[str, Any]]:
    """Return all records as ``kind -> id -> mapping``."""
    data: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*/*.yaml")):
        record = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)  # noqa: S506 - the C loader of the safe type
        data.setdefault(path.parent.name, {})[path.stem] = record | {"id": path.stem}
    return data


def text_markdown(text: str) -> str:
    """Convert an official text to Markdown: sections become headings, dashes lists, everything else paragraphs."""
    blocks = []
    for line in text.splitlines():
        if _SECTION.match(line):
            blocks.append(f"### {line}")
        else:
            blocks.append(_ITEM.sub(r"\1\\. ", line, count=1) if _ITEM.match(line) else line)
    return "\n\n".join(blocks)


def newest(records: dict[str, Any]) -> list[dict[str, Any]]:
    """Sort with the newest first; the id orders equal days."""
    return sorted(records.values(), key=lambda record: (str(record["published"]), record["id"]), reverse=True)
