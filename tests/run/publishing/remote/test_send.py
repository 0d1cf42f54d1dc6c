"""A site sent to other machines: all of it arrives, only changes travel, whatever stops the sending is made good by the next."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pcmt.problems import BusyFault, EnvironmentFault, UsageFault
from pcmt.run.publishing.remote.copier import Rsync, find_copier
from pcmt.run.publishing.remote.send import (
    PATIENCE,
    STATE_FILE,
    RemoteState,
    Sender,
    Sent,
    read_state,
    send_site,
    write_state,
)
from pcmt.text.dates import VIETNAM
from tests.forked_processes import ForkedProcess
from tests.run.publishing.remote.machines import Machine, files_of, rsync_daemon, rsync_shell, s3, webdav
from tests.sweeps import SWEEP

OLD = 1_700_000_000
NOW = datetime(2026, 11, 22, 8, tzinfo=VIETNAM)
ME = Sender("toi", NOW)
SITE = {
    "index.html": "<p>một</p>",
    "ke-hoach/năm 2027/index.html": "<p>kế hoạch</p>",
    "assets/portal.css": "p {}",
    "rss.xml": "<rss/>",
    "tai-lieu/cũ.pdf": "%PDF",
}
Opening = Callable[[Path], AbstractContextManager[Machine]]


def draw(folder: Path, files: dict[str, str]) -> Path:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def send(machine: Machine, site: Path, sender: Sender = ME) -> Sent:
    copier = find_copier(machine.place)
    assert copier
    return send_site(site, copier, sender)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    return draw(tmp_path / "site", SITE)


@pytest.mark.parametrize("opening", [rsync_daemon, rsync_shell, webdav, s3])
def test_all_arrives_and_later_only_what_changed(opening: Opening, site: Path, tmp_path: Path) -> None:
    with opening(tmp_path / "máy khác") as machine:
        assert send(machine, site) == Sent(len(SITE), 0)
        assert machine.files() == files_of(site)
        for path in (tmp_path / "máy khác").rglob("*.*"):
            os.utime(path, (OLD, OLD))
        changed = {name: text for name, text in SITE.items() if name != "tai-lieu/cũ.pdf"}
        draw(site, {**changed, "index.html": "<p>hai</p>", "su-kien/x/index.html": "<p>mới</p>"})  # of the same length
        assert send(machine, site) == Sent(2, 1)
        assert machine.files() == files_of(site)
        kept = tmp_path / "máy khác/assets/portal.css"
        assert not kept.exists() or kept.stat().st_mtime == OLD
        assert send(machine, site) == Sent(0, 0)


def test_to_a_bucket_only_changes_travel_and_a_full_one_is_made_good_later(site: Path, tmp_path: Path) -> None:
    with s3(tmp_path) as machine:
        assert machine.bucket
        send(machine, site)
        machine.bucket.uploads.clear()
        (site / "index.html").write_text("<p>hai</p>", encoding="utf-8")
        (site / "tai-lieu/cũ.pdf").unlink()
        send(machine, site)
        assert [key for key in machine.bucket.uploads if not key.endswith(STATE_FILE)] == ["cong/index.html"]
        assert machine.bucket.removals == ["cong/tai-lieu/cũ.pdf"]
        machine.bucket.is_full = True
        (site / "index.html").write_text("<p>ba</p>", encoding="utf-8")
        with pytest.raises(EnvironmentFault, match=r"rclone không làm được với «rclone::s3.*secret_access_key=…"):
            send(machine, site)
        assert machine.files()["index.html"] == b"<p>hai</p>"
        machine.bucket.is_full = False
        assert send(machine, site) == Sent(1, 0)
        assert machine.files() == files_of(site)


def test_pages_go_after_what_they_load_and_before_what_announces_them_and_removals_last(site: Path) -> None:
    class Recorder:
        place = "sổ"

        def __init__(self) -> None:
            self.done: list[tuple[str, list[str]]] = []
            self.state = b""

        def list_top(self) -> set[str]:
            return {STATE_FILE} if self.state else set()

        def read(self, _name: str) -> bytes:
            return self.state

        def copy(self, folder: Path, names: Sequence[str]) -> None:
            self.done.append(("gửi", list(names)))
            if list(names) == [STATE_FILE]:
                self.state = (folder / STATE_FILE).read_bytes()

        def remove(self, names: Sequence[str]) -> None:
            self.done.append(("xóa", list(names)))

    (site / "index.html.gz").write_bytes(b"")
    recorder = Recorder()
    write_state(recorder, RemoteState({"cũ.html": "0"}))
    recorder.done.clear()
    send_site(site, recorder, ME)
    assert [(verb, names) for verb, names in recorder.done if names != [STATE_FILE]] == [
        ("gửi", ["assets/portal.css", "tai-lieu/cũ.pdf"]),
        ("gửi", ["index.html", "index.html.gz", "ke-hoach/năm 2027/index.html"]),
        ("gửi", ["rss.xml"]),
        ("xóa", ["cũ.html"]),
    ]
    assert recorder.done[0] == recorder.done[-1] == ("gửi", [STATE_FILE])


@pytest.mark.parametrize("opening", [rsync_daemon, webdav])
def test_a_read_only_place_is_said_to_fail_and_nothing_changes(
    opening: Callable[..., AbstractContextManager[Machine]], site: Path, tmp_path: Path
) -> None:
    with opening(tmp_path / "máy") as machine:
        send(machine, site)
    before = files_of(site)
    draw(site, {**SITE, "index.html": "<p>hai</p>"})
    with opening(tmp_path / "máy", is_read_only=True) as machine:
        with pytest.raises(EnvironmentFault, match=r"không làm được với «r.*»: .*; trang ở đó vẫn như trước"):
            send(machine, site)
        assert machine.files() == before


@pytest.mark.parametrize("opening", [rsync_daemon, webdav])
def test_a_full_disk_leaves_the_old_pages_and_the_next_time_all_arrives(
    opening: Callable[..., AbstractContextManager[Machine]], site: Path, tmp_path: Path
) -> None:
    with opening(tmp_path / "máy") as machine:
        send(machine, site)
    draw(site, {**SITE, "index.html": "<p>hai</p>", "lớn.pdf": "0" * 300_000})
    with opening(tmp_path / "máy", limit=100_000) as machine:
        with pytest.raises(EnvironmentFault):
            send(machine, site)
        assert machine.files()["index.html"] == b"<p>m\xe1\xbb\x99t</p>"
    with opening(tmp_path / "máy") as machine:
        send(machine, site)
        assert machine.files() == files_of(site)


def test_another_sender_at_work_is_not_disturbed_but_a_killed_one_is_not_waited_for_for_ever(
    site: Path, tmp_path: Path
) -> None:
    with rsync_daemon(tmp_path / "máy") as machine:
        copier = find_copier(machine.place)
        assert copier
        write_state(copier, RemoteState({}, "khac", NOW.isoformat()))
        with pytest.raises(BusyFault, match="từ 08:30 đăng lại được"):
            send(machine, site)
        assert machine.files() == {}
        send(machine, site, Sender("toi", NOW + PATIENCE + timedelta(seconds=1)))
        assert machine.files() == files_of(site)
        write_state(copier, RemoteState({}, "toi", NOW.isoformat()))
        assert send(machine, site) == Sent(len(SITE), 0)
        assert read_state(copier).sender == ""


def test_of_two_that_begin_together_one_stops(site: Path, tmp_path: Path) -> None:
    with rsync_daemon(tmp_path / "máy") as machine:

        class Late(Rsync):
            """The other writes its state right after ours."""

            def copy(self, folder: Path, names: Sequence[str]) -> None:
                super().copy(folder, names)
                if list(names) == [STATE_FILE]:
                    other = Rsync(machine.place, machine.place)
                    state = read_state(other)
                    if state.sender == "toi":
                        write_state(other, RemoteState(state.files, "khac", state.since))

        with pytest.raises(BusyFault, match="máy khác vừa bắt đầu đăng"):
            send_site(site, Late(machine.place, machine.place), ME)
        assert machine.files() == {}


def test_files_of_others_are_not_touched(site: Path, tmp_path: Path) -> None:
    with rsync_daemon(tmp_path / "máy") as machine:
        (tmp_path / "máy/thư.txt").write_text("giữ", encoding="utf-8")
        with pytest.raises(UsageFault, match="có tệp không do cổng đăng"):
            send(machine, site)
        assert machine.files() == {"thư.txt": "giữ".encode()}


@SWEEP
@pytest.mark.parametrize("opening", [rsync_daemon, s3])
def test_killed_at_any_moment_the_next_sending_makes_the_site_whole(
    opening: Opening, site: Path, tmp_path: Path
) -> None:
    with opening(tmp_path / "máy") as machine:
        send(machine, site)
        chance, killed = random.Random(14), 0
        for number in range(4):
            draw(site, {f"trang/{page}/index.html": f"{number} {page}" * 50 for page in range(60)})
            process = ForkedProcess(
                "tests.run.publishing.remote.sending", tmp_path / f"printed {number}.txt", machine.place, str(site)
            )
            while not process.printed:
                time.sleep(0.001)
            time.sleep(chance.uniform(0, 0.6))
            killed += process.kill() == -signal.SIGKILL
        assert killed
        send(machine, site, Sender("con", NOW))
        assert machine.files() == files_of(site)
