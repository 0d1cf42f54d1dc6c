"""Faults of publishing: a reader polls a small site while it is published, killed at random moments, filled up and taken back.

``python -m dev.bench.publish``; on Linux as root a disk of 1 MB (tmpfs) is filled, too. Exit code 1 for one bad read.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from pcmt.run.publishing.releases import COMING, CURRENT, LocalTarget
from tests.run.publishing.publisher import publish_small

PUBLISHES, KILLS = 8, 20


def read_on(target: Path, is_over: threading.Event, bad: list[str], reads: list[int]) -> None:
    """Read page and feed through the link, and the page again through the release that it led to."""
    while not is_over.is_set():
        try:
            page = (target / CURRENT / "index.html").read_text(encoding="utf-8")
            token = page.partition("</p>")[0].removeprefix("<p>")
            if not page.endswith(f"<p>{token}</p>\n"):
                bad.append(f"half a page: {token}")
            if not (target / CURRENT / "feed.json").read_text(encoding="utf-8").endswith('"}'):
                bad.append("half a feed")
        except OSError as error:
            bad.append(str(error))
        reads[0] += 2
        time.sleep(0.002)


def kill_once(root: Path, target: Path, chance: random.Random) -> None:
    """Start a publication and kill it at a random moment after it began to draw."""
    program = [sys.executable, "-m", "tests.run.publishing.publisher", str(root), str(target), "bị giết", "0", "0"]
    process = subprocess.Popen(program, stdout=subprocess.DEVNULL)
    while not (target / COMING).exists() and process.poll() is None:
        time.sleep(0.001)
    time.sleep(chance.uniform(0, 0.3))
    process.send_signal(signal.SIGKILL)
    process.wait()


def fill_disk(root: Path, folder: Path) -> str:
    """Publish onto a disk of 1 MB until it is full; what is on line afterwards."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return "not tried"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], check=False).returncode:
        return "not tried"
    try:
        publish_small(root, folder / "dang", "trước")
        try:
            publish_small(root, folder / "dang", "sau", load=3_000_000)
        except Exception as error:  # whatever stops it, the old site must be there
            words = type(error).__name__
        page = (folder / "dang" / CURRENT / "index.html").read_text(encoding="utf-8")
        publish_small(root, folder / "dang", "lại")
        return f"{words}, old site whole: {page.startswith('<p>trước</p>')}, next one published"
    finally:
        subprocess.run(["umount", str(folder)], check=False)


def main() -> int:
    """Run it all and print the figures."""
    chance, bad, reads, is_over = random.Random(14), list[str](), [0], threading.Event()
    with tempfile.TemporaryDirectory() as place:
        root, target = Path(place) / "cong", Path(place) / "dang"
        publish_small(root, target, "đầu")
        reader = threading.Thread(target=read_on, args=(target, is_over, bad, reads))
        reader.start()
        for number in range(PUBLISHES):
            publish_small(root, target, f"lần {number}", pause=0.002)
        for _ in range(KILLS):
            kill_once(root, target, chance)
        publish_small(root, target, "cuối")
        begun = time.monotonic()
        releases = LocalTarget(target)
        with releases.locked():
            releases.switch(releases.before(releases.current))
        back = time.monotonic() - begun
        is_over.set()
        reader.join()
        print(f"{reads[0]} reads, {len(bad)} bad; {PUBLISHES} publications, {KILLS} kills; back in {back:.3f} s")
        print(f"full disk: {fill_disk(root, Path(place) / 'day')}")
    print("\n".join(sorted(set(bad))))
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
