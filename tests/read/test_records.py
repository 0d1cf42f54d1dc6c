"""Files of records as officials leave them: under another ending, or in the folder of another kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from pcmt.check import read_and_check
from pcmt.problems import Problem
from pcmt.read.shared_records import FOLDER
from tests.read.test_shared_records import SETTINGS
from tests.reading.conftest import TODAY

HELPLINE = (FOLDER / "duong-day-nong/goi-111.yaml").read_text(encoding="utf-8")


def problems_of(root: Path, path: str, text: str) -> list[Problem]:
    (root / path).parent.mkdir(parents=True)
    (root / "data/cong.yaml").write_text(SETTINGS, encoding="utf-8")
    (root / path).write_text(text, encoding="utf-8")
    return [one for one in read_and_check(root, TODAY)[1] if one.path == path]


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("goi-111.txt", "đổi tên thành goi-111.yaml; trong Notepad"),
        ("goi-111.TXT", "đổi tên thành goi-111.yaml; trong Notepad"),
        ("goi-111", "đổi tên thành goi-111.yaml"),
        ("goi-111.yml", "đổi đuôi thành .yaml"),
        ("goi-111.yaml.txt", "đổi tên thành goi-111.yaml; trong Notepad"),
        ("Ghi chú.txt", "chuyển ra khỏi thư mục data"),
        ("goi-111.docx", "chuyển ra khỏi thư mục data"),
    ],
)
def test_a_record_under_another_ending_is_told_its_name(tmp_path: Path, name: str, cure: str) -> None:
    (one,) = problems_of(tmp_path, f"data/duong-day-nong/{name}", HELPLINE)
    assert one.code == "TEP_LA" and one.cure.startswith(cure)
