"""A small portal whose pages are drawn, and copies of it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pcmt.run import engine
from tests.portal_fixtures import ROOT
from tests.run.drawing.drawn_pages import HOME, PAGE
from tests.small_portal import CONFIG, SmallPortal


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """A portal with its drawing in the cache."""
    small = SmallPortal(tmp_path_factory.mktemp("nho"))
    small.write("mkdocs.yml", CONFIG)
    small.write("docs/index.md", HOME)
    small.write("docs/trang-con/index.md", PAGE)
    small.write("docs/anh.svg", "<svg/>")
    small.write("overrides/README.md", "")
    shutil.copy(ROOT / "macros.py", small.root)
    small.build("site")
    return small


@pytest.fixture
def small(drawn: SmallPortal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallPortal:
    """A copy of that portal, in a folder of another name; ``runs`` counts how often the engine draws."""
    root = tmp_path / "bản khác"
    shutil.copytree(drawn.root, root, ignore=shutil.ignore_patterns("site"))
    copy = replace(drawn, root=root, events={"su-kien-a": {}}, settings={}, others=(), runs=0)
    run = engine._run_engine

    def counted(*arguments: Any) -> None:
        copy.runs += 1
        run(*arguments)

    monkeypatch.setattr(engine, "_run_engine", counted)
    return copy
