"""The site built once from the real data, served on this machine, and pages opened in a browser."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TODAY = "1795305600"
"""2026-11-22 00:00 UTC: the day the real data was checked, so that no test depends on the clock."""

Builder = Callable[..., subprocess.CompletedProcess[str]]


def run_pcmt(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as an official would, in a process of its own."""
    variables = {**os.environ, "SOURCE_DATE_EPOCH": TODAY, "PYTHONUTF8": "1", **environment}
    return subprocess.run(
        [sys.executable, "-m", "pcmt", *arguments], capture_output=True, text=True, env=variables, cwd=ROOT, check=False
    )


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished site of the repository's data."""
    site = tmp_path_factory.mktemp("built") / "site"
    result = run_pcmt("build", "--site", str(site))
    assert result.returncode == 0, result.stderr
    return site


@pytest.fixture
def portal_copy(tmp_path: Path) -> Path:
    """A copy of the portal's own files that a test may spoil."""
    root = tmp_path / "cổng thử"
    root.mkdir()
    for name in ("data", "docs", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("mkdocs.yml", "macros.py"):
        shutil.copy(ROOT / name, root / name)
    return root


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Keep test output free of access lines."""


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """Address of the finished site on this machine, without a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_QuietHandler, directory=str(built_site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
