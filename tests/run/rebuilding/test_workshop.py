"""The state after a build goes to another process and comes back; whatever is wrong with it costs a full build only."""

from __future__ import annotations

import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from pcmt.read.file_cache import FolderCache
from pcmt.read.kept_records import KeptRecords
from pcmt.run.preview import _show
from pcmt.run.rebuilding import kept_traces
from pcmt.run.rebuilding import workshop as module
from pcmt.run.rebuilding.kept_traces import read_traces
from pcmt.run.rebuilding.reasons import profile_lines, why_lines
from pcmt.run.rebuilding.workshop import Workshop, open_workshop
from pcmt.trace.rules import Rules
from tests.edited_portal import EditedPortal
from tests.edited_records import small_edited_portal


@pytest.fixture
def cache(tmp_path: Path) -> FolderCache:
    return FolderCache(tmp_path / "cache")


@pytest.fixture
def portal(tmp_path: Path) -> EditedPortal:
    return small_edited_portal(tmp_path / "cong", EditedPortal)


def moved_on(portal: EditedPortal, cache: FolderCache) -> Workshop:
    """Return the workshop as another process finds it."""
    portal.move_on(cache)
    return portal.workshop


def test_another_process_goes_on_where_the_last_one_ended(portal: EditedPortal, cache: FolderCache) -> None:
    moved_on(portal, cache)
    portal.update()
    assert portal.ran == 0
    event = portal.records["su-kien"]["su-kien-a"]
    portal.records["su-kien"]["su-kien-a"] = event.model_copy(update={"title": "Tên khác"})
    moved_on(portal, cache)
    assert portal.update() == portal.clean()
    assert 0 < portal.ran < len(portal.workshop.book.traces) / 2


def test_a_damaged_state_is_none(portal: EditedPortal, cache: FolderCache) -> None:
    portal.workshop.write(cache)
    (entry,) = cache.folder.glob("traces-*")
    whole = entry.read_bytes()
    for content in (whole[:-100], whole[:40], b"", whole[:32] + b"x" + whole[33:]):
        entry.write_bytes(content)
        assert open_workshop(portal.workshop.site, cache, KeptRecords()).stamps == {}
    cache.put(entry.name, b"no pickle")
    assert open_workshop(portal.workshop.site, cache, KeptRecords()).stamps == {}


def test_what_was_made_is_made_again_where_its_file_is_gone_or_damaged(
    portal: EditedPortal, cache: FolderCache
) -> None:
    portal.workshop.write(cache)
    (file,) = cache.folder.glob("made-*")
    whole = file.read_bytes()
    file.unlink()
    assert open_workshop(portal.workshop.site, cache, KeptRecords()).stamps == {}
    half = len(whole) // 2
    file.write_bytes(whole[:half] + bytes(255 - one for one in whole[half:]))
    portal.workshop = open_workshop(portal.workshop.site, cache, KeptRecords())
    assert portal.update() == portal.clean()
    assert 0 < portal.ran < len(portal.workshop.book.traces)


def test_an_edit_adds_what_it_made_and_the_files_stay_few(portal: EditedPortal, cache: FolderCache) -> None:
    moved_on(portal, cache)
    sizes, counts = [], []
    for number in range(24):
        event = portal.records["su-kien"]["su-kien-a"]
        portal.records["su-kien"]["su-kien-a"] = event.model_copy(update={"description": f"Mô tả {number}."})
        portal.update()
        moved_on(portal, cache)
        files = [path.stat().st_size for path in cache.folder.glob("made-*")]
        sizes.append(sum(files))
        counts.append(len(files))
    assert 1 < max(counts) <= 17 and min(counts[1:]) == 1
    assert max(sizes) < 3 * min(sizes)
    portal.update()
    assert portal.ran == 0 and portal.update() == portal.clean()


def test_chunks_without_a_changed_rule_are_written_as_they_were_read(
    portal: EditedPortal, cache: FolderCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_traces, "_IN_CHUNK", 20)
    monkeypatch.setattr(kept_traces, "_LEAST", 10)

    def rules_kept() -> set[bytes]:
        (state,) = cache.folder.glob("traces-*")
        kept = read_traces(cache.get(state.name))
        assert kept is not None
        return {bytes(one) for one in kept.chunks.rules}

    moved_on(portal, cache)
    before = rules_kept()
    rules_after(portal, description="Câu khác.")
    moved_on(portal, cache)
    after = rules_kept()
    assert len(before) / 2 < len(before & after) < len(before)
    portal.update()
    assert portal.ran == 0 and portal.update() == portal.clean()


def test_another_edition_or_another_folder_begins_anew(
    portal: EditedPortal, cache: FolderCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal.workshop.write(cache)
    assert open_workshop(portal.workshop.site, cache, KeptRecords()).stamps
    assert not open_workshop(portal.folder / "khac", cache, KeptRecords()).stamps
    monkeypatch.setattr(module, "edition", lambda *modules, data: "another")
    assert not open_workshop(portal.workshop.site, cache, KeptRecords()).stamps


def rules_after(portal: EditedPortal, **fields: object) -> Rules:
    event = portal.records["su-kien"]["su-kien-a"]
    portal.records["su-kien"]["su-kien-a"] = event.model_copy(update=fields)
    portal.update()
    assert isinstance(portal.rules, Rules)
    return portal.rules


def test_a_file_says_why_it_was_made_again(portal: EditedPortal) -> None:
    rules, catalog = rules_after(portal, title="Tên khác"), portal.catalog()
    (own, *causes) = why_lines(rules, catalog, "su-kien/su-kien-a/index.html")
    assert own.endswith("«trang su-kien/su-kien-a»: dựng lại.")
    assert "  - trường «tên gọi» của su-kien/su-kien-a đã đổi" in causes
    said = "\n".join(why_lines(rules, catalog, "dia-phuong/tinh-a/index.html"))
    assert "câu trả lời của catalog" in said or "tên gọi" in said
    assert next(why_lines(rules, catalog, "van-ban/luat-b/index.html")).endswith("không điều gì nó hỏi đã đổi.")
    assert next(why_lines(rules, catalog, "khong-co")).startswith("Không có quy tắc nào")


def test_records_are_up_to_date_before_lists_and_these_before_feeds_and_the_search(portal: EditedPortal) -> None:
    """The preview shows them to browsers then."""
    site, seen = portal.workshop.site, []
    record, listing, feed = "su-kien/su-kien-a/index.html", "su-kien/thang/2026-12/index.html", "rss.xml"

    def look() -> None:
        seen.append([name for name in (record, listing, feed) if "Tên khác" in (site / name).read_text("utf-8")])

    portal.on_pages = look
    rules_after(portal, title="Tên khác")
    assert seen == [[record], [record, listing]]
    look()
    assert seen[-1] == [record, listing, feed]


def test_browsers_are_told_when_the_pages_are_up_to_date() -> None:
    server = SimpleNamespace(_epoch_cond=threading.Condition(), _visible_epoch=1, _wanted_epoch=2)
    _show(server)
    assert server._visible_epoch == server._wanted_epoch == 2
    _show(server)  # for what was drawn since
    assert server._visible_epoch == server._wanted_epoch == 3


def test_a_search_file_is_written_only_where_its_words_changed(portal: EditedPortal) -> None:
    rules = rules_after(portal, description="Chữ không ở đâu khác: hoàng hôn.")
    parts = [name for name in rules.traces if name.startswith("tìm kiếm terms/")]
    assert 0 < len([name for name in parts if name in rules.ran]) < len(parts)
    assert rules_after(portal).ran == {}


def test_times_are_those_of_the_rules_that_ran(portal: EditedPortal) -> None:
    lines = list(profile_lines({"vẽ trang": 1.25}, rules_after(portal, description="Khác.")))
    assert lines[0] == "   1,250 s  vẽ trang"
    assert any("quy tắc «trang su-kien»: 1 lần chạy" in line for line in lines)
    assert lines[-1].endswith("quy tắc đã chạy.")
