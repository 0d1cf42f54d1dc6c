"""The folder of attachments: read one file at a time, inspected in a process, cached by checksum, rejected above a size."""

from __future__ import annotations

import json
import sys
import tracemalloc
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from pcmt.problems import EnvironmentFault, Problem
from pcmt.read.attachments import Fault, Kept, OutsideFile, folder, guard, see_file
from pcmt.read.attachments.findings import Findings
from pcmt.read.attachments.guard import Guard
from pcmt.read.attachments.verdict import Verdict, read_verdict, verdict_of, write_verdict
from pcmt.read.file_cache import FolderCache
from pcmt.run.downloads.offered_files import Files
from tests.made_files import mp3, pdf, photo

LABEL = "data/tep"


def read(place: Path, cache: FolderCache, problems: list[Problem] | None = None) -> dict[str, OutsideFile]:
    return folder.read_attachments(place, LABEL, [] if problems is None else problems, cache)


@pytest.fixture
def cache(tmp_path: Path) -> FolderCache:
    return FolderCache(tmp_path / "nho")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "tep"
    made.mkdir()
    for name, content in (
        ("a.pdf", pdf()),
        ("b.jpg", photo("JPEG", 6)),
        ("c.png", photo("PNG")),
        ("d.mp3", b"ID3\4\0\0\0\0\0\1x" + mp3(90)),
        ("e.txt", "Chữ".encode()),
        ("f.docx", b"<html>"),
    ):
        (made / name).write_bytes(content)
    return made


def no_looking(self: Guard, name: str, content: bytes) -> Verdict:
    raise AssertionError(f"{name} was looked into again")


def test_what_lies_on_the_disk_is_what_would_be_held(place: Path, cache: FolderCache) -> None:
    found = read(place, cache)
    assert len(found) == 6 and found["f.docx"].faults[0].code == "TEP_GIA" and found["f.docx"].content == b""
    for name, file in found.items():
        held = see_file(name, (place / name).read_bytes())
        assert (file.sha256, file.faults, file.facts, file.content) == (
            held.sha256,
            held.faults,
            held.facts,
            held.content,
        )
        assert (file.length, file.published_sha256) == (len(held.content), sha256(held.content).hexdigest())


def test_a_file_is_looked_into_once(place: Path, cache: FolderCache, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(place, cache)
    monkeypatch.setattr(Guard, "see", no_looking)
    assert read(place, cache) == first
    (place / "a.pdf").rename(place / "z.pdf")
    assert read(place, cache)["z.pdf"].facts == first["a.pdf"].facts
    (place / "z.pdf").write_bytes(pdf(words="Khac"))
    with pytest.raises(AssertionError, match=r"z\.pdf"):
        read(place, cache)


def test_another_ending_or_edition_is_another_file(
    place: Path, cache: FolderCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(place, cache)
    (place / "a.txt").write_bytes((place / "a.pdf").read_bytes())
    (place / "b.pdf").write_bytes((place / "b.jpg").read_bytes())
    assert read(place, cache)["b.pdf"].faults[0].code == "TEP_GIA"
    monkeypatch.setattr(folder, "edition", lambda *modules: "khac")
    monkeypatch.setattr(Guard, "see", no_looking)
    with pytest.raises(AssertionError):
        read(place, cache)


FOREIGN = [
    *(b"", b"null", b"[]", b"{}", b"[[], {}, 1, 2]", b"\xff\xfe", b"[" * 100_000),
    json.dumps([[["A", "b"]], {}, 0, ""]).encode(),
    json.dumps([[], {"pages": "ba", "x": 1}, 0, ""]).encode(),
    write_verdict(verdict_of(Findings((), see_file("a.pdf", pdf()).facts, b"x")))[:-2],
    write_verdict(verdict_of(Findings((Fault("A", "b", "c"),), see_file("a.pdf", pdf()).facts, b""))).replace(
        b'"pages": 1', b'"pages": "1"'
    ),
]


@pytest.mark.parametrize("foreign", FOREIGN)
def test_a_foreign_entry_is_no_verdict(foreign: bytes) -> None:
    assert read_verdict(foreign) is None


def test_foreign_and_broken_entries_are_made_anew(place: Path, cache: FolderCache) -> None:
    """Every foreign entry takes the place of one of the six, then every entry has lost its last byte."""
    first = read(place, cache)
    for some in (FOREIGN[:6], FOREIGN[-6:]):
        for path, foreign in zip(sorted(cache.folder.iterdir()), some, strict=True):
            cache.put(path.name, foreign)
        assert read(place, cache) == first
    for path in list(cache.folder.iterdir()):
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert read(place, cache) == first


def test_a_folder_that_is_too_heavy_is_told_before_a_file_is_opened(
    place: Path, cache: FolderCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "FOLDER_LIMIT", 30_000_000)
    with (place / "nang.pdf").open("wb") as big:
        big.truncate(40_000_000)
    monkeypatch.setattr(folder, "checksum", no_looking)
    problems: list[Problem] = []
    found = read(place, cache, problems)
    assert [str(one) for one in problems] == [
        "data/tep:1:1: [TEP_QUA_NHIEU] các tệp nặng tất cả 40 MB, quá mức 30 MB nên chưa xem tệp nào. Cách sửa: giảm cỡ "
        "hình trong tệp quét hoặc bớt tệp; nặng nhất là «nang.pdf» (40 MB)."
    ]
    assert "nang.pdf" in found and all(file.faults == () for file in found.values())


def test_files_are_held_one_at_a_time(tmp_path: Path, cache: FolderCache, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve scans of 4 MB: neither reading nor writing them holds two at once.

    Bytes that Python allocates are counted: a busy machine changes nothing about them.
    """
    place = tmp_path / "quet"
    place.mkdir()
    size = 4_000_000
    for number in range(12):
        (place / f"{number}.txt").write_bytes(bytes([65 + number]) * size)
    monkeypatch.setattr(Guard, "see", lambda self, name, content: verdict_of(Findings((), FACTS, content)))
    tracemalloc.start()
    try:
        files = Files({}, read(place, cache).values())
        assert sum(len(content) for _, content in files.items()) == 12 * size
        assert tracemalloc.get_traced_memory()[1] < 3 * size
    finally:
        tracemalloc.stop()


def test_a_file_that_changes_while_the_site_is_drawn_is_told(place: Path, cache: FolderCache) -> None:
    found = read(place, cache)
    for name in ("a.pdf", "b.jpg", "d.mp3"):
        (place / name).write_bytes(b"khac")
        with pytest.raises(EnvironmentFault, match=f"data/tep/{name} bị thay"):
            _ = found[name].content
    (place / "c.png").unlink()
    with pytest.raises(EnvironmentFault, match=r"data/tep/c\.png"):
        _ = found["c.png"].content
    assert isinstance(found["a.pdf"].held, Kept)


# -- the guard -----------------------------------------------------------------------------------------------------------

FACTS = see_file("a.txt", b"a").facts
STARTS = """
import os, time
from pcmt.read.attachments import worker
def find(name, content):
    if content == b"hang":
        while True: pass
    if content == b"wait": time.sleep(60)
    if content == b"eat": content = [bytes(20_000_000) for _ in range(100)]
    if content == b"crash": os.abort()
    if content == b"fail": raise LookupError("x")
    if content == b"lost": raise ImportError("DLL load failed", name="PIL._imaging")
    if content == b"talk": print("x" * 10_000); return real(name, b"chu")
    return real(name, content)
real, worker.find_in, worker.SECONDS_LIMIT = worker.find_in, find, 0
worker.main()
"""


@pytest.fixture
def guarded() -> Iterator[Guard]:
    with Guard(("-c", STARTS)) as made:
        yield made


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the system")
@pytest.mark.parametrize(
    ("content", "code"), [(b"hang", "TEP_NANG"), (b"eat", "TEP_NANG"), (b"crash", "TEP_HONG"), (b"fail", "TEP_HONG")]
)
def test_a_file_that_breaks_a_library_is_stopped_with_words(content: bytes, code: str, guarded: Guard) -> None:
    [fault] = guarded.see("a.txt", content).faults
    assert fault.code == code and fault.message.startswith("tệp .txt ") and fault.cure
    assert guarded.see("b.txt", b"chu").faults == ()


def test_a_library_that_cannot_be_loaded_is_no_fault_of_the_file(guarded: Guard) -> None:
    with pytest.raises(ImportError) as caught:
        guarded.see("a.txt", b"lost")
    assert caught.value.name == "PIL._imaging"
    assert guarded.see("b.txt", b"chu").faults == ()


def test_a_file_that_waits_for_ever_is_stopped(guarded: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "WAIT_LIMIT", 1)
    assert [fault.code for fault in guarded.see("a.txt", b"wait").faults] == ["TEP_NANG"]
    assert guarded.see("b.txt", b"chu").faults == ()


def test_words_of_a_library_do_not_mix_with_answers(guarded: Guard) -> None:
    for _ in range(2):
        assert guarded.see("a.txt", b"talk").length == 3


def test_one_process_serves_all_files_and_ends_with_them() -> None:
    with Guard() as made:
        made.see("a.txt", b"a")
        first = made._process
        made.see("b.pdf", pdf())
        assert made._process is first and first is not None
    assert first.returncode == 0


def test_a_process_that_does_not_begin_is_told_in_words() -> None:
    with Guard(("-c", "import sys; sys.exit(1)")) as made, pytest.raises(EnvironmentFault, match=r"portal\.py setup"):
        made.see("a.txt", b"a")


def test_a_stopped_file_is_not_remembered(place: Path, cache: FolderCache, monkeypatch: pytest.MonkeyPatch) -> None:
    heavy = Verdict((Fault("TEP_NANG", "nặng", "bớt"),), FACTS, 0, "")
    monkeypatch.setattr(Guard, "see", lambda self, name, content: heavy)
    assert {file.faults for file in read(place, cache).values()} == {heavy.faults}
    monkeypatch.undo()
    assert read(place, cache)["a.pdf"].faults == ()


def test_names_of_every_kind_reach_the_process() -> None:
    with Guard() as made:
        assert made.see("ảnh số ①.txt", b"a").faults == ()
