"""Builds: the same bytes wherever and whenever, by either engine; and nothing lost when the data is wrong."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from pcmt.run.file_lock import only_one
from tests.changed_fixtures import MARKED_EVENT
from tests.portal_fixtures import ROOT, TODAY, run_pcmt
from tests.site.waiting_records import add_waiting
from tests.small_portal import write_small_portal
from tests.sweeps import sweep

MARKER = ".pcmt-site"
States = dict[str, tuple[int, ...]]


def fingerprints(site: Path) -> dict[str, str]:
    """SHA-256 of every published file by its path."""
    files = [path for path in sorted(site.rglob("*")) if path.is_file() and path.name != MARKER]
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("engine", sweep(["properdocs", "mkdocs"]))
def test_either_engine_draws_the_same_site_with_and_without_records_that_wait(
    engine: str, portal_copy: Path, built_site: Path
) -> None:
    """Records that wait for their publication leave no byte in the site: one build for each engine shows both."""
    add_waiting(portal_copy)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": TODAY, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", engine, "build", "-q", "-d", str(portal_copy / "site")]
    if engine == "properdocs":
        command += ["-f", "mkdocs.yml"]
    result = subprocess.run(command, cwd=portal_copy, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    ours, theirs = fingerprints(built_site), fingerprints(portal_copy / "site")
    assert sorted(theirs) == sorted(ours)
    assert [path for path in ours if ours[path] != theirs[path]] == []


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small portal that a test may change."""
    return write_small_portal(tmp_path / "cổng thử")


def states(site: Path) -> States:
    """Which file is in each place of a site, and when it was written: a copy with the same bytes is another one."""
    files = {path: path.stat() for path in site.rglob("*") if path.is_file()}
    return {str(path): (one.st_ino, one.st_size, one.st_mtime_ns) for path, one in files.items()}


@pytest.fixture
def published(small: Path, built_site: Path) -> tuple[Path, States]:
    """A small portal with a good site already published, and the states of that site's files."""
    shutil.copytree(built_site, small / "site", copy_function=os.link)
    return small, states(small / "site")


def _spoil(path: Path, old: str, new: str) -> int:
    """Replace text in a file; the line (from 1) on which it stood."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_data_fault_leaves_the_site_as_it_was(published: tuple[Path, States]) -> None:
    root, before = published
    line = _spoil(root / "data" / "su-kien" / "le-mit-tinh.yaml", "2026-06-26", "2026-06-31")
    result = run_pcmt("build", "--root", str(root))
    assert result.returncode == 1
    assert f"data/su-kien/le-mit-tinh.yaml:{line}:" in result.stderr
    assert "Cách sửa:" in result.stderr
    assert "Traceback" not in result.stderr + result.stdout
    assert states(root / "site") == before
    assert not list(root.glob(".site*"))


UNREADABLE_CALLS = {
    "tro-giup": ("{{ khong_co_lenh() }}", "khong_co_lenh"),
    "dang-ky": ('{{ link("van-ban/luat-120-2025-qh15" }}', "cú pháp"),
}
WRONG_CALLS = {
    "xa-phuong": ('{{ link("van-ban/khong-co-that") }}', "van-ban/khong-co-that"),
    "nha-truong": ('{{ latest("ke-hoachh", 3) }}', "ke-hoachh"),
    "nguoi-dan": ("{{ latest() }}", "latest(kind, n)"),
    "ngon-ngu": ('{{ materials(audience="nguoi-la") }}', "nguoi-la"),
}


@pytest.mark.parametrize("calls", [UNREADABLE_CALLS, WRONG_CALLS], ids=["unreadable", "wrong"])
def test_all_faults_of_all_pages_are_told_at_once_with_page_and_line(
    published: tuple[Path, States], calls: dict[str, tuple[str, str]]
) -> None:
    root, before = published
    starts = {}
    for name, (call, _) in calls.items():
        text = f'---\ntitle: Trang thử\n---\n\n{{{{ setting("title") }}}}\n\n{call}\n'
        (root / "docs" / name).mkdir()
        (root / "docs" / name / "index.md").write_text(text, encoding="utf-8")
        starts[name] = f"docs/{name}/index.md:7:"
    result = run_pcmt("build", "--root", str(root))
    assert result.returncode == 1
    for name, (_, named) in calls.items():
        told = [line for line in result.stderr.splitlines() if line.startswith(starts[name])]
        assert told and named in told[0], (name, result.stderr)
    assert "Traceback" not in result.stderr + result.stdout
    assert states(root / "site") == before


def test_a_frame_without_a_slot_stops_the_build(published: tuple[Path, States]) -> None:
    root, before = published
    template = (ROOT / "pcmt/theme/record.html").read_text(encoding="utf-8")
    (root / "overrides" / "record.html").write_text(template.replace("[[pcmt:article]]", ""), encoding="utf-8")
    result = run_pcmt("build", "--root", str(root))
    assert result.returncode != 0
    assert "article" in result.stderr
    assert states(root / "site") == before


def test_a_folder_that_is_not_ours_is_never_replaced(small: Path) -> None:
    precious = small / "site"
    precious.mkdir()
    (precious / "luận văn.txt").write_text("đừng xóa", encoding="utf-8")
    result = run_pcmt("build", "--root", str(small))
    assert result.returncode == 3
    assert (precious / "luận văn.txt").read_text(encoding="utf-8") == "đừng xóa"


def test_a_second_build_says_that_it_has_to_wait(small: Path) -> None:
    with only_one(small / ".site.khoa", "bận"):
        result = run_pcmt("build", "--root", str(small))
    assert result.returncode == 4
    assert "đang có lần dựng khác" in result.stderr
    assert not (small / "site").exists()
    # Once the lock is given back the same command gets as far as the data.
    (small / "data/su-kien/sai.yaml").write_text("title: [", encoding="utf-8")
    assert run_pcmt("build", "--root", str(small)).returncode == 1


def test_markup_in_data_shows_as_typed(changed_site: Path) -> None:
    for path in changed_site.rglob("*"):
        if path.suffix in {".html", ".xml", ".json"}:
            assert "<script>alert" not in path.read_text(encoding="utf-8"), path
    page = (changed_site / "su-kien" / MARKED_EVENT / "index.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;đậm&lt;/b&gt;" in page
    assert "{{ 7*7 }}" in page


def test_a_page_in_an_old_encoding_is_named(small: Path) -> None:
    page = small / "docs" / "index.md"
    lines = page.read_bytes().count(b"\n")
    page.write_bytes(page.read_bytes() + b"\n\xe9\xe8 x\n")
    result = run_pcmt("build", "--root", str(small))
    assert result.returncode == 1
    assert f"docs/index.md:{lines + 2}:1: [MA_HOA]" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("fault", ["\ntheme: [\n", "\nkhong_co_muc_nay: 1\nplugins: [khong-co]\n"])
def test_a_broken_configuration_exits_with_two(small: Path, fault: str) -> None:
    config = small / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + fault, encoding="utf-8")
    result = run_pcmt("build", "--root", str(small))
    assert result.returncode == 2
    assert "mkdocs.yml" in result.stderr
    assert "Traceback" not in result.stderr


def test_serving_on_a_taken_port_says_so_before_anything_is_drawn() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        result = run_pcmt("serve", "--port", str(other.getsockname()[1]))
    assert result.returncode == 4
    assert "--port" in result.stderr
    assert "Đã vẽ" not in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "faults",
    [
        {"url: https://abc.vn": "phải kết thúc bằng dấu /"},
        {"tag_authority: Bad Name!": "không phải tên miền", "email: abc": "không phải địa chỉ email"},
    ],
    ids=["value", "fields"],
)
def test_settings_are_checked_in_words(small: Path, faults: dict[str, str]) -> None:
    settings = small / "data" / "cong.yaml"
    shutil.copy(ROOT / "data/cong.yaml", settings)
    wrong = {line.partition(":")[0]: line for line in faults}
    lines = [wrong.get(each.partition(":")[0], each) for each in settings.read_text("utf-8").splitlines()]
    settings.write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = run_pcmt("check", "--root", str(small))
    assert result.returncode == 1
    for line, told in faults.items():
        place = f"data/cong.yaml:{lines.index(line) + 1}:"
        assert [one for one in result.stdout.splitlines() if one.startswith(place) and told in one], (
            line,
            result.stdout,
        )


def test_usage_faults_exit_with_two(tmp_path: Path) -> None:
    assert run_pcmt("build", "--root", str(tmp_path)).returncode == 2
    assert run_pcmt("khong-co").returncode == 2
    assert run_pcmt("check", SOURCE_DATE_EPOCH="hôm nay").returncode == 2
