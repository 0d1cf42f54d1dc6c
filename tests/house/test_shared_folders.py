"""What all test processes share is made once, and anew when making it failed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.portal_fixtures import ROOT
from tests.shared_folders import make_once

ASKS = """
import sys, time
from pathlib import Path
from types import SimpleNamespace
from tests.shared_folders import make_once

def make(folder):
    with Path(sys.argv[2]).open("a") as log:
        log.write("made ")
    time.sleep(0.2)
    (folder / "a.txt").write_text("whole")

factory = SimpleNamespace(getbasetemp=lambda: Path(sys.argv[1]))
for _ in range(2):
    assert (make_once(factory, "thing", make) / "a.txt").read_text() == "whole"
"""


@pytest.mark.parametrize("workers", [("",), ("gw0", "gw1")])
def test_processes_share_what_one_of_them_made(tmp_path: Path, workers: tuple[str, ...]) -> None:
    """The folders and the variable of pytest-xdist: each worker has a base of its own beside those of the others."""
    log = tmp_path / "log"
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    running = []
    for worker in workers:
        base = tmp_path / f"popen-{worker}" if worker else tmp_path / "base"
        base.mkdir()
        environment = clean | ({"PYTEST_XDIST_WORKER": worker} if worker else {})
        running.append(subprocess.Popen([sys.executable, "-c", ASKS, str(base), str(log)], cwd=ROOT, env=environment))
    assert [one.wait() for one in running] == [0] * len(workers)
    assert log.read_text() == "made "


def test_what_failed_is_made_again(tmp_path_factory: pytest.TempPathFactory) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").touch()
        raise OSError

    with pytest.raises(OSError):
        make_once(tmp_path_factory, "tried-twice", fail)
    made = make_once(tmp_path_factory, "tried-twice", lambda folder: (folder / "whole").touch())
    assert [one.name for one in made.iterdir()] == ["whole"]
