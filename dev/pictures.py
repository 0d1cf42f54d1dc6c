"""Make the pictures of HUONG-DAN.md again: ``.venv/bin/python dev/pictures.py`` (needs Debian's Chromium).

Each shows what an official sees: pages of the built site in a browser, a data file as text, the editor's list of
``pcmt review``, and the report of a check on a copy of the data with one invalid date.
"""

from __future__ import annotations

import html
import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from dev.visits import browsed  # noqa: E402

PICTURES = ROOT / "dev" / "hinh"
EVENT = "su-kien/chao-co-truc-tuyen-toan-quoc-2026"
PLAN = "ke-hoach/bcd-138-hai-duong-2024"
MATERIAL = "tai-lieu/to-roi-cha-me-noi-chuyen-voi-con"
SIZE_LIMIT = 40_000
"""Bytes of a picture: they come with every portal, and stand in the printed cards."""
_QUALITIES = (75, 60, 45, 30, 20)
SECTION_BOX = """id => {
  const head = document.getElementById(id), column = head.parentElement.getBoundingClientRect();
  let next = head.nextElementSibling;
  while (next && next.tagName !== head.tagName) next = next.nextElementSibling;
  const top = head.getBoundingClientRect().top + scrollY - 16;
  const bottom = next ? next.getBoundingClientRect().top + scrollY - 16 : column.bottom + scrollY;
  return {x: column.left - 12, y: top, width: column.width + 24, height: bottom - top};
}"""
WINDOW = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #20262b; }}
h1 {{ margin: 0; padding: 8px 14px; background: #39424a; color: #dfe6ea; font: 600 14px sans-serif; }}
pre {{ margin: 0; padding: 14px; color: #e8eef1; font: 15px/1.55 'Noto Sans Mono', 'Noto Sans', sans-serif; }}
pre {{ white-space: pre-wrap; overflow-wrap: anywhere; }}
</style><h1>{title}</h1><pre>{text}</pre>"""


def run(*arguments: str, root: Path) -> str:
    """Return the output of a command, both streams, as on a terminal."""
    command = [sys.executable, "-m", "pcmt", *arguments, "--root", str(root)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT).stdout


def save(page: Page, name: str, clip: FloatRect | None = None) -> None:
    """Save the content of the window, or a part of the page, in the best quality that is small enough."""
    shot = page.screenshot(full_page=True, clip=clip) if clip else page.screenshot()
    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    for quality in _QUALITIES:
        picture.save(PICTURES / name, "WEBP", quality=quality, method=6)
        if (PICTURES / name).stat().st_size <= SIZE_LIMIT:
            return
    raise SystemExit(f"{name}: more than {SIZE_LIMIT} bytes")


def shoot_page(browser: Browser, address: str, name: str, width: int, height: int) -> None:
    """Save a page of the site, in a window of the given size."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address, wait_until="networkidle")
    save(page, name)
    page.close()


def shoot_section(browser: Browser, address: str, heading: str, name: str, height: int = 1200) -> None:
    """Save a section of a page, at most ``height`` pixels of it: from the heading with this id to the next one of its level."""
    page = browser.new_page(viewport={"width": 1100, "height": 760})
    page.goto(address, wait_until="networkidle")
    box: FloatRect = page.evaluate(SECTION_BOX, heading)
    save(page, name, {**box, "height": min(box["height"], height)})
    page.close()


def shoot_text(browser: Browser, title: str, text: str, name: str, width: int = 900) -> None:
    """Save text as an editor or a terminal shows it."""
    page = browser.new_page(viewport={"width": width, "height": 100})
    page.set_content(WINDOW.format(title=html.escape(title), text=html.escape(text)))
    save(page, name, {"x": 0, "y": 0, "width": width, "height": page.evaluate("document.body.scrollHeight")})
    page.close()


def review_head(report: str) -> str:
    """Return the head of the editor's list: the first document that ended, with its dependents; what waits is left out."""
    blocks = [one for one in report.split("\n\n") if not one.startswith("CHƯA ĐĂNG")]
    return "\n\n".join([*blocks[:3], "…", blocks[-1]])


def faulty_report(folder: Path) -> str:
    """Return the report of a check on a copy of the data in which an event is dated 31 June."""
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
    with browsed(None) as (browser, address), tempfile.TemporaryDirectory() as portal:
        shoot_page(browser, address, "xem-thu.webp", 1100, 760)
        shoot_page(browser, f"{address}{PLAN}/", "trang-ke-hoach.webp", 1100, 640)
        shoot_section(browser, f"{address}{PLAN}/", "ban-goc", "ban-goc-va-ban-in.webp")
        shoot_page(browser, f"{address}{MATERIAL}/", "trang-tai-lieu.webp", 1100, 940)
        shoot_section(browser, f"{address}han-bao-cao/2024/", "thang-6", "han-bao-cao.webp", 780)
        shoot_text(browser, "python portal.py pcmt review", review_head(run("review", root=ROOT)), "ra-soat.webp")
        source = (ROOT / "data" / f"{EVENT}.yaml").read_text(encoding="utf-8").splitlines()[:18]
        shoot_text(browser, f"data/{EVENT}.yaml", "\n".join(source), "them-su-kien.webp")
        shoot_text(browser, "python portal.py check-data", faulty_report(Path(portal)), "bao-loi.webp")


if __name__ == "__main__":
    main()
