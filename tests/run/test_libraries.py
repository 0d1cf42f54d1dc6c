"""A library that is missing or broken ends every command in words with the cure and exit code 3."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from pcmt.problems import EXIT_ENVIRONMENT
from pcmt.run.libraries import EXIT, RUNTIME, missing_libraries, report_broken
from pcmt.run.new_portal.create import create_portal
from pcmt.run.new_portal.identity import Identity
from tests.house.floors import HOMES
from tests.made_files import photo
from tests.sweeps import SWEEP, sweep

ROOT = Path(__file__).resolve().parents[2]
HIDES = """
from importlib.machinery import PathFinder
whole = PathFinder.find_spec
PathFinder.find_spec = classmethod(
    lambda kind, name, *rest: None if name.partition(".")[0] == "{}" else whole(name, *rest)
)
"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a portal without records of its own and with a picture, which is looked at early in every command."""
    folder = tmp_path_factory.mktemp("cong")
    (folder / "pcmt_portal-0.2.0-py3-none-any.whl").write_bytes(b"")
    identity = Identity("Sở A", "lang-son", "", "https://a.vn/", "Cổng")
    create_portal(folder / "cổng", identity, date(2026, 11, 22), wheel=next(folder.glob("*.whl")))
    (folder / "cổng/data/tep/hinh.jpg").parent.mkdir()
    (folder / "cổng/data/tep/hinh.jpg").write_bytes(photo("JPEG", 6))
    return folder / "cổng"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # A cache of its own: a command that finds everything kept loads no library that reads files.
    environment = {**os.environ, "PYTHONPATH": str(folder), "SOURCE_DATE_EPOCH": "1795305600"}
    environment["PCMT_CACHE"] = str(folder / "cache")
    return subprocess.run(
        [sys.executable, "-m", "pcmt", *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        cwd=ROOT,
        check=False,
        timeout=300,
    )


@pytest.mark.parametrize("module", sweep(RUNTIME, 4))
def test_a_missing_library_is_named_with_its_cure(module: str, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(HIDES.format(module))
    ended = run(tmp_path, "check")
    words = f"Lỗi máy: thiếu thư viện {RUNTIME[module]}; hãy chạy: python portal.py setup, rồi chạy lại lệnh vừa rồi.\n"
    assert (ended.returncode, ended.stderr, ended.stdout) == (3, words, "")


@pytest.mark.parametrize(
    "command", sweep(["build", "check", "usb", "review", "report --from 2026-06-01 --to 2026-06-30", "keep", "serve"])
)
@pytest.mark.parametrize(("module", "package"), [("PIL", "pillow"), ("annotated_types", "annotated_types")])
def test_a_broken_library_is_named_in_every_command(
    command: str, module: str, package: str, portal: Path, tmp_path: Path
) -> None:
    """Found, and failing while it is loaded: half an installation, a wheel for another machine."""
    (tmp_path / f"{module}.py").write_text(f"raise ImportError('DLL load failed', name='{module}')")
    ended = run(tmp_path, *command.split(), "--root", str(portal))
    check_named(ended, package)


@SWEEP
def test_a_library_that_printing_needs_is_named(tmp_path: Path) -> None:
    """The real data has no picture to look at: its forms are the first that need the library."""
    (tmp_path / "PIL.py").write_text("raise ImportError('DLL load failed', name='PIL')")
    check_named(run(tmp_path, "check"), "pillow")


def check_named(ended: subprocess.CompletedProcess[str], package: str) -> None:
    assert ended.returncode == EXIT_ENVIRONMENT
    assert ended.stderr.startswith(f"Lỗi máy: thư viện {package} thiếu hoặc hỏng, không nạp được; hãy chạy: ")
    assert "Traceback" not in ended.stderr


def test_the_list_holds_all_that_the_house_imports() -> None:
    assert set(HOMES) - {"pydantic_core"} <= set(RUNTIME)
    assert missing_libraries() == [] and EXIT == EXIT_ENVIRONMENT


def test_a_fault_of_our_own_is_not_called_a_missing_library() -> None:
    with pytest.raises(ImportError):
        report_broken(ImportError("cannot import name", name="pcmt.urls"))


def test_commands_get_no_settings_of_other_pythons(monkeypatch: pytest.MonkeyPatch) -> None:
    import portal as door

    for name in ("PYTHONPATH", "PIP_TARGET", "PYTHONDONTWRITEBYTECODE"):
        monkeypatch.setenv(name, "1")
    assert not {"PYTHONPATH", "PIP_TARGET", "PYTHONDONTWRITEBYTECODE"} & door.clean_environment().keys()


def test_set_up_starts_anew_where_a_library_was_lost(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import portal as door

    assert isinstance(door, ModuleType)
    monkeypatch.setattr(door, "VENV", tmp_path)
    monkeypatch.setattr(door, "PYTHON", Path(sys.executable))
    codes = iter([0, 3])
    monkeypatch.setattr(door, "run", lambda arguments: next(codes))
    seen = []
    monkeypatch.setattr(door, "set_up", lambda level: seen.append(door.is_ready(level)))
    door.stamp("run").write_text(door.fingerprint("run"), encoding="ascii")
    assert [door.main(["setup"]) for _ in range(2)] == [0, 0]
    assert seen == [True, False]
