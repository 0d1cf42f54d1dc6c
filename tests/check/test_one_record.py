"""What checks find in one record is kept until its file, or one that was looked up for it, has other bytes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pcmt.check.one_record import check_by_record
from pcmt.model import Event
from pcmt.problems import Problem
from pcmt.read.kept_records import KeptRecords
from pcmt.read.kept_values import packed, unpacked
from pcmt.read.records import Loaded, read_records

BASE = Path(__file__).parents[1] / "reading" / "base"
EVENT, PLAN = "su-kien/le-mit-tinh.yaml", "ke-hoach/ke-hoach-2-kh-ubnd-2026.yaml"
TODAY = date(2026, 11, 29)


class Portal:
    """A portal that is read and checked again and again; ``seen`` are the records that the check looked at last."""

    def __init__(self, root: Path) -> None:
        self.root, self.seen = root, list[str]()
        self.kept = KeptRecords()

    def check(self, loaded: Loaded) -> Iterator[Problem]:
        """Report each plan, with the title of the event of this portal."""
        for group in loaded.records.values():
            for record in group.values():
                self.seen.append(record.id)
                if record.kind_id == "ke-hoach":
                    event = loaded.records[Event.kind_id].get("le-mit-tinh")
                    yield loaded.problem(record, ("title",), "THU", event.title if event else "không có", "sửa")

    def run(self, day: date | None = None) -> list[str]:
        """Read and check; return the messages."""
        self.seen = []
        loaded = read_records(self.root, self.kept)
        return [one.message for one in check_by_record(loaded, [self.check], "thử", day)]

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a piece of text that is there."""
        file = self.root / "data" / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return Portal(tmp_path)


def test_a_check_lists_each_record_alone_and_once(portal: Portal) -> None:
    first = portal.run()
    assert len(first) == 1 and len(portal.seen) == len(set(portal.seen)) > 10
    assert portal.run() == first and portal.seen == []


def test_only_the_edited_record_is_looked_at_again(portal: Portal) -> None:
    portal.run()
    portal.edit(PLAN, "title: ", "title: Bản sửa ")
    assert len(portal.run()) == 1 and portal.seen == ["ke-hoach-2-kh-ubnd-2026"]


def test_a_record_that_was_looked_up_counts_for_the_one_that_asked(portal: Portal) -> None:
    [before] = portal.run()
    portal.edit(EVENT, "title: ", "title: Mới ")
    [after] = portal.run()
    assert after == f"Mới {before}" and sorted(portal.seen) == ["ke-hoach-2-kh-ubnd-2026", "le-mit-tinh"]
    (portal.root / "data" / EVENT).unlink()
    assert portal.run() == ["không có"] and portal.seen == ["ke-hoach-2-kh-ubnd-2026"]
    assert portal.run() == ["không có"] and portal.seen == []


def test_a_record_that_comes_counts_too(portal: Portal) -> None:
    place = portal.root / "data" / EVENT
    text = place.read_text(encoding="utf-8")
    place.unlink()
    assert portal.run() == ["không có"]
    place.write_text(text, encoding="utf-8")
    assert portal.run() != ["không có"]


def test_a_record_with_faults_is_looked_at_each_time(portal: Portal) -> None:
    portal.edit(EVENT, "title: ", "la: 1\ntitle: ")
    portal.run()
    portal.run()
    assert {"le-mit-tinh", "ke-hoach-2-kh-ubnd-2026"} == set(portal.seen)


def test_another_day_is_another_question(portal: Portal) -> None:
    portal.run(TODAY)
    everything = len(portal.seen) or len(portal.run())
    portal.run(TODAY)
    assert portal.seen == []
    portal.run(TODAY.replace(day=30))
    assert len(portal.seen) == everything


def test_a_record_without_a_problem_is_looked_at_again_once_it_changes(portal: Portal) -> None:
    portal.run()
    portal.edit(EVENT, "title: ", "title: Bản sửa ")
    portal.run()
    assert "le-mit-tinh" in portal.seen
    assert portal.run() and portal.seen == []


def test_findings_go_to_the_next_program_as_data(portal: Portal) -> None:
    first = portal.run()
    earlier = portal.kept
    portal.kept = KeptRecords(earlier.packed_files())
    portal.kept.findings = unpacked(packed(earlier.findings))
    assert portal.run() == first and portal.seen == []
