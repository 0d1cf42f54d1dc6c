"""Forms made by processes on all cores: what the cache lacks is made side by side, and kept as soon as it is made."""

from __future__ import annotations

import contextlib
import os
import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import IO, Any, cast

from pcmt.problems import EnvironmentFault
from pcmt.publish.artifact import Cache, Job, Outcome
from pcmt.read.worker_process import Worker, read_answer, start_worker, stop_worker
from pcmt.run.printing.form_worker import LENGTH

_STOPPING = 5
"""Seconds that a process may take to end by itself."""
_AHEAD = 500
"""Jobs for each process that are handed out before the first of them is done: the processes work on while pages are drawn."""

_KEPT = "Những bản in đã dựng xong được giữ lại, lần sau dựng tiếp từ đó."
"""What is said when a key stops the work."""


class FormPool:
    """A ``Press`` of several processes, started when the first form is missing; use it in a ``with`` statement.

    ``folder`` is that of the cache, ``size`` the number of processes (one for each core), ``program`` what starts one. Leaving
    the statement, also by Ctrl+C, waits for the forms in work (a second at most) and gives up those not begun. ``begun`` and
    ``done`` count the forms that processes were asked for and have made.
    """

    def __init__(
        self, folder: Path, size: int | None = None, program: tuple[str, ...] = ("-m", "pcmt.run.printing.form_worker")
    ) -> None:
        self._arguments = (*program, str(folder.absolute()))
        self._size = size or _count_cores()
        self._threads = ThreadPoolExecutor(self._size)  # each waits for the answer of one process
        self._idle: list[Worker] = []
        self.begun = self.done = 0

    def __enter__(self) -> FormPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            error.add_note(_KEPT)
        self._threads.shutdown(wait=True, cancel_futures=True)
        while self._idle:
            stop_worker(self._idle.pop(), _STOPPING)

    def __call__(self, jobs: Iterable[Job | Exception], cache: Cache) -> Iterator[Outcome]:
        """Begin the jobs; give the outcome of each, in order.

        Raises EnvironmentFault naming the form at which a process ended by itself.
        """
        begun = (self._begin(job, cache) for job in jobs)
        waiting = deque(islice(begun, _AHEAD * self._size))
        return self._outcomes(waiting, begun)

    @staticmethod
    def _outcomes(waiting: deque[Future[Outcome]], begun: Iterator[Future[Outcome]]) -> Iterator[Outcome]:
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(islice(begun, 1))

    def _begin(self, job: Job | Exception, cache: Cache) -> Future[Outcome]:
        known = job if isinstance(job, Exception) else cache.find(job.key)
        if known is None:
            asked = cast(Job, job)
            self.begun += 1
            return self._threads.submit(self._make, asked, asked.arguments)
        done: Future[Outcome] = Future()
        done.set_result(known)
        return done

    def _make(self, job: Job, arguments: tuple[Any, ...]) -> Outcome:
        try:
            process = self._idle.pop()
        except IndexError:
            process = start_worker(self._arguments, "dựng bản in")
        question = pickle.dumps((job.key, job.make, arguments))
        with contextlib.suppress(OSError):
            to = cast("IO[bytes]", process.stdin)
            to.write(len(question).to_bytes(LENGTH) + question)
            to.flush()
        answer = read_answer(process)
        if answer is None:
            code = stop_worker(process, _STOPPING)
            cure = "đóng bớt chương trình khác rồi chạy lại; những bản in đã xong được giữ lại"
            raise EnvironmentFault(
                f"tiến trình dựng «{job.path}» bị ngắt giữa chừng (mã {code}), có thể vì thiếu bộ nhớ; {cure}"
            )
        self._idle.append(process)
        self.done += 1  # by several threads: a count to look at
        return cast(Outcome, pickle.loads(answer))


def _count_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
