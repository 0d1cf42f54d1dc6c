"""What all commands share: the option of the folder, and how a command ends. Exit codes as in ``pcmt.run.cli``."""

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
)
from pcmt.run.build import termination_as_interrupt

ROOT_OPTION = click.option(
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
            click.echo(str(error).rstrip(), err=True)
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
        except KeyboardInterrupt as error:
            kept = getattr(error, "__notes__", [])
            click.echo(" ".join(["Đã dừng theo lệnh. Trang đã đăng giữ nguyên như cũ.", *kept]), err=True)
            code = EXIT_INTERRUPTED
        sys.exit(code)

    return run


def verdict(problems: list[Problem] | tuple[Problem, ...]) -> str:
    """Return the last line of a report: how many errors and warnings there are."""
    faults = len(errors_in(problems))
    warnings = len(problems) - faults
    if faults:
        return f"Có {faults} lỗi, {warnings} cảnh báo. Trang đã đăng giữ nguyên như cũ."
    return f"Không có lỗi, {warnings} cảnh báo."
