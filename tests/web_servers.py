"""Real web servers, started with the ready configurations on a port of this machine."""

from __future__ import annotations

import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path
from typing import NamedTuple

from tests.programs import find_program

_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


class Answer(NamedTuple):
    """What a server answers."""

    status: int
    headers: Message
    body: bytes


def get(address: str, **headers: str) -> Answer:
    """Fetch an address; an answer of any status, after redirections."""
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers, error.read())


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def open_to_servers(folder: Path) -> None:
    """Let a server under another user enter a folder of a test."""
    for parent in (folder, *folder.parents):
        if parent.stat().st_mode & 0o055 != 0o055 and len(parent.parts) > 2:
            parent.chmod(parent.stat().st_mode | 0o055)


@contextmanager
def running(command: list[str], port: int, **options: object) -> Iterator[None]:
    """Run a server until the block ends; the block begins when the port answers."""
    process = subprocess.Popen(command, **options)  # type: ignore[call-overload]
    try:
        for _ in range(400):
            assert process.poll() is None, f"{command[0]} ended with {process.returncode}"
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def nginx(configuration: str, folder: Path) -> Iterator[str]:
    """Run nginx with a server block as ``pcmt deploy nginx`` prints it; yield its address without a slash at the end."""
    port = free_port()
    folder.mkdir(exist_ok=True)
    server = re.sub(r"listen 80;", f"listen 127.0.0.1:{port};", configuration)
    temporary = "".join(f'{one}_temp_path "{folder}/{one}";' for one in _TEMPORARY)
    (folder / "nginx.conf").write_text(
        f'pid "{folder}/pid"; daemon off; error_log "{folder}/log"; events {{}}\n'
        f"http {{ access_log off; {temporary}\n{server}\n}}\n",
        encoding="utf-8",
    )
    with running([find_program("nginx"), "-c", str(folder / "nginx.conf"), "-e", str(folder / "log")], port):
        yield f"http://127.0.0.1:{port}"
