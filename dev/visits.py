"""Make 24 visits to the built site as a phone of 360 x 740 does and write ``dev/visits.md``: ``make visits``.

Each is done by real taps in Chromium, from the front page. Counted are the taps (a file taken and the key that sends a
field are taps too), the screens scrolled (740 px each) and the bytes over the network, with text sent as gzip. ``--site`` takes
a site that is built already. Exit code 1 where a mark is missed.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Locator, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from dev.visit_tasks import VISITS, Step, Visit  # noqa: E402

REPORT = ROOT / "dev" / "visits.md"
WIDTH, HEIGHT = 360, 740
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
_TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".ics")
PLACE = """one => {
  const box = one.getBoundingClientRect(), scroller = one.closest(".md-search__scrollwrap, .md-sidebar__scrollwrap")
  return {top: box.top, bottom: box.bottom, height: box.height, inside: Boolean(scroller)}
}"""


class Counted(NamedTuple):
    """What a visit took; of what was seen last ``extent`` is the height in windows, ``top`` where it begins on its page (px)."""

    taps: int
    screens: float
    kilobytes: int
    extent: float
    top: int


class GzipHandler(SimpleHTTPRequestHandler):
    """Serves files as a web server of an office does: text as gzip, nothing logged."""

    def do_GET(self) -> None:
        """Answer with a file, or with the page for addresses that do not exist."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path if path.is_file() else Path(self.directory) / "404.html"
        content, is_text = found.read_bytes(), found.suffix in _TEXT
        content = gzip.compress(content, 6) if is_text else content
        self.send_response(200 if path.is_file() else 404)
        self.send_header("Content-Type", self.guess_type(str(found)))
        self.send_header("Content-Length", str(len(content)))
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_given: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site on a free port; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *given: GzipHandler(*given, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


class Visitor:
    """A person with a phone: counts what a visit takes."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._taps, self._pixels, self._bytes, self._extent, self._top = 0, 0.0, 0, 0.0, 0
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", self._add)

    def _add(self, event: dict[str, float]) -> None:
        self._bytes += int(event["encodedDataLength"])

    def step(self, step: Step) -> None:
        """Do one step."""
        target = self._page.locator(f":is({step.where}):visible").first
        target.wait_for(state="visible", timeout=30_000)
        self._scroll_to(target)
        if step.does == "tap":
            self._taps += 1
            target.tap()
            self._page.wait_for_load_state("networkidle")
        elif step.does == "take":
            self._taps += 1
            with self._page.expect_download() as taken:
                target.tap()
            self._bytes += Path(taken.value.path()).stat().st_size
        elif step.does == "type":
            target.fill(step.words)
        elif step.does == "choose":
            self._taps += 2
            target.select_option(label=step.words)
        elif step.does == "enter":
            self._taps += 1
            target.press("Enter")
            self._page.wait_for_load_state("networkidle")

    def _scroll_to(self, target: Locator) -> None:
        """Scroll as far as needed to see the whole of a target, or its top where it is taller than the window."""
        place = target.evaluate(PLACE)
        before = self._page.evaluate("scrollY")
        self._extent, self._top = place["height"] / HEIGHT, round(place["top"] + before)
        free = HEIGHT - 70  # below the bar at the head, above the one at the foot
        if place["inside"] or (place["top"] >= 0 and min(place["bottom"], place["top"] + free) <= HEIGHT):
            return
        way = place["top"] - 70 if place["height"] > free or place["top"] < 0 else place["bottom"] - free
        self._page.evaluate("way => scrollBy({top: way, behavior: 'instant'})", way)
        self._pixels += abs(self._page.evaluate("scrollY") - before)

    def counted(self) -> Counted:
        """Return what was counted."""
        screens, kilobytes = round(self._pixels / HEIGHT, 1), round(self._bytes / 1000)
        return Counted(self._taps, screens, kilobytes, round(self._extent, 2), self._top)


def make_visit(browser: Browser, address: str, visit: Visit) -> Counted:
    """Make one visit in a window of its own, with nothing stored."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, has_touch=True, is_mobile=True, locale="vi-VN"
    )
    page = context.new_page()
    try:
        visitor = Visitor(page)
        page.goto(address, wait_until="networkidle")
        for step in visit.steps:
            visitor.step(step)
        return visitor.counted()
    finally:
        context.close()


def missed(visit: Visit, counted: Counted) -> str:
    """Return which mark a visit misses; empty for none."""
    mark = visit.mark
    if mark.taps is not None and counted.taps > mark.taps:
        return f"quá {mark.taps} chạm"
    if mark.screens is not None and counted.screens > mark.screens:
        return f"quá {mark.screens:g} màn hình"
    if mark.top is not None and counted.top > mark.top:
        return f"bắt đầu ở {counted.top} px, quá {mark.top}"
    return "dài hơn một màn hình" if mark.extent and counted.extent > 1 else ""


def report_text(rows: Sequence[tuple[Visit, Counted]]) -> str:
    """Return the report as Markdown."""
    lines = [
        "# 24 lượt vào cổng bằng điện thoại",
        "",
        f"Làm bởi `make visits`: Chromium thật, màn hình {WIDTH} × {HEIGHT}, chạm thật, bắt đầu từ trang chủ.",
        f"Một màn hình là {HEIGHT} px cuộn; kB tính khi máy chủ nén gzip, bộ nhớ đệm trống, gồm cả tệp lấy về.",
        "“Trước” là số đếm của lần rà soát 29/11/2026 trên bản 393e861 (“–”: lần ấy không đếm). Mốc: ô trống là không đặt.",
        "",
        "| Việc | Trước: chạm | Trước: màn hình | Chạm | Màn hình | kB | Mốc |",
        "|---|--:|--:|--:|--:|--:|---|",
    ]
    for visit, counted in rows:
        fault = missed(visit, counted)
        has_mark = visit.mark != type(visit.mark)()
        state = f"chưa đạt: {fault}" if fault else "đạt" if has_mark else ""
        screens = f"{counted.screens:.1f}".replace(".", ",")
        cells = (visit.title, *visit.before, counted.taps, screens, counted.kilobytes, state)
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join((*lines, ""))


@contextmanager
def browsed(built: Path | None) -> Iterator[tuple[Browser, str]]:
    """Serve a built site, or one that is built for it, and yield a browser and the address."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        site = built or Path(scratch) / "site"
        if not built:
            subprocess.run([sys.executable, "-m", "pcmt", "build", "--site", str(site)], cwd=ROOT, check=True)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        with served(site) as address:
            yield browser, address
        browser.close()


def main() -> int:
    """Make all visits and write the report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--site", type=Path, help="a built site")
    parser.add_argument("--only", help="id of one visit; prints it and writes nothing")
    given = parser.parse_args()
    rows = []
    with browsed(given.site) as (browser, address):
        for visit in (one for one in VISITS if given.only in {None, one.id}):
            rows.append((visit, make_visit(browser, address, visit)))
            print(visit.id, rows[-1][1], missed(*rows[-1]), flush=True)
    if not given.only:
        REPORT.write_text(report_text(rows), encoding="utf-8")
    return int(any(missed(*row) for row in rows))


if __name__ == "__main__":
    sys.exit(main())
