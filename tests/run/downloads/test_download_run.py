"""Downloads in the making: what is in the folder of a finished record can be asked for, and is what it will be at the end."""

from __future__ import annotations

import pytest

from pcmt.run.downloads.download_run import DownloadRun
from pcmt.run.downloads.offered_files import folders_of
from pcmt.show.parts.unmade import NotMadeError, Unmade
from pcmt.urls import record_path
from tests import records as made
from tests.edited_records import small_records
from tests.memory_cache import MemoryCache

_FORMS = MemoryCache()


def _run() -> DownloadRun:
    return DownloadRun(made.catalog(*small_records()), _FORMS)


def test_each_record_on_paper_comes_once_its_folder_is_as_it_will_be() -> None:
    run = _run()
    files, page_counts, folders = run.made_so_far()
    seen = []
    for record in run.records():
        folder = record_path(record.kind_id, record.id)
        facts = folders.get(folder, ())
        seen.append(
            (folder, facts, [bytes(files[one.path]) for one in facts], [page_counts.get(one.path) for one in facts])
        )
    assert len({folder for folder, *_ in seen}) == len(seen) > 5
    whole = run.finish()
    known = folders_of(whole.files, whole.page_counts)
    for folder, facts, contents, pages in seen:
        assert facts == known.get(folder, ())
        assert contents == [bytes(whole.files[one.path]) for one in facts]
        assert pages == [whole.page_counts.get(one.path) for one in facts]
    assert {len(facts) > 0 for _, facts, *_ in seen} == {True, False}


def test_what_is_not_made_yet_cannot_be_asked_for() -> None:
    run = _run()
    files, _, folders = run.made_so_far()
    first = next(record for record in run.records())
    folder = record_path(first.kind_id, first.id)
    assert folder in folders and f"{folder}khong-co.pdf" not in files
    later = next(one for one in small_records() if one.kind_id == first.kind_id and one.id != first.id)
    for asked in (
        lambda: folders.get(record_path(later.kind_id, later.id)),
        lambda: "lich.ics" in files,
        lambda: list(files),
    ):
        with pytest.raises(NotMadeError):
            asked()


@pytest.mark.parametrize(
    "ask", [lambda: Unmade().get("a"), lambda: "a" in Unmade(), lambda: bool(Unmade()), lambda: [*Unmade()]]
)
def test_before_that_nothing_can_be_asked_for(ask: object) -> None:
    with pytest.raises(NotMadeError):
        ask()  # type: ignore[operator]


def test_the_progress_is_that_of_all_forms() -> None:
    heard: list[tuple[int, int]] = []
    run = DownloadRun(made.catalog(*small_records()), _FORMS, on_progress=lambda *one: heard.append(one))
    for _ in zip(range(3), run.records(), strict=False):
        pass
    run.finish()
    assert heard == [(done, run.total) for done in range(1, run.total + 1)] and run.total > 3
