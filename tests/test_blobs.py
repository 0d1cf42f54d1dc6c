"""Spooled bytes: given back as they were, in a file that has no name, or in memory where there can be no file."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from pcmt.blobs import SpooledBytes, SpoolFile, sha256_of

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
