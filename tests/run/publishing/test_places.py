"""Commands with a target on another machine: its releases are kept in the portal, what is on line is sent there."""

from __future__ import annotations

import functools
from contextlib import nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pcmt.problems import EXIT_BUSY, EXIT_ENVIRONMENT, EXIT_OK
from pcmt.relate.catalog import build_catalog
from pcmt.run.cli import main
from pcmt.run.portal import Portal
from pcmt.run.publishing import commands
from pcmt.run.publishing.places import find_place
from pcmt.run.publishing.releases import CURRENT
from tests.records import TODAY, settings
from tests.run.publishing.publisher import draw_small
from tests.run.publishing.remote.machines import files_of, rsync_daemon


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portal whose small site has a token on its start page; the checks of a real one are not run."""
    folder = tmp_path / "cổng"
    (folder / "data").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Thử\n", encoding="utf-8")
    monkeypatch.setattr(commands, "pass_gate", lambda *_: None)
    monkeypatch.setattr(commands, "printing_downloads", nullcontext)
    monkeypatch.setattr(commands, "open_checked", lambda _: Portal(folder, build_catalog(settings(), {}, TODAY)))
    return folder


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--root", str(root)])


def publish(root: Path, place: str, token: str, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.setattr(commands, "draw", functools.partial(_draw, token))
    return run(root, "publish", place)


def _draw(token: str, _portal: Portal, folder: Path) -> None:
    draw_small(folder, token)


def test_a_site_goes_to_another_machine_and_comes_back(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with rsync_daemon(tmp_path / "máy") as machine:
        online = find_place(root, machine.place).local.folder / CURRENT
        first = publish(root, machine.place, "một", monkeypatch)
        assert first.exit_code == EXIT_OK, first.output
        assert f"Đã gửi 67 tệp, xóa 0 tệp ở {machine.place}." in first.output
        second = publish(root, machine.place, "hai", monkeypatch)
        assert "Đã gửi 3 tệp, xóa 0 tệp" in second.output
        assert machine.files() == files_of(online.resolve())
        assert b"hai" in machine.files()["index.html"]
        assert run(root, "releases", machine.place).output.splitlines()[0].endswith("đang đăng")
        back = run(root, "rollback", machine.place)
        assert (back.exit_code, "Đã gửi 3 tệp" in back.output) == (EXIT_OK, True)
        assert "một".encode() in machine.files()["index.html"]


def test_what_could_not_be_sent_goes_with_the_next_publish(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with rsync_daemon(tmp_path / "máy") as machine:
        place = machine.place
    failed = publish(root, place, "một", monkeypatch)
    assert failed.exit_code == EXIT_ENVIRONMENT
    assert "Đã dựng và soát bản" in failed.output
    assert "Đã đăng" not in failed.output
    assert f"Lỗi máy: rsync không làm được với «{place}»: " in failed.output
    with find_place(root, place).local.locked():
        assert publish(root, place, "hai", monkeypatch).exit_code == EXIT_BUSY
    monkeypatch.setattr(
        "tests.run.publishing.remote.machines.free_port", lambda: int(place.split(":")[2].split("/")[0])
    )
    with rsync_daemon(tmp_path / "máy") as machine:
        assert publish(root, place, "một", monkeypatch).exit_code == EXIT_OK
        assert len(machine.files()) == 67


def test_keys_of_a_connection_are_not_repeated(root: Path) -> None:
    place = find_place(root, 'rclone::s3,access_key_id=MA,secret_access_key="BI MAT",endpoint="http://x":kho/cong')
    assert place.name == 'rclone::s3,access_key_id=…,secret_access_key=…,endpoint="http://x":kho/cong'
