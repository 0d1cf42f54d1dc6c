"""In continuous integration no test is skipped: a test with a missing tool fails and names the tool."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Generator

import hypothesis
import pytest

from tests.portal_fixtures import run_python

# Modules are compiled once, not by each process of a run, also where a container asks for no compiled files.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Modules, test items and session fixtures live to the end: as in the commands of the portal, collecting seldom walks over them.
gc.set_threshold(500_000, 20, 100)

# The time of an example depends on the load of the machine, not on the code.
hypothesis.settings.register_profile("portal", deadline=None)
hypothesis.settings.load_profile("portal")

pytest_plugins = [
    "tests.portal_fixtures",
    "tests.browser_fixtures",
    "tests.event_fixtures",
    "tests.later_fixtures",
    "tests.usb_fixtures",
    "tests.changed_fixtures",
    "tests.wheel_fixtures",
]


BUILDER, DEAR, WHOLE_SITE = "tests/site/test_links.py", "tests/publish/", ("tests/site/", "tests/browser/")


def _place(item: pytest.Item) -> int:
    """One module builds the site, others that need none follow at once, then all that read the site, cheap ones last."""
    name = item.nodeid
    return 0 if name.startswith(BUILDER) else 1 if name.startswith(DEAR) else 2 if name.startswith(WHOLE_SITE) else 3


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put modules in an order in which no process waits for the site while another one builds it."""
    items.sort(key=_place)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return one process more than there are cores: three tenths of the time of each are waiting for browsers and servers."""
    return len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)) + 1


def pytest_collection_finish() -> None:
    """Leave what was imported and collected out of all later searches for garbage."""
    gc.freeze()


def pytest_sessionstart(session: pytest.Session) -> None:
    """Print all forms of the real data on all cores before the processes of a whole run begin, which would each print them."""
    config = session.config
    is_whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS and not config.option.collectonly
    if is_whole and getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput"):
        run_python("pcmt", "check")


def _forbid_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI"):
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid}: nothing may be skipped when CI is set. {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failed one when CI is set."""
    report = yield
    _forbid_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Do the same for a whole module that skips itself."""
    report = yield
    _forbid_skip(report)
    return report
