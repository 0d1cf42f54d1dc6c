"""The command line in forks of a process that has imported it once: starting Python and importing cost more than most commands.

A fork has the environment, folder and streams of its command. Hash seeds differ from those of the tests and of ``built_site``.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import subprocess
import sys
import threading
import time
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

ROOT = Path(__file__).resolve().parents[1]
_IMPORTED = (
    "pcmt.run.cli",
    "pcmt.run.mkdocs_plugin",
    "pcmt.run.usb",
    "pcmt.run.upkeep.report",
    "pcmt.run.upkeep.review",
    "mkdocs_macros.plugin",
)
_AT_START = ("PYTHON", "LC_", "LANG", "LD_")
"""Beginnings of variables that Python reads when it starts."""


class ForkingProcess:
    """A process that runs commands in forks, started with the first command and ended with this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._started = dict[str, str]()

    def run(self, arguments: tuple[str, ...], variables: dict[str, str]) -> subprocess.CompletedProcess[str] | None:
        """Run ``python -m pcmt`` with these arguments in ROOT; None where the variables need a Python of their own."""
        with self._lock, TemporaryDirectory() as folder:
            process = self._process or self._start(variables)
            if at_start(variables) != self._started:
                return None
            streams = [Path(folder, name) for name in ("out", "err")]
            asked: dict[str, object] = {
                "arguments": arguments,
                "variables": variables,
                "streams": [str(one) for one in streams],
            }
            code = _ask(process, asked)
            out, err = (one.read_text(encoding="utf-8") for one in streams)
        return subprocess.CompletedProcess(("pcmt", *arguments), code, out, err)

    def _start(self, variables: dict[str, str]) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.forked_commands"]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=variables, cwd=ROOT)
        atexit.register(_stop, process)
        self._process, self._started = process, at_start(variables)
        return process


def at_start(variables: dict[str, str]) -> dict[str, str]:
    """Return the variables that Python reads when it starts."""
    return {name: value for name, value in variables.items() if name.startswith(_AT_START)}


def _ask(process: subprocess.Popen[str], asked: dict[str, object]) -> int:
    question, answer = process.stdin, process.stdout
    assert question is not None and answer is not None
    question.write(json.dumps(asked) + "\n")
    question.flush()
    code = answer.readline()
    assert code, "the process that runs commands has ended"
    return int(code)


def _stop(process: subprocess.Popen[str]) -> None:
    if process.stdin:
        process.stdin.close()
    process.wait()


def serve(questions: IO[str], answers: IO[str]) -> None:
    """Fork for every command and answer with its exit code; a fork returns, to run its command."""
    gc.freeze()
    for line in questions:
        child = os.fork()
        if not child:
            _become(**json.loads(line))
            return
        answers.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        answers.flush()
    sys.exit(0)


def _become(arguments: list[str], variables: dict[str, str], streams: list[str]) -> None:
    """Make this process what ``python -m pcmt`` with these arguments would be."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, descriptor in enumerate((nothing, *(os.open(one, os.O_CREAT | os.O_WRONLY) for one in streams))):
        os.dup2(descriptor, number)
        os.close(descriptor)
    sys.stdin, sys.stdout = os.fdopen(0), os.fdopen(1, "w", encoding="utf-8", closefd=False)
    os.environ.clear()
    os.environ.update(variables)
    time.tzset()
    sys.argv = [str(ROOT / "pcmt/__main__.py"), *arguments]


if __name__ == "__main__":
    for _name in _IMPORTED:
        import_module(_name)
    import_module("pcmt.run.engine").engine_module("commands.build")
    # The answers go to a copy of the stream, since forks put their own in its place.
    serve(os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w"))
    import_module("pcmt.__main__").main()
