"""What all test processes share is made once, and anew when making it failed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.portal_fixtures import ROOT, make_once

TWO_TESTS = """
import time
from pathlib import Path
from tests.portal_fixtures import make_once

def _check(tmp_path_factory):
    def make(folder):
        with Path({log!r}).open("a") as log:
            log.write("made ")
        time.sleep(0.2)
        (folder / "a.txt").write_text("whole")
    assert (make_once(tmp_path_factory, "thing", make) / "a.txt").read_text() == "whole"

def test_first(tmp_path_factory):
    _check(tmp_path_factory)

def test_second(tmp_path_factory):
    _check(tmp_path_factory)
"""


@pytest.mark.parametrize("processes", ["0", "2"])
def test_processes_share_what_one_of_them_made(tmp_path: Path, processes: str) -> None:
    log = tmp_path / "log"
    (tmp_path / "test_two.py").write_text(TWO_TESTS.format(log=str(log)), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", processes, "--rootdir", str(tmp_path), "-p", "no:cacheprovider", str(tmp_path)],
        capture_output=True, text=True, check=False, cwd=tmp_path, env={**environment, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert "2 passed" in done.stdout, done.stdout + done.stderr
    assert log.read_text() == "made "


def test_what_failed_is_made_again(tmp_path_factory: pytest.TempPathFactory) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").touch()
        raise OSError

    with pytest.raises(OSError):
        make_once(tmp_path_factory, "tried-twice", fail)
    made = make_once(tmp_path_factory, "tried-twice", lambda folder: (folder / "whole").touch())
    assert [one.name for one in made.iterdir()] == ["whole"]
