"""Worker process that inspects files, limited in memory and processor time; it can be killed at any time.

Protocol on standard input, one file after the other: lengths of name and content, name, content. On standard output:
the length of a verdict and the verdict. An empty answer at the start means ready.
"""

from __future__ import annotations

import contextlib
import os
import signal
import struct
import sys
import time
from pathlib import Path
from typing import IO

from pcmt.read.attachments import ending_of, find_in
from pcmt.read.attachments.findings import damaged, too_heavy
from pcmt.read.attachments.verdict import BROKEN, Verdict, verdict_of, write_verdict

MEMORY_LIMIT = 400_000_000
"""Bytes beside those of the program itself."""
SECONDS_LIMIT = 3
"""Seconds of the processor for one file; the heaviest honest ones take one."""
ASKED = struct.Struct(">II")
ANSWERED = struct.Struct(">I")


def main() -> None:
    """Answer requests until the input ends."""
    # The one who asks decides when to stop; a key pressed in the terminal reaches both.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # words of a library must not mix with answers
    if sys.platform != "win32":
        _limit_memory()
    _answer(answers, b"")
    while head := asked.read(ASKED.size):
        name_length, length = ASKED.unpack(head)
        name = asked.read(name_length).decode()
        if sys.platform != "win32":
            _limit_time()
        _answer(answers, _inspect(name, asked.read(length)))


def limit_program() -> None:
    """Limit memory and processor time of a program that reads one file."""
    if sys.platform != "win32":
        _limit_memory()
        _limit(resource.RLIMIT_CPU, 10 * SECONDS_LIMIT)


def _inspect(name: str, content: bytes) -> bytes:
    try:
        return write_verdict(_look(name, content))
    except ImportError as error:
        return BROKEN + (error.name or "").encode()


def _look(name: str, content: bytes) -> Verdict:
    kind = f"tệp {ending_of(name)}"
    try:
        return verdict_of(find_in(name, content))
    except MemoryError:
        return verdict_of(too_heavy(kind))
    except ImportError:  # the machine is at fault, not the file
        raise
    except Exception:  # whatever a library does not expect, the file is not what it should be
        return verdict_of(damaged(kind, "mở tệp bằng đúng phần mềm xem có đủ không, rồi lưu lại thành tệp mới"))


def _answer(answers: IO[bytes], content: bytes) -> None:
    answers.write(ANSWERED.pack(len(content)) + content)
    answers.flush()


if sys.platform != "win32":
    import resource

    def _limit_memory() -> None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _limit(resource.RLIMIT_AS, _own_size() + MEMORY_LIMIT)

    def _limit_time() -> None:
        _limit(resource.RLIMIT_CPU, int(time.process_time()) + 1 + SECONDS_LIMIT)

    def _limit(what: int, most: int) -> None:
        hard = resource.getrlimit(what)[1]
        if hard == resource.RLIM_INFINITY or most < hard:
            with contextlib.suppress(ValueError, OSError):  # macOS counts addresses otherwise and refuses
                resource.setrlimit(what, (most, hard))

    def _own_size() -> int:
        """Return the bytes of address space in use; a generous estimate where the system gives none."""
        try:
            return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, ValueError):
            return 600_000_000


if __name__ == "__main__":
    main()
