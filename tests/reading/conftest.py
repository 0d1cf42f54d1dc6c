"""A small sound portal for each test, and the report that reading it gives."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pcmt.check import read_and_check
from pcmt.problems import report_text
from pcmt.run.handwritten_pages import find_page_problems
from tests.reading.hand_pages import MENU, PAGE, OnProgress

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """A copy of the sound portal, free to be spoilt."""
    shutil.copytree(HERE / "base", tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def report(portal: Path) -> Callable[[], str]:
    """Return the report of reading the portal in its current state."""
    return lambda: report_text(read_and_check(portal, TODAY)[1])


@pytest.fixture
def spoil(portal: Path) -> Callable[[str, str, str], None]:
    """Replace one piece of text in one data file; it must be there."""

    def replace(path: str, old: str, new: str) -> None:
        file = portal / "data" / path
        text = file.read_bytes().decode()
        assert old in text
        file.write_bytes(text.replace(old, new, 1).encode())

    return replace


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A sound portal of two pages and a theme."""
    for name, text in (
        ("mkdocs.yml", MENU),
        ("docs/index.md", PAGE),
        ("docs/nha-truong/index.md", "# Nhà trường\n\n[Về](../index.md) hoặc [gọi](tel:111), <span>chữ</span>.\n"),
        ("docs/_khung/tai-lieu.md", "---\ntemplate: record.html\n---\n"),
        ("docs/le/khac.md", "# Khác\n"),
        ("overrides/main.html", "{% extends 'base.html' %}\n"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def told(site: Path) -> OnProgress:
    """The report of the portal as it stands now, without the cures."""
    return lambda: [str(one).partition(" Cách sửa:")[0] for one in find_page_problems(site)]
