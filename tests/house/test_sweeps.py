"""``make check`` tries every rule on something; continuous integration tries all."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from dev import checks
from tests.sweeps import SWEEP, WHOLE, sweep

ROOT = Path(__file__).resolve().parents[2]
MODULES = {path.relative_to(ROOT).as_posix(): path for path in sorted((ROOT / "tests").rglob("test_*.py"))}


def _tests(path: Path) -> dict[str, bool]:
    """Return whether each test of a module is marked with all its cases."""
    found = [one for one in ast.parse(path.read_bytes()).body if isinstance(one, ast.FunctionDef)]
    return {
        one.name: any(isinstance(mark, ast.Name) and mark.id == "SWEEP" for mark in one.decorator_list)
        for one in found
        if one.name.startswith("test_")
    }


def test_modules_marked_as_a_whole_name_the_tests_of_their_parts() -> None:
    marked = {name for name, path in MODULES.items() if "\npytestmark = SWEEP\n" in path.read_text("utf-8")}
    assert marked == set(WHOLE)
    for parts in WHOLE.values():
        assert parts and not set(parts) & set(WHOLE)
        assert all((ROOT / part).exists() for part in parts)


def test_each_other_module_keeps_a_test_in_each_check() -> None:
    found = {name: _tests(path) for name, path in MODULES.items() if name not in WHOLE}
    assert any(any(tests.values()) for tests in found.values())
    assert [name for name, tests in found.items() if tests and all(tests.values())] == []


def test_all_but_the_first_cases_are_marked() -> None:
    first, second, *rest = sweep(["a", ("b", 1), ("c", 2)], 2)
    assert (first, second) == ("a", ("b", 1))
    assert rest == [pytest.param("c", 2, marks=SWEEP)]


def test_integration_leaves_out_nothing() -> None:
    assert (ROOT / ".ci/run").read_text("utf-8").endswith("\nmake check-all\n")
    assert checks.STEPS["check-all"][-1][1] == checks.ALL_TESTS
    assert "-m" not in checks.ALL_TESTS[1:]
    assert checks.CHECK_STEPS[-1][1] == (*checks.ALL_TESTS, "-m", "not sweep")
    assert checks.STEPS["check-all"][:-1] == checks.CHECK_STEPS[:-1]
