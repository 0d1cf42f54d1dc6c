"""Start and end a worker process of this package that answers on standard output."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import IO, cast

from pcmt.problems import EnvironmentFault

Worker = subprocess.Popen[bytes]
_PACKAGES = str(Path(__file__).resolve().parents[2])


def start_worker(arguments: tuple[str, ...], work: str) -> Worker:
    """Start Python with ``arguments`` and wait for its first answer.

    ``work`` names the work in messages. Raises EnvironmentFault when the process does not start or does not answer.
    """
    # As the first folder of modules: this very package, from wherever it was loaded.
    paths = os.pathsep.join(filter(None, (_PACKAGES, os.environ.get("PYTHONPATH", ""))))
    try:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"},
        )
    except OSError as error:
        raise EnvironmentFault(f"không mở được tiến trình {work}: {error.strerror or error}") from None
    if read_answer(process) is None:
        stop_worker(process, 1)
        cure = "hãy chạy lại; nếu vẫn lỗi, chạy: python portal.py setup"
        raise EnvironmentFault(f"tiến trình {work} không chạy được; {cure}")
    return process


def read_answer(process: Worker) -> bytes | None:
    """Return the next answer: its length in four bytes, then its content. None if the process ended before it was complete."""
    answers = cast("IO[bytes]", process.stdout)
    head = answers.read(4)
    length = int.from_bytes(head)
    content = answers.read(length)
    return content if len(head) == 4 and len(content) == length else None


def stop_worker(process: Worker, seconds: float) -> int:
    """Close the input of a process, kill it after ``seconds`` if it has not ended; return its exit code."""
    with contextlib.suppress(OSError):
        cast("IO[bytes]", process.stdin).close()
    try:
        code = process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        code = process.wait()
    cast("IO[bytes]", process.stdout).close()
    return code
