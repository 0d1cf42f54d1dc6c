"""Forms of a group are taken over from the build before, unless one of their files in the cache is not what it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from pcmt.blobs import Blob
from pcmt.publish.artifact import Cache, Job, Outcome, make_here
from pcmt.publish.pdf.sheets import PrintedSheet, printed
from pcmt.read.file_cache import FolderCache
from pcmt.relate.catalog import Catalog
from pcmt.relate.record_groups import GROUPS, RecordGroups, group_number
from pcmt.trace.rules import Rules
from pcmt.trace.traces import TraceBook
from tests import records

TYPES = records.vocabulary("loai-tai-lieu", {"giao-an": "Giáo án"})
SAME_GROUP = [f"bai-{number}" for number in range(900) if group_number(f"bai-{number}") == 1][:2]
OTHER = next(f"bai-{number}" for number in range(900) if group_number(f"bai-{number}") == 2)


class Builds:
    """Builds one after the other; ``asked`` are the paths of the forms that were looked up one by one in the last."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.book = TraceBook()
        self.asked: list[str] = []
        self.reused = 0

    def print(self, catalog: Catalog) -> dict[str, PrintedSheet]:
        cache, rules = FolderCache(self.folder), Rules(self.book, catalog)
        self.asked = []
        made = {one.path: one for one in printed(rules.view(), cache, self._press)}
        self.book, self.reused = rules.book(), cache.reused
        return made

    def _press(self, jobs: Iterable[Job | Exception], cache: Cache) -> Iterator[Outcome]:
        given = list(jobs)
        self.asked += [one.path for one in given if isinstance(one, Job)]
        return make_here(given, cache)


def three(**edited: str) -> Catalog:
    first, *others = (*SAME_GROUP, OTHER)
    return records.catalog(TYPES, records.material(first, **edited), *map(records.material, others))


def paths(*ids: str) -> list[str]:
    return sorted(f"tai-lieu/{one}/{one}-a4.pdf" for one in ids)


def changed(path: Path) -> None:
    path.chmod(0o600)
    path.write_bytes(bytes(path.stat().st_size))


def test_an_edit_looks_up_the_forms_of_its_group(tmp_path: Path) -> None:
    builds = Builds(tmp_path)
    first = builds.print(three())
    assert sorted(builds.asked) == sorted(first) == paths(*SAME_GROUP, OTHER)
    assert builds.print(three()) == first
    assert (builds.asked, builds.reused) == ([], 3)
    edited = builds.print(three(body="Khác."))
    assert sorted(builds.asked) == paths(*SAME_GROUP) and builds.reused == 2
    assert [path for path in first if edited[path] != first[path]] == paths(SAME_GROUP[0])


@pytest.mark.parametrize("damage", [Path.unlink, changed])
def test_a_file_that_is_not_what_it_was_is_made_again(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    builds = Builds(tmp_path)
    first = builds.print(three())
    (path,) = paths(OTHER)
    pdf = first[path].pdf
    whole = bytes(pdf)
    assert isinstance(pdf, Blob)
    damage(Path(pdf.path))
    again = builds.print(three())
    assert builds.asked == [path] and bytes(again[path].pdf) == whole


def test_another_cache_is_asked_for_each_form(tmp_path: Path) -> None:
    builds = Builds(tmp_path / "a")
    builds.print(three())
    builds.folder = tmp_path / "b"
    made = builds.print(three())
    assert sorted(builds.asked) == sorted(made)
    assert all(str(tmp_path / "b") in str(one.pdf) for one in made.values())


def test_every_record_is_in_one_group_that_others_do_not_change() -> None:
    catalog = three()
    groups = RecordGroups(catalog)
    numbers = groups.numbers("tai-lieu")
    assert numbers == [1, 2] and max(numbers) < GROUPS and groups.numbers("su-kien") == []
    assert [one.id for one in groups.records("tai-lieu", 1)] == [
        one for one in catalog.records["tai-lieu"] if one != OTHER
    ]
    assert groups.records("tai-lieu", 3) == ()
