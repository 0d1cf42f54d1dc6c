"""Exchange two paths in one step, where the system can: no moment at which one of the names is missing."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""Linux, renameat2(2)."""
_RENAME_SWAP = 2
"""macOS, renamex_np(2)."""
_UNSUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})


def exchange(first: Path, second: Path) -> bool:
    """Let two existing paths change places atomically; False when the system or the file system has no such call.

    Raises OSError for every other failure (no right to write, two file systems).
    """
    call = _system_call()
    if call is None:
        return False
    ctypes.set_errno(0)
    if call(os.fsencode(first), os.fsencode(second)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number), str(second))


def _system_call() -> Callable[[bytes, bytes], int] | None:
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform.startswith("linux"):
            linux = library.renameat2
            return lambda one, two: int(linux(_AT_FDCWD, one, _AT_FDCWD, two, _RENAME_EXCHANGE))
        if sys.platform == "darwin":
            mac = library.renamex_np
            return lambda one, two: int(mac(one, two, _RENAME_SWAP))
    except (AttributeError, OSError, TypeError):
        return None
    return None
