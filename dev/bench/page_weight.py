"""Weigh the first view of every kind of page: ``python dev/bench/page_weight.py [SITE]`` after `make build`.

Requests and kilobytes of a fresh visit at 360 px as Chromium makes them, compressed by Brotli 11 as a server with ready-made
files sends them; pictures of previews are counted apart. Node gives Brotli. Prints the table of BENCHMARKS.md.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from dev.visits import browsed  # noqa: E402
from tests.page_kinds import KINDS, MORE_KINDS, first_address  # noqa: E402

PICTURES = (".webp", ".png", ".jpg", ".avif")
COMPRESS = """const { brotliCompressSync, constants } = require("zlib")
const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
const { readFileSync } = require("fs")
const sizeOf = (name) => brotliCompressSync(readFileSync(name), options).length
console.log(JSON.stringify(JSON.parse(readFileSync(0)).map(sizeOf)))"""


class View(NamedTuple):
    """A first view: requests and kilobytes after compression (``compressed``) are without pictures, ``html`` is the plain page."""

    address: str
    requests: int
    compressed: float
    with_pictures: float
    html: float
    nodes: int


def compressed_sizes(files: list[Path]) -> dict[Path, int]:
    """Bytes of each file after Brotli 11; pictures as they are."""
    texts = sorted({one for one in files if one.suffix not in PICTURES})
    told = subprocess.run(
        ["node", "-e", COMPRESS],
        input=json.dumps([str(one) for one in texts]),
        capture_output=True,
        text=True,
        check=True,
    )
    return {one: one.stat().st_size for one in files} | dict(zip(texts, json.loads(told.stdout), strict=True))


def visit(browser: Browser, root: str, address: str) -> tuple[list[str], int]:
    """Return what a fresh visit asks for, and the number of elements of the page."""
    asked: list[str] = []
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(root + address)
    page.wait_for_load_state("networkidle")
    nodes = int(page.evaluate("document.querySelectorAll('*').length"))
    context.close()
    return [unquote(urlsplit(url).path) for url in asked if url.startswith(root)], nodes


def weigh(site: Path) -> list[View]:
    """Visit one page of every kind."""
    addresses = [first_address(site, kind) for kind in (*KINDS, *MORE_KINDS)]
    with browsed(site) as (browser, root):
        visits = {address: visit(browser, root.rstrip("/"), address) for address in addresses}
    files = {address: [_file_of(site, path) for path in asked] for address, (asked, _) in visits.items()}
    sizes = compressed_sizes([one for asked in files.values() for one in asked])
    views = []
    for address, asked in files.items():
        texts = [one for one in asked if one.suffix not in PICTURES]
        total, light = (sum(map(sizes.__getitem__, part)) / 1000 for part in (asked, texts))
        views.append(View(address, len(texts), light, total, asked[0].stat().st_size / 1000, visits[address][1]))
    return views


def _file_of(site: Path, path: str) -> Path:
    return site / path.strip("/") / "index.html" if path.endswith("/") else site / path.strip("/")


def main() -> None:
    """Print the table, heaviest first."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site").resolve()
    print(f"Load {os.getloadavg()[0]:.0f}.\n")
    print("| page | requests | kB br | with pictures | HTML kB | elements |\n|---|--:|--:|--:|--:|--:|")
    for one in sorted(weigh(site), key=lambda view: -view.compressed):
        figures = f"{one.compressed:.1f} | {one.with_pictures:.1f} | {one.html:.0f} | {one.nodes:,}"
        print(f"| {one.address} | {one.requests} | {figures} |")


if __name__ == "__main__":
    main()
