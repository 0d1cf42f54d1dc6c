"""After random edits the site kept up to date is that of a clean build, byte for byte (more of them: ``dev/random_edits.py``)."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from pcmt.read.file_cache import FolderCache
from tests.edited_portal import EditedPortal
from tests.edited_records import small_edited_portal
from tests.file_edits import FILE_EDITS, add_entry, delete_copy
from tests.own_files import LISTS
from tests.released_portal import ReleasedPortal
from tests.sweeps import sweep
from tests.work import EXAMPLES

STEPS = 9


@pytest.fixture
def portal(tmp_path: Path) -> EditedPortal:
    """A portal with its site built once."""
    return small_edited_portal(tmp_path, EditedPortal)


def edit_at_random(portal: EditedPortal, seed: int) -> None:
    """Edit a portal; each site is compared with a clean one."""
    random, done = Random(seed), 0
    while done < STEPS * EXAMPLES:
        done += not portal.edit(random).startswith("unsound")


@pytest.mark.parametrize("seed", sweep([2, 1]))
def test_the_site_is_that_of_a_clean_build(portal: EditedPortal, seed: int) -> None:
    edit_at_random(portal, seed)


def test_so_is_one_that_is_put_together_beside_the_last(tmp_path: Path) -> None:
    portal = small_edited_portal(tmp_path, ReleasedPortal)
    edit_at_random(portal, seed=3)
    assert portal.scanned > STEPS // 2


def test_so_is_one_whose_lists_and_copies_are_edited(tmp_path: Path) -> None:
    portal, random = small_edited_portal(tmp_path, ReleasedPortal), Random(4)
    for change, _ in FILE_EDITS:
        if change is delete_copy:
            portal.move_on(FolderCache(tmp_path / "kept"))
        while portal.edit(random, change).startswith("unsound"):
            pass


def test_files_of_an_edit_that_cannot_be_published_are_taken_back(portal: EditedPortal) -> None:
    def leave_all_out(edited: EditedPortal, random: Random) -> str:
        edited.own.copy(edited.records[LISTS]["cap-hoc"])
        edited.own.leave_out("cap-hoc", "thpt")
        return "cap-hoc"

    before = portal.files()
    assert portal.edit(Random(1), leave_all_out).startswith("unsound")
    assert portal.own.names() == []
    assert portal.update() == before
    assert portal.edit(Random(1), add_entry).startswith("add_entry")


def test_nothing_runs_again_without_an_edit(portal: EditedPortal) -> None:
    portal.update()
    assert portal.ran == 0


def test_a_description_runs_only_what_prints_it(portal: EditedPortal) -> None:
    portal.records["su-kien"]["su-kien-a"] = portal.records["su-kien"]["su-kien-a"].model_copy(
        update={"description": "Câu khác."}
    )
    everything = len(portal.workshop.book.traces)
    assert portal.update() == portal.clean()
    assert 0 < portal.ran < everything / 8


def test_every_rule_can_be_noted(portal: EditedPortal) -> None:
    book = portal.workshop.book
    assert [name for name, trace in book.traces.items() if trace.is_vague] == []
    pages = [name for name in book.traces if name.startswith("trang su-kien/")]
    assert pages and all(("su-kien", name.rpartition("/")[2], "start") in book.fields_of(name) for name in pages)
