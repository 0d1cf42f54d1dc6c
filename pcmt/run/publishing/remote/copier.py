"""The two programs that copy files to other machines: rsync (over ssh, or to its daemon) and rclone (S3, WebDAV and more).

A copier moves the files it is given and compares nothing: which files changed is known from the state beside the site
(``pcmt.run.publishing.remote.send``), for WebDAV servers tell neither the time nor the checksum of a file.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from pcmt.problems import EnvironmentFault

_RCLONE = "rclone:"
_RSYNC = re.compile(r"rsync://|(?:[\w.-]+@)?[\w.-]{2,}:")
"""A daemon's address, or a host as ssh takes it; one letter and a colon is a drive of Windows."""
_NO_SUCH_PLACE = {"rsync": {23}, "rclone": {3}}
"""Exit codes of the programs when the folder to list does not exist."""
_SECRET = re.compile(r"""(\w*(?:key|pass|secret|token)\w*)=(?:\\?"[^"]*"|[^,:\s"]*)""", re.IGNORECASE)
"""Options of a connection string that no message repeats."""
SECONDS = 60
"""How long a machine that does not answer is waited for."""


class Copier(Protocol):
    """A way to one folder of another machine. Every method raises EnvironmentFault when the program fails."""

    place: str

    def list_top(self) -> set[str]:
        """Return the names at the top of the folder; none where it does not exist yet."""

    def read(self, name: str) -> bytes:
        """Return a file at the top."""

    def copy(self, folder: Path, names: Sequence[str]) -> None:
        """Copy files of a local folder, each whole or not at all where the program can."""

    def remove(self, names: Sequence[str]) -> None:
        """Remove files."""


def find_copier(place: str) -> Copier | None:
    """Return the copier for a target as typed; None for a folder of this machine."""
    if place.startswith(_RCLONE):
        return Rclone(without_secrets(place), place.removeprefix(_RCLONE).rstrip("/"))
    return Rsync(place, place.rstrip("/")) if _RSYNC.match(place) else None


class Rsync:
    """Copies by rsync. ``RSYNC_RSH`` and ``RSYNC_PASSWORD`` of the environment count, as always with rsync."""

    def __init__(self, place: str, address: str) -> None:
        self.place, self._address = place, address
        self._options = [f"--timeout={SECONDS}"]
        if address.startswith("rsync://"):
            self._options.append(f"--contimeout={SECONDS}")
        elif "RSYNC_RSH" not in os.environ:
            self._options.append(
                f"--rsh=ssh -o BatchMode=yes -o ConnectTimeout={SECONDS}"
            )  # a timer answers no question

    def list_top(self) -> set[str]:
        """Return the names at the top."""
        listed = _run(self.place, ["rsync", *self._options, "--list-only", f"{self._address}/"])
        names = (line.split(maxsplit=4)[-1] for line in listed.decode("utf-8", "replace").splitlines() if line.strip())
        return set(names) - {"."}

    def read(self, name: str) -> bytes:
        """Return a file."""
        with TemporaryDirectory() as folder:
            _run(self.place, ["rsync", *self._options, f"{self._address}/{name}", f"{folder}/"])
            return (Path(folder) / name).read_bytes()

    def copy(self, folder: Path, names: Sequence[str]) -> None:
        """Copy; ``--delay-updates`` puts all files of a call in place together, when the last one has arrived."""
        how = ["--times", "--chmod=D755,F644", "--ignore-times", "--delay-updates", "--from0", "--files-from=-"]
        _run(self.place, ["rsync", *self._options, *how, f"{folder}/", f"{self._address}/"], "\0".join(names))

    def remove(self, names: Sequence[str]) -> None:
        """Remove what a folder without files does not have; its folders are asked for by rsync."""
        how = ["--dirs", "--no-implied-dirs", "--delete-missing-args", "--from0", "--files-from=-"]
        with TemporaryDirectory() as empty:
            for name in names:
                (Path(empty) / name).parent.mkdir(parents=True, exist_ok=True)
            _run(self.place, ["rsync", *self._options, *how, f"{empty}/", f"{self._address}/"], "\0".join(names))


class Rclone:
    """Copies by rclone to a place named in its own settings, or in a connection string."""

    def __init__(self, place: str, remote: str) -> None:
        self.place, self._remote = place, remote
        self._options = ["--log-level=ERROR", "--retries=2", f"--contimeout={SECONDS}s", f"--timeout={SECONDS}s"]

    def list_top(self) -> set[str]:
        """Return the names at the top."""
        listed = _run(self.place, ["rclone", "lsf", *self._options, self._remote])
        return {line.rstrip("/") for line in listed.decode("utf-8", "replace").splitlines()}

    def read(self, name: str) -> bytes:
        """Return a file."""
        return _run(self.place, ["rclone", "cat", *self._options, self._inside(name)])

    def _inside(self, name: str) -> str:
        return f"{self._remote}{'' if self._remote.endswith(':') else '/'}{name}"

    def copy(self, folder: Path, names: Sequence[str]) -> None:
        """Copy without asking what is there."""
        how = ["--ignore-times", "--no-traverse", "--files-from-raw=-"]
        _run(self.place, ["rclone", "copy", *self._options, *how, str(folder), self._remote], "\n".join(names))

    def remove(self, names: Sequence[str]) -> None:
        """Remove; a file that is not there any more is no fault."""
        _run(self.place, ["rclone", "delete", *self._options, "--files-from-raw=-", self._remote], "\n".join(names))


def _run(place: str, command: list[str], given: str = "") -> bytes:
    """Run a program and return its output; empty when the place to list does not exist yet."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(command, input=given.encode(), capture_output=True, env=environment, check=False)
    except FileNotFoundError:
        raise EnvironmentFault(f"máy này chưa có chương trình {command[0]}; hãy cài gói {command[0]}") from None
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    if done.returncode == 0:
        return done.stdout
    is_listing = "lsf" in command or "--list-only" in command
    if (
        is_listing
        and done.returncode in _NO_SUCH_PLACE[command[0]]
        and re.search("no such|not found", " ".join(said), re.I)
    ):
        return b""
    reason = next((line for line in said if line.strip()), f"mã thoát {done.returncode}")
    again = "trang ở đó vẫn như trước, hoặc được gửi nốt ở lần publish sau"
    raise EnvironmentFault(f"{command[0]} không làm được với «{place}»: {without_secrets(reason.strip())}; {again}")


def without_secrets(text: str) -> str:
    """Return a text without the values of keys and passwords."""
    return _SECRET.sub(r"\1=…", text)
