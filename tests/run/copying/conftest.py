"""A portal with nothing but its settings, and ``pcmt copy`` called in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pcmt.problems import EXIT_USAGE
from pcmt.run.cli import main
from tests.read.test_shared_records import SETTINGS

HELPLINE = "data/duong-day-nong/goi-111.yaml"
SEARCH = "data/danh-muc/tim-kiem.yaml"


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """Return a portal with nothing but its settings."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/cong.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    return tmp_path


def copy(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["copy", "--root", str(root), *words])


def refused(root: Path, *words: str, code: int = EXIT_USAGE) -> str:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    told = copy(root, *words)
    assert told.exit_code == code, told.output
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    return str(told.output)
