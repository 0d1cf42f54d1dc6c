"""The downloads of a portal: made at once, or while the pages that do not offer them are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from pcmt.blobs import SpoolFile
from pcmt.read.file_cache import FolderCache, open_cache
from pcmt.run.downloads.download_run import DownloadRun, Making, OnProgress, no_progress
from pcmt.run.downloads.offered_files import Downloads
from pcmt.run.portal import Portal
from pcmt.run.printing.form_pool import FormPool

OnMade = Callable[[FolderCache], None]
"""Hears that all of them are made, by way of a cache that says how many it had."""


def make_downloads(portal: Portal) -> None:
    """Make the files that pages offer, or take them from the cache. Raises DataError."""
    with making_downloads(portal):
        portal.finish_downloads()


@contextmanager
def making_downloads(
    portal: Portal,
    on_progress: OnProgress = no_progress,
    on_made: OnMade = lambda cache: None,
    *,
    is_preview: bool = False,
) -> Iterator[None]:
    """Have the files that pages offer made while the ``with`` statement runs; ``portal.finish_downloads`` waits for them.

    If the cache has all forms, all files are there from the beginning, except for a preview, which shows pages before it makes
    reports and open data. Raises DataError, also in what waits for them.
    """
    cache = open_cache(portal.root)
    cache.sweep_daily()
    # What is kept for the next build is in memory anyway.
    spool = bytes if portal.workshop else SpoolFile(cache.folder).spool
    with ExitStack() as stack:
        pool = stack.enter_context(FormPool(cache.folder))
        forward = _Forward(on_progress)
        run = DownloadRun(portal.rules.view(), cache, pool, spool, forward)

        def finish() -> Downloads:
            made = run.finish()
            stack.close()  # the processes have nothing left to do
            on_made(cache)
            return made

        portal.making = Making(run, finish, lambda: forward(pool.done, run.total), is_long=bool(pool.begun))
        if pool.begun:
            run.make_tables()
        elif not is_preview:
            portal.finish_downloads()
        yield
        portal.finish_downloads()


class _Forward:
    """Progress that never goes back: forms are counted as processes make them, then as they are taken in order."""

    def __init__(self, on_progress: OnProgress) -> None:
        self._on_progress = on_progress
        self._done = 0

    def __call__(self, done: int, total: int) -> None:
        self._done = max(self._done, min(done, total))
        self._on_progress(self._done, total)
