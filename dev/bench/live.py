"""Servers that show an edit: seconds from saving a file to the page that shows it, and the CPU that this took."""

from __future__ import annotations

import os
import subprocess
import time
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_LONGEST = 600


class Shown(NamedTuple):
    """One edit: wall and CPU seconds."""

    wall: float
    cpu: float


def page(address: str) -> str:
    """Return a page; empty while there is none."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def shown_after(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], address: str, file: Path, times: int
) -> list[Shown]:
    """Start a server and edit ``file`` so many times: its first line, ``title``, becomes another."""
    server = subprocess.Popen(
        command, cwd=folder, env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(server, address, "<title")
        found = []
        for number in range(times):
            time.sleep(2)
            words, text = f"Tên mới lần {number}", file.read_text(encoding="utf-8")
            before, begun = _cpu_of(server.pid), time.monotonic()
            lines = text.split("\n")
            place = next(at for at, line in enumerate(lines) if "title" in line)
            lines[place] = f' "title": "{words}",' if lines[place].lstrip().startswith('"') else f"title: {words}"
            file.write_text("\n".join(lines), encoding="utf-8")
            _wait_for(server, address, words)
            wall = time.monotonic() - begun
            time.sleep(1)
            found.append(Shown(wall, _cpu_of(server.pid) - before))
        return found
    finally:
        server.terminate()
        server.wait()


def _wait_for(server: subprocess.Popen[bytes], address: str, words: str) -> None:
    limit = time.monotonic() + _LONGEST
    while words not in page(address):
        if server.poll() is not None:  # another program may have the port
            raise ChildProcessError(f"the server of {address} has ended with code {server.returncode}")
        if time.monotonic() > limit:
            raise TimeoutError(f"{address} never showed {words}")
        time.sleep(0.01)


def _cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
