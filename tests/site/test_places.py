"""The same words and the same site from any working folder, folder name, locale, time zone and umask."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.portal_fixtures import ROOT, TODAY, copy_portal
from tests.site.test_builds import fingerprints

FOREIGN = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "HOME": "/nonexistent",
    "PYTHONHASHSEED": "4711",
}
"""A machine whose locale does not support Vietnamese, on the other side of the date line."""


def run_elsewhere(
    folder: Path, arguments: list[str], environment: dict[str, str], umask: int = -1
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line with another working folder than the portal's."""
    command = [sys.executable, "-m", "pcmt", *arguments]
    variables = {**os.environ, "SOURCE_DATE_EPOCH": TODAY, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, check=False, umask=umask)


def test_the_same_site_from_an_odd_folder_under_a_foreign_locale(tmp_path: Path, built_site: Path) -> None:
    root = copy_portal(tmp_path / "Cổng [thử] #1 100%25 & {{ x }}")
    result = run_elsewhere(tmp_path, ["build", "--root", root.name], FOREIGN, umask=0o077)
    assert result.returncode == 0, result.stderr.decode()
    assert f"bản ghi vào {root.name}/site." in result.stdout.decode()
    assert fingerprints(root / "site") == fingerprints(built_site)
    assert all(path.stat().st_mode & stat.S_IROTH for path in (root / "site").rglob("*"))


@pytest.mark.parametrize("arguments", [("check",), ("check", "--json"), ("build",), ("review",), ("usb",), ("report",)])
def test_the_same_report_under_a_foreign_locale(arguments: tuple[str, ...], tmp_path: Path) -> None:
    root = copy_portal(tmp_path / "cổng")
    event = root / "data/su-kien/chao-co-truc-tuyen-toan-quoc-2026.yaml"
    event.with_name("chào-cờ.yaml").write_bytes(event.read_bytes())
    event.write_text(event.read_text("utf-8").replace("2026-06-27", "2026-06-31"), "utf-8")
    (root / "data/Bản đồ.txt").write_text("x", "utf-8")
    period = ("--from", "2026-01-01", "--to", "2026-12-31") if arguments == ("report",) else ()
    ours, theirs = (
        run_elsewhere(tmp_path, [*arguments, *period, "--root", root.name], environment)
        for environment in ({"PYTHONUTF8": "1"}, FOREIGN)
    )
    assert ours.returncode == 1, ours.stderr.decode()
    assert "chào-cờ.yaml" in ours.stdout.decode() + ours.stderr.decode()
    assert (theirs.returncode, theirs.stdout, theirs.stderr) == (ours.returncode, ours.stdout, ours.stderr)


def test_a_file_that_cannot_be_read_is_not_called_one_that_cannot_be_written(tmp_path: Path) -> None:
    root = copy_portal(tmp_path / "cổng")
    (root / "overrides/record.html").write_text('{% extends "khong-co.html" %}', "utf-8")
    result = run_elsewhere(tmp_path, ["build", "--root", root.name], {})
    assert result.returncode == 3
    assert "không vẽ được trang" in result.stderr.decode()
    assert "không ghi được" not in result.stderr.decode()
