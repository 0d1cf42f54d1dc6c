"""The kit as one wheel, built once from the files tracked by git."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pcmt.run.new_portal.starter import COPIED
from tests.house.test_house_rules import list_names
from tests.portal_fixtures import ROOT
from tests.shared_folders import make_once

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
