"""The site built once from the real data and served on this machine."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pcmt.read.file_cache import open_cache
from pcmt.relate.catalog import Catalog
from pcmt.run.portal import open_portal
from pcmt.run.rebuilding.kept_findings import findings_keys
from pcmt.run.rebuilding.workshop import traces_key
from tests.data_files import copy_data
from tests.forked_processes import run_forked
from tests.shared_folders import make_once

ROOT = Path(__file__).resolve().parents[1]
TODAY = "1795305600"
"""2026-11-22 00:00 UTC: the day the real data was checked, so that no test depends on the clock."""

# One cache for the whole session, in every process it starts: a form is printed once and not for each build.
os.environ.setdefault("PCMT_CACHE", str(ROOT / ".pcmt" / "cache"))

Lend = Callable[[Path], Path]
Build = Callable[[Path], Path]


def run_pcmt(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does, in a process of its own: a fork of one that has imported it."""
    variables = {**os.environ, "SOURCE_DATE_EPOCH": TODAY, "PYTHONUTF8": "1", **environment}
    return run_forked("tests.command_line", arguments, variables) or run_python("pcmt", *arguments, **environment)


def run_python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a module in a new Python."""
    variables = {**os.environ, "SOURCE_DATE_EPOCH": TODAY, "PYTHONUTF8": "1", **environment}
    return subprocess.run(
        [sys.executable, "-m", *arguments], capture_output=True, text=True, env=variables, cwd=ROOT, check=False
    )


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """Return the catalog of the real data on the day of the tests; read-only."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "SOURCE_DATE_EPOCH", TODAY)
        return open_portal(ROOT, fresh=True).catalog


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the finished site of the repository's data, shared by all processes; read-only."""

    def build(folder: Path) -> None:
        result = run_python("pcmt", "build", "--site", str(folder / "site"))
        assert result.returncode == 0, result.stderr

    return make_once(tmp_path_factory, "built", build) / "site"


def copy_portal(root: Path, *, is_known: bool = True) -> Path:
    """Copy the portal's own files into an empty or new folder; return ``root``.

    Unless not ``is_known``, its commands go on from what was found in files of the repository, as after an edit:
    ``tests/run/rebuilding/test_kept_findings.py`` holds that they find the same without it.
    """
    copy_data(root / "data")
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("mkdocs.yml", "macros.py"):
        shutil.copy(ROOT / name, root / name)
    if is_known:
        cache = open_cache(ROOT)
        for key, known in zip(findings_keys(root), findings_keys(ROOT), strict=True):
            cache.put(key, cache.get(known) or b"")
    return root


def lay_site(site: Path, target: Path) -> Path:
    """Lay a copy of a built site where a portal keeps its site, as links, with the traces of its build; return ``target``."""
    cache = open_cache(ROOT)
    shutil.copytree(site, target, copy_function=os.link)
    cache.put(traces_key(target.resolve()), cache.get(traces_key(site.resolve())) or b"")
    return target


@pytest.fixture(scope="session")
def lend_site(built_site: Path) -> Lend:
    """Return a function that lays a copy of ``built_site`` with its traces where a portal keeps its site.

    A build there makes only what the changes of its portal make other, as after an edit: ``tests/run/rebuilding`` holds that
    this gives the bytes of a build from nothing. Its files are links: a test replaces them, it never writes into one.
    """

    return functools.partial(lay_site, built_site)


@pytest.fixture(scope="session")
def build_portal(lend_site: Lend) -> Build:
    """Return a function that builds a changed copy of the portal, from a lent site, and returns the finished site."""

    def build(root: Path) -> Path:
        result = run_pcmt("build", "--root", str(root), "--site", str(lend_site(root / "site")))
        assert result.returncode == 0, result.stderr
        return root / "site"

    return build


@pytest.fixture
def portal_copy(tmp_path: Path) -> Path:
    """Return a copy of the portal's own files that a test may change."""
    return copy_portal(tmp_path / "cổng thử")


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Suppress access log lines in the test output."""


@contextmanager
def served(folder: Path, handler: type[SimpleHTTPRequestHandler] = QuietHandler) -> Iterator[str]:
    """Serve a folder on this machine; yield its address, without a trailing slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """Return the address of the finished site."""
    with served(built_site) as url:
        yield url
