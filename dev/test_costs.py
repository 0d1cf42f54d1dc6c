"""A plugin of pytest that writes the CPU seconds of each test module, of the dearest tests and of the fixtures.

``make test ARGS="-p dev.test_costs"``. Counted are user and system time of the process and of those below it, which run or were
waited for, since wall time says how busy a machine is. A fixture that tests share is counted as a fixture, without the fixtures
that it asked for itself, and in the test that first needed it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest

LISTED = 60
"""Rows of each table."""
_TICK = 1000 / os.sysconf("SC_CLK_TCK")


class Spent(NamedTuple):
    """CPU milliseconds."""

    user: int
    system: int


class Costs:
    """CPU milliseconds by node id and by fixture; worker processes hand theirs over to the process that started them."""

    def __init__(self) -> None:
        self.tests: Counter[str] = Counter()
        self.fixtures: Counter[str] = Counter()
        self.user = 0
        self._inner = [0]

    @pytest.hookimpl(wrapper=True)
    def pytest_collection(self) -> Generator[None, object, object]:
        """Count the start of Python and the import of all test modules."""
        result = yield
        self.tests["collection"] += sum(_cpu())
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Count a test with its setup and its teardown."""
        before = sum(_cpu())
        result = yield
        # A browser that is killed takes what it used out of the count of the last test.
        self.tests[item.nodeid] += max(0, sum(_cpu()) - before)
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Generator[None, object, object]:
        """Count the setup of a fixture, less that of the fixtures it asks for while it is set up."""
        before = sum(_cpu())
        self._inner.append(0)
        try:
            return (yield)
        finally:
            whole, inner = sum(_cpu()) - before, self._inner.pop()
            self._inner[-1] += whole
            self.fixtures[f"{fixturedef.baseid}::{fixturedef.argname}"] += whole - inner

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """In a worker: put the costs where the main process finds them."""
        output = getattr(session.config, "workeroutput", None)
        if output is not None:
            output["costs"] = (dict(self.tests), dict(self.fixtures), _cpu().user)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        """In the main process: add the costs of a worker that has ended."""
        tests, fixtures, user = getattr(node, "workeroutput", {}).get("costs", ({}, {}, 0))
        self.tests.update(tests)
        self.fixtures.update(fixtures)
        self.user += user

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the tables, the dearest first."""
        modules: Counter[str] = Counter()
        counts = Counter(nodeid.partition("::")[0] for nodeid in self.tests)
        for nodeid, milliseconds in self.tests.items():
            modules[nodeid.partition("::")[0]] += milliseconds
        user = (self.user or _cpu().user) / 1000
        terminalreporter.section(f"CPU seconds: {modules.total() / 1000:.1f}, of them user: {user:.1f}")
        for name, milliseconds in modules.most_common(LISTED):
            terminalreporter.line(f"{milliseconds / 1000:8.1f} {counts[name]:5} {name}")
        for title, spent in (("dearest tests", self.tests), ("dearest fixtures", self.fixtures)):
            terminalreporter.section(title)
            for name, milliseconds in spent.most_common(LISTED):
                terminalreporter.line(f"{milliseconds / 1000:8.1f} {name}")


def _cpu() -> Spent:
    times = os.times()
    user, system = 1000 * (times.user + times.children_user), 1000 * (times.system + times.children_system)
    for pid in _descendants(os.getpid()):
        with suppress(OSError):  # it has ended; a process that waited for it counts it
            numbers = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]
            user += _TICK * (int(numbers[0]) + int(numbers[2]))
            system += _TICK * (int(numbers[1]) + int(numbers[3]))
    return Spent(round(user), round(system))


def _descendants(pid: int) -> list[int]:
    """List the processes below one that run now, as Linux knows them."""
    found: list[int] = []
    for file in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, file.read_text().split()):
                found += [child, *_descendants(child)]
    return found


def pytest_configure(config: pytest.Config) -> None:
    """Start counting."""
    config.pluginmanager.register(Costs(), "costs")
