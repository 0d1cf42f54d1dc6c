"""The engine that draws pages: starts it for a build or a preview, and turns how it stops into problems of the portal."""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from pcmt.problems import BusyFault, DataError, EnvironmentFault, UsageFault
from pcmt.run.portal import CONFIG_FILE

ENGINE = "mkdocs"
"""Package of the engine: ``mkdocs`` or ``properdocs``, which draws the same bytes (``tests/site/test_builds.py``)."""

_REPLACEMENTS = {"properdocs": "properdocs.replacement"}
"""Modules that make an engine answer to the imports of ``mkdocs`` in plugins."""

_SETTINGS = {"NO_MKDOCS_2_WARNING": "1"}
"""Environment variables that the engine and its theme read while they are imported."""


def build_site(config_file: Path, site: Path) -> None:
    """Draw the whole site into the empty folder ``site``. Raises DataError, EnvironmentFault or UsageFault."""
    with _own_faults():
        config = _engine_module("config").load_config(str(config_file), site_dir=str(site))
        config.plugins.on_startup(command="build", dirty=False)
        try:
            _engine_module("commands.build").build(config)
        finally:
            config.plugins.on_shutdown()


def serve_site(config_file: Path, address: str) -> None:
    """Serve the site at ``address`` (host:port), drawn again whenever a file changes. Raises BusyFault for a port in use."""
    log = logging.getLogger("mkdocs.plugins.pcmt")
    log.addHandler(logging.StreamHandler())
    log.setLevel(logging.INFO)
    try:
        with _own_faults():
            _engine_module("commands.serve").serve(str(config_file), dev_addr=address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = f"địa chỉ {address} đang có chương trình khác dùng; đóng nó, hoặc thêm --port 8001"
            raise BusyFault(message) from None
        raise


def _engine_module(name: str) -> Any:
    """Import a module of the engine."""
    for key, value in _SETTINGS.items():
        os.environ.setdefault(key, value)
    if ENGINE in _REPLACEMENTS:
        import_module(_REPLACEMENTS[ENGINE])
    return import_module(f"{ENGINE}.{name}")


@contextmanager
def _own_faults() -> Iterator[None]:
    """Raise the fault of ours behind SystemExit or an exception of the engine, else UsageFault with its message."""
    stops = (SystemExit, _engine_module("exceptions").MkDocsException)
    try:
        yield
    except stops as error:
        if isinstance(error.__cause__, DataError | EnvironmentFault | UsageFault):
            raise error.__cause__ from None
        text = str(error)
        if text.isdigit():
            text = "một trang trong docs có lỗi; xem dòng cảnh báo ở trên"
        raise UsageFault(f"{CONFIG_FILE} hoặc một trang không dùng được: {text.strip().rstrip('.!')}") from error
