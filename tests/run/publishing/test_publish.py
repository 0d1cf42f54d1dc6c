"""Publishing to a folder: the old site is whole until the new one is on line, whatever happens in between."""

from __future__ import annotations

import os
import random
import signal
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pcmt.problems import BusyFault, DataError, EnvironmentFault, UsageFault
from pcmt.run.publishing.releases import COMING, CURRENT, LocalTarget
from tests.forked_processes import ForkedProcess
from tests.run.publishing.publisher import publish_small

OLD = 1_700_000_000


def run_publisher(root: Path, target: Path, token: str, load: int = 0, limit: int = 0) -> ForkedProcess:
    words = (str(root), str(target), token, str(load), str(limit))
    return ForkedProcess("tests.run.publishing.publisher", root.parent / "printed.txt", *words)


def token_of(target: Path) -> str:
    return (target / CURRENT / "index.html").read_text(encoding="utf-8").partition("</p>")[0].removeprefix("<p>")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "cổng/data").mkdir(parents=True)
    (tmp_path / "cổng/data/cong.yaml").write_text("title: Thử\n", encoding="utf-8")
    return tmp_path / "cổng"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "nơi đăng"


def test_only_what_changed_is_new_and_the_rest_keeps_its_time(root: Path, target: Path) -> None:
    first = publish_small(root, target, "một")
    assert first.changed == first.files
    page = target / CURRENT / "trang/1/index.html"
    os.utime(page, (OLD, OLD))
    second = publish_small(root, target, "hai")
    assert second.changed == 3
    assert token_of(target) == "hai"
    assert page.stat().st_mtime == OLD
    assert (target / CURRENT / "index.html").stat().st_mtime > OLD
    assert LocalTarget(target).current == second.id > first.id


def test_a_data_copy_is_beside_each_release(root: Path, target: Path) -> None:
    release = publish_small(root, target, "một")
    with zipfile.ZipFile(LocalTarget(target).data(release.id)) as archive:
        assert archive.namelist() == ["data/cong.yaml"]


def test_old_releases_go_but_never_the_one_on_line(root: Path, target: Path) -> None:
    ids = [publish_small(root, target, str(number), kept=3).id for number in range(5)]
    place = LocalTarget(target)
    assert [one.id for one in place.releases] == ids[:1:-1]
    place.switch(ids[2])
    publish_small(root, target, "năm", kept=2)
    assert len(place.releases) == 2
    place.switch(min(one.id for one in place.releases))
    place.prune(1)
    assert {one.id for one in place.releases} == {place.current, max(one.id for one in place.releases)}
    assert sorted(path.name for path in (target / "ban").iterdir() if path.is_file()) == sorted(
        f"{one.id}.{ending}" for one in place.releases for ending in ("json", "du-lieu.zip")
    )


def test_the_way_back_is_one_step(root: Path, target: Path) -> None:
    first = publish_small(root, target, "một")
    second = publish_small(root, target, "hai")
    place = LocalTarget(target)
    place.switch(place.before(second.id))
    assert (place.current, token_of(target)) == (first.id, "một")
    with pytest.raises(UsageFault, match="không còn bản nào cũ hơn"):
        place.before(first.id)


def test_two_publishers_do_not_meet(root: Path, target: Path) -> None:
    publish_small(root, target, "một")
    with LocalTarget(target).locked():
        second = run_publisher(root, target, "hai")
        assert (second.wait(), "đang có lần đăng khác" in second.printed) == (4, True)
    assert token_of(target) == "một"


def test_data_edited_meanwhile_is_not_published_half(root: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_small(root, target, "một")
    draw = sys.modules["tests.run.publishing.publisher"].draw_small

    def edits(folder: Path, token: str, **options: object) -> None:
        draw(folder, token, **options)
        (root / "data/cong.yaml").write_text("title: Sửa\n", encoding="utf-8")

    monkeypatch.setattr("tests.run.publishing.publisher.draw_small", edits)
    with pytest.raises(BusyFault, match=r"«data/cong\.yaml» được sửa trong lúc dựng"):
        publish_small(root, target, "hai")
    assert token_of(target) == "một"
    monkeypatch.undo()
    publish_small(root, target, "ba")
    assert token_of(target) == "ba"


def test_an_unsound_site_does_not_go_on_line(root: Path, target: Path) -> None:
    publish_small(root, target, "một")
    with pytest.raises(DataError, match="liên kết tới «trang/mat/»"):
        publish_small(root, target, "hai", more='<a href="trang/mat/">mất</a>')
    assert token_of(target) == "một"
    assert not (target / COMING).exists()


def test_a_full_disk_leaves_the_old_site(root: Path, target: Path) -> None:
    publish_small(root, target, "một")
    full = run_publisher(root, target, "hai", load=5_000_000, limit=1_000_000)
    assert (full.wait(), "bản đang đăng giữ nguyên" in full.printed) == (3, True), full.printed
    assert token_of(target) == "một"
    assert not (target / COMING).exists()
    publish_small(root, target, "ba")
    assert token_of(target) == "ba"


@pytest.mark.skipif(not hasattr(os, "seteuid") or os.geteuid() != 0, reason="another user is needed")
def test_a_read_only_target_is_said_to_be_one(root: Path, target: Path) -> None:
    publish_small(root, target, "một")
    for folder in target.parents:
        if folder.stat().st_uid == 0 and len(folder.parts) > 2:
            folder.chmod(folder.stat().st_mode | 0o055)
    os.seteuid(65534)
    try:
        with pytest.raises(EnvironmentFault, match="không ghi được vào"):
            publish_small(root, target, "hai")
    finally:
        os.seteuid(0)
    assert token_of(target) == "một"


def test_a_folder_of_others_is_not_touched(root: Path, tmp_path: Path) -> None:
    (tmp_path / "của người khác").mkdir()
    (tmp_path / "của người khác/thư.txt").write_text("giữ", encoding="utf-8")
    with pytest.raises(UsageFault, match="có tệp không do cổng đăng"):
        publish_small(root, tmp_path / "của người khác", "một")
    assert [path.name for path in (tmp_path / "của người khác").iterdir()] == ["thư.txt"]


def _read_on(target: Path, stop: Callable[[], bool], bad: list[str]) -> int:
    """Read page and feed again and again; note every read that is not one whole site."""
    reads = 0
    while not stop():
        try:
            site = Path(os.path.realpath(target / CURRENT))
            page = (target / CURRENT / "index.html").read_text(encoding="utf-8")
            token = page.partition("</p>")[0].removeprefix("<p>")
            if not page.endswith(f"<p>{token}</p>\n"):
                bad.append(f"half a page of {token}")
            feed = (site / "feed.json").read_text(encoding="utf-8")
            if '"}' not in feed:
                bad.append("half a feed")
        except OSError as error:
            bad.append(str(error))
        reads += 2
        time.sleep(0.001)
    return reads


def test_killed_at_any_moment_readers_notice_nothing_and_the_next_publish_works(root: Path, target: Path) -> None:
    publish_small(root, target, "đầu")
    bad: list[str] = []
    is_over = threading.Event()
    counts: list[int] = []
    reader = threading.Thread(target=lambda: counts.append(_read_on(target, is_over.is_set, bad)))
    reader.start()
    chance = random.Random(14)
    killed = 0
    for number in range(8):
        process = run_publisher(root, target, f"lần {number}")
        while not (target / COMING).exists() and process.poll() is None:
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.25))
        killed += process.kill() == -signal.SIGKILL
    publish_small(root, target, "cuối")
    is_over.set()
    reader.join()
    assert bad == []
    assert killed > 0
    assert counts[0] > 100
    assert token_of(target) == "cuối"
    assert not (target / COMING).exists()
    place = LocalTarget(target)
    assert all(one.files for one in place.releases)
