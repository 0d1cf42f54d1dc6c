"""Faults that are made rather than kept: huge files, raw bytes, links, and what must cost little work."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_files import EVENT, HOSTILE

from pcmt.check import read_and_check
from pcmt.problems import EnvironmentFault
from tests.reading.conftest import TODAY
from tests.sweeps import sweep
from tests.work import counted_calls

CALLS = 250_000
MANY_FAULTS = {"D05 40,000 faulty items": 2_500_000, "2,000 wrong quotes": 2_500_000}
"""Calls that reading and checking the whole spoiled portal may make; machine and load do not change their number."""


@pytest.mark.parametrize("name", sweep(HOSTILE, 20))
def test_hostile_file_is_refused_with_little_work(name: str, portal: Path, report: Callable[[], str]) -> None:
    path, code, spoil = HOSTILE[name]
    file = portal / "data" / path
    file.write_text(spoil(file.read_text("utf-8")), "utf-8")
    with counted_calls() as count:
        text = report()
    assert re.search(rf"data/{re.escape(path)}:.*\[(?:{code})", text)
    assert count.calls <= MANY_FAULTS.get(name, CALLS)


BYTES = {
    "E04 UTF-16 with a mark": (lambda text: text.encode("utf-16"), ":1:1: [MA_HOA]", "UTF-16"),
    "E04 UTF-16 without a mark": (lambda text: "a: b\n".encode("utf-16-le") * 40, ":1:1: [MA_HOA]", "UTF-16"),
    "E04 UTF-32": (lambda text: text.encode("utf-32"), ":1:1: [MA_HOA]", "UTF-32"),
    "E05 Windows-1258": (lambda text: b"title: K\xea hoa\xf2ch\n", ":1:9: [MA_HOA]", "Windows-1258"),
    "E05 cut in the middle of a letter": (lambda text: text.encode()[:9], ":1:", "UTF-8"),
    "E11 NUL": (lambda text: text.replace("Quảng", "Qu\x00ng").encode(), ":7:10: [KY_TU_CAM]", "U+0000"),
    "E11 BEL": (lambda text: text.replace("Quảng", "Qu\x07ng").encode(), ":7:10: [KY_TU_CAM]", "U+0007"),
    "E11 DEL": (lambda text: text.replace("Quảng", "Qu\x7fng").encode(), ":7:10: [KY_TU_CAM]", "U+007F"),
    "E11 C1": (lambda text: text.replace("Quảng", "Qu\x9fng").encode(), ":7:10: [KY_TU_CAM]", "U+009F"),
    "E13 raw surrogate": (lambda text: text.encode().replace(b"Qu", b"Qu\xed\xa0\xbd"), "[MA_HOA]", "UTF-8"),
    "E14 U+FFFE": (lambda text: text.replace("Quảng", "Qu\ufffeng").encode(), ":7:10: [KY_TU_CAM]", "U+FFFE"),
    "E14 U+FFFF": (lambda text: text.replace("Quảng", "Qu\uffffng").encode(), ":7:10: [KY_TU_CAM]", "U+FFFF"),
    "E16 isolate": (lambda text: text.replace("Quảng", "Qu\u2066ng").encode(), ":7:10: [KY_TU_CAM]", "U+2066"),
    "A20 fault behind lone CR": (
        lambda text: text.replace("\n", "\r").replace("Quảng", "Qu\x07").encode(),
        ":7:10:",
        "U+0007",
    ),
    "A20 fault behind CRLF": (
        lambda text: text.replace("\n", "\r\n").replace("Quảng", "Qu\x07").encode(),
        ":7:10:",
        "U+0007",
    ),
}


@pytest.mark.parametrize("name", BYTES)
def test_unfit_bytes_are_named_with_their_place(name: str, portal: Path, report: Callable[[], str]) -> None:
    spoil, place, words = BYTES[name]
    file = portal / "data" / EVENT
    file.write_bytes(spoil(file.read_text("utf-8")))
    lines = report().splitlines()
    assert lines[0].startswith(f"data/{EVENT}")
    assert place in lines[0]
    assert words in lines[0]


def test_symbolic_links_are_refused(portal: Path, report: Callable[[], str]) -> None:
    (portal / "data/su-kien/le-khac.yaml").symlink_to(portal / "data" / EVENT)
    (portal / "data/tep").symlink_to("/etc")
    lines = report().splitlines()
    assert [line.split(" ")[0] for line in lines] == ["data/su-kien/le-khac.yaml:1:1:", "data/tep:1:1:"]
    assert all("[LIEN_KET]" in line for line in lines)


@pytest.mark.parametrize(
    "stem", ["con", "nul", "com1", "lpt9", "a.", "a ", "-a", "a--b", "a_b", "đ", "a" * 81, "%2e%2e", ".git"]
)
def test_stems_that_some_system_cannot_hold(stem: str, portal: Path, report: Callable[[], str]) -> None:
    """These are made here, because a copy of the project with such a file in it could not be unpacked on Windows."""
    (portal / f"data/su-kien/{stem}.yaml").write_text("title: x\n")
    assert [line.split("[")[1].split("]")[0] for line in report().splitlines()] == ["MA_SAI"]


def test_stems_that_differ_in_case_only(portal: Path, report: Callable[[], str]) -> None:
    (portal / "data/su-kien/Le-Mit-Tinh.yaml").write_text("title: x\n")
    if len(list((portal / "data/su-kien").iterdir())) == 1:
        return  # this system itself cannot hold two such files
    name, same = report().splitlines()
    assert name.startswith("data/su-kien/Le-Mit-Tinh.yaml:1:1: [MA_SAI]")
    assert same.startswith(
        "data/su-kien/Le-Mit-Tinh.yaml:1:1: [TRUNG_MA] cùng một địa chỉ với data/su-kien/le-mit-tinh.yaml:1"
    )


def test_a_name_with_a_line_end_stays_on_one_line(portal: Path, report: Callable[[], str]) -> None:
    (portal / "data/su-kien/a\n\x1b[31mb.yaml").write_text("title: x\n")
    assert report().count("\n") == 1
    assert "\x1b" not in report()


def test_an_unreadable_file_is_the_machines_fault(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pcmt.read.folder.os.open", refuse)
    with pytest.raises(EnvironmentFault, match=r"không đọc được tệp data/cong\.yaml: không có quyền đọc"):
        read_and_check(portal, TODAY)


def test_a_missing_data_folder_is_the_machines_fault(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="không đọc được thư mục data"):
        read_and_check(tmp_path, TODAY)


def test_libyaml_is_required_in_words(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pcmt.read.yaml.CParser", None)
    with pytest.raises(EnvironmentFault, match="libyaml"):
        read_and_check(portal, TODAY)
