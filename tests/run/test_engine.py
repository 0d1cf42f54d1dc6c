"""The engine is chosen by one name; plugins then get the modules of the one chosen."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from pcmt.problems import DataError, UsageFault
from pcmt.run.engine import own_faults
from tests.small_portal import SmallPortal

CHOOSE = """
import sys
from pcmt.run import engine
engine.ENGINE = sys.argv[1]
build = engine.engine_module("commands.build")
from pcmt.run.mkdocs_plugin import PortalPlugin
print(build.__name__, *{base.__module__ for base in PortalPlugin.__mro__ if base.__name__ == "BasePlugin"})
"""


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_the_plugin_runs_on_the_engine_that_is_named(engine: str) -> None:
    result = subprocess.run([sys.executable, "-c", CHOOSE, engine], capture_output=True, text=True, check=False)
    assert result.stdout.split() == [f"{engine}.commands.build", f"{engine}.plugins"], result.stderr


@pytest.mark.parametrize(
    ("program", "line", "words"),
    [
        ("import os\ndef (:\n", 2, "SyntaxError"),
        ("\nimport khong_co_thu_vien_nay\n", 2, "khong_co_thu_vien_nay"),
        ("x = 1\n\ny = x / 0\n", 3, "ZeroDivisionError"),
    ],
)
def test_a_program_of_the_portal_that_cannot_run_is_a_fault_at_its_line(
    tmp_path: Path, program: str, line: int, words: str
) -> None:
    path = tmp_path / "macros.py"
    path.write_text(program, encoding="utf-8")
    with pytest.raises(DataError) as caught, own_faults(tmp_path):
        run_file(path)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line, problem.code) == ("macros.py", line, "MACROS_HONG") and words in problem.message


def test_a_fault_of_another_program_is_not_laid_to_the_portal(tmp_path: Path) -> None:
    (tmp_path / "macros.py").write_text("", encoding="utf-8")
    path = tmp_path / "khac.py"
    path.write_text("1 / 0\n", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), own_faults(tmp_path):
        run_file(path)


def test_settings_of_the_engine_without_the_plugin_are_refused_before_the_site_is_replaced(tmp_path: Path) -> None:
    small = SmallPortal(tmp_path)
    small.write("mkdocs.yml", "site_name: x\ntheme: readthedocs\n")
    small.write("docs/index.md", "# Trang\n")
    with pytest.raises(UsageFault, match="thiếu «pcmt» trong plugins"):
        small.build("site")


def run_file(path: Path) -> None:
    spec = spec_from_file_location("chuong_trinh", path)
    assert spec and spec.loader
    spec.loader.exec_module(module_from_spec(spec))
