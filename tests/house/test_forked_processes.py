"""A command in a fork behaves like one in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.forked_processes import ROOT, at_start, run_forked
from tests.portal_fixtures import TODAY, run_pcmt, run_python

MODULE = "tests.command_line"
VARIABLES = {**os.environ, "SOURCE_DATE_EPOCH": TODAY, "PYTHONUTF8": "1"}


def test_words_streams_and_codes_are_those_of_a_new_python(tmp_path: Path) -> None:
    for arguments in (("--version",), ("khong-co",), ("build", "--root", str(tmp_path))):
        forked, own = run_pcmt(*arguments), run_python("pcmt", *arguments)
        assert (forked.returncode, forked.stdout, forked.stderr) == (own.returncode, own.stdout, own.stderr), arguments
        assert forked.args[0] == MODULE != own.args[0]


def test_a_command_has_its_own_environment_and_leaves_nothing_to_the_next() -> None:
    codes = []
    for day in ("hôm nay", TODAY):
        words = ("report", "--from", "2026-06-31", "--to", "")
        done = run_forked(MODULE, words, {**VARIABLES, "SOURCE_DATE_EPOCH": day})
        assert done is not None
        codes.append((done.returncode, "SOURCE_DATE_EPOCH" in done.stderr, "2026-06-31" in done.stderr))
    wrong_day = run_forked(MODULE, ("check", "--root", str(ROOT)), {**VARIABLES, "SOURCE_DATE_EPOCH": "hôm nay"})
    assert codes == [(2, False, True), (2, False, True)]
    assert wrong_day is not None
    assert (wrong_day.returncode, "SOURCE_DATE_EPOCH" in wrong_day.stderr) == (2, True)


def test_what_python_reads_at_its_start_gets_a_python_of_its_own() -> None:
    assert at_start({"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"}) == {"PYTHONHASHSEED": "1", "LC_ALL": "C"}
    assert run_pcmt("--version", PYTHONHASHSEED="4711").args[0] != MODULE


def test_a_first_command_with_variables_of_its_own_takes_the_forks_from_none_after_it() -> None:
    program = """
from tests.portal_fixtures import run_pcmt
assert [run_pcmt("--version", **own).args[0] == "tests.command_line" for own in ({"LC_ALL": "C"}, {})] == [False, True]
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
