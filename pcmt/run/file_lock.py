"""Only one build at a time writes to a site folder; the system drops the lock when the process ends, however it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pcmt.problems import BusyFault


@contextmanager
def only_one(file: Path, message: str) -> Iterator[None]:
    """Hold ``file`` as a lock; BusyFault with ``message`` when another process holds it. The empty file stays behind."""
    with file.open("w") as handle:
        try:
            _take(handle)
        except OSError:
            raise BusyFault(message) from None
        yield


def _take(handle: IO[str]) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - only Windows has it

        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - Windows does not have it

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
