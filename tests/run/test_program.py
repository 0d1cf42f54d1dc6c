"""The process of a command ends at once, with all that was said and the right number; one that is measured ends as usual."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.small_portal import write_small_portal


@pytest.mark.parametrize(("arguments", "code"), [(["check"], 0), (["check", "--không-có"], 2), (["--help"], 0)])
def test_a_process_says_everything_before_it_ends(arguments: list[str], code: int, tmp_path: Path) -> None:
    portal = write_small_portal(tmp_path / "cong")
    found = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "pcmt", *arguments], capture_output=True, cwd=portal, check=False
    )
    assert found.returncode == code
    assert (found.stdout or found.stderr).endswith(b"\n")


@pytest.mark.parametrize("arguments", [["check"], ["--version"]])
def test_a_caller_without_a_terminal_gets_the_number(arguments: list[str], tmp_path: Path) -> None:
    portal = write_small_portal(tmp_path / "cong")
    command = ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-X", "utf8", "-m", "pcmt", *arguments]
    assert subprocess.run(command, cwd=portal, check=False).returncode == 0


def test_a_profile_of_a_command_is_written(tmp_path: Path) -> None:
    portal, profile = write_small_portal(tmp_path / "cong"), tmp_path / "profile"
    command = [sys.executable, "-X", "utf8", "-m", "cProfile", "-o", str(profile), "-m", "pcmt", "check"]
    subprocess.run(command, capture_output=True, cwd=portal, check=True)
    assert profile.stat().st_size > 10_000
