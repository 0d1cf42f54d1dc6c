"""Processes that a test stops or limits: forks of one that has imported a module, each running its ``main`` with some words."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import cast

ROOT = Path(__file__).resolve().parents[1]
_PAUSE = 0.001


class ForkedProcess:
    """A fork that runs ``main`` of a module; it leads a group of processes and prints into the file ``output``."""

    def __init__(self, module: str, output: Path, *words: str) -> None:
        """Start it with these words and the variables of this process."""
        self._answers = _started(module)
        self._output = output
        self._code: int | None = None
        self.pid = self._answers({"words": words, "output": str(output), "variables": dict(os.environ)})

    def poll(self) -> int | None:
        """Return the exit code; None while it runs."""
        if self._code is None:
            code = self._answers({"pid": self.pid})
            self._code = None if code == _RUNS else code
        return self._code

    def wait(self) -> int:
        """Return the exit code once it has ended."""
        while (code := self.poll()) is None:
            time.sleep(_PAUSE)
        return code

    def kill(self) -> int:
        """Kill it and all that it has started; return its exit code."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        return self.wait()

    @property
    def printed(self) -> str:
        """What it has printed so far, errors as well."""
        return self._output.read_text(encoding="utf-8") if self._output.exists() else ""


_RUNS = 1000
"""The answer about a process that has not ended: no exit code."""


@cache
def _started(module: str) -> Callable[[dict[str, object]], int]:
    """Start the process that has imported a module; return a function that asks it."""
    command = [sys.executable, "-m", "tests.forked_processes", module]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    question, answer = process.stdin, process.stdout
    assert question is not None and answer is not None
    atexit.register(lambda: (question.close(), process.wait()))

    def ask(asked: dict[str, object]) -> int:
        question.write(json.dumps(asked) + "\n")
        question.flush()
        return int(answer.readline())

    return ask


def _serve(main: Callable[..., int]) -> None:
    """Fork for every list of words and answer with the number of the process; answer with the exit code of a number."""
    for asked in map(json.loads, sys.stdin):
        answer = _start(main, **asked) if "words" in asked else _state_of(asked["pid"])
        print(answer, flush=True)


def _start(main: Callable[..., int], words: list[str], output: str, variables: dict[str, str]) -> int:
    if pid := os.fork():
        with contextlib.suppress(OSError):  # it was faster
            os.setpgid(pid, pid)
        return pid
    os.setpgid(0, 0)
    printed = os.open(output, os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, descriptor in enumerate((nothing, printed, printed)):
        os.dup2(descriptor, number)
    os.environ.clear()
    os.environ.update(variables)
    code = 1
    try:
        code = main(*words)
        sys.stdout.flush()
    finally:
        os._exit(code)


def _state_of(pid: int) -> int:
    ended, status = os.waitpid(pid, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if ended else _RUNS


if __name__ == "__main__":
    _serve(cast("Callable[..., int]", import_module(sys.argv[1]).main))
