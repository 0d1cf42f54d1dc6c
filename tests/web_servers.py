"""Real web servers, started with the ready configurations on a port of this machine."""

from __future__ import annotations

import os
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

_USER = "user root; " if os.geteuid() == 0 else ""
"""Folders of tests belong to one user alone, and pytest sets their modes again whenever another run of it begins."""
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


def assert_open_to_servers(folder: Path) -> None:
    """Check that a server under another user may read all of a published folder."""
    closed = [path for path in (folder, *folder.rglob("*")) if path.stat().st_mode & 0o004 != 0o004]
    closed += [path for path in folder.rglob("*") if path.is_dir() and path.stat().st_mode & 0o001 != 0o001]
    assert closed == []


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
def caddy(configuration: str, folder: Path) -> Iterator[str]:
    """Run Caddy with a site as ``pcmt deploy caddy`` prints it; yield its address without a slash at the end."""
    port = free_port()
    folder.mkdir(exist_ok=True)
    site = re.sub(r"(?m)^\S+ \{$", f"http://127.0.0.1:{port} {{", configuration, count=1)
    file = folder / "Caddyfile"
    file.write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{site}", encoding="utf-8")
    environment = {**os.environ, "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "HOME": str(folder)}
    command = [find_program("caddy"), "run", "--config", str(file), "--adapter", "caddyfile"]
    with (folder / "log").open("wb") as log, running(command, port, env=environment, stdout=log, stderr=log):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def nginx(configuration: str, folder: Path) -> Iterator[str]:
    """Run nginx with a server block as ``pcmt deploy nginx`` prints it; yield its address without a slash at the end."""
    port = free_port()
    folder.mkdir(exist_ok=True)
    server = re.sub(r"listen 80;", f"listen 127.0.0.1:{port};", configuration)
    temporary = "".join(f'{one}_temp_path "{folder}/{one}";' for one in _TEMPORARY)
    (folder / "nginx.conf").write_text(
        f'{_USER}pid "{folder}/pid"; daemon off; error_log "{folder}/log"; events {{}}\n'
        f"http {{ access_log off; {temporary}\n{server}\n}}\n",
        encoding="utf-8",
    )
    with running([find_program("nginx"), "-c", str(folder / "nginx.conf"), "-e", str(folder / "log")], port):
        yield f"http://127.0.0.1:{port}"
