"""The folder of attachments: each file read once, one at a time, judged behind a guard, and remembered by its checksum."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from pcmt.problems import Problem
from pcmt.read.attachments import READ_LIMIT, Kept, OutsideFile, ending_of
from pcmt.read.attachments.findings import Facts
from pcmt.read.attachments.guard import Guard
from pcmt.read.attachments.verdict import HEAVY, Verdict, read_verdict, write_verdict
from pcmt.read.code_edition import edition
from pcmt.read.file_cache import FolderCache
from pcmt.read.folder import checksum, file_problem, list_folder, read_bytes
from pcmt.text.formats import format_number

_JUDGES = (__name__, "pcmt.read.attachments.worker")
FOLDER_LIMIT = 1_000_000_000
"""Bytes of all files together: what a static host takes as a whole site."""


def read_attachments(folder: Path, label: str, problems: list[Problem], cache: FolderCache) -> dict[str, OutsideFile]:
    """Inspect every file of a folder; ``label`` is the folder's name in reports.

    A folder over the total limit is one problem, and no file is opened. Raises EnvironmentFault when the folder or a
    file cannot be read, ImportError when a library that reads a file cannot be loaded.
    """
    entries = list(_files(folder, label, problems))
    sizes = {entry.name: entry.stat(follow_symlinks=False).st_size for entry in entries}
    if sum(sizes.values()) > FOLDER_LIMIT:
        problems.append(_too_much(label, sizes))
        return {name: OutsideFile(name, "", b"", (), Facts()) for name in sizes}
    with Guard() as guard:
        return {entry.name: _read(Path(entry.path), f"{label}/{entry.name}", guard, cache) for entry in entries}


def _files(folder: Path, label: str, problems: list[Problem]) -> Iterator[os.DirEntry[str]]:
    for entry in list_folder(folder, label, problems):
        if entry.is_file():
            yield entry
        else:
            message = "thư mục tep chỉ chứa tệp, không chứa thư mục con"
            cure = "chuyển các tệp lên thẳng thư mục tep"
            problems.append(file_problem(f"{label}/{entry.name}", "TEP_LA", message, cure))


def _too_much(label: str, sizes: dict[str, int]) -> Problem:
    total, limit = (format_number(one // 1_000_000) for one in (sum(sizes.values()), FOLDER_LIMIT))
    heaviest = max(sizes, key=lambda name: (sizes[name], name))
    message = f"các tệp nặng tất cả {total} MB, quá mức {limit} MB nên chưa xem tệp nào"
    weight = format_number(sizes[heaviest] // 1_000_000)
    cure = f"giảm cỡ hình trong tệp quét hoặc bớt tệp; nặng nhất là «{heaviest}» ({weight} MB)"
    return file_problem(label, "TEP_QUA_NHIEU", message, cure)


def _read(path: Path, label: str, guard: Guard, cache: FolderCache) -> OutsideFile:
    digest = checksum(path, label, READ_LIMIT)
    verdict = _remembered(cache, _key(path.name, digest))
    if verdict is None:
        content = read_bytes(path, label, READ_LIMIT)
        digest = sha256(content).hexdigest()  # of the inspected bytes, in case the file changed in between
        verdict = guard.see(path.name, content)
        if all(fault.code != HEAVY for fault in verdict.faults):
            cache.put(_key(path.name, digest), write_verdict(verdict))
    kept = Kept(path, label, verdict.length, verdict.sha256)
    return OutsideFile(path.name, digest, b"" if verdict.faults else kept, verdict.faults, verdict.facts)


def _key(name: str, digest: str) -> str:
    """Return the cache key: content, extension, and the code of the inspection."""
    return "tep-" + sha256("\0".join((digest, ending_of(name), edition(*_JUDGES))).encode()).hexdigest()


def _remembered(cache: FolderCache, key: str) -> Verdict | None:
    content = cache.get(key)
    return None if content is None else read_verdict(content)
