"""Names of files: leftovers of programs, names that are no Unicode, names that are one to some disks."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from pcmt.check.attachments import check_attachments
from pcmt.problems import Problem
from pcmt.read.attachments import see_file
from pcmt.read.folder import is_leftover, list_folder
from pcmt.read.records import Loaded
from tests.made_files import pdf

TEMPORARY = ["~$ke-hoach.docx", ".~lock.a.odt#", "~WRL0001.tmp", "a.tmp", "Thumbs.db", "thumbs.db", ".DS_Store", "desktop.ini",
             "Desktop.ini", ".a.yaml.swp", "a.yaml~", "a.yaml.bak", "._a.pdf", ".#a.yaml", "#a.yaml#", ".directory",
             "a.docx.orig", "b.wbk"]  # fmt: skip


def test_temporary_files_are_passed_over(tmp_path: Path) -> None:
    for name in (*TEMPORARY, "a.pdf", "tmp.pdf", "bak.yaml"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / ".gitkeep").touch()
    (tmp_path / ".#lock").symlink_to("nobody@nowhere")
    problems: list[Problem] = []
    assert [one.name for one in list_folder(tmp_path, "data/tep", problems)] == ["a.pdf", "bak.yaml", "tmp.pdf"]
    told = {(one.path.removeprefix("data/tep/"), one.code, one.severity) for one in problems}
    assert told == {(name, "BO_QUA_TEP", "warning") for name in (*TEMPORARY, ".#lock")}


@pytest.mark.parametrize(
    "name",
    [
        *(
            "$RECYCLE.BIN",
            "System Volume Information",
            ".Trashes",
            ".Trash-1000",
            ".Spotlight-V100",
            ".fseventsd",
            "Icon\r",
        ),
        *(
            ".dropbox.attr",
            ".sync_ab12.db",
            ".goutputstream-AB12",
            ".~a.docx",
            ".a.md.kate-swp",
            ".gitignore",
            ".vscode",
            ".tim-kiem.yaml.moi",
        ),
        *("a.docx.download", "a.pdf.partial", "a.opdownload"),
    ],
)
def test_what_disks_clouds_and_browsers_leave_is_passed_over(name: str) -> None:
    assert is_leftover(name)


@pytest.mark.parametrize("name", [".well-known", "download.pdf", "partial.yaml", "icon.png", "autosave.yaml"])
def test_ordinary_names_are_no_leftovers(name: str) -> None:
    assert not is_leftover(name)


def test_a_name_that_is_no_unicode_is_told_in_words(tmp_path: Path) -> None:
    try:
        (tmp_path / "ke-ho\udce1ch.pdf").write_bytes(b"x")
    except OSError:
        pytest.skip("the disk takes only UTF-8")
    problems: list[Problem] = []
    assert list_folder(tmp_path, "data/tep", problems) == []
    assert str(problems[0]).startswith("data/tep/ke-ho\\xe1ch.pdf:1:1: [TEN_TEP] ")


def test_names_that_are_one_to_some_disks_are_told() -> None:
    content = zlib.decompress(zlib.compress(pdf()))
    names = ("a.pdf", "A.pdf", "con.pdf", "LPT1.pdf")
    loaded = Loaded(attachments={name: see_file(name, content) for name in names})
    found = [(one.path, one.code) for one in check_attachments(loaded) if one.severity == "error"]
    assert found == [(f"data/tep/{name}", "TEN_TEP") for name in ("a.pdf", "LPT1.pdf", "con.pdf")]
