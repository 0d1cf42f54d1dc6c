"""An attachment is in use where a file of records, be it one with faults, holds its name: the lines with names are kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pcmt.check.attachments import check_attachments
from pcmt.read.kept_records import KeptRecords
from pcmt.read.records import read_records

BASE = Path(__file__).parents[1] / "reading" / "base"
EVENT = "data/su-kien/le-mit-tinh.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "data" / "tep").mkdir(exist_ok=True)
    return tmp_path


def unused(root: Path, kept: KeptRecords) -> set[str]:
    found = check_attachments(read_records(root, kept))
    return {one.path.rpartition("/")[2] for one in found if one.code == "TEP_THUA"}


@pytest.mark.parametrize("name", ["loi.txt", "LOI.TXT", "loi.phu.txt", "lời phụ.txt"])
@pytest.mark.parametrize("line", ["notes: [{{note: xem {} nhé}}]", "# {}", "la: {}", "# ({}x)"])
def test_a_name_in_any_place_of_any_file_counts_at_once(root: Path, name: str, line: str) -> None:
    kept, file = KeptRecords(), root / EVENT
    before = file.read_text("utf-8")
    (root / "data" / "tep" / name).write_text("Một câu.\n", encoding="utf-8")
    for _ in range(2):
        assert name in unused(root, kept)
        file.write_text(f"{before}{line.format(name)}\n", encoding="utf-8")
        for _ in range(2):
            assert name not in unused(root, kept)
        file.write_text(f"{before}{line.format(name[1:])}\n", encoding="utf-8")
        assert name in unused(root, kept)
        file.write_text(before, encoding="utf-8")
