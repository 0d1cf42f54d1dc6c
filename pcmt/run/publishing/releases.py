"""Releases of a site in a folder of this machine: each whole in a folder of its own, one of them on line by a symbolic link.

``TARGET/hien-hanh`` is the link that a web server serves, ``TARGET/ban/<moment>`` the releases, ``<moment>.json`` beside each what
is known of it and ``<moment>.du-lieu.zip`` the data it was made from. A link is replaced in one step, so a reader sees the old
site or the new one; a program that is killed at any moment leaves the link as it was.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pcmt.problems import EnvironmentFault, UsageFault
from pcmt.run.file_lock import only_one

CURRENT, RELEASES, COMING = "hien-hanh", "ban", ".dang-dung"
MARKER, LOCK = ".pcmt-dang", ".khoa"
KEPT = 5
_NOTE = "Thư mục này do lệnh pcmt publish quản lý. Máy chủ web chỉ đọc thư mục hien-hanh.\n"


@dataclass(frozen=True)
class Release:
    """A release. ``made_at`` is an ISO moment in Vietnam; ``changed`` counts the files that the one before does not have."""

    id: str
    made_at: str
    version: str
    records: int
    files: int
    changed: int


class LocalTarget:
    """A folder that holds the releases of one portal."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(os.path.abspath(folder))  # noqa: PTH100 - links of the official are followed by the system
        self.coming = self.folder / COMING
        self._releases = self.folder / RELEASES
        self._link = self.folder / CURRENT

    @contextmanager
    def locked(self, *, makes: bool = False) -> Iterator[None]:
        """Hold the lock of the target, which is made where it ``makes`` one; remove what a killed program left.

        Raises BusyFault, EnvironmentFault when the disk refuses, UsageFault for a folder that is none of ours.
        """
        try:
            if makes:
                self._make()
            elif not (self.folder / MARKER).is_file():
                raise UsageFault(f"«{self.folder}» không phải nơi cổng đã đăng bằng lệnh publish")
            with only_one(self.folder / LOCK, f"đang có lần đăng khác vào «{self.folder}»; hãy chờ nó xong"):
                self.clear()
                try:
                    yield
                finally:
                    with suppress(OSError):
                        self.clear()
        except OSError as error:
            place = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else str(self.folder)
            message = f"không ghi được vào «{place}»: {error.strerror or error}; bản đang đăng giữ nguyên"
            raise EnvironmentFault(message) from error

    def _make(self) -> None:
        if self.folder.exists() and not (self.folder / MARKER).is_file() and any(self.folder.iterdir()):
            raise UsageFault(f"«{self.folder}» có tệp không do cổng đăng; hãy chọn thư mục trống hoặc chưa có")
        self._releases.mkdir(parents=True, exist_ok=True)
        if not (self.folder / MARKER).is_file():
            (self.folder / MARKER).write_text(_NOTE, encoding="utf-8")

    def clear(self) -> None:
        """Remove an unfinished release and its files."""
        shutil.rmtree(self.coming, ignore_errors=True)
        (self.folder / f"{CURRENT}.moi").unlink(missing_ok=True)
        whole = set(self._names())
        for path in self._releases.glob("*.*") if self._releases.is_dir() else ():
            if path.is_file() and path.name.partition(".")[0] not in whole:
                path.unlink(missing_ok=True)

    @property
    def current(self) -> str:
        """Id of the release on line; empty where there is none."""
        try:
            return self._link.readlink().name
        except OSError:
            return ""

    @property
    def releases(self) -> list[Release]:
        """All releases, the newest first."""
        return [self._read(name) for name in sorted(self._names(), reverse=True)]

    def _names(self) -> list[str]:
        return [path.name for path in self._releases.iterdir() if path.is_dir()] if self._releases.is_dir() else []

    def _read(self, name: str) -> Release:
        try:
            fields: dict[str, Any] = json.loads((self._releases / f"{name}.json").read_text("utf-8"))
            return Release(**fields)
        except (OSError, ValueError, TypeError):
            return Release(name, "", "", 0, 0, 0)

    def site(self, name: str) -> Path:
        """Return the folder of a release."""
        return self._releases / name

    def data(self, name: str) -> Path:
        """Return the archive of the data that a release was made from."""
        return self._releases / f"{name}.du-lieu.zip"

    def add(self, release: Release, data: bytes) -> None:
        """Make a release of what is in ``coming`` and put it on line: its notes first, the link last."""
        self.data(release.id).write_bytes(data)
        notes = json.dumps(asdict(release), ensure_ascii=False, indent=1)
        (self._releases / f"{release.id}.json").write_text(notes + "\n", encoding="utf-8")
        os.replace(self.coming, self.site(release.id))
        if hasattr(os, "sync"):
            os.sync()  # the link must not reach the disk before what it leads to
        self.switch(release.id)

    def switch(self, name: str) -> None:
        """Put a release on line in one step. Raises EnvironmentFault where the system has no symbolic links."""
        coming = self.folder / f"{CURRENT}.moi"
        coming.unlink(missing_ok=True)
        try:
            os.symlink(f"{RELEASES}/{name}", coming, target_is_directory=True)  # noqa: PTH211 - relative, on purpose
        except (OSError, NotImplementedError) as error:
            if os.name != "nt":
                raise
            message = "máy Windows này không cho tạo liên kết; hãy bật Developer Mode, hoặc đăng bằng pcmt build --site"
            raise EnvironmentFault(message) from error
        os.replace(coming, self._link)

    def prune(self, kept: int) -> int:
        """Remove all but the newest ``kept`` releases and the one on line; return how many."""
        names = [name for name in sorted(self._names(), reverse=True)[kept:] if name != self.current]
        for name in names:
            shutil.rmtree(self.site(name), ignore_errors=True)
        self.clear()
        return len(names)

    def before(self, name: str) -> str:
        """Id of the newest release older than one; UsageFault where there is none."""
        older = [one for one in self._names() if one < name]
        if not older:
            raise UsageFault("không còn bản nào cũ hơn bản đang đăng để quay lại")
        return max(older)
