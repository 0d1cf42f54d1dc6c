"""Where the copy goes, and that the file before it stays until the new one is whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pcmt.problems import EnvironmentFault, UsageFault
from pcmt.publish.usb_copy import START
from pcmt.run.usb import drawn_site, find_place, pack_copy
from pcmt.text.zip_archive import packed
from tests.records import catalog

DAY = date(2026, 11, 22)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "tai").mkdir(parents=True)
    (folder / "index.html").write_text("<head></head><body>x</body>")
    (folder / "tai/ban-usb-2026-11-01.zip").write_bytes(b"old copy")
    return folder


def _told(done: int, total: int) -> None:
    assert 0 < done <= total


def test_a_folder_gets_a_name_with_the_day(tmp_path: Path) -> None:
    assert find_place(tmp_path, DAY) == tmp_path / "ban-usb-2026-11-22.zip"


def test_the_present_folder_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_place(None, DAY) == tmp_path / "ban-usb-2026-11-22.zip"


@pytest.mark.parametrize("name", ["ban.txt", "ban", "thu-muc-chua-co/"])
def test_only_a_zip_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageFault, match=r"\.zip"):
        find_place(tmp_path / name, DAY)


@pytest.mark.parametrize("content", [b"thesis", packed([("luan-van.docx", b"x", DAY)]), b""])
def test_a_file_of_somebody_else_is_never_replaced(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "a.zip"
    place.write_bytes(content)
    with pytest.raises(UsageFault, match="tệp khác"):
        find_place(place, DAY)


def test_an_older_copy_of_ours_is_replaced_and_does_not_travel_inside(site: Path, tmp_path: Path) -> None:
    place = tmp_path / "a.zip"
    place.write_bytes(packed([(START, b"old", DAY)]))
    copy = pack_copy(catalog(), site, find_place(place, DAY), _told)
    assert copy.length == place.stat().st_size
    assert b"old copy" not in place.read_bytes()
    assert b"ban-usb" not in place.read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"site", "a.zip"}
    assert place.stat().st_mode & 0o777 == 0o644


def test_a_full_disk_leaves_the_older_copy(site: Path, tmp_path: Path) -> None:
    place = tmp_path / "a.zip"
    old = packed([(START, b"old", DAY)])
    place.write_bytes(old)

    def full(done: int, total: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(EnvironmentFault, match="No space"):
        pack_copy(catalog(), site, place, full)
    assert place.read_bytes() == old
    assert {path.name for path in tmp_path.iterdir()} == {"site", "a.zip"}


def test_the_drawn_site_goes_away() -> None:
    with drawn_site(lambda folder: folder.mkdir()) as site:
        assert site.is_dir()
    assert not site.parent.exists()
