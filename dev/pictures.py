"""Makes the pictures of HUONG-DAN.md anew: ``.venv/bin/python dev/pictures.py`` (needs Debian's Chromium).

Each shows what an official really sees: the built site in a browser, a data file as text, and the report of a real check on a
copy of the data with one wrong day in it.
"""

from __future__ import annotations

import functools
import html
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "dev" / "hinh"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
EVENT = "su-kien/chao-co-truc-tuyen-toan-quoc-2026"
PLAN = "ke-hoach/bcd-138-hai-duong-2024"
WINDOW = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #20262b; }}
h1 {{ margin: 0; padding: 8px 14px; background: #39424a; color: #dfe6ea; font: 600 14px sans-serif; }}
pre {{ margin: 0; padding: 14px; color: #e8eef1; font: 15px/1.55 'Noto Sans Mono', 'Noto Sans', sans-serif; }}
pre {{ white-space: pre-wrap; overflow-wrap: anywhere; }}
</style><h1>{title}</h1><pre>{text}</pre>"""


def run(*arguments: str, root: Path) -> str:
    """What a command prints, both streams, as on a terminal."""
    command = [sys.executable, "-m", "pcmt", *arguments, "--root", str(root)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT).stdout


def serve(site: Path) -> ThreadingHTTPServer:
    """The built site on a free port of this machine."""
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def shoot_page(browser: Browser, address: str, name: str, width: int, height: int) -> None:
    """A page of the site in a window of the given size."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address)
    page.screenshot(path=PICTURES / name)
    page.close()


def shoot_text(browser: Browser, title: str, text: str, name: str) -> None:
    """Text as it stands in an editor or a terminal."""
    page = browser.new_page(viewport={"width": 900, "height": 120})
    page.set_content(WINDOW.format(title=html.escape(title), text=html.escape(text)))
    page.screenshot(path=PICTURES / name, full_page=True)
    page.close()


def faulty_report(folder: Path) -> str:
    """The report of a check on a copy of the data in which an event falls on 31 June."""
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    event = folder / "data" / f"{EVENT}.yaml"
    event.write_text(event.read_text(encoding="utf-8").replace("2026-06-27", "2026-06-31", 1), encoding="utf-8")
    lines = run("check", root=folder).splitlines()
    return "\n".join(line for line in lines if "(cảnh báo)" not in line)


def main() -> None:
    """Make every picture."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        site = Path(scratch) / "site"
        run("build", "--site", str(site), root=ROOT)
        server = serve(site)
        address = f"http://127.0.0.1:{server.server_port}"
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        shoot_page(browser, f"{address}/", "xem-thu.png", 1100, 760)
        shoot_page(browser, f"{address}/{PLAN}/", "trang-ke-hoach.png", 1100, 760)
        source = (ROOT / "data" / f"{EVENT}.yaml").read_text(encoding="utf-8").splitlines()[:18]
        shoot_text(browser, f"data/{EVENT}.yaml", "\n".join(source), "them-su-kien.png")
        portal = Path(scratch) / "portal"
        portal.mkdir()
        shoot_text(browser, "python portal.py check-data", faulty_report(portal), "bao-loi.png")
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
