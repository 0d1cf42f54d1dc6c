"""The engine that draws pages: starts it for a build, and turns how it stops into problems of the portal."""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from pcmt.problems import DataError, EnvironmentFault, Problem, UsageFault
from pcmt.read.file_cache import open_cache
from pcmt.run.drawing import MACROS_FILE, KeptDrawing, drawing_key, find_drawing
from pcmt.run.macros import PageCalls, digest_of, with_calls_made
from pcmt.run.portal import CONFIG_FILE, Portal
from pcmt.run.rebuilding.spare_folder import empty_folder
from pcmt.run.write_site import publish_drawing
from pcmt.show.markup.page_values import PageValues

ENGINE = "mkdocs"
"""Package of the engine: ``mkdocs`` or ``properdocs``, which draws the same bytes (``tests/site/test_builds.py``)."""

_REPLACEMENTS = {"properdocs": "properdocs.replacement"}
"""Modules that make an engine answer to the imports of ``mkdocs`` in plugins."""

_MACROS_CURE = "sửa dòng này, hoặc lấy lại tệp macros.py của bộ công cụ"
_SETTINGS = {"NO_MKDOCS_2_WARNING": "1"}
"""Environment variables that the engine and its theme read while they are imported."""


def build_site(portal: Portal, site: Path, *, is_fresh: bool = False) -> list[str] | None:
    """Draw the whole site into the folder ``site``, from a kept drawing where there is one, unless it ``is_fresh``.

    ``site`` may hold what is left of an older site.

    Returns the paths at which it differs from the site before, None where the engine drew. Raises DataError, EnvironmentFault or
    UsageFault.
    """
    key = drawing_key(portal.root, portal.catalog, portal.address or portal.catalog.settings.url)
    kept = None if is_fresh else find_drawing(open_cache(portal.root), key)
    if kept is not None and _publish_kept(portal, kept, site):
        portal.filled.remove_rest()
        return portal.filled.changed
    empty_folder(site)
    _run_engine(portal, key, site)
    return None


def redraw_site(portal: Portal, site: Path) -> bool:
    """Bring a site up to date in its place; False, and nothing written, where the engine has to draw.

    Raises DataError or EnvironmentFault.
    """
    key = drawing_key(portal.root, portal.catalog, portal.address or portal.catalog.settings.url)
    kept = find_drawing(open_cache(portal.root), key)
    if kept is None or not _publish_kept(portal, kept, site):
        return False
    portal.filled.remove_rest()
    return True


def _publish_kept(portal: Portal, kept: KeptDrawing, site: Path) -> bool:
    """Publish a kept drawing; False, and nothing written, where a page that computes with values would now be another."""
    if kept.drawing.seen:
        portal.finish_downloads()
    calls, folder = PageCalls(portal), portal.folder(site)
    if any(digest_of(calls.make(call)) != digest for call, digest in kept.drawing.seen):
        return False
    values = with_calls_made(portal, PageValues(kept.drawing.held))
    folder.use_spare()
    for path, content in zip(kept.drawing.assets, kept.files.files, strict=True):
        folder.put(path, content)
    publish_drawing(portal, kept.drawing, values, folder)
    return True


def _run_engine(portal: Portal, key: str, site: Path) -> None:
    """Have the engine draw; its plugin publishes the drawing and keeps it, unless there was a warning that is to come again."""
    portal.drawing_key = key
    with own_faults(portal.root), _hearing_warnings(portal):
        config = engine_module("config").load_config(str(portal.root / CONFIG_FILE), site_dir=str(site))
        config.plugins.on_startup(command="build", dirty=False)
        try:
            engine_module("commands.build").build(config)
        finally:
            config.plugins.on_shutdown()
    if not portal.has_plugin:  # nothing of the portal was written: the site before stays
        raise UsageFault(f"{CONFIG_FILE} thiếu «pcmt» trong plugins; lấy lại tệp ấy của bộ công cụ rồi sửa tiếp")


@contextmanager
def _hearing_warnings(portal: Portal) -> Iterator[None]:
    """Keep no drawing that the engine warned of."""
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: setattr(portal, "drawing_key", "")  # type: ignore[method-assign]
    log = logging.getLogger(ENGINE)
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)
        portal.drawing_key = ""


def engine_module(name: str) -> Any:
    """Import a module of the engine and return it."""
    for key, value in _SETTINGS.items():
        os.environ.setdefault(key, value)
    if ENGINE in _REPLACEMENTS:
        import_module(_REPLACEMENTS[ENGINE])
    return import_module(f"{ENGINE}.{name}")


@contextmanager
def own_faults(root: Path) -> Iterator[None]:
    """Raise the fault of ours behind SystemExit or an exception of the engine, else UsageFault with its message.

    A program of the portal that cannot run (``macros.py``) is a DataError at its line.
    """
    stops = (SystemExit, engine_module("exceptions").MkDocsException)
    try:
        yield
    except stops as error:
        if isinstance(error.__cause__, DataError | EnvironmentFault | UsageFault):
            raise error.__cause__ from None
        text = str(error)
        if text.isdigit():
            text = "một trang trong docs có lỗi; xem dòng cảnh báo ở trên"
        raise UsageFault(f"{CONFIG_FILE} hoặc một trang không dùng được: {text.strip().rstrip('.!')}") from error
    except Exception as error:
        if line := _line_in(root / MACROS_FILE, error):
            message = f"chương trình này không chạy được: {type(error).__name__}: {str(error)[:120]}"
            raise DataError([Problem(MACROS_FILE, line, 1, "MACROS_HONG", "", message, _MACROS_CURE)]) from error
        raise


def _line_in(program: Path, error: Exception) -> int:
    """Return the line of a program at which an exception arose; 0 where it did not arise there."""
    if isinstance(error, SyntaxError) and error.filename and Path(error.filename) == program:
        return error.lineno or 1
    frames = traceback.extract_tb(error.__traceback__)
    own = [one.lineno for one in frames if Path(one.filename) == program]
    is_innermost = bool(frames) and Path(frames[-1].filename) == program
    return (own[-1] or 1) if own and (is_innermost or isinstance(error, ImportError)) else 0
