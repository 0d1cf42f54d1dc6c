"""Other machines to publish to, run on this one: an rsync daemon, rsync through a shell, WebDAV, S3."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from pcmt.run.publishing.remote.send import STATE_FILE
from tests.programs import find_program
from tests.s3_server import Bucket, s3_bucket
from tests.web_servers import free_port, running

_LIMITED = (
    "import os, resource, sys; n = int(sys.argv[1]); n and resource.setrlimit(resource.RLIMIT_FSIZE, (n, n));"
    "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); os.execvp(sys.argv[2], sys.argv[2:])"
)
_SHELL = '#!/bin/sh\nwhile [ "$1" != rsync ]; do shift; done\nexec sh -c "$*"\n'
"""In the place of ssh: drops its options and the host, and lets a shell run the command, as ssh does."""


class Machine(NamedTuple):
    """A place as an official types it, what it holds by path, and the bucket if it is one."""

    place: str
    files: Callable[[], dict[str, bytes]]
    bucket: Bucket | None = None


def files_of(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder but the state."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != STATE_FILE)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _limited(limit: int, *command: str) -> list[str]:
    """Return a command that cannot write files longer than ``limit`` bytes: as on a full disk, they are cut, then refused."""
    return [sys.executable, "-c", _LIMITED, str(limit), *command]


@contextmanager
def rsync_daemon(folder: Path, *, is_read_only: bool = False, limit: int = 0) -> Iterator[Machine]:
    """Serve ``folder`` by an rsync daemon."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder.with_name(f"{folder.name}.conf")
    settings.write_text(
        f"use chroot = no\nuid = {os.getuid()}\ngid = {os.getgid()}\n[cong]\npath = {folder}\n"
        f"read only = {'yes' if is_read_only else 'no'}\nlog file = {folder}.log\n"
    )
    port = free_port()
    command = ("--daemon", "--no-detach", f"--port={port}", "--address=127.0.0.1", f"--config={settings}")
    with running(_limited(limit, find_program("rsync"), *command), port):
        yield Machine(f"rsync://127.0.0.1:{port}/cong", lambda: files_of(folder))


@contextmanager
def rsync_shell(folder: Path) -> Iterator[Machine]:
    """Reach ``folder`` as a host behind ssh, through a shell of this machine. Sets ``RSYNC_RSH`` meanwhile."""
    find_program("rsync")
    shell = folder.with_name("shell")
    shell.write_text(_SHELL)
    shell.chmod(shell.stat().st_mode | stat.S_IXUSR)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RSYNC_RSH", str(shell))
        yield Machine(f"cong@may.test:{folder}", lambda: files_of(folder))


@contextmanager
def webdav(folder: Path, *, is_read_only: bool = False, limit: int = 0) -> Iterator[Machine]:
    """Serve ``folder`` over WebDAV."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    options = [f"--addr=127.0.0.1:{port}", "--log-level=ERROR", "--dir-cache-time=0s", *["--read-only"] * is_read_only]
    with running(_limited(limit, find_program("rclone"), "serve", "webdav", str(folder), *options), port):
        yield Machine(f'rclone::webdav,url="http://127.0.0.1:{port}":', lambda: files_of(folder))


@contextmanager
def s3(_folder: Path) -> Iterator[Machine]:
    """Serve a bucket."""
    find_program("rclone")
    with s3_bucket() as bucket, pytest.MonkeyPatch.context() as patch:
        patch.delenv("AWS_CA_BUNDLE", raising=False)
        options = (
            f'provider=Other,endpoint="{bucket.address}",access_key_id=a,secret_access_key=b,force_path_style=true'
        )

        def files() -> dict[str, bytes]:
            named = {key.removeprefix("cong/"): body for key, body in bucket.objects.items()}
            return {name: body for name, body in named.items() if name != STATE_FILE}

        yield Machine(f"rclone::s3,{options}:kho/cong", files, bucket)
