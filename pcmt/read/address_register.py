"""The register of addresses (``data/dia-chi.txt``): every record that was ever published, one ``kind/id`` a line.

What was published keeps its address for ever: people have printed, bookmarked and cited it. The register is how the portal
notices that a file of ``data/`` was deleted or renamed. Lines are only ever added, by ``pcmt build`` and ``pcmt keep``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pcmt.model import KINDS
from pcmt.problems import DataError, Problem
from pcmt.read.folder import read_bytes
from pcmt.read.source_text import FILE_LIMIT, decode_source
from pcmt.text.merge_marks import find_merge_marks
from pcmt.urls import is_id

REGISTER_FILE = "dia-chi.txt"
HEAD = """\
# Sổ địa chỉ: mọi bản ghi từng đăng trên cổng, mỗi dòng một địa chỉ, do lệnh dựng cổng tự ghi thêm.
# Đừng xóa dòng nào; chỉ xóa dòng của bản ghi chưa từng lên cổng thật.
"""
MARK_CURE = "xóa các dòng <<<<<<<, =======, >>>>>>>, giữ mọi dòng địa chỉ của cả hai bản"
LINE_CURE = "ghi dạng ke-hoach/ten-tep, mỗi dòng một địa chỉ; hoặc lấy lại tệp này từ bản lưu"

Address = tuple[str, str]
"""Kind and id of a record."""


class Register(NamedTuple):
    """Published addresses with their line numbers in the file. Empty for a portal that was never published."""

    lines: Mapping[Address, int] = MappingProxyType({})


def read_register(folder: Path, label: str) -> tuple[Register, list[Problem]]:
    """Read the register in the data folder, called ``label`` in reports. Raises EnvironmentFault when it cannot be read."""
    path = f"{label}/{REGISTER_FILE}"
    try:
        text, _ = decode_source(path, read_bytes(folder / REGISTER_FILE, path, FILE_LIMIT))
    except DataError as error:
        return Register(), list(error.problems)
    return parse_register(path, text)


def parse_register(path: str, text: str) -> tuple[Register, list[Problem]]:
    """Read the register; a line that is no address is a problem."""
    found: dict[Address, int] = {}
    problems = [replace(one, cure=MARK_CURE) for one in find_merge_marks(path, text)]
    marked = {one.line for one in problems}
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.strip()
        if not words or words.startswith("#") or number in marked:
            continue
        kind, _, record_id = words.partition("/")
        if kind not in KINDS or not is_id(record_id):
            message = f"«{words[:80]}» không phải địa chỉ của một bản ghi"
            problems.append(Problem(path, number, 1, "DIA_CHI_SAI", "", message, LINE_CURE))
        else:
            found.setdefault((kind, record_id), number)
    return Register(found), problems


def register_text(addresses: Iterable[Address]) -> str:
    """Return the whole file, sorted, so that edits by two people rarely touch the same line."""
    return HEAD + "".join(f"{kind}/{record_id}\n" for kind, record_id in sorted(set(addresses)))
