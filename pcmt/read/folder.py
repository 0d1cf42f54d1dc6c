"""The data folder on disk: sorted listings without symbolic links, files opened once and never beyond a limit."""

from __future__ import annotations

import errno
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from pcmt.problems import EnvironmentFault, Problem

_IGNORED = re.compile(
    r"\.ds_store|thumbs\.db|ehthumbs\.db|desktop\.ini|\.directory|__macosx|\.localized"  # Git, file managers
    r"|~\$.*|\.~lock\..*#|~wr[a-z]\d+\.tmp|.*\.tmp|.*~|\._.*|\.#.*|#.*#|.*\.sw[a-z]"  # office programs, editors
    r"|.*\.bak|.*\.orig|.*\.rej|.*\.asd|.*\.wbk"  # copies of before
    r"|\$recycle\.bin|system volume information|\.spotlight-v100|\.trashes|\.trash-\d+|\.fseventsd|\.apdisk|icon\r"  # disks
    r"|\.appledouble|\.documentrevisions-v100|\.temporaryitems|\.com\.apple\..*|\.dropbox.*|\.owncloudsync.*|\.sync_.*\.db"
    r"|\.goutputstream-.*|\.~.*|.*\.kate-swp|.*\.autosave|\.vscode|\.idea|\.gitignore|\.gitattributes"
    r"|\..*\.moi"  # a file that this kit is writing
    r"|.*\.crdownload|.*\.(?:op)?download|.*\.part(?:ial)?|\.nfs[0-9a-f]+|\.fuse_hidden.*",  # browsers, file servers
    re.IGNORECASE | re.DOTALL,
)
"""Names of files that programs leave for themselves while somebody works; they are neither read nor published."""
_SILENT = ".gitkeep"
"""Keeps an empty folder in Git; not reported."""

_STEP = 1 << 20


def file_problem(path: str, code: str, message: str, cure: str) -> Problem:
    """Return a problem that concerns a whole file."""
    return Problem(path, 1, 1, code, "", message, cure)


LINKED_DATA = "là liên kết tượng trưng (symlink), không được dùng trong thư mục dữ liệu"
LINKED_PAGE = "là liên kết tượng trưng (symlink): có thể đăng nhầm tệp ở nơi khác trên máy"


def list_folder(folder: Path, label: str, problems: list[Problem], linked: str = LINKED_DATA) -> list[os.DirEntry[str]]:
    """Sorted entries of a folder; ``label`` is its name in reports, ``linked`` what is said of a link.

    Symbolic links are refused with a problem, because they can publish any file of the machine; what programs leave for
    themselves is passed over with a warning. EnvironmentFault when the folder cannot be read.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted((entry for entry in found if entry.name != _SILENT), key=lambda entry: entry.name)
    except OSError as error:
        raise EnvironmentFault(f"không đọc được thư mục {label}: {_reason(error)}") from None
    kept = []
    for entry in entries:
        if is_leftover(entry.name):
            problems.append(leftover_problem(f"{label}/{visible_name(entry.name)}"))
        elif visible_name(entry.name) != entry.name:
            problems.append(unreadable_name(f"{label}/{visible_name(entry.name)}"))
        elif entry.is_symlink():
            problems.append(file_problem(f"{label}/{entry.name}", "LIEN_KET", linked, "thay bằng chính tệp đó"))
        else:
            kept.append(entry)
    return kept


def is_leftover(name: str) -> bool:
    """Whether a program left a file of this name for itself."""
    return _IGNORED.fullmatch(name) is not None


def leftover_problem(path: str) -> Problem:
    """Return the warning about a skipped file."""
    message = "tệp tạm hoặc tệp riêng của máy nên cổng bỏ qua, không đọc, không đăng"
    cure = "đóng chương trình đang mở tệp, không ai dùng nữa thì xóa; tệp cần đăng thì đổi tên"
    return Problem(path, 1, 1, "BO_QUA_TEP", "", message, cure, "warning")


def unreadable_name(path: str) -> Problem:
    """Return the problem of a file whose name is not UTF-8."""
    message = "tên tệp không phải chữ UTF-8 nên nhiều máy không đọc được"
    return file_problem(path, "TEN_TEP", message, "đổi tên tệp bằng chữ không dấu")


def visible_name(name: str) -> str:
    """Return a printable file name: bytes that are not UTF-8 become escapes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def read_bytes(file: str | Path, label: str, limit: int) -> bytes:
    """Read at most ``limit + 1`` bytes of a file, so that a longer result means too big. Raises EnvironmentFault."""
    return read_stamped(file, label, limit)[0]


def checksum(file: str | Path, label: str, limit: int) -> str:
    """SHA-256 of what ``read_bytes`` would read, without holding it; EnvironmentFault as there."""
    digest, left = sha256(), limit + 1
    with _opened(file, label) as descriptor:
        while left and (piece := os.read(descriptor, min(left, _STEP))):
            digest.update(piece)
            left -= len(piece)
    return digest.hexdigest()


DiskStamp = tuple[int, int, int, int]
"""What the disk says of a file: bytes, time of writing, time of the last change of any kind, number on the disk. A plain tuple:
thousands are compared and kept."""
SETTLED = 2_000_000_000
"""Nanoseconds after its last change from which a stamp tells a file from a later one: some disks count in steps of two seconds."""
_TELLS_CHANGES = os.name != "nt"
"""On Windows the time of change is the one of creation, so that a program can give other bytes an old stamp."""


def stamp_of(found: os.stat_result) -> DiskStamp | None:
    """Return the stamp of a file; None where the machine keeps no time that programs cannot set back."""
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino) if _TELLS_CHANGES else None


def read_stamped(file: str | Path, label: str, limit: int) -> tuple[bytes, DiskStamp | None]:
    """Return the bytes of a file as ``read_bytes`` does, with a stamp that no other bytes of this path will have.

    There is none for a file that was changed while it was read or just before.
    """
    now = time.time_ns()
    with _opened(file, label) as descriptor:
        before = os.fstat(descriptor)
        # Asking for the whole limit would make the system lay out two megabytes for every small file.
        content = _read_all(descriptor, min(before.st_size, limit) + 1)
        stamp = stamp_of(before)
        is_settled = before.st_ctime_ns + SETTLED < now and stamp == stamp_of(os.fstat(descriptor))
    return content, stamp if is_settled else None


@contextmanager
def _opened(file: str | Path, label: str) -> Iterator[int]:
    try:
        # O_NOFOLLOW: the entry may have been swapped for a link since the folder was listed.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        descriptor = os.open(file, flags)
        try:
            yield descriptor
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
    if error.errno == errno.ELOOP:  # of O_NOFOLLOW
        return "là liên kết tượng trưng (symlink)"
    words = {
        "PermissionError": "không có quyền đọc",
        "FileNotFoundError": "không tìm thấy",
        "NotADirectoryError": "không phải thư mục",
        "IsADirectoryError": "là thư mục, không phải tệp",
    }
    return words.get(type(error).__name__, error.strerror or type(error).__name__)
