"""The kit as one wheel: it holds every file of the package, and a portal builds from it with nothing else of the repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from pcmt.run.new_portal.starter import COPIED, LOCKS, SAMPLE, starter_files
from tests.house.test_house_rules import list_names
from tests.portal_fixtures import ROOT, TODAY, copy_portal
from tests.shared_folders import make_once
from tests.site.test_builds import fingerprints

BUILD = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"

SOURCES = ("docs/", "data/", "overrides/", "requirements/", *COPIED, "README", "LICENSE", "pyproject", "dev/starter")
"""What the build reads beside the package."""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the files tracked by git."""

    def build(folder: Path) -> None:
        for name in list_names():
            if name.startswith(("pcmt/", *SOURCES)) and (ROOT / name).exists():
                (folder / "source" / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, folder / "source" / name)
        command = [sys.executable, "-c", BUILD, str(folder)]
        made = subprocess.run(command, cwd=folder / "source", capture_output=True, text=True, check=False)
        assert made.returncode == 0, made.stderr

    return next(make_once(tmp_path_factory, "wheel", build).glob("*.whl"))


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    ours = {name for name in list_names() if name.startswith("pcmt/") and (ROOT / name).exists()}
    with ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
        starter = {name for name in packed if name.startswith("pcmt/starter/")}
        assert packed - starter == ours
        assert {name.removeprefix("pcmt/starter/") for name in starter} == set(starter_files((*COPIED, *LOCKS, SAMPLE)))
        assert [name for name in sorted(ours) if archive.read(name) != (ROOT / name).read_bytes()] == []


@pytest.mark.slow
def test_a_portal_builds_from_the_wheel_alone(wheel: Path, built_site: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    root = copy_portal(tmp_path / "cổng")
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": TODAY,
        "PYTHONUTF8": "1",
        "PYTHONPATH": str(tmp_path / "installed"),
    }
    where = [sys.executable, "-c", "import pcmt; print(pcmt.__file__)"]
    place = subprocess.run(where, cwd=root, env=environment, capture_output=True, text=True, check=True).stdout
    assert place.startswith(str(tmp_path))
    command = [sys.executable, "-m", "pcmt", "build"]
    result = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert fingerprints(root / "site") == fingerprints(built_site)
