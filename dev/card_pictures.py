"""Make the pictures of the job cards of HUONG-DAN.md again: ``make pictures`` (needs Debian's Chromium).

A commune's portal is made as the guide says, with the records of ``card_portal``; each picture is what the official sees there:
a page in the browser, a file in the editor, a command with its answer.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from dev.card_portal import COPIED, EVENT, FILES, TARGET, WORDS, make_portal  # noqa: E402
from dev.pictures import PICTURES, save, shoot_text  # noqa: E402
from dev.visits import browsed  # noqa: E402

WIDTH = 760
FILE_LINES = 13
"""Lines of a file that a picture shows."""


class PageShot(NamedTuple):
    """A page of the portal: its address, and how many pixels of it from ``start`` (a selector) on."""

    address: str
    height: int = 430
    start: str = ""


PAGES = {
    "the-su-kien": PageShot(f"su-kien/{EVENT}/", start="main h1"),
    "the-huy-su-kien": PageShot("su-kien/gap-mat-cau-lac-bo/", start="main h1"),
    "the-thong-bao": PageShot("thong-bao/tam-nghi-tiep-dan/", 330, "main h1"),
    "the-ke-hoach": PageShot("ke-hoach/ke-hoach-phuong-2027/", start="main h1"),
    "the-ban-ky": PageShot("ke-hoach/ke-hoach-chi-co-ban-ky/", 330, "#ban-goc"),
    "the-chua-dang": PageShot("ke-hoach/ke-hoach-chua-dang/", 330, "main h1"),
    "the-tai-lieu": PageShot("tai-lieu/loi-nhac-cuoi-tuan/", start="main h1"),
    "the-to-roi": PageShot("tai-lieu/to-roi-cua-tinh/", start="main h1"),
    "the-het-hieu-luc": PageShot("van-ban/luat-73-2021-qh14/", 330, "main h1"),
    "the-dien-thoai": PageShot("duong-day-nong/goi-111/", 330, "main h1"),
    "the-co-quan": PageShot("co-quan/truong-thcs-mau-son/", 330, "main h1"),
    "the-danh-muc": PageShot("danh-muc/loai-su-kien/", 330, "tr:has-text('thi-tim-hieu')"),
    "the-nhan-dien": PageShot("", 430),
}
"""Pictures of pages by the name of their file."""


def shoot_pages(browser: Browser, address: str) -> None:
    """Save the pages."""
    page = browser.new_page(viewport={"width": WIDTH, "height": 700})
    for name, one in PAGES.items():
        page.goto(address + one.address, wait_until="networkidle")
        top = page.locator(one.start).first.bounding_box() if one.start else None
        start = max(0, top["y"] - 14) if top else 0
        save(page, f"{name}.webp", {"x": 0, "y": start, "width": WIDTH, "height": one.height})
    page.close()


def shoot_words(browser: Browser, name: str, title: str, text: str) -> None:
    """Save text as an editor or a terminal shows it, in the width of the cards."""
    shoot_text(browser, title, text, f"{name}.webp", WIDTH)


def said(portal: Path, *arguments: str, lines: int = 8) -> str:
    """Return what a command of the portal says, as the office would see it: its target, no remarks."""
    command = [sys.executable, "-m", "pcmt", *arguments, "--root", str(portal)]
    found = subprocess.run(command, capture_output=True, text=True, check=False, cwd=portal)
    told = found.stdout + found.stderr
    for real, shown in ((str(portal.parent / "web"), TARGET), (f"{portal}/", ""), (str(portal), ".")):
        told = told.replace(real, shown)
    kept = [line for line in told.splitlines() if "(cảnh báo)" not in line]
    return "\n".join([*kept[:lines], *(["…"] if len(kept) > lines else [])])


def shoot_commands(browser: Browser, portal: Path) -> None:
    """Save commands with their answers."""
    web = str(portal.parent / "web")
    (portal / "kit/phien-ban.txt").write_text("0.3.0\n", encoding="utf-8")  # as if the portal were of the kit before
    for name, typed, arguments in WORDS:
        told = said(portal, *(web if one == TARGET else one for one in arguments))
        shoot_words(browser, name, f"python portal.py {typed}", told)
    lost = portal / f"data/su-kien/{EVENT}.yaml"
    kept = lost.read_bytes()
    lost.unlink()
    shoot_words(browser, "the-sua-rut", "python portal.py check-data", said(portal, "check"))
    told = said(portal, "restore", f"su-kien/{EVENT}", "--from", web)
    shoot_words(browser, "the-lay-lai", f"python portal.py pcmt restore su-kien/{EVENT} --from {TARGET}", told)
    lost.write_bytes(kept.replace(b"2027-06-01", b"2027-06-31"))
    shoot_words(browser, "the-bao-loi", "python portal.py check-data", said(portal, "check"))
    lost.write_bytes(kept)
    shared, old, new = COPIED
    said(portal, "copy", shared)
    copy = portal / f"data/duong-day-nong/{shared}.yaml"
    copy.write_text(copy.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    for name, path in FILES.items():
        lines = (portal / path).read_text(encoding="utf-8").strip().split("\n")
        shoot_words(browser, name, path, "\n".join([*lines[:FILE_LINES], *(["…"] if len(lines) > FILE_LINES else [])]))


def main() -> None:
    """Make the portal, publish it, and make the pictures."""
    with tempfile.TemporaryDirectory() as scratch:
        portal = make_portal(Path(scratch) / "cong-cua-toi")
        published = said(portal, "publish", str(portal.parent / "web"), lines=30)
        site = portal.parent / "web" / "hien-hanh"
        if not site.exists():
            raise SystemExit(published)
        with browsed(site) as (browser, address):
            shoot_pages(browser, address)
            shoot_words(browser, "the-dang", f"python portal.py pcmt publish {TARGET}", published)
            shoot_commands(browser, portal)
    for path in sorted(PICTURES.glob("the-*.webp")):
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
