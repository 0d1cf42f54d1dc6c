"""A record that was deleted or broken comes back from Git, or from what was published."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pcmt.problems import EXIT_OK, EXIT_USAGE
from pcmt.run.cli import main
from pcmt.run.publishing.places import find_place
from pcmt.run.publishing.publish import data_archive
from pcmt.run.publishing.releases import LocalTarget, Release
from tests.records import TODAY

BASE = Path(__file__).parents[2] / "reading/base"
EVENT = "data/su-kien/le-mit-tinh.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "cổng")
    (tmp_path / "cổng/mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    return tmp_path / "cổng"


def git(root: Path, *arguments: str) -> None:
    own = ("-c", "user.name=Thử", "-c", "user.email=thu@pcmt.test", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *own, "-C", str(root), *arguments], check=True, capture_output=True)


def save(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "lưu")


def restore(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["restore", "--root", str(root), *arguments])


def test_a_deleted_record_comes_back_from_git(root: Path) -> None:
    before = (root / EVENT).read_bytes()
    git(root, "init", "-q")
    save(root)
    (root / EVENT).unlink()
    save(root)
    result = restore(root, "su-kien/le-mit-tinh")
    assert (result.exit_code, "từ Git, lần lưu" in result.output) == (EXIT_OK, True), result.output
    assert (root / EVENT).read_bytes() == before


def test_a_broken_one_that_was_saved_broken_gives_way_to_the_last_sound_one(root: Path) -> None:
    before = (root / EVENT).read_bytes()
    git(root, "init", "-q")
    save(root)
    for text in ("title: [hỏng", "title: Thiếu mọi trường khác\n"):
        (root / EVENT).write_text(text, encoding="utf-8")
        save(root)
    result = restore(root, "le-mit-tinh")
    assert result.exit_code == EXIT_OK, result.output
    assert (root / EVENT).read_bytes() == before
    kept = root / ".pcmt/ban-hong/su-kien-le-mit-tinh.yaml"
    assert kept.read_text(encoding="utf-8") == "title: Thiếu mọi trường khác\n"


def test_without_git_the_data_of_a_release_has_it(root: Path, tmp_path: Path) -> None:
    before = (root / EVENT).read_bytes()
    place = LocalTarget(tmp_path / "nơi đăng")
    with place.locked(makes=True):
        place.coming.mkdir()
        place.add(Release("20261122-090000", "", "", 1, 1, 1), data_archive(root, TODAY))
    (root / EVENT).unlink()
    lost = restore(root, "su-kien/le-mit-tinh")
    assert (lost.exit_code, "thêm --from" in lost.output) == (EXIT_USAGE, True)
    result = restore(root, "su-kien/le-mit-tinh", "--from", str(place.folder))
    assert (result.exit_code, "bản đã đăng 20261122-090000" in result.output) == (EXIT_OK, True)
    assert (root / EVENT).read_bytes() == before


def test_releases_of_another_machine_are_found_by_the_same_words(root: Path) -> None:
    before = (root / EVENT).read_bytes()
    place = find_place(root, "cong@may.test:/srv/cong").local
    with place.locked(makes=True):
        place.coming.mkdir()
        place.add(Release("20261122-090000", "", "", 1, 1, 1), data_archive(root, TODAY))
    (root / EVENT).unlink()
    result = restore(root, "su-kien/le-mit-tinh", "--from", "cong@may.test:/srv/cong")
    assert result.exit_code == EXIT_OK, result.output
    assert (root / EVENT).read_bytes() == before


def test_a_name_that_nobody_knows_is_said_to_be_one(root: Path) -> None:
    for name, words in (("la", "viết loại/mã"), ("loai-la/a", "không có loại «loai-la»")):
        result = restore(root, name)
        assert (result.exit_code, words in result.output) == (EXIT_USAGE, True), result.output
