"""What the commands that draw a site share: the forms before it, the engine, a bar for who watches."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from pcmt.run.portal import CONFIG_FILE, Portal, make_downloads


def print_downloads(portal: Portal) -> None:
    """Make the printed forms, with a bar for who watches and one line for whoever reads the log."""
    with progress_bar("Đang dựng các bản in") as told:
        cache = make_downloads(portal, told)
    count = cache.made + cache.reused
    click.echo(f"Đã dựng {count} tệp, trong đó {cache.reused} lấy lại từ lần trước.", err=True)


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar for who watches, told how much is done and of how much; a log gets none."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def told(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield told


def draw_site(root: Path, target: Path) -> None:
    """Draw the whole site and put it in the place of the old one."""
    prepare_engine()
    from pcmt.run.engine import build_site
    from pcmt.run.swap_site import release

    release(target, lambda folder: build_site(root / CONFIG_FILE, folder))


def prepare_engine() -> None:
    """Set what a build needs of the process."""
    # Records live to the end and hardly anything else holds cycles: frequent collections only walk in vain.
    gc.set_threshold(50_000, 20, 20)
    # The engine stops at an empty value instead of taking the clock.
    if not os.environ.get("SOURCE_DATE_EPOCH"):
        os.environ.pop("SOURCE_DATE_EPOCH", None)
