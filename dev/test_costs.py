"""A plugin of pytest that writes the CPU seconds of each test module and of the dearest tests.

``make test ARGS="-p dev.test_costs"``. Counted are user and system time of the process and of the child processes that it waited
for, since wall time says how busy a machine is. A fixture that modules share is counted where it was first needed.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Generator

import pytest

LISTED = 60
"""Rows of each table."""


class Costs:
    """CPU milliseconds by node id; worker processes hand theirs over to the process that started them."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    @pytest.hookimpl(wrapper=True)
    def pytest_collection(self) -> Generator[None, object, object]:
        """Count the import of all test modules."""
        before = _cpu_milliseconds()
        result = yield
        self.spent["collection"] += _cpu_milliseconds() - before
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Count a test with its setup and its teardown."""
        before = _cpu_milliseconds()
        result = yield
        self.spent[item.nodeid] += _cpu_milliseconds() - before
        return result

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """In a worker: put the costs where the main process finds them."""
        output = getattr(session.config, "workeroutput", None)
        if output is not None:
            output["costs"] = dict(self.spent)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        """In the main process: add the costs of a worker that has ended."""
        self.spent.update(getattr(node, "workeroutput", {}).get("costs", {}))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print both tables, the dearest first."""
        modules: Counter[str] = Counter()
        tests = Counter(nodeid.partition("::")[0] for nodeid in self.spent)
        for nodeid, milliseconds in self.spent.items():
            modules[nodeid.partition("::")[0]] += milliseconds
        terminalreporter.section(f"CPU seconds: {modules.total() / 1000:.1f}")
        for name, milliseconds in modules.most_common(LISTED):
            terminalreporter.line(f"{milliseconds / 1000:8.1f} {tests[name]:5} {name}")
        terminalreporter.section("dearest tests")
        for nodeid, milliseconds in self.spent.most_common(LISTED):
            terminalreporter.line(f"{milliseconds / 1000:8.1f} {nodeid}")


def _cpu_milliseconds() -> int:
    times = os.times()
    return round(1000 * (times.user + times.system + times.children_user + times.children_system))


def pytest_configure(config: pytest.Config) -> None:
    """Start counting."""
    config.pluginmanager.register(Costs(), "costs")
