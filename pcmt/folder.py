"""The data folder on disk: sorted listings without symbolic links, files opened once and never beyond a limit."""

from __future__ import annotations

import os
import re
from pathlib import Path

from pcmt.problems import EnvironmentFault, Problem

_IGNORED = re.compile(
    r"\.gitkeep|\.ds_store|thumbs\.db|ehthumbs\.db|desktop\.ini|\.directory|__macosx|\.localized"  # Git, file managers
    r"|~\$.*|\.~lock\..*#|~wr[a-z]\d+\.tmp|.*\.tmp|.*~|\._.*|\.#.*|#.*#|.*\.sw[a-z]|.*\.bak"  # office programs, editors
    r"|.*\.crdownload|.*\.part|\.nfs[0-9a-f]+|\.fuse_hidden.*",  # browsers, file servers
    re.IGNORECASE | re.DOTALL,
)
"""Names of files that programs leave for themselves while somebody works; they are neither read nor published."""


def file_problem(path: str, code: str, message: str, cure: str) -> Problem:
    """A problem of a file as a whole."""
    return Problem(path, 1, 1, code, "", message, cure)


def list_folder(folder: Path, label: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    """Sorted entries of a folder; ``label`` is its name in reports.

    Symbolic links are refused with a problem, because they can publish any file of the machine. EnvironmentFault when the
    folder cannot be read.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted(
                (entry for entry in found if not _IGNORED.fullmatch(entry.name)), key=lambda entry: entry.name
            )
    except OSError as error:
        raise EnvironmentFault(f"không đọc được thư mục {label}: {_reason(error)}") from None
    kept = []
    for entry in entries:
        name = visible_name(entry.name)
        if name != entry.name:
            message = "tên tệp không phải chữ UTF-8 nên nhiều máy không đọc được"
            problems.append(file_problem(f"{label}/{name}", "TEN_TEP", message, "đổi tên tệp bằng chữ không dấu"))
        elif entry.is_symlink():
            message = "là liên kết tượng trưng (symlink), không được dùng trong thư mục dữ liệu"
            problems.append(file_problem(f"{label}/{entry.name}", "LIEN_KET", message, "thay bằng chính tệp đó"))
        else:
            kept.append(entry)
    return kept


def visible_name(name: str) -> str:
    """A file name as a report can print it: bytes that are no UTF-8 are written as escapes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def read_bytes(file: str | Path, label: str, limit: int) -> bytes:
    """At most ``limit + 1`` bytes of a file, so that a longer result tells it is too big; EnvironmentFault otherwise."""
    try:
        # O_NOFOLLOW: the entry may have been swapped for a link since the folder was listed.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        descriptor = os.open(file, flags)
        try:
            # Asking for the whole limit would make the system lay out two megabytes for every small file.
            size = os.fstat(descriptor).st_size
            return _read_all(descriptor, min(size, limit) + 1)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise EnvironmentFault(f"không đọc được tệp {label}: {_reason(error)}") from None


def _read_all(descriptor: int, wanted: int) -> bytes:
    """Up to ``wanted`` bytes; one call is enough for a regular file unless a signal cuts it short."""
    content = os.read(descriptor, wanted)
    while content and len(content) < wanted and (more := os.read(descriptor, wanted - len(content))):
        content += more
    return content


def _reason(error: OSError) -> str:
    words = {
        "PermissionError": "không có quyền đọc",
        "FileNotFoundError": "không tìm thấy",
        "NotADirectoryError": "không phải thư mục",
        "IsADirectoryError": "là thư mục, không phải tệp",
    }
    return words.get(type(error).__name__, error.strerror or type(error).__name__)
