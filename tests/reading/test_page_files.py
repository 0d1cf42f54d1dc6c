"""Names of files in docs/ and overrides/: reported by the check; leftovers of programs are never published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.structure.files import File, Files

from pcmt.run.mkdocs_plugin import drop_unpublished

LEFT = ["~$x.docx", ".DS_Store", "Thumbs.db", "a.tmp", ".a.md.swp", "a.md.bak", "a.md.orig", "a.md~", ".~lock.a.odt#"]


@pytest.mark.parametrize("folder", ["docs", "docs/hinh", "overrides/assets", "data/tep", "data/ke-hoach", "data"])
def test_leftovers_are_told_wherever_they_lie(folder: str, portal: Path, report: Callable[[], str]) -> None:
    place = portal / folder
    place.mkdir(parents=True, exist_ok=True)
    before = report()
    assert before == ""
    for name in LEFT:
        (place / name).write_bytes(b"\xff")
    (place / ".gitkeep").touch()
    lines = report().splitlines()
    assert {line.partition(" ")[0] for line in lines} == {f"{folder}/{name}:1:1:" for name in LEFT}
    assert all("[BO_QUA_TEP] (cảnh báo) tệp tạm" in line for line in lines)


def test_leftovers_are_not_published(tmp_path: Path) -> None:
    kept = ["hinh/a.png", "hinh/b.jpg"]
    names = [*LEFT, *(f"hinh/{name}" for name in LEFT), "__MACOSX/a.png", *kept]
    files = Files([File(name, str(tmp_path), str(tmp_path / "site"), True) for name in names])
    drop_unpublished(files)
    assert sorted(file.src_uri for file in files) == sorted(kept)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("hinh.png", "Hinh.PNG"), "hinh.png"),
        (("gio\u031bi.png",), "gio\u031bi.png"),
        (("gi\u1edbi.png", "gio\u031b\u0301i.png"), "gio\u031b\u0301i.png"),
        (("a  b.png",), "a  b.png"),
        (("ke-ho\udce1ch.md",), "ke-ho\\xe1ch.md"),
    ],
)
def test_names_that_do_not_hold_everywhere_are_told(
    names: tuple[str, ...], told: str, portal: Path, report: Callable[[], str]
) -> None:
    (portal / "docs").mkdir(exist_ok=True)
    for name in names:
        try:
            (portal / "docs" / name).touch()
        except OSError:
            pytest.skip("the disk takes only UTF-8")
    [line] = report().splitlines()
    expected = f"docs/{told}:1:1: [TEN_TEP] "
    assert line.startswith(expected) or told.isascii() is False
    assert "Cách sửa: đổi tên" in line and "[TEN_TEP]" in line
