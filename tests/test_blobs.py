"""Parked bytes: given back as they were, in a file that has no name, or in memory where there can be no file."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from pcmt.blobs import Parked, Parking, sha256_of

TEXTS = (b"mot", b"", b"ba\n" * 100_000, b"bon")


def test_parked_bytes_are_those_given_in_any_order(tmp_path: Path) -> None:
    parking = Parking(tmp_path / "nho")
    parked = [parking.park(one) for one in TEXTS[:3]]
    assert bytes(parked[2]) == TEXTS[2]
    parked.append(parking.park(TEXTS[3]))
    assert all(isinstance(one, Parked) for one in parked)
    assert [len(one) for one in parked] == [len(one) for one in TEXTS]
    assert [bytes(one) for one in reversed(parked)] == list(reversed(TEXTS))
    assert [sha256_of(one) for one in parked] == [sha256(one).hexdigest() for one in TEXTS]


@pytest.mark.skipif(os.name == "nt", reason="a file of Windows has a name as long as it is open")
def test_the_file_has_no_name_and_lasts_as_long_as_what_is_parked(tmp_path: Path) -> None:
    (parked, other) = map(Parking(tmp_path).park, TEXTS[1:3])
    assert not list(tmp_path.iterdir())
    del parked
    assert bytes(other) == TEXTS[2]


def test_bytes_stay_in_memory_where_the_folder_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "nho").write_bytes(b"")
    assert Parking(tmp_path / "nho" / "trong").park(b"mot") == b"mot"
