"""Make pictures of 24 kinds of pages, at 360 and 1280 pixels, light and dark: ``make pictures``.

They are for looking at one by one after a change of the look, in ``build/pictures`` (not in Git). Of a long page the first
``HEIGHT`` pixels.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from dev.visits import browsed  # noqa: E402

FOLDER = ROOT / "build" / "pictures"
HEIGHT = 2400
PAGES = {
    "trang-chu": "",
    "cho-khong-co": "khong-co/",
    "can-giup": "tro-giup/",
    "nguoi-dan": "nguoi-dan/",
    "nha-truong": "nha-truong/",
    "xa-phuong": "xa-phuong/",
    "noi-cua-ban": "dia-phuong/",
    "dia-phuong": "dia-phuong/hai-phong/",
    "tai-lieu": "tai-lieu/",
    "giao-an": "tai-lieu/giao-an-45-phut-thcs/",
    "cau-hoi": "tai-lieu/cau-hoi-thcs-dung-lai/",
    "ap-phich": "tai-lieu/ap-phich-thcs-cung-roi-di/",
    "ap-phich-ghi-ten": "tai-lieu/ap-phich-thcs-cung-roi-di/in/",
    "bo-tai-lieu": "bo-tai-lieu/giao-vien-thcs/",
    "tu-chon": "bo-tai-lieu/tu-chon/",
    "ke-hoach": "ke-hoach/bcd-138-hai-duong-2024/",
    "luat": "van-ban/luat-120-2025-qh15/",
    "chi-tieu": "chi-tieu/",
    "so-sanh": "so-sanh/",
    "phan-cong": "phan-cong/",
    "su-kien": "su-kien/",
    "chien-dich": "chien-dich/thang-hanh-dong-2026/",
    "co-quan": "co-quan/ubnd-phuong-dong-kinh/",
    "dang-ky": "dang-ky/",
}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def shoot_pages(browser: Browser, address: str, folder: Path) -> int:
    """Save every page in every width and scheme; return how many pictures were made."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for width in (360, 1280):
        for scheme in SCHEMES:
            page = browser.new_page(viewport={"width": width, "height": 740}, color_scheme=scheme)
            for name, path in PAGES.items():
                page.goto(address + path, wait_until="networkidle")
                height = min(HEIGHT, page.evaluate("document.documentElement.scrollHeight"))
                page.set_viewport_size({"width": width, "height": max(740, height)})
                page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
                page.set_viewport_size({"width": width, "height": 740})
                count += 1
            page.close()
    return count


def main() -> None:
    """Build the site, if none is given, and make the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--site", type=Path, help="a built site")
    given = parser.parse_args()
    with browsed(given.site) as (browser, address):
        print(f"{shoot_pages(browser, address, FOLDER)} pictures in {FOLDER.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
