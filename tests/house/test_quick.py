"""``make quick`` finds the tests of what was edited; ``make check`` names what the machine lacks before anything else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dev import quick

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("name", "tests"),
    [
        ("pcmt/relate/succession.py", "tests/relate/test_succession.py"),
        ("pcmt/publish/calendars/entries.py", "tests/publish/calendars"),
        ("pcmt/relate/facets/__init__.py", "tests/relate/facets"),
        ("pcmt/show/kits/builder.html", "tests/show/kits"),
        ("pcmt/show/targets/page.html", "tests/show"),
        ("pcmt/__init__.py", None),
        ("tests/text/test_sms.py", "tests/text/test_sms.py"),
        ("tests/site/test_links.py", None),
        ("tests/records.py", None),
        ("tests/reading/bad/B02-unknown-field/expected.txt", "tests/reading/test_bad_files.py"),
        ("dev/bench/words.py", "tests/bench"),
        ("docs/index.md", None),
    ],
)
def test_a_file_leads_to_its_tests(name: str, tests: str | None) -> None:
    assert quick.find_tests(name, ROOT) == tests
    assert tests is None or (ROOT / tests).exists()


def test_steps_are_those_that_the_files_need() -> None:
    assert quick.list_steps([], ROOT) == [("-m", "pytest", "tests/house")]
    assert quick.list_steps(["data/cong.yaml"], ROOT)[0] == ("-m", "pcmt", "check")
    steps = quick.list_steps(["pcmt/text/sms.py", "pcmt/text/__init__.py", "tests/house/test_quick.py"], ROOT)
    assert [step[1] for step in steps] == ["ruff", "ruff", "mypy", "pytest"]
    assert steps[-1] == ("-m", "pytest", "tests/house", "tests/text")


def test_changed_and_new_files_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def git(*words: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.example", *words], check=True, cwd=tmp_path)

    monkeypatch.setattr(quick, "ROOT", tmp_path)
    for name in ("kept.py", "đổi.py", "gone.py"):
        (tmp_path / name).write_text("a")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "all")
    (tmp_path / "đổi.py").write_text("b")
    (tmp_path / "gone.py").unlink()
    (tmp_path / "new.py").touch()
    assert quick.changed_files("HEAD") == {"đổi.py", "new.py"}


@pytest.mark.skipif(os.name == "nt", reason="there is no list of packages for Windows")
def test_a_bare_machine_is_told_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "bash").symlink_to(shutil.which("bash") or "bash")
    done = subprocess.run(
        [sys.executable, str(ROOT / "dev/missing_programs.py")],
        capture_output=True, check=False, env={"PATH": str(tmp_path)},
    )  # fmt: skip
    words = done.stderr.decode("utf-8")
    assert done.returncode == 0
    assert all(one in words for one in ("chromium", "nodejs", "newsboat", "bash tests/system-packages.sh"))
