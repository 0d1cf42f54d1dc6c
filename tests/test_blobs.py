"""Spooled bytes: given back as they were, in a file that has no name, or in memory where there can be no file."""

from __future__ import annotations

import io
import os
from hashlib import sha256
from pathlib import Path
from unittest.mock import Mock

import pytest

from pcmt.blobs import SpooledBytes, SpoolFile, sha256_of
from pcmt.problems import EnvironmentFault

TEXTS = (b"mot", b"", b"ba\n" * 100_000, b"bon")


def test_spooled_bytes_are_those_given_in_any_order(tmp_path: Path) -> None:
    spool = SpoolFile(tmp_path / "nho")
    spooled = [spool.spool(one) for one in TEXTS[:3]]
    assert bytes(spooled[2]) == TEXTS[2]
    spooled.append(spool.spool(TEXTS[3]))
    assert all(isinstance(one, SpooledBytes) for one in spooled)
    assert [len(one) for one in spooled] == [len(one) for one in TEXTS]
    assert [bytes(one) for one in reversed(spooled)] == list(reversed(TEXTS))
    assert [sha256_of(one) for one in spooled] == [sha256(one).hexdigest() for one in TEXTS]


@pytest.mark.skipif(os.name == "nt", reason="a file of Windows has a name as long as it is open")
def test_the_file_has_no_name_and_lasts_as_long_as_what_is_spooled(tmp_path: Path) -> None:
    (spooled, other) = map(SpoolFile(tmp_path).spool, TEXTS[1:3])
    assert not list(tmp_path.iterdir())
    del spooled
    assert bytes(other) == TEXTS[2]


def test_bytes_stay_in_memory_where_the_folder_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "nho").write_bytes(b"")
    assert SpoolFile(tmp_path / "nho" / "trong").spool(b"mot") == b"mot"


class _Disk(io.RawIOBase):
    """A file of which a disk takes, and gives back, only three bytes at a time."""

    def seek(self, place: int, whence: int = 0) -> int:
        """Stay at the beginning."""
        return 0

    def write(self, content: object) -> int:
        """Take a part."""
        return 3

    def read(self, size: int = -1) -> bytes:
        """Give a part."""
        return b"mot"[:size]


def test_what_a_disk_takes_in_part_stays_in_memory_and_what_it_loses_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pcmt.blobs.tempfile.TemporaryFile", lambda **_: _Disk())
    spool = SpoolFile(tmp_path / "nho")
    assert spool.spool(b"bon!") == b"bon!"
    assert bytes(spool.spool(b"mot")) == b"mot"
    with pytest.raises(EnvironmentFault, match="nho» bị cắt ngắn trong lúc đang dựng; hãy chạy lại"):
        spool.read(0, 4)
    monkeypatch.setattr(_Disk, "read", Mock(side_effect=OSError(5, "Input/output error")))
    with pytest.raises(
        EnvironmentFault, match=r"không đọc lại được tệp tạm trong «.*nho»: Input/output error; hãy kiểm tra đĩa"
    ):
        spool.read(0, 3)
