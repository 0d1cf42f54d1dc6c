"""What rules made is in files that are added to; what is lost or damaged is made again."""

from __future__ import annotations

from pathlib import Path

import pytest

from pcmt.run.rebuilding.made_files import MadeFiles

FIRST, SECOND = [b"mot", b"hai hai"], [b"ba"]


def written(folder: Path) -> MadeFiles:
    """Return the files after two builds."""
    names, _ = MadeFiles(folder, "made-a-").write(FIRST)
    names, _ = MadeFiles(folder, "made-a-", names).write(SECOND, names)
    return MadeFiles(folder, "made-a-", names)


def test_values_come_back_from_their_places_and_no_file_is_changed(tmp_path: Path) -> None:
    names, places = MadeFiles(tmp_path, "made-a-").write(FIRST)
    before = (tmp_path / names[0]).read_bytes()
    more, later = MadeFiles(tmp_path, "made-a-", names).write(SECOND, names)
    assert (tmp_path / names[0]).read_bytes() == before and more[:1] == names and len(more) == 2
    files = MadeFiles(tmp_path, "made-a-", more)
    assert [files.content(place) for place in (*places, *later)] == [*FIRST, *SECOND]
    assert files.write([], more) == (more, [])


def test_bytes_that_are_not_those_that_were_put_there_are_refused(tmp_path: Path) -> None:
    names, places = MadeFiles(tmp_path, "made-a-").write(FIRST)
    place = tmp_path / names[0]
    place.write_bytes(b"x" + place.read_bytes()[1:])
    files = MadeFiles(tmp_path, "made-a-", names)
    assert files.content(places[1]) == FIRST[1]
    with pytest.raises(ValueError, match="made-a-"):
        files.content(places[0])
    place.write_bytes(b"mo")
    with pytest.raises(ValueError, match="made-a-"):
        MadeFiles(tmp_path, "made-a-", names).content(places[1])
    place.unlink()
    with pytest.raises(OSError, match="made-a-"):
        MadeFiles(tmp_path, "made-a-", names)


def test_files_are_worn_when_half_of_them_is_no_longer_used_or_they_are_many(tmp_path: Path) -> None:
    names, places = MadeFiles(tmp_path, "made-a-").write(FIRST)
    files = MadeFiles(tmp_path, "made-a-", names)
    assert not files.is_worn(places) and not files.is_worn(places[1:]) and files.is_worn(places[:1])
    for _ in range(15):
        names, more = MadeFiles(tmp_path, "made-a-", names).write(SECOND, names)
        places += more
    assert MadeFiles(tmp_path, "made-a-", names).is_worn(places)


def test_only_files_of_this_site_that_are_no_longer_named_go(tmp_path: Path) -> None:
    other, _ = MadeFiles(tmp_path, "made-b-").write(FIRST)
    first, second = written(tmp_path).names
    MadeFiles(tmp_path, "made-a-", (first, second, *other)).remove_others([second])
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([second, *other])
