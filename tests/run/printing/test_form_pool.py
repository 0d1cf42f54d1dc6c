"""Forms made in parallel: in their order, each once, stored at once; an interruption is reported and leaves no files behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from pcmt.blobs import Cached, Made
from pcmt.problems import EnvironmentFault
from pcmt.publish.artifact import Job
from pcmt.read.file_cache import FolderCache
from pcmt.run.printing.form_pool import FormPool
from tests.portal_fixtures import ROOT
from tests.run.printing.pool_jobs import killed, numbered, refused, refused_oddly
from tests.sweeps import sweep


@pytest.fixture
def cache(tmp_path: Path) -> FolderCache:
    return FolderCache(tmp_path / "nho")


def job(make: Callable[..., Made], *arguments: Any) -> Job:
    name = "-".join([make.__name__, *map(str, arguments)])
    return Job(name, f"tai-lieu/{name}.pdf", make, lambda: arguments)


def pages(outcomes: Iterator[Any]) -> list[Any]:
    return [one.pages if isinstance(one, Cached) else one for one in outcomes]


def test_outcomes_come_in_the_order_of_the_jobs_from_all_processes(cache: FolderCache) -> None:
    slow_first = [job(numbered, number, 0.2 if number == 0 else 0) for number in range(50)]
    with FormPool(cache.folder, 2) as pool:
        found = list(pool(slow_first, cache))
    assert pages(iter(found)) == list(range(50))
    makers = {bytes(one.files[1]) for one in found if isinstance(one, Cached)}
    assert len(makers) == 2 and str(os.getpid()).encode() not in makers
    assert (cache.made, cache.reused) == (50, 0)


def test_what_is_kept_starts_no_process(cache: FolderCache) -> None:
    for number in range(3):
        cache.keep(job(numbered, number).key, numbered(number))
    with FormPool(cache.folder, program=("-c", "raise SystemExit(1)")) as pool:
        assert pages(pool([job(numbered, number) for number in range(3)], cache)) == [0, 1, 2]


def test_faults_come_back_as_they_were_raised(cache: FolderCache) -> None:
    given = KeyError("từ trước")
    with FormPool(cache.folder, 2) as pool:
        known, first, wrong, odd, last = pages(
            pool([given, job(numbered, 1), job(refused, "không vừa"), job(refused_oddly), job(numbered, 2)], cache)
        )
    assert (known, first, last) == (given, 1, 2)
    assert isinstance(wrong, ValueError) and str(wrong) == "không vừa"
    assert isinstance(odd, RuntimeError) and "1/2" in str(odd)


def test_jobs_are_asked_for_as_they_are_needed(cache: FolderCache) -> None:
    """A portal's words never lie in memory all at once."""
    asked = 0

    def jobs() -> Iterator[Job]:
        nonlocal asked
        for asked in range(1, 2_001):
            yield job(numbered, asked)

    with FormPool(cache.folder, 1) as pool:
        outcomes = pool(jobs(), cache)
        assert pages(islice(outcomes, 3)) == [1, 2, 3]
    assert asked < 600


def test_jobs_begin_before_an_outcome_is_asked_for(cache: FolderCache) -> None:
    jobs = [job(numbered, number) for number in range(3)]
    with FormPool(cache.folder, 1) as pool:
        outcomes = pool(jobs, cache)
        while cache.get(jobs[-1].key) is None:
            time.sleep(0.01)
        assert pages(outcomes) == [0, 1, 2]


def test_a_process_that_dies_is_told_with_its_form(cache: FolderCache) -> None:
    with FormPool(cache.folder, 1) as pool, pytest.raises(EnvironmentFault) as caught:
        list(pool([job(numbered, 1), job(killed), job(numbered, 2)], cache))
    assert str(caught.value).startswith("tiến trình dựng «tai-lieu/killed.pdf» bị ngắt giữa chừng (mã 9)")
    assert cache.find(job(numbered, 1).key) is not None


def test_a_process_that_does_not_begin_is_told(cache: FolderCache) -> None:
    pool = FormPool(cache.folder, program=("-c", "raise SystemExit(1)"))
    with pool, pytest.raises(EnvironmentFault, match="không chạy được"):
        list(pool([job(numbered, 1)], cache))


def test_a_folder_that_cannot_be_written_gives_the_forms_in_memory(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("not a folder")
    cache = FolderCache(tmp_path / "tep")
    with FormPool(cache.folder, 1) as pool:
        (one,) = pool([job(numbered, 7)], cache)
    assert isinstance(one, Cached) and one.files[0] == b"7"


@pytest.mark.parametrize("sign", sweep([signal.SIGTERM, signal.SIGINT]))
def test_a_stopped_command_keeps_what_it_printed(sign: int, tmp_path: Path) -> None:
    """All processes get the signal, as from a terminal; none may be left when the command is over."""
    process = subprocess.Popen(
        # A job that a shell started in the background ignores SIGINT; the command under test must not inherit that.
        ["env", "--default-signal=INT", sys.executable, "-m", "pcmt", "check"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PCMT_CACHE": str(tmp_path), "PYTHONUTF8": "1"},
        start_new_session=True,
    )
    blobs = tmp_path / "blobs"
    while process.poll() is None and not list(blobs.glob("??/*")):
        time.sleep(0.01)
    os.killpg(process.pid, sign)
    assert process.stderr is not None
    told = process.stderr.read().decode()
    assert (process.wait(), told) == (
        130,
        "Đã dừng theo lệnh. Trang đã đăng giữ nguyên như cũ. "
        "Những bản in đã dựng xong được giữ lại, lần sau dựng tiếp từ đó.\n",
    )
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    entries = [path for path in tmp_path.iterdir() if path.is_file() and not path.name.startswith("tep-")]
    assert entries and all(FolderCache(tmp_path).find(path.name) for path in entries)
