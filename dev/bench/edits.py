"""``make bench-edits``: what an edit of the data of this repository costs: CPU of ``pcmt build``, saved to shown in ``pcmt serve``.

Works on a copy. CPU seconds are those of the whole process; the machine's load is printed, since wall time depends on it.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from live import page

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("data", "docs", "overrides", "mkdocs.yml", "macros.py")
PORT = 8765
TERMS = "danh-muc/doi-tuong.yaml"
_TITLE = re.compile(r"^title: (.*)$", re.MULTILINE)
_PAUSE = 0.2
"""Seconds after which a file counts as at rest."""


def copied(folder: Path) -> Path:
    """Copy the portal; the forms of its cache are used as they are."""
    root = folder / "cong"
    root.mkdir()
    for name in COPIED:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, root / name)
    if not (root / "data" / TERMS).exists():  # one of the kit: a portal that edits it has a copy
        (root / "data" / TERMS).parent.mkdir()
        shutil.copy(ROOT / "pcmt/national" / TERMS, root / "data" / TERMS)
    return root


def run_build(root: Path, *options: str) -> tuple[float, float]:
    """Build; CPU and wall seconds."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [sys.executable, "-X", "utf8", "-m", "pcmt", "build", "--root", str(root), *options]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.monotonic() - begun


def replaced(path: Path, change: Callable[[str], str]) -> None:
    """Save a file with another text."""
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    time.sleep(_PAUSE)


def with_title(words: str) -> Callable[[str], str]:
    """Return the edit that gives another title."""
    return lambda text: _TITLE.sub(f"title: {words}", text, count=1)


def with_remark(text: str) -> str:
    """Give a record another description."""
    without = re.sub(r"^description:.*\n(?:[ ]+.*\n)*", "", text, flags=re.MULTILINE)
    return f"{without.rstrip()}\ndescription: Mô tả khác, đổi lúc {time.monotonic_ns()}.\n"


def shown_after(root: Path, event: Path, times: int) -> list[float]:
    """Seconds from saving the title of an event to its page showing it."""
    command = [sys.executable, "-X", "utf8", "-m", "pcmt", "serve", "--root", str(root), "--port", str(PORT)]
    address = f"http://127.0.0.1:{PORT}/su-kien/{event.stem}/"
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while "<title" not in page(address):
            time.sleep(0.5)
        found = []
        for number in range(times):
            time.sleep(1)
            words = f"Tên mới lần {number}"
            event.write_text(with_title(words)(event.read_text(encoding="utf-8")), encoding="utf-8")
            begun = time.monotonic()
            while words not in page(address):
                time.sleep(0.01)
            found.append(time.monotonic() - begun)
        return found
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    """Print the table."""
    os.environ.setdefault("PCMT_CACHE", str(ROOT / ".pcmt" / "cache"))
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores; CPU s, part of a full build, wall s, load then")
    with TemporaryDirectory() as folder:
        root = copied(Path(folder))
        event, agency = (sorted((root / "data" / kind).glob("*.yaml"))[3] for kind in ("su-kien", "co-quan"))
        term = root / "data" / TERMS
        run_build(root)
        whole: list[float] = []

        def line(words: str, path: Path | None = None, change: Callable[[str], str] = str, *options: str) -> None:
            if path:
                replaced(path, change)
            spent, passed = run_build(root, *options)
            whole.append(spent)
            print(
                f"{words:32} {spent:6.2f} {spent / whole[0]:6.2f} {passed:6.2f} {os.getloadavg()[0]:5.1f}", flush=True
            )

        line("full build (--no-cache)", None, str, "--no-cache")
        line(
            "forms and drawing in the cache",
            root / "data/cong.yaml",
            lambda text: text.replace("title: ", "title: Thử ", 1),
        )
        line("again, traces complete", event, with_remark)
        time.sleep(_PAUSE)
        line("nothing changed")
        line("description of an event", event, with_remark)
        line("title of an agency", agency, with_title("Cơ quan mang tên khác"))
        line("title of a term", term, lambda text: re.sub(r"(- id: \S+\n\s+title: )", r"\1Nhóm ", text, count=1))
        times = shown_after(root, event, 7)
        print(f"serve: title saved to shown          {median(times):6.2f} (longest {max(times):.2f})")


if __name__ == "__main__":
    main()
