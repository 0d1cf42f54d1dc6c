"""What a machine needs to build and publish a portal, looked over one by one."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from pcmt import __version__
from pcmt.read.address_register import REGISTER_FILE
from pcmt.read.file_cache import open_cache
from pcmt.read.records import DATA, SETTINGS_FILE
from pcmt.run.libraries import missing_libraries
from pcmt.show.parts.files import size_words

SPACE = 1_000_000_000
"""Bytes that a build and its cache should find free."""


class Finding(NamedTuple):
    """One thing looked at. ``weight`` is ``good``, ``note`` (works without) or ``bad``."""

    weight: str
    words: str


def findings(root: Path, find_program: Callable[[str], str | None] = shutil.which) -> Iterator[Finding]:
    """Look over machine and folder."""
    version = ".".join(map(str, sys.version_info[:3]))
    is_known = (3, 11) <= sys.version_info[:2] <= (3, 14)
    yield Finding("good" if is_known else "bad", f"Python {version}" + ("" if is_known else ": cần từ 3.11 đến 3.14"))
    missing = missing_libraries()
    words = f"thiếu thư viện {', '.join(missing)}: chạy python portal.py setup" if missing else "đủ thư viện"
    yield Finding("bad" if missing else "good", f"cổng phiên bản {__version__}, {words}")
    yield from _folder(root)
    yield from _disk(open_cache(root).folder, "bộ nhớ đệm")
    if find_program("git"):
        yield Finding("good", "có Git" + ("" if (root / ".git").exists() else ", nhưng thư mục cổng chưa lưu bằng Git"))
    else:
        yield Finding("note", "không có Git: lấy lại bản ghi bị xóa chỉ được từ các bản đã đăng (restore --from)")
    yield _links()


def _folder(root: Path) -> Iterator[Finding]:
    for name in ("mkdocs.yml", "macros.py", "docs", f"{DATA}/{SETTINGS_FILE}"):
        if not (root / name).exists():
            yield Finding("bad", f"thiếu {name} trong {root}")
    if not (root / DATA / REGISTER_FILE).is_file():
        yield Finding("note", f"chưa có {DATA}/{REGISTER_FILE}: lần dựng đầu sẽ tạo")
    if not os.access(root / DATA, os.W_OK):
        yield Finding("bad", f"không ghi được vào {root / DATA}")


def _disk(folder: Path, title: str) -> Iterator[Finding]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            free = shutil.disk_usage(folder).free
    except OSError as error:
        yield Finding("bad", f"không ghi được {title} {folder}: {error.strerror or error}")
        return
    weight = "good" if free >= SPACE else "note"
    yield Finding(
        weight, f"{title} {folder}: còn {size_words(free)} trống" + ("" if weight == "good" else ", nên có từ 1 GB")
    )


def _links() -> Finding:
    """Whether symbolic links can be made, which ``publish`` needs."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            os.symlink("a", f"{folder}/b")  # noqa: PTH211
        except (OSError, NotImplementedError):
            return Finding(
                "note", "máy không cho tạo liên kết: chưa dùng được publish, hãy dùng build rồi chép thư mục site"
            )
    return Finding("good", "tạo được liên kết, dùng được publish")
