"""The commands around releases, in words and exit codes."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from pcmt.problems import EXIT_BUSY, EXIT_OK, EXIT_USAGE
from pcmt.run.cli import main
from pcmt.run.publishing.releases import LocalTarget
from tests.run.publishing.publisher import publish_small


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_releases_are_listed_and_the_last_but_one_comes_back(tmp_path: Path) -> None:
    target = tmp_path / "nơi đăng"
    first, second = (publish_small(tmp_path / "cổng", target, token) for token in ("một", "hai"))
    listed = run("releases", str(target)).output.splitlines()
    assert listed[0].startswith(f"{second.id}  đăng lúc ")
    assert [line.split()[0] for line in listed if line.endswith("đang đăng")] == [second.id]
    back = run("rollback", str(target))
    assert (back.exit_code, f"Đã đưa bản {first.id} trở lại" in back.output) == (EXIT_OK, True)
    assert LocalTarget(target).current == first.id
    assert run("rollback", str(target), "--to", second.id).exit_code == EXIT_OK
    assert LocalTarget(target).current == second.id
    unknown = run("rollback", str(target), "--to", "20200101-000000")
    assert (unknown.exit_code, "không có bản «20200101-000000»" in unknown.output) == (EXIT_USAGE, True)


def test_a_rollback_waits_for_no_one(tmp_path: Path) -> None:
    target = tmp_path / "nơi đăng"
    publish_small(tmp_path / "cổng", target, "một")
    with LocalTarget(target).locked():
        assert run("rollback", str(target)).exit_code == EXIT_BUSY


def test_a_folder_without_releases_is_named(tmp_path: Path) -> None:
    for verb in ("releases", "rollback"):
        result = run(verb, str(tmp_path))
        assert result.exit_code == EXIT_USAGE
        assert str(tmp_path) in result.output
