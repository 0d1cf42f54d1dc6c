"""Files in ``docs/`` and ``overrides/``: names that every disk and browser can hold, no leftovers of programs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from pcmt.problems import Problem
from pcmt.read.folder import file_problem, is_leftover, leftover_problem, unreadable_name, visible_name
from pcmt.text.vietnamese import squeeze

FOLDERS = ("docs", "overrides")
_RENAME = "đổi tên tệp, tốt nhất bằng chữ không dấu và dấu gạch nối, rồi sửa các liên kết tới nó"


def check_page_files(root: Path) -> Iterator[Problem]:
    """Report files whose name cannot be published, and files that are skipped. A missing folder has no faults."""
    for top in FOLDERS:
        for folder, folders, files in os.walk(root / top):
            label = Path(folder).relative_to(root).as_posix()
            yield from _faults(visible_name(label), (*folders, *files))
            folders[:] = [name for name in folders if not is_leftover(name)]


def _faults(label: str, names: Iterable[str]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for name in sorted(names, key=lambda one: (squeeze(one) != one, one)):
        path = f"{label}/{visible_name(name)}"
        if is_leftover(name):
            yield leftover_problem(path)
            continue
        if visible_name(name) != name:
            yield unreadable_name(path)
            continue
        other = seen.setdefault(squeeze(name).casefold(), name)
        if other != name:
            message = f"tên chỉ khác «{other}» ở chữ hoa, chữ thường hoặc cách gõ dấu: trên nhiều máy đó là một tệp"
            yield file_problem(path, "TEN_TEP", message, "đổi tên một trong hai")
        elif squeeze(name) != name:
            message = "tên tệp gõ dấu rời hoặc có dấu cách thừa, liên kết gõ bình thường không tới được tệp"
            yield file_problem(path, "TEN_TEP", message, _RENAME)
