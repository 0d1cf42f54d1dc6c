"""Judge every kind of page of the built site by axe in all widths and colours: ``make accessibility``.

Rules: WCAG 2.2 A and AA and axe's best practices. Each page of ``tests/page_kinds.py`` and of the pictures is judged at 320,
360 and 1280 px, in light, dark and forced colours (``--widths``, ``--schemes`` for fewer). Prints each fault once, with where it
was met; exit code 1 where there is one. About 500 page views, ten minutes of CPU: `make check` judges one scheme of a kind.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from typing import Literal, NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from dev.page_pictures import PAGES  # noqa: E402
from dev.visits import browsed  # noqa: E402
from tests.browser_fixtures import AXE_OPTIONS  # noqa: E402
from tests.page_kinds import KINDS, MORE_KINDS, first_address  # noqa: E402

WIDTHS = (320, 360, 1280)
HEIGHT = 740
WHOLE = f"Math.max({HEIGHT}, document.documentElement.scrollHeight)"
Colours = Literal["light", "dark", "forced"]
SCHEMES: tuple[Colours, ...] = ("light", "dark", "forced")


class Fault(NamedTuple):
    """A rule that is broken, and the element."""

    rule: str
    element: str


def judged_addresses(site: Path) -> list[str]:
    """Return an address of each kind of page, without repetition."""
    kinds = [first_address(site, kind).removeprefix("/") for kind in (*KINDS, *MORE_KINDS)]
    return list(dict.fromkeys([*kinds, *PAGES.values()]))


def faults_of(page: Page) -> list[Fault]:
    """Return what axe objects to in a page as it is now."""
    found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
    return [Fault(rule["id"], node["html"][:160]) for rule in found for node in rule["nodes"]]


def sweep(browser: Browser, address: str, pages: list[str], widths: list[int], schemes: list[Colours]) -> int:
    """Judge all pages; print each fault with the places where it was met, and return how many page views were judged."""
    met: defaultdict[Fault, list[str]] = defaultdict(list)
    count = 0
    for scheme in schemes:
        page = browser.new_page()
        page.emulate_media(
            color_scheme="dark" if scheme == "dark" else "light",
            forced_colors="active" if scheme == "forced" else "none",
        )
        for path in pages:
            page.goto(address + path, wait_until="networkidle")
            for width in widths:
                page.set_viewport_size({"width": width, "height": HEIGHT})
                page.wait_for_timeout(300)  # the drawer leaves by a transition
                # As tall as its content: what the bar at the foot hides for the moment can be scrolled away from it.
                page.set_viewport_size({"width": width, "height": page.evaluate(WHOLE)})
                count += 1
                for fault in faults_of(page):
                    met[fault].append(f"/{path} {width} {scheme}")
        page.close()
    for fault, places in met.items():
        print(f"{fault.rule}: {fault.element}\n  {len(places)} times: {', '.join(places[:6])}")
    print(f"{count} page views judged, {len(met)} faults")
    return len(met)


def main() -> None:
    """Build the site, if none is given, and judge it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--site", type=Path, help="a built site")
    parser.add_argument("--only", default="", help="pages whose address holds these letters")
    parser.add_argument("--widths", type=int, nargs="*", default=WIDTHS)
    parser.add_argument("--schemes", nargs="*", choices=SCHEMES, default=SCHEMES)
    given = parser.parse_args()
    site = given.site or ROOT / "site"
    with browsed(given.site) as (browser, address):
        pages = [path for path in judged_addresses(site) if given.only in path]
        faults = sweep(browser, address, pages, list(given.widths), list(given.schemes))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
