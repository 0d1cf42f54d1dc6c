"""Files that a material carries, from ``data/tep`` to the page: sound with its transcript, a photo without its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from pcmt.model import KINDS
from tests.data_files import record_files
from tests.made_files import PLACE, mp3, pdf, photo
from tests.portal_fixtures import ROOT, Build, copy_portal, run_pcmt
from tests.sweeps import sweep

TALK = "bai-phat-thanh-vung-cao-3-phut"
HEARD = f"{TALK}-tieng-tay"
FILES = """files:
  - {file: thu.mp3, title: Bản thu thử, author: Người đọc thử, licence: cc-by-4-0}
  - {file: thu.jpg, title: Ảnh thử, author: Người chụp thử, licence: cc-by-4-0, description: Một ảnh thử}
"""
LEFT = ("~$x.docx", "Thumbs.db", ".DS_Store", "a.tmp", "index.md.bak", "a.css.orig", "a~", ".a.swp")


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with a recording in another language; nothing of it is real."""
    root = copy_portal(tmp_path_factory.mktemp("attached"))
    text = (root / f"data/tai-lieu/{TALK}.yaml").read_text(encoding="utf-8")
    text = text.replace("language: vi", "language: tyz").replace("medium: van-ban", "medium: am-thanh")
    text = text.replace("title: ", "translation_of: " + TALK + "\ntitle: ", 1)
    (root / f"data/tai-lieu/{HEARD}.yaml").write_text(text.rstrip() + "\n" + FILES, encoding="utf-8")
    folder = root / "data/tep"
    folder.mkdir(exist_ok=True)
    (folder / "thu.mp3").write_bytes(b"ID3\x04\x00\x00\x00\x00\x01\x00" + PLACE.encode().ljust(128, b"\0") + mp3(115))
    (folder / "thu.jpg").write_bytes(photo("JPEG"))
    for place in ("docs/tro-giup", "overrides/assets", "data/tep", "data/tai-lieu"):
        (root / place).mkdir(parents=True, exist_ok=True)
        for name in LEFT:
            (root / place / name).write_bytes(b"tam")
    return root


@pytest.fixture(scope="module")
def site(portal: Path, build_portal: Build) -> Path:
    return build_portal(portal)


def test_sound_plays_in_the_page_and_its_words_stand_below(site: Path) -> None:
    html = (site / "tai-lieu" / HEARD / "index.html").read_text(encoding="utf-8")
    assert '<audio controls preload="none" src="../../tep/thu.mp3" aria-label="Bản thu thử">' in html
    assert 'href="#noi-dung-chinh"' in html and 'class="material-body" lang="tyz"' in html
    assert "Tác giả: Người đọc thử. Giấy phép: CC BY 4.0" in html and "MP3" in html and "3 giây" in html


def test_what_a_camera_knows_stays_here(site: Path) -> None:
    for name in ("thu.mp3", "thu.jpg"):
        assert PLACE.encode() not in (site / "tep" / name).read_bytes()
    assert (site / "tep" / "thu.mp3").read_bytes() == mp3(115)


def test_what_programs_left_is_told_and_not_published(portal: Path, site: Path) -> None:
    assert not [path for path in site.rglob("*") if path.name in LEFT]
    told = run_pcmt("check", "--root", str(portal)).stdout
    assert told.count("[BO_QUA_TEP] (cảnh báo)") == 4 * len(LEFT)


def test_check_and_build_refuse_the_same_files_in_the_same_words(portal: Path, site: Path) -> None:
    hostile = {
        "a.pdf": pdf() + b"<script>",
        "b.docx": b"PK\3\4",
        "c.jpg": photo("JPEG")[:-300],
        "d.doc": b"\xd0\xcf\x11\xe0",
    }
    kept = portal / "data/tep"
    for name, content in hostile.items():
        (kept / name).write_bytes(content)
    checked = run_pcmt("check", "--root", str(portal))
    built = run_pcmt("build", "--root", str(portal), "--site", str(site))
    for name in hostile:
        (kept / name).unlink()
        assert not (site / "tep" / name).exists()
    lines = [line for line in checked.stdout.splitlines() if "data/tep/" in line]
    refused = [line for line in lines if "cảnh báo" not in line]
    seen = [line for line in built.stderr.splitlines() if "data/tep/" in line]
    assert lines[-len(refused) :] == refused == seen[-len(refused) :]
    assert set(seen) < set(lines) and "chỗ khác cùng loại [BO_QUA_TEP]" in built.stderr  # thirteen files left out
    faults = [line.partition(" [")[2].partition("]")[0] for line in refused]
    assert faults == ["TEP_GIA", "TEP_HONG", "TEP_HONG", "TEP_GIA"]
    assert (checked.returncode, built.returncode) == (1, 1)


def test_a_kit_that_is_too_heavy_is_told_by_the_check(portal: Path) -> None:
    """Two recordings of some 14 MB in one material of a kit."""
    material = portal / f"data/tai-lieu/{TALK}.yaml"
    before = material.read_text(encoding="utf-8")
    sound = portal / "data/tep/nang.mp3"
    sound.write_bytes(mp3(35_000))
    (portal / "data/tep/nang-2.mp3").write_bytes(mp3(34_000))
    more = "".join(
        f"  - {{file: {name}.mp3, title: Bản thu, author: A, licence: cc-by-4-0}}\n" for name in ("nang", "nang-2")
    )
    material.write_text(f"{before.rstrip()}\nfiles:\n{more}", encoding="utf-8")
    checked, built = (run_pcmt(one, "--root", str(portal)) for one in ("check", "build"))
    material.write_text(before, encoding="utf-8")
    for name in ("nang.mp3", "nang-2.mp3"):
        (portal / "data/tep" / name).unlink()
    lines = [line for line in checked.stdout.splitlines() if "BO_QUA_NANG" in line]
    assert lines and lines == [line for line in built.stderr.splitlines() if "BO_QUA_NANG" in line]
    assert "trường «các tài liệu»" in lines[0] and ":1:1:" not in lines[0] and TALK in lines[0]


def test_the_table_of_languages_and_the_shelf_know_the_recording(site: Path) -> None:
    assert f"tai-lieu/{HEARD}/" in (site / "ngon-ngu" / "index.html").read_text(encoding="utf-8")
    assert f"tai-lieu/{HEARD}/" in (site / "tai-lieu/ngon-ngu/tyz/index.html").read_text(encoding="utf-8")
    assert f"tai-lieu/{HEARD}/" in (site / "tai-lieu/hinh-thuc/am-thanh/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", sweep([mp3(115)[:500], pdf(), b"<html>"]), ids=["half", "a PDF", "a page"])
def test_a_false_recording_stops_the_build_and_the_site_stays(portal: Path, site: Path, content: bytes) -> None:
    before = (site / "index.html").read_bytes()
    sound = portal / "data/tep/thu.mp3"
    kept = sound.read_bytes()
    sound.write_bytes(content)
    result = run_pcmt("build", "--root", str(portal), "--site", str(site))
    sound.write_bytes(kept)
    assert result.returncode == 1
    assert "thu.mp3" in result.stderr and "Cách sửa:" in result.stderr
    assert (site / "index.html").read_bytes() == before


def test_the_portal_itself_carries_no_file_that_nobody_names() -> None:
    names = {path.name for path in (ROOT / "data" / "tep").glob("*")} - {"README.md"}
    texts = "".join(path.read_text(encoding="utf-8") for kind in KINDS for path in record_files(kind))
    assert all(name in texts for name in names)
