"""Shared by all commands: the option for the portal's folder, faults as words and exit codes, the data opened with a bar."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from pcmt.problems import (
    EXIT_BUSY,
    EXIT_DATA,
    EXIT_ENVIRONMENT,
    EXIT_INTERRUPTED,
    EXIT_USAGE,
    BusyFault,
    DataError,
    EnvironmentFault,
    Problem,
    UsageFault,
    errors_in,
    terminal_report,
)
from pcmt.run.build import progress_bar, termination_as_interrupt
from pcmt.run.command_words import STOPPED
from pcmt.run.portal import Portal, open_portal
from pcmt.run.rebuilding.workshop import Workshop

TRYING = "Đang in thử"
"""Label of the bar while forms are printed to see whether they fit their pages."""
ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Thư mục của cổng (mặc định: thư mục hiện tại).",
)


def stopping_well(command: Callable[..., int]) -> Callable[..., None]:
    """Turn every known fault into words and an exit code; no traceback reaches an official."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            with termination_as_interrupt():
                code = command(*args, **options)
        except DataError as error:
            click.echo(terminal_report(error.problems).rstrip(), err=True)
            click.echo(verdict(error.problems), err=True)
            code = EXIT_DATA
        except UsageFault as error:
            click.echo(f"Lỗi cách gọi: {error}.", err=True)
            code = EXIT_USAGE
        except EnvironmentFault as error:
            click.echo(f"Lỗi máy: {error}.", err=True)
            code = EXIT_ENVIRONMENT
        except BusyFault as error:
            click.echo(f"Đang bận: {error}.", err=True)
            code = EXIT_BUSY
        except (
            KeyboardInterrupt,
            click.Abort,
        ) as error:  # click turns Ctrl+C, or the end of input, at a question into Abort
            kept = getattr(error, "__notes__", [])
            click.echo(" ".join([STOPPED, *kept]), err=True)
            code = EXIT_INTERRUPTED
        sys.exit(code)

    return run


def open_checked(root: Path, workshop: Workshop | None = None) -> Portal:
    """Open the portal with checked data, with a progress bar where forms must be printed to know that they fit."""
    with progress_bar(TRYING) as on_progress:
        return open_portal(root, fresh=True, on_progress=on_progress, workshop=workshop)


def verdict(problems: list[Problem] | tuple[Problem, ...]) -> str:
    """Sum a report up in a sentence."""
    faults = len(errors_in(problems))
    in_drafts = sum(one.severity == "draft" for one in problems)
    rest = f"{len(problems) - faults - in_drafts} cảnh báo" + (f", {in_drafts} lỗi trong bản nháp" if in_drafts else "")
    if faults:
        return f"Có {faults} lỗi, {rest}. Trang đã đăng giữ nguyên như cũ."
    return f"Không có lỗi, {rest}."
