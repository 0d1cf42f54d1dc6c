"""A file whose stamp on the disk is known is not opened; no other bytes pass for those of before."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pcmt.model import Event
from pcmt.problems import EnvironmentFault
from pcmt.read import folder, records
from pcmt.read.folder import read_stamped, stamp_of
from pcmt.read.kept_records import KeptRecords
from pcmt.read.kept_values import packed, unpacked
from pcmt.read.records import Loaded, read_records

BASE = Path(__file__).parents[1] / "reading" / "base"
EVENT = "le-mit-tinh"
PATH = f"data/su-kien/{EVENT}.yaml"
TICK = 20_000_000


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the files that were opened, on a disk whose times are trusted after ``TICK``."""
    paths: list[str] = []
    monkeypatch.setattr(folder, "SETTLED", TICK)

    def read(file: str | Path, label: str, limit: int) -> tuple[bytes, folder.DiskStamp | None]:
        paths.append(label)
        return read_stamped(file, label, limit)

    monkeypatch.setattr(records, "read_stamped", read)
    return paths


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "cổng")
    settle()
    return tmp_path / "cổng"


def settle() -> None:
    """Wait until a file of now counts as one of before."""
    time.sleep(3 * TICK / 1e9)


def next_program(kept: KeptRecords) -> KeptRecords:
    """Return what another program gets of what this one keeps."""
    after = KeptRecords(kept.packed_files(), kept.packed_before())
    after.stamps, after.facts.known = unpacked(packed((kept.stamps, kept.facts.known)))
    return after


def title_in(loaded: Loaded) -> str:
    return loaded.records[Event.kind_id][EVENT].title


def test_only_a_file_that_changed_is_opened_by_this_program_and_by_the_next(root: Path, opened: list[str]) -> None:
    kept = KeptRecords()
    first = read_records(root, kept)
    assert PATH in opened and len(opened) == len({*opened}) == len(kept.stamps)
    for program in (kept, next_program(kept)):
        opened.clear()
        again = read_records(root, program)
        assert opened == []
        assert again.records == first.records and dict(again.sources) == dict(first.sources)
        assert again.snapshot == first.snapshot
    settle()
    with (root / PATH).open("a", encoding="utf-8") as file:
        file.write("# thêm\n")
    for program in (kept, next_program(kept)):
        opened.clear()
        assert read_records(root, program).sources[PATH] == (root / PATH).read_bytes() and opened == [PATH]


def rewrite(file: Path, content: bytes) -> None:
    """Write other bytes with the time of before into the same file."""
    known = file.stat()
    file.write_bytes(content)
    os.utime(file, ns=(known.st_atime_ns, known.st_mtime_ns))


def replace(file: Path, content: bytes) -> None:
    """Put another file with the time of before in the place of a file."""
    coming = file.with_suffix(".moi")
    shutil.copy2(file, coming)
    rewrite(coming, content)
    coming.replace(file)


@pytest.mark.parametrize("change", [rewrite, replace])
def test_other_bytes_of_the_same_length_and_time_are_seen(
    root: Path, opened: list[str], change: Callable[[Path, bytes], None]
) -> None:
    kept, file = KeptRecords(), root / PATH
    title = title_in(read_records(root, kept))
    known = file.stat()
    content = file.read_bytes().replace(title.encode(), title.swapcase().encode())
    assert len(content) == known.st_size and content != file.read_bytes()
    change(file, content)
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (known.st_size, known.st_mtime_ns)
    for program in (next_program(kept), kept):
        assert title_in(read_records(root, program)) == title.swapcase()


def test_a_file_that_has_only_just_changed_is_opened_again(root: Path, opened: list[str]) -> None:
    kept = KeptRecords()
    (root / PATH).touch()
    read_records(root, kept)
    assert PATH not in kept.stamps and len(kept.stamps) == len(opened) - 1
    settle()
    for expected in ([PATH], []):
        opened.clear()
        read_records(root, kept)
        assert opened == expected


@pytest.mark.usefixtures("opened")
def test_a_file_that_changes_while_it_is_read_has_no_stamp(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, read_all = root / PATH, folder._read_all

    def read(descriptor: int, wanted: int) -> bytes:
        content = read_all(descriptor, wanted)
        rewrite(file, content.swapcase())
        return content

    before = file.read_bytes()
    assert read_stamped(file, PATH, 1 << 20) == (before, stamp_of(file.stat()))
    monkeypatch.setattr(folder, "_read_all", read)
    assert read_stamped(file, PATH, 1 << 20) == (before, None)


def test_a_copy_of_a_portal_with_what_was_kept_of_it_is_read(root: Path, opened: list[str], tmp_path: Path) -> None:
    kept = KeptRecords()
    title = title_in(read_records(root, kept))
    copied = tmp_path / "sao"
    shutil.copytree(root, copied)
    rewrite(copied / PATH, (copied / PATH).read_bytes().replace(title.encode(), title.swapcase().encode()))
    settle()
    opened.clear()
    assert title_in(read_records(copied, next_program(kept))) == title.swapcase()
    assert {PATH, "data/cong.yaml"} <= {*opened} and len(opened) == len(kept.stamps)


def test_a_fault_that_comes_and_goes_is_reported_while_it_is_there(root: Path, opened: list[str]) -> None:
    kept, file = KeptRecords(), root / PATH
    sound = read_records(root, kept)
    content = file.read_bytes()
    file.write_bytes(content + b"la: 1\n")
    settle()
    for program in (kept, next_program(kept)):
        for _ in range(2):
            opened.clear()
            faulty = read_records(root, program)
            assert any(one.path == PATH for one in faulty.problems) and opened == [PATH]
            assert program.key_of_path(PATH) == "" and PATH not in program.stamps
    file.write_bytes(content)
    settle()
    assert read_records(root, kept).records == sound.records


def test_bytes_that_changed_since_they_were_known_are_no_source(root: Path, opened: list[str]) -> None:
    kept = KeptRecords()
    read_records(root, kept)
    known = read_records(root, next_program(kept))
    content = (root / PATH).read_bytes()
    assert known.sources[PATH] == content and known.documents[PATH].position(("title",))[0] > 0
    (root / PATH).write_bytes(content + b"# khac\n")
    with pytest.raises(EnvironmentFault, match=f"{EVENT}.*bị thay"):
        known.sources[PATH]
    (root / PATH).unlink()
    with pytest.raises(EnvironmentFault, match="không tìm thấy"):
        known.sources[PATH]
    opened.clear()
    assert EVENT not in read_records(root, next_program(kept)).records[Event.kind_id] and opened == []


def test_a_link_in_the_place_of_a_file_is_refused(root: Path, opened: list[str]) -> None:
    kept = KeptRecords()
    read_records(root, kept)
    (root / PATH).rename(root / "ngoai.yaml")
    (root / PATH).symlink_to(root / "ngoai.yaml")
    after = read_records(root, next_program(kept))
    assert EVENT not in after.records[Event.kind_id] and any(one.code == "LIEN_KET" for one in after.problems)
    assert PATH not in opened[len(kept.stamps) :]


def test_stamps_tell_nothing_where_programs_can_set_back_every_time(
    root: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_TELLS_CHANGES", False)
    kept = KeptRecords()
    read_records(root, kept)
    assert kept.stamps == {}
    count = len(opened)
    read_records(root, kept)
    assert len(opened) == 2 * count
