"""Putting a finished site in the place of the old one, which stays as it was until the very last step."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from pcmt.lock import only_one
from pcmt.problems import EnvironmentFault

SUBSCRIBED = (".xml", ".json", ".ics", ".txt")
"""Endings of the files that programs fetch again and again; a server tells an unchanged one by its modification time."""

MARKER = ".pcmt-site"
"""A file in every folder this program made: it never replaces a folder without it."""


def release(site: Path, draw: Callable[[Path], None]) -> None:
    """Let ``draw`` fill an empty folder beside ``site``, then swap the two by renaming.

    Whatever ``draw`` raises leaves ``site`` untouched. EnvironmentFault when ``site`` is something this program did not make,
    or cannot be written; BusyFault while another build works on it.
    """
    site = site.absolute()
    if site.exists() and not _is_ours(site):
        raise EnvironmentFault(
            f"«{site}» không phải thư mục do cổng dựng ra nên không được ghi đè; hãy chọn thư mục khác hoặc tự xóa nó"
        )
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        with only_one(site.with_name(f".{site.name}.khoa"), f"đang có lần dựng khác ghi vào «{site}»; hãy chờ nó xong"):
            _swap(site, draw)
    except OSError as error:
        raise EnvironmentFault(f"không ghi được vào «{error.filename or site}»: {error.strerror or error}") from error


def _swap(site: Path, draw: Callable[[Path], None]) -> None:
    coming = site.with_name(f".{site.name}.moi")
    going = site.with_name(f".{site.name}.cu")
    try:
        for leftover in (coming, going):
            shutil.rmtree(leftover, ignore_errors=True)
        coming.mkdir()
        draw(coming)
        (coming / MARKER).write_text("Thư mục này do lệnh dựng cổng tạo ra.\n", encoding="utf-8")
        if site.exists():
            keep_times(site, coming)
            os.replace(site, going)
        os.replace(coming, site)
    finally:
        if going.exists() and not site.exists():
            os.replace(going, site)
        for leftover in (coming, going):
            shutil.rmtree(leftover, ignore_errors=True)


def keep_times(published: Path, coming: Path) -> None:
    """Give every subscribed file of ``coming`` that is byte for byte as ``published`` the time of the published one.

    Static servers make ETag and Last-Modified out of a file's time (RFC 9110, 8.8): without this, each build would send every
    feed anew to every reader.
    """
    folders = [""]
    while folders:
        folder = folders.pop()
        with os.scandir(coming / folder) as entries:
            for entry in entries:
                name = f"{folder}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{name}/")
                elif name.endswith(SUBSCRIBED):
                    _keep_time(published / name, Path(entry.path))


def _keep_time(before: Path, after: Path) -> None:
    try:
        known = before.stat()
    except OSError:
        return
    if known.st_size == after.stat().st_size and before.read_bytes() == after.read_bytes():
        os.utime(after, ns=(known.st_atime_ns, known.st_mtime_ns))


def _is_ours(site: Path) -> bool:
    return site.is_dir() and ((site / MARKER).is_file() or not any(site.iterdir()))
