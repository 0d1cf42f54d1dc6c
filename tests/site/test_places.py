"""The same words and the same site from any working folder, folder name, locale, time zone and umask."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from tests.portal_fixtures import ROOT, TODAY, copy_portal
from tests.site.test_builds import fingerprints
from tests.small_portal import write_small_portal
from tests.sweeps import SWEEP

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


COMMANDS = ("check", "check --json", "build", "review", "usb", "report --from 2026-01-01 --to 2026-12-31")
ONE_BY_ONE = f"""
import sys
from pcmt.__main__ import main
folder = sys.argv[1]
for command in {COMMANDS!r}:
    sys.argv = ["pcmt", *command.split(), "--root", folder]
    code = None
    try:
        main()
    except SystemExit as stop:
        code = stop.code
    for stream in (sys.stdout, sys.stderr):
        print("\\0", code, end="\\0", file=stream, flush=True)
"""
"""Runs the commands in one Python, which the first of them starts again where the locale is a foreign one."""


def run_elsewhere(
    folder: Path, arguments: list[str], environment: dict[str, str], umask: int = -1
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line with another working folder than the portal's."""
    command = [sys.executable, *arguments]
    variables = {**os.environ, "SOURCE_DATE_EPOCH": TODAY, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, check=False, umask=umask)


@SWEEP
def test_the_wheel_alone_builds_the_same_site_in_an_odd_folder_under_a_foreign_locale(
    wheel: Path, tmp_path: Path, built_site: Path
) -> None:
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    environment = {**FOREIGN, "PYTHONPATH": str(tmp_path / "installed")}
    where = run_elsewhere(tmp_path, ["-c", "import pcmt; print(pcmt.__file__)"], environment)
    assert where.stdout.decode().startswith(str(tmp_path / "installed"))
    root = copy_portal(tmp_path / "Cổng [thử] #1 100%25 & {{ x }}", is_known=False)
    result = run_elsewhere(tmp_path, ["-m", "pcmt", "build", "--root", root.name], environment, umask=0o077)
    assert result.returncode == 0, result.stderr.decode()
    assert f"bản ghi vào {root.name}/site." in result.stdout.decode()
    assert fingerprints(root / "site") == fingerprints(built_site)
    assert all(path.stat().st_mode & stat.S_IROTH for path in (root / "site").rglob("*"))


def _told(folder: Path, root: Path, environment: dict[str, str]) -> dict[str, tuple[bytes, bytes]]:
    """What each command printed on both streams, each with its exit code at the end."""
    done = run_elsewhere(folder, ["-c", ONE_BY_ONE, root.name], environment)
    assert done.returncode == 0, done.stderr.decode()
    streams = [(one.split(b"\0")[::2], one.split(b"\0")[1::2]) for one in (done.stdout, done.stderr)]
    told = [[words + code for words, code in zip(*one, strict=False)] for one in streams]
    return dict(zip(COMMANDS, zip(*told, strict=True), strict=True))


def test_the_same_reports_under_a_foreign_locale(tmp_path: Path) -> None:
    """Of a small portal with the real pages: many of these ask for what it lacks."""
    root = write_small_portal(tmp_path / "cổng")
    shutil.copytree(ROOT / "docs", root / "docs", dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", root)
    event = root / "data/su-kien/le-mit-tinh.yaml"
    event.with_name("chào-cờ.yaml").write_bytes(event.read_bytes())
    event.write_text(event.read_text("utf-8").replace("2026-06-26", "2026-06-31"), "utf-8")
    (root / "data/Bản đồ.txt").write_text("x", "utf-8")
    ours, theirs = (_told(tmp_path, root, environment) for environment in ({"PYTHONUTF8": "1"}, FOREIGN))
    for command, (printed, said) in ours.items():
        assert printed.endswith(b" 1") and said.endswith(b" 1"), command
        assert "chào-cờ.yaml" in (printed + said).decode(), command
    assert theirs == ours


def test_a_file_that_cannot_be_read_is_not_called_one_that_cannot_be_written(tmp_path: Path) -> None:
    root = write_small_portal(tmp_path / "cổng")
    (root / "overrides/record.html").write_text('{% extends "khong-co.html" %}', "utf-8")
    result = run_elsewhere(tmp_path, ["-m", "pcmt", "build", "--root", root.name], {})
    assert result.returncode == 3
    assert "không vẽ được trang" in result.stderr.decode()
    assert "không ghi được" not in result.stderr.decode()
