"""``make bench-edits``: what an edit of the data of this repository costs: CPU of ``pcmt build``, saved to shown in ``pcmt serve``.

Works on a copy. CPU seconds are those of the whole process; the machine's load is printed, since wall time depends on it.
With ``--count`` the instructions of each build are counted by valgrind instead: they take fifty times as long and are the same
on a busy machine (``make bench-edits ARGS=--count``).
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from live import shown_after
from measure import BuildFailed, Cost, run_build

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("data", "docs", "overrides", "mkdocs.yml", "macros.py")
PORT = 8765
COUNTER = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
"""What counts the instructions of a process, without those of its children."""
_COUNTED = re.compile(r"I +refs: +([\d,]+)")
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


def pcmt(command: str, root: Path, *options: str) -> list[str]:
    """Return a command of the portal in a folder."""
    return [sys.executable, "-X", "utf8", "-m", "pcmt", command, "--root", str(root), *options]


def build(root: Path, *options: str) -> Cost:
    """Build once. Raises BuildFailed."""
    return run_build(pcmt("build", root, *options), ROOT, os.environ, root / "build.log")


def instructions(root: Path, *options: str) -> float:
    """Build once, and return how many thousand million instructions it took. Raises BuildFailed."""
    log = root / "build.log"
    run_build([*COUNTER, *pcmt("build", root, *options)], ROOT, {**os.environ, "PYTHONHASHSEED": "1"}, log)
    counted = _COUNTED.search(log.read_text(encoding="utf-8"))
    if counted is None:
        raise BuildFailed(f"valgrind counted nothing: {log.read_text(encoding='utf-8')[-500:]}")
    return int(counted[1].replace(",", "")) / 1e9


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


def main() -> None:
    """Print the table."""
    os.environ.setdefault("PCMT_CACHE", str(ROOT / ".pcmt" / "cache"))
    is_counting = sys.argv[1:] == ["--count"]
    heads = (
        "10^9 instructions, part of a full build" if is_counting else "CPU s, part of a full build, wall s, load then"
    )
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores; {heads}")
    with TemporaryDirectory() as folder:
        root = copied(Path(folder))
        event, agency = (sorted((root / "data" / kind).glob("*.yaml"))[3] for kind in ("su-kien", "co-quan"))
        term = root / "data" / TERMS
        build(root)
        whole: list[float] = []

        def line(words: str, path: Path | None = None, change: Callable[[str], str] = str, *options: str) -> None:
            if path:
                replaced(path, change)
            if is_counting:
                whole.append(instructions(root, *options))
                print(f"{words:32} {whole[-1]:6.2f} {whole[-1] / whole[0]:6.2f}", flush=True)
                return
            cost = build(root, *options)
            whole.append(cost.cpu)
            figures = f"{cost.cpu:6.2f} {cost.cpu / whole[0]:6.2f} {cost.wall:6.2f}"
            print(f"{words:32} {figures} {os.getloadavg()[0]:5.1f}", flush=True)

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
        if is_counting:
            return
        address = f"http://127.0.0.1:{PORT}/su-kien/{event.stem}/"
        server = pcmt("serve", root, "--port", str(PORT))
        times = [one.wall for one in shown_after(server, ROOT, os.environ, address, event, 7)]
        print(f"serve: title saved to shown          {median(times):6.2f} (longest {max(times):.2f})")


if __name__ == "__main__":
    main()
