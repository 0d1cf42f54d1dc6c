"""Shared by the commands that build a site: printing of forms, the engine, the progress bar."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pcmt.read.file_cache import FolderCache, open_cache
from pcmt.run.making import making_downloads
from pcmt.run.portal import Portal
from pcmt.run.rebuilding.reasons import profile_lines, why_lines
from pcmt.run.rebuilding.unchanged import BuildFacts, Said, cache_folder, inputs_at_start, note_build
from pcmt.run.site_scan import site_of
from pcmt.text.remembered import forget_results

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_QUIET = 1
"""Seconds without a bar."""
_STEP, _WINDOW = 0.5, 10
"""Seconds between two looks at the pace, and over which it is measured."""


@contextmanager
def printing_downloads(portal: Portal) -> Iterator[None]:
    """Make the printed forms while the ``with`` statement runs, with a progress bar on a terminal and one line for a log."""
    lay_aside_reading(portal)
    with ExitStack() as bar:
        on_progress = bar.enter_context(progress_bar("Đang dựng các bản in"))

        def on_made(cache: FolderCache) -> None:
            bar.close()
            count = cache.made + cache.reused
            click.echo(f"Bản in và bản soạn sẵn: {count} tệp, trong đó {cache.reused} lấy lại từ lần trước.", err=True)

        with making_downloads(portal, on_progress, on_made):
            yield


def lay_aside_reading(portal: Portal) -> None:
    """Let go of what reading and checking leave behind; what is there now stays to the end and is not searched for cycles again."""
    if portal.workshop is None:  # nothing of it is kept for the next program
        forget_results()
    gc.collect()
    gc.freeze()


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Draw a progress bar on a terminal for work of over a second; yield the function that takes done and total."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    pace = Pace()
    with ExitStack() as stack:
        bars: list[ProgressBar[object]] = []

        def update(done: int, total: int) -> None:
            left = pace.seconds_left(done, total)
            if not bars and pace.seconds > _QUIET and done < total:
                bar: ProgressBar[object] = click.progressbar(
                    length=total,
                    label=label,
                    file=sys.stderr,
                    show_eta=False,
                    show_pos=True,
                    item_show_func=lambda words: str(words or ""),
                )
                bars.append(stack.enter_context(bar))
            for one in bars:
                one.length = total
                one.update(done - one.pos, time_left(left) if done < total else "")

        yield update


class Pace:
    """How fast work goes, measured over its last seconds: forms from the cache take no time and must not count for the rest."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque()
        self._begun = clock()

    @property
    def seconds(self) -> float:
        """Seconds since the beginning."""
        return self._clock() - self._begun

    def seconds_left(self, done: int, total: int) -> float | None:
        """Seconds that the rest takes at the pace of the last ten; None until there is a pace."""
        now = self._clock()
        if not self._seen or now - self._seen[-1][0] > _STEP:
            self._seen.append((now, done))
        while len(self._seen) > 2 and now - self._seen[0][0] > _WINDOW:
            self._seen.popleft()
        then, before = self._seen[0]
        return (now - then) * (total - done) / (done - before) if now - then > _STEP and done > before else None


def time_left(seconds: float | None) -> str:
    """How long something will take, in words, rounded up: ``còn khoảng 40 giây``, ``còn khoảng 3 phút``; empty for None."""
    if seconds is None:
        return ""
    if seconds <= 55:
        return f"còn khoảng {max(5, 5 * ceil(seconds / 5))} giây"
    hours, minutes = divmod(ceil(seconds / 60), 60)
    words = [f"{hours} giờ"] * bool(hours) + [f"{minutes} phút"] * bool(minutes)
    return f"còn khoảng {' '.join(words)}"


class BuildRun:
    """A build from the command line: what it says, how long its phases take, and a note of it for the next one."""

    def __init__(self, root: Path, site: Path) -> None:
        """Look at what the build is going to read."""
        self._cache, self._site = cache_folder(root), site
        self._inputs = inputs_at_start(root)
        self._said: list[Said] = []
        self._phases: dict[str, float] = {}

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Measure a phase."""
        begun = time.perf_counter()
        yield
        self._phases[name] = time.perf_counter() - begun

    def say(self, text: str, *, is_note: bool = False) -> None:
        """Print a line, on the stream of errors if it is a note; nothing for an empty one."""
        if text:
            self._said.append(Said(text, is_note))
            click.echo(text, err=is_note)

    def finish(self, portal: Portal) -> None:
        """Note the build, so that the next one need not be run if nothing has changed until then and nothing waits for its hour."""
        inputs = "" if any(one.until for one in portal.waiting) else self._inputs
        digest, files = (
            (portal.workshop.digest, len(portal.workshop.stamps)) if portal.workshop else (site_of(self._site), 0)
        )
        note_build(self._cache, self._site, BuildFacts(inputs, digest, self._said, files))

    def details(self, portal: Portal, why: str | None, *, with_times: bool) -> Iterator[str]:
        """Yield what was asked for: why the file at a path was made again, and the times."""
        if why is not None:
            yield from why_lines(portal.rules, portal.catalog, why.removeprefix("/"))
        if with_times:
            yield from profile_lines(self._phases, portal.rules)


def draw_site(portal: Portal, target: Path, *, is_fresh: bool = False) -> None:
    """Draw the site and put it in the place of the old one; ``is_fresh``: all of it anew."""
    prepare_engine()
    from pcmt.run.engine import build_site
    from pcmt.run.swap_site import release

    if portal.workshop:
        portal.workshop.look()
    draw = partial(build_site, portal, is_fresh=is_fresh)
    release(target, draw, keeps_older=portal.workshop is not None and not is_fresh)
    if portal.workshop:
        portal.workshop.learn(portal.rules, portal.filled)
        portal.workshop.write(open_cache(portal.root))


def prepare_engine() -> None:
    """Set what a build needs of the process."""
    # Records live to the end and hardly anything else holds cycles: frequent collections only walk in vain.
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    # The engine stops at an empty value instead of taking the clock.
    if not os.environ.get("SOURCE_DATE_EPOCH"):
        os.environ.pop("SOURCE_DATE_EPOCH", None)


@contextmanager
def termination_as_interrupt() -> Iterator[None]:
    """Let SIGTERM (a service or ``timeout`` that ends the program) stop it as Ctrl+C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
