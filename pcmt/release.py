"""Putting a finished site in the place of the old one, which stays as it was until the very last step."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from pcmt.problems import EnvironmentFault

MARKER = ".pcmt-site"
"""A file in every folder this program made: it never replaces a folder without it."""


def release(site: Path, draw: Callable[[Path], None]) -> None:
    """Let ``draw`` fill an empty folder beside ``site``, then swap the two by renaming.

    Whatever ``draw`` raises leaves ``site`` untouched. EnvironmentFault when ``site`` is something this program did not make,
    or cannot be written.
    """
    site = site.absolute()
    if site.exists() and not _is_ours(site):
        raise EnvironmentFault(
            f"«{site}» không phải thư mục do cổng dựng ra nên không được ghi đè; hãy chọn thư mục khác hoặc tự xóa nó"
        )
    coming = site.with_name(f".{site.name}.moi")
    going = site.with_name(f".{site.name}.cu")
    try:
        for leftover in (coming, going):
            shutil.rmtree(leftover, ignore_errors=True)
        coming.mkdir(parents=True)
        draw(coming)
        (coming / MARKER).write_text("Thư mục này do lệnh dựng cổng tạo ra.\n", encoding="utf-8")
        if site.exists():
            os.replace(site, going)
        os.replace(coming, site)
    except OSError as error:
        raise EnvironmentFault(f"không ghi được vào «{site}»: {error.strerror or error}") from error
    finally:
        if going.exists() and not site.exists():
            os.replace(going, site)
        for leftover in (coming, going):
            shutil.rmtree(leftover, ignore_errors=True)


def _is_ours(site: Path) -> bool:
    return site.is_dir() and ((site / MARKER).is_file() or not any(site.iterdir()))
