"""The settings and vocabularies of the repository, for portals of synthetic records that stand alone."""

from __future__ import annotations

import shutil
from pathlib import Path

from pcmt.read.shared_records import FOLDER

VOCABULARIES = "danh-muc"


def copy_real_parts(folder: Path, real_data: Path) -> None:
    """Copy them into a ``data`` folder. The shared records are not asked for: the number of records is the benchmark's own."""
    lines = (real_data / "cong.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith("shared_records:"))
    (folder / "cong.yaml").write_text(text, encoding="utf-8")
    for source in (FOLDER, real_data):
        if (source / VOCABULARIES).is_dir():
            shutil.copytree(source / VOCABULARIES, folder / VOCABULARIES, dirs_exist_ok=True)
