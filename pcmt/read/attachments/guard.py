"""Looking into files in a process of its own: one that hangs or eats the memory of the machine is stopped with words."""

from __future__ import annotations

import contextlib
import signal
from threading import Timer
from types import TracebackType
from typing import IO, cast

from pcmt.read.attachments.findings import damaged, too_heavy
from pcmt.read.attachments.verdict import BROKEN, Verdict, read_verdict, verdict_of
from pcmt.read.worker_process import Worker, read_answer, start_worker, stop_worker

WAIT_LIMIT = 30
"""Seconds for one file by the clock: the only limit on Windows, and for one that waits without working elsewhere."""
_OUT_OF_TIME = -int(getattr(signal, "SIGXCPU", 0))
_KILLED = -int(getattr(signal, "SIGKILL", 0))
_CURE = "mở tệp bằng đúng phần mềm, lưu lại thành tệp mới rồi thay tệp này"


class Guard:
    """One process for all files of a run, started for the first, and started anew after it was stopped.

    ``program`` are the arguments for Python that start it.
    """

    def __init__(self, program: tuple[str, ...] = ("-m", "pcmt.read.attachments.worker")) -> None:
        self._program = program
        self._process: Worker | None = None

    def __enter__(self) -> Guard:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def see(self, name: str, content: bytes) -> Verdict:
        """Inspect a file in a guarded process.

        Raises EnvironmentFault when the process cannot be started, ImportError when a library cannot be loaded there.
        """
        process = self._process or self._start()
        is_late = False

        def stop() -> None:
            nonlocal is_late
            is_late = True
            process.kill()

        timer = Timer(WAIT_LIMIT, stop)
        timer.daemon = True
        timer.start()
        try:
            answer = _ask(process, name, content)
        finally:
            timer.cancel()
        if answer.startswith(BROKEN):
            library = answer.removeprefix(BROKEN).decode()
            raise ImportError(f"{library} cannot be loaded", name=library)
        verdict = read_verdict(answer)
        if verdict is not None:
            return verdict
        ended = self._stop()
        what = f"tệp {name[name.rfind('.') :].lower()}"
        is_heavy = is_late or ended in {_OUT_OF_TIME, _KILLED}
        return verdict_of(too_heavy(what) if is_heavy else damaged(what, _CURE))

    def _start(self) -> Worker:
        self._process = start_worker(self._program, "xem tệp đính kèm")
        return self._process

    def _stop(self) -> int:
        """End the process; return its exit code."""
        process, self._process = self._process, None
        return 0 if process is None else stop_worker(process, 1)


def _ask(process: Worker, name: str, content: bytes) -> bytes:
    """Send a file to the process and return its answer; empty if the process ended without one."""
    to = cast("IO[bytes]", process.stdin)
    encoded = name.encode()
    with contextlib.suppress(OSError):
        to.write(len(encoded).to_bytes(4) + len(content).to_bytes(4) + encoded)
        to.write(content)
        to.flush()
        return read_answer(process) or b""
    return b""
