"""The settings and vocabularies of the repository, for portals of synthetic records that stand alone."""

from __future__ import annotations

from pathlib import Path

import yaml

from pcmt.read.shared_records import FOLDER

VOCABULARIES = "danh-muc"
OTHERS = ("materials", "answer", "asked", "call")
"""Fields of terms that name records and pages which synthetic portals do not have."""


def copy_real_parts(folder: Path, real_data: Path) -> None:
    """Copy them into a ``data`` folder. The shared records are not asked for: the number of records is the benchmark's own."""
    lines = (real_data / "cong.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith("shared_records:"))
    (folder / "cong.yaml").write_text(text, encoding="utf-8")
    (folder / VOCABULARIES).mkdir(exist_ok=True)
    for file in (one for source in (FOLDER, real_data) for one in sorted((source / VOCABULARIES).glob("*.yaml"))):
        vocabulary = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
        for term in vocabulary["terms"]:
            for field in OTHERS:
                term.pop(field, None)
        text = yaml.safe_dump(vocabulary, allow_unicode=True, sort_keys=False, default_style='"', width=10**9)
        (folder / VOCABULARIES / file.name).write_text(text, encoding="utf-8")
