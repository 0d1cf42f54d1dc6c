"""Hugo is asked for as many files of each kind as we write, and for as many bytes."""

from __future__ import annotations

import json
from pathlib import Path

import same_work
from same_work import Fit, Pattern, TextFile


def test_every_text_file_is_asked_for_but_those_of_records_and_assets(tmp_path: Path) -> None:
    for name in ("lich.ics", "a/index.html", "ke-hoach/x/index.html", "assets/s.json", "du-lieu/a.json", "form.pdf"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("12345", encoding="utf-8")
    found = same_work.text_files(tmp_path, ["/ke-hoach/x/"])
    assert found == [
        TextFile("/a/", "html", 5),
        TextFile("/du-lieu/a.json", "data", 5),
        TextFile("/lich.ics", "calendar", 5),
    ]


def test_rows_give_the_bytes_and_what_one_file_cannot_hold_others_do(tmp_path: Path) -> None:
    files = [TextFile("/a.json", "data", 5_000), TextFile("/b.json", "data", 1_100), TextFile("/c/", "html", 500)]
    weights = {"data": Pattern(100, 100), "html": Pattern(300, 50)}
    same_work.write_files(tmp_path, files, weights, 30, 200)
    asked = json.loads((tmp_path / "data" / "files.json").read_text(encoding="utf-8"))
    assert [(one["url"], one["rows"]) for one in asked] == [("/a.json", 30), ("/b.json", 29), ("/c/", 8)]
    assert all(one["start"] + one["rows"] <= 30 for one in asked)


def test_a_site_with_fewer_bytes_is_not_the_same_work() -> None:
    assert Fit(1_000, 1_010, 10_000_000, 9_900_000).is_same
    assert not Fit(1_000, 1_010, 10_000_000, 8_000_000).is_same
    assert not Fit(1_000, 900, 10_000_000, 10_000_000).is_same
