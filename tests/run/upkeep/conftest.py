"""A portal as the first page of the guide makes it."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from pcmt.problems import EXIT_OK
from pcmt.run.printing import paper_faults
from tests.guide import PAGES, run
from tests.made_files import pdf


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a portal made by the command of the first page."""
    folder = tmp_path_factory.mktemp("office")
    kit = folder / "pcmt_portal-0.2.0-py3-none-any.whl"
    kit.write_bytes(b"")
    (command,) = re.findall(r"^pcmt (init .*)$", PAGES["Lập cổng"], re.MULTILINE)
    verb, _, *options = shlex.split(command)
    assert run(verb, str(folder / "cong"), *options, "--kit", str(kit)).exit_code == EXIT_OK
    return folder / "cong"


@pytest.fixture
def new_portal(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the portal, with the attached files that cards name; no form is printed."""
    monkeypatch.setattr(paper_faults, "find_refusals", lambda *given: ())
    shutil.copytree(begun, tmp_path / "cong")
    (tmp_path / "cong/data/tep").mkdir(exist_ok=True)
    for name in re.findall(r"file: (\S+\.pdf)", "".join(PAGES.values())):
        (tmp_path / "cong/data/tep" / name).write_bytes(pdf())
    return tmp_path / "cong"
