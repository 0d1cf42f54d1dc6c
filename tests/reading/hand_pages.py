"""A small portal with one written page, and what reading it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

MENU = """site_name: Cổng
nav:
  - Trang chủ: index.md
  - Nhà trường: nha-truong/index.md
not_in_nav: |
  /_khung/
  /le/*.md
"""


PAGE = '---\ntitle: Trang\n---\n\n# Trang\n\n{{ listing("ke-hoach") }} và [nhà trường](nha-truong/index.md#a), `{{ 1 }}`.\n'


OnProgress = Callable[[], list[str]]


def add(site: Path, line: str) -> None:
    """Write a line at the end of the first page: its ninth."""
    with (site / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{line}\n")
