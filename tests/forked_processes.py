"""Forks of a process that has imported a module: starting Python and importing cost more than most of what tests run.

A fork has the environment, folder and streams of its own. Hash seeds differ from those of the tests and of ``built_site``.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import json
import os
import signal
import subprocess
import sys
import threading
import time
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
_AT_START = ("PYTHON", "LC_", "LANG", "LD_")
"""Beginnings of variables that Python reads when it starts."""
_PAUSE = 0.001
_RUNS = 1000
"""The answer about a process that has not ended: no exit code."""


def at_start(variables: dict[str, str]) -> dict[str, str]:
    """Return the variables that Python reads when it starts."""
    return {name: value for name, value in variables.items() if name.startswith(_AT_START)}


_FIRST = {**os.environ, "PYTHONUTF8": "1"}
"""The variables of each process that forks, so that the order of tests decides nothing."""


class ForkServer:
    """A process that has imported a module and runs its ``main`` in forks; it ends with this process."""

    def __init__(self, module: str) -> None:
        """Start it in ROOT; the forks have the name of the module and their words as ``sys.argv``."""
        command = [sys.executable, "-m", "tests.forked_processes", module]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=_FIRST, cwd=ROOT)
        self._lock = threading.Lock()
        atexit.register(self._stop)

    def start(self, words: tuple[str, ...], variables: dict[str, str], *streams: Path) -> int:
        """Start a fork that leads a group of processes; return its number. One stream takes errors as well."""
        return self._ask(words=words, variables=variables, streams=[str(one) for one in streams])

    def code_of(self, pid: int, *, waits: bool) -> int | None:
        """Return the exit code of a fork; None while it runs."""
        code = self._ask(pid=pid, waits=waits)
        return None if code == _RUNS else code

    def _ask(self, **asked: object) -> int:
        question, answer = self._process.stdin, self._process.stdout
        assert question is not None and answer is not None
        with self._lock:
            question.write(json.dumps(asked) + "\n")
            question.flush()
            answered = answer.readline()
        assert answered, "the process that forks has ended"
        return int(answered)

    def _stop(self) -> None:
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait()


@cache
def fork_server(module: str) -> ForkServer:
    """Return the process that has imported a module."""
    return ForkServer(module)


def run_forked(
    module: str, words: tuple[str, ...], variables: dict[str, str]
) -> subprocess.CompletedProcess[str] | None:
    """Run ``main`` of a module to its end; None where the variables need a Python of their own."""
    if at_start(variables) != at_start(_FIRST):
        return None
    server = fork_server(module)
    with TemporaryDirectory() as folder:
        streams = [Path(folder, name) for name in ("out", "err")]
        code = server.code_of(server.start(words, variables, *streams), waits=True)
        assert code is not None
        out, err = (one.read_text(encoding="utf-8") for one in streams)
    return subprocess.CompletedProcess((module, *words), code, out, err)


class ForkedProcess:
    """A fork that runs ``main`` of a module; it leads a group of processes and prints into the file ``output``."""

    def __init__(self, module: str, output: Path, *words: str) -> None:
        """Start it with these words and the variables of this process."""
        self._server = fork_server(module)
        self._output = output
        self._code: int | None = None
        self.pid = self._server.start(words, dict(os.environ), output)

    def poll(self) -> int | None:
        """Return the exit code; None while it runs."""
        if self._code is None:
            self._code = self._server.code_of(self.pid, waits=False)
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


def _serve(module_file: str) -> None:
    """Answer questions with the number of a new fork or with an exit code; a fork returns, to run its command."""
    # Forks put streams of their own in the place of these.
    questions, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    for asked in map(json.loads, questions):
        if "pid" in asked:
            answer = _code_of(**asked)
        elif not (answer := os.fork()):
            _become([module_file, *asked["words"]], asked["variables"], asked["streams"])
            return
        else:
            with contextlib.suppress(OSError):  # it was faster
                os.setpgid(answer, answer)
        answers.write(f"{answer}\n")
        answers.flush()
    sys.exit(0)


def _code_of(pid: int, *, waits: bool) -> int:
    ended, status = os.waitpid(pid, 0 if waits else os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if ended else _RUNS


def _become(words: list[str], variables: dict[str, str], streams: list[str]) -> None:
    """Make this process what a new Python with these words would be."""
    os.setpgid(0, 0)
    out, *err = (os.open(one, os.O_CREAT | os.O_WRONLY | os.O_TRUNC) for one in streams)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, descriptor in enumerate((nothing, out, *(err or [out]))):
        os.dup2(descriptor, number)
    for descriptor in {nothing, out, *err}:
        os.close(descriptor)
    sys.stdin, sys.stdout = os.fdopen(0), os.fdopen(1, "w", encoding="utf-8", closefd=False)
    os.environ.clear()
    os.environ.update(variables)
    time.tzset()
    sys.argv = words


if __name__ == "__main__":
    _module = import_module(sys.argv[1])
    gc.freeze()
    _serve(str(_module.__file__))
    sys.exit(_module.main())
