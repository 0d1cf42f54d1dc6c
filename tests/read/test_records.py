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


@pytest.mark.parametrize("kind", ["tai-lieu", "su-kien", "dia-phuong", "danh-muc", "ke-hoach"])
def test_a_record_in_the_folder_of_another_kind_is_sent_there_once(tmp_path: Path, kind: str) -> None:
    (one,) = problems_of(tmp_path, f"data/{kind}/goi-111.yaml", HELPLINE)
    assert one.code == "SAI_THU_MUC" and "là của loại duong-day-nong" in one.message
    assert one.cure.startswith("chuyển tệp sang data/duong-day-nong")


def test_fields_of_another_kind_in_a_record_of_this_one_are_told_one_by_one(tmp_path: Path) -> None:
    text = f"{HELPLINE}place: cao-bang\nplaces: [cao-bang]\nstart: 2026-06-26\n"
    found = problems_of(tmp_path, "data/duong-day-nong/goi-222.yaml", text)
    assert [one.code for one in found if one.severity == "error"] == ["TRUONG_LA"] * 3
