"""Values go to the cache and come back; bytes that name anything but data are refused, and nothing of them runs."""

from __future__ import annotations

import os
import pickle
from array import array
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from pcmt.model import Event
from pcmt.problems import Problem
from pcmt.read.attachments import Facts, Kept, OutsideFile
from pcmt.read.file_cache import FolderCache
from pcmt.read.kept_records import KeptRecords
from pcmt.read.kept_values import UnknownClassError, packed, unpacked
from pcmt.read.records import read_records
from pcmt.relate.catalog import Cited
from tests import records as made

ROOT = Path(__file__).resolve().parents[2]


class Trap:
    """Runs a function when it is read by a reader that calls whatever bytes name."""

    def __init__(self, function: Any, *arguments: Any) -> None:
        self._call = function, arguments

    def __reduce__(self) -> Any:
        return self._call


def test_data_comes_back_as_it_was() -> None:
    event = made.event()
    value = [
        event,
        {"a": (1, 2.5, None, True), "b": b"bytes"},
        {date(2026, 6, 26), datetime(2026, 6, 26, 8, tzinfo=UTC)},
        frozenset({"x"}),
        array("Q", [1, 2]),
        Markup("<b>"),
        Problem("data/x.yaml", 1, 1, "MA", "", "lỗi", "sửa"),
        Cited,
        Decimal("1.50"),
        OutsideFile(
            "a.pdf", "0" * 64, Kept(Path("data/tep/a.pdf"), "data/tep/a.pdf", 10, "1" * 64), (), Facts(pages=2)
        ),
    ]
    back = unpacked(packed(value))
    assert back == value
    assert type(back[0]) is Event
    assert type(back[5]) is Markup


def test_every_record_of_the_repository_comes_back() -> None:
    kept = KeptRecords()
    loaded = read_records(ROOT, kept)
    files = kept.packed_files()
    assert len(files) > sum(map(len, loaded.records.values())) - 1
    back = KeptRecords(files)
    assert read_records(ROOT, back).records == loaded.records
    assert back.packed_files() == files


@pytest.mark.parametrize("function", [os.system, eval, exec, getattr, open, __import__, pickle.loads, os.remove, print])
def test_no_function_is_called(function: Any, tmp_path: Path) -> None:
    trap = pickle.dumps(Trap(function, f"touch {tmp_path}/met"))
    with pytest.raises(UnknownClassError):
        unpacked(trap)
    assert not (tmp_path / "met").exists()


@pytest.mark.parametrize("function", [FolderCache, packed, unpacked])
def test_what_the_kit_does_is_no_data_either(function: Any) -> None:
    with pytest.raises(UnknownClassError):
        unpacked(pickle.dumps(Trap(function, b"x")))
