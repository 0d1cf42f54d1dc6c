"""A release replaces the site in one step, loses none whenever it is killed, and keeps the times of unchanged files."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pcmt.problems import EnvironmentFault
from pcmt.run import swap_site as release_module
from pcmt.run.swap_site import release, restore

OLD = 1_700_000_000


def _draw(files: dict[str, bytes]) -> Callable[[Path], None]:
    def draw(folder: Path) -> None:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    return draw


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site whose files are all old."""
    folder = tmp_path / "site"
    files = dict.fromkeys(("rss.xml", "rss/loai/a.xml", "json/a.json", "lich.ics", "a/a.txt", "index.html"), b"mot")
    release(folder, _draw(files))
    for path in folder.rglob("*.*"):
        os.utime(path, (OLD, OLD))
    return folder


def _old(site: Path) -> set[str]:
    files = (path for path in site.rglob("*.*") if path.name != ".pcmt-site")
    return {path.relative_to(site).as_posix() for path in files if path.stat().st_mtime == OLD}


def test_only_what_changed_gets_a_new_time(site: Path) -> None:
    again = {
        "rss.xml": b"mot",
        "rss/loai/a.xml": b"hai",
        "json/a.json": b"mot",
        "lich.ics": b"dai hon",
        "a/a.txt": b"mot",
    }
    release(site, _draw(again | {"index.html": b"mot", "moi/moi.xml": b"mot"}))
    assert _old(site) == {"rss.xml", "json/a.json", "a/a.txt"}
    assert (site / "rss/loai/a.xml").read_bytes() == b"hai"
    assert not (site.parent / ".site.cu").exists()


def test_a_file_that_went_and_came_back_is_new(site: Path) -> None:
    release(site, _draw({"rss.xml": b"mot"}))
    release(site, _draw({"rss.xml": b"mot", "lich.ics": b"mot"}))
    assert _old(site) == {"rss.xml"}


def _text(site: Path) -> str:
    return (site / "index.html").read_text(encoding="utf-8")


class _Killed(BaseException):
    """Simulate a kill: no handler catches it."""


def test_a_failing_build_changes_nothing(site: Path) -> None:
    before = sorted((path, path.stat().st_mtime) for path in site.rglob("*"))

    def fail(folder: Path) -> None:
        (folder / "index.html").write_bytes(b"hai")
        raise EnvironmentFault("đĩa đầy")

    with pytest.raises(EnvironmentFault):
        release(site, fail)
    assert sorted((path, path.stat().st_mtime) for path in site.rglob("*")) == before
    assert not (site.parent / ".site.moi").exists()


def test_the_site_is_there_at_every_moment(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The exchange is one call: neither before nor after it a name is missing."""
    moves: list[str] = []
    monkeypatch.setattr(os, "replace", lambda *paths: moves.append(str(paths)))
    release(site, _draw({"index.html": b"hai"}))
    assert moves == []
    assert _text(site) == "hai"
    assert sorted(path.name for path in site.parent.iterdir()) == [".site.khoa", "site"]


def test_a_build_killed_between_two_renames_loses_nothing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system cannot exchange: the next build, good or bad, first brings back the last site."""
    monkeypatch.setattr(release_module, "exchange", lambda *_: False)
    real = os.replace
    monkeypatch.setattr(release_module, "_put_back", lambda _: None)

    def kill_before_second(source: Path, target: Path) -> None:
        if Path(target) == site:
            raise _Killed
        real(source, target)

    with monkeypatch.context() as killed:
        killed.setattr(os, "replace", kill_before_second)
        killed.setattr(release_module, "_remove", lambda _: None)
        with pytest.raises(_Killed):
            release(site, _draw({"index.html": b"hai"}))
    assert not site.exists()
    monkeypatch.undo()

    with pytest.raises(EnvironmentFault):
        release(site, _fail)
    assert _text(site) == "mot"


def _fail(_: Path) -> None:
    raise EnvironmentFault("lỗi")


def test_restoring_needs_no_build(site: Path) -> None:
    site.rename(site.parent / ".site.cu")
    restore(site)
    assert _text(site) == "mot"


def test_a_symbolic_link_shows_the_new_site(site: Path) -> None:
    link = site.parent / "www"
    link.symlink_to(site, target_is_directory=True)
    release(link, _draw({"index.html": b"hai"}))
    assert link.is_symlink()
    assert _text(site) == _text(link) == "hai"


def test_a_link_to_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "www").symlink_to(tmp_path / "khong-co")
    with pytest.raises(EnvironmentFault, match="khong-co"):
        release(tmp_path / "www", _draw({"index.html": b"hai"}))


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_folder_that_cannot_be_renamed_is_filled(
    site: Path, monkeypatch: pytest.MonkeyPatch, can_exchange: bool
) -> None:
    """A mount point: its entries are replaced one by one, what went away goes last."""
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == site)
    if not can_exchange:
        monkeypatch.setattr(release_module, "exchange", lambda *_: False)
    (site / "lost+found").mkdir()
    release(site, _draw({"index.html": b"hai", "rss/loai/a.xml": b"mot", "moi/a.txt": b"moi"}))
    names = {path.relative_to(site).as_posix() for path in site.rglob("*")}
    assert names - {"lost+found", ".pcmt-site", ".pcmt.khoa"} == {
        "index.html", "moi", "moi/a.txt", "rss", "rss/loai", "rss/loai/a.xml",
    }  # fmt: skip
    assert _text(site) == "hai"
    assert "rss/loai/a.xml" in _old(site)


def test_a_fresh_disk_may_become_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = tmp_path / "dia"
    (disk / "lost+found").mkdir(parents=True)
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == disk)
    release(disk, _draw({"index.html": b"mot"}))
    assert _text(disk) == "mot"


def test_a_web_server_can_read_what_a_strict_umask_wrote(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        release(tmp_path / "site", _draw({"rss/a.xml": b"mot", "index.html": b"mot"}))
        assert os.umask(0o077) == 0o077
    finally:
        os.umask(before)
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "site").rglob("*")}
    assert modes == {0o644, 0o755}
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


_KILLED_BUILDS = """
import sys
from pathlib import Path
from pcmt.run.swap_site import release

def draw(folder):
    for number in range(40):
        (folder / f"{number}.html").write_text("x" * 1000)
    (folder / "index.html").write_text("mot")

while True:
    release(Path(sys.argv[1]), draw)
    print(flush=True)
"""


def test_a_reader_never_misses_the_site_of_killed_builds(site: Path) -> None:
    bad = 0
    for _ in range(6):
        builds = subprocess.Popen([sys.executable, "-c", _KILLED_BUILDS, str(site)], stdout=subprocess.PIPE)
        assert builds.stdout is not None
        builds.stdout.readline()
        for _ in range(200):
            try:
                bad += _text(site) != "mot"
            except OSError:
                bad += 1
        builds.kill()
        builds.wait()
        bad += _text(site) != "mot"
    assert bad == 0
