"""A small site published, also in a process of its own for tests that stop it (``tests/forked_processes.py``)."""

from __future__ import annotations

import resource
import sys
import time
from datetime import datetime
from pathlib import Path

from pcmt.problems import BusyFault, DataError, EnvironmentFault
from pcmt.relate.catalog import build_catalog
from pcmt.run.portal import Portal
from pcmt.run.publishing.publish import Order, input_states, publish
from pcmt.run.publishing.releases import LocalTarget, Release
from pcmt.text.dates import VIETNAM
from tests.records import TODAY, settings

PAGES = 60
MACHINE_FILES = {
    "sitemap.xml": "<urlset/>",
    "rss.xml": "<rss>{}</rss>",
    "atom.xml": "<feed/>",
    "feed.json": '{{"token": "{}"}}',
    "lich.ics": "BEGIN:VCALENDAR\nEND:VCALENDAR\n",
    "404.html": "<p>không có</p>",
}


def draw_small(folder: Path, token: str, *, pause: float = 0.0, more: str = "") -> None:
    """Draw a site of which the start page and two feeds carry a token, and whose pages never change."""
    for name, text in MACHINE_FILES.items():
        (folder / name).write_text(text.format(token), encoding="utf-8")
    for number in range(PAGES):
        page = folder / f"trang/{number}/index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f'<h1 id="dau">{number}</h1>\n<a href="../../">về</a>\n', encoding="utf-8")
        time.sleep(pause)
    links = "".join(f'<a href="trang/{number}/#dau">{number}</a>\n' for number in range(PAGES))
    (folder / "index.html").write_text(f"<p>{token}</p>\n{links}{more}<p>{token}</p>\n", encoding="utf-8")


def publish_small(
    root: Path,
    target: Path,
    token: str,
    *,
    pause: float = 0.0,
    kept: int = 5,
    more: str = "",
    load: int = 0,
    is_compressed: bool = False,
) -> Release:
    """Publish it as the command does; ``load`` is the length of one more file."""

    def draw(_portal: Portal, folder: Path) -> None:
        draw_small(folder, token, pause=pause, more=more)
        if load:
            (folder / "nang.bin").write_bytes(b"0" * load)

    (root / "data").mkdir(parents=True, exist_ok=True)
    place = LocalTarget(target)
    with place.locked(makes=True):
        portal = Portal(root, build_catalog(settings(), {}, TODAY))
        return publish(portal, place, draw, input_states(root), Order(datetime.now(VIETNAM), kept, is_compressed))


def main() -> int:
    """Publish it slowly, with a root, target, token, load and limit as arguments; return the exit code."""
    root, target, token, load, limit = sys.argv[1:]
    if int(limit):  # as a full disk: a file is cut, then refused
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
    try:
        publish_small(Path(root), Path(target), token, pause=0.002, load=int(load))
    except (BusyFault, DataError, EnvironmentFault) as error:
        print(error)
        return 4 if isinstance(error, BusyFault) else 3
    return 0
