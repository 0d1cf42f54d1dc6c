"""After an edit of what a page says the search is made out of its files of before; after any other, or a loss, of all pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pcmt.publish.search.shards import SearchIndex
from pcmt.read.file_cache import FolderCache
from pcmt.run.rebuilding.search_files import KEPT
from pcmt.trace.traces import MadeValue
from tests.edited_portal import EditedPortal
from tests.edited_records import small_edited_portal


@pytest.fixture
def portal(tmp_path: Path) -> EditedPortal:
    return small_edited_portal(tmp_path / "cong", EditedPortal)


def edited(portal: EditedPortal, **fields: object) -> None:
    event = portal.records["su-kien"]["su-kien-a"]
    portal.records["su-kien"]["su-kien-a"] = event.model_copy(update=fields)


def pages_looked_at(portal: EditedPortal) -> int:
    """Bring the site up to date, which must be a clean one; return how many pages the search was made of."""
    count, put = 0, SearchIndex.put

    def counted(self: SearchIndex, page: object) -> None:
        nonlocal count
        count += 1
        put(self, page)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SearchIndex, "put", counted)
        found = portal.update()
    assert found == portal.clean()
    return count


def test_other_words_of_a_page_need_no_look_at_the_others(portal: EditedPortal, tmp_path: Path) -> None:
    edits: list[dict[str, str | None]]
    edits = [{"title": "Tên khác"}, {"description": "Hoàng hôn."}, {"description": None}, {}]
    for number, fields in enumerate(edits):
        if number % 2:
            portal.move_on(FolderCache(tmp_path / "cache"))
        edited(portal, **fields)
        assert pages_looked_at(portal) == 0
    assert portal.ran == 0


def remove_record(portal: EditedPortal) -> None:
    del portal.records["thong-bao"]["thong-bao-a"]


def remove_file(portal: EditedPortal) -> None:
    (portal.workshop.site / "search/terms/0.json").unlink()


def damage_file(portal: EditedPortal) -> None:
    for path in (portal.workshop.site / "search").glob("*/*.json"):
        path.write_bytes(path.read_bytes()[::-1])


def damage_kept(portal: EditedPortal) -> None:
    traces = portal.workshop.book.traces
    traces[KEPT] = traces[KEPT]._replace(made=MadeValue(read=lambda place: place, place=b"x"))


@pytest.mark.parametrize("spoil", [remove_record, remove_file, damage_file, damage_kept])
def test_anything_else_makes_it_of_all_pages(portal: EditedPortal, spoil: Callable[[EditedPortal], None]) -> None:
    spoil(portal)
    edited(portal, description="Hoàng hôn.")
    assert pages_looked_at(portal) > 5
    edited(portal, description="Bình minh.")
    assert pages_looked_at(portal) == 0
