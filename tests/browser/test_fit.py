"""Every kind of page fits a narrow phone with more space between letters, words and lines, in three sets of fonts.

As it opens it is at most some sixteen screens long, breaks nothing of its policy, and has no element for a rule that the style
sheet leaves out. All is looked at in one load.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.dropped_rules import MATCHED
from tests.browser.page_heights import LONGEST, page_height
from tests.browser_fixtures import in_letters_of
from tests.page_kinds import KINDS, MORE_KINDS, first_address
from tests.portal_fixtures import ROOT
from tests.sweeps import sweep

WATCH = (ROOT / "tests" / "tools" / "watch_fit.js").read_text(encoding="utf-8")
WIDTHS = (320, 360)
FONTS = ("DejaVu Sans", "Noto Sans", "Liberation Sans")
"""A wide one, Android's own, and one as wide as Arial. ``tests/system-packages.sh`` installs them; a machine that has only one
of them judges in that one, to which the page's own list of fonts then leads as well."""
SPACING = """
*:not(svg *) { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }
"""
"""WCAG 2.2, success criterion 1.4.12."""
LEAST_TEXTS = 8
JUDGED = "styles => (fitWatch.dress(styles), fitWatch.faults())"
WIDTH_OF = """family => {
  const pen = document.createElement("canvas").getContext("2d")
  pen.font = `100px "${family}", monospace`
  return pen.measureText("Phòng, chống ma túy").width
}"""


@pytest.fixture(scope="module")
def watching(browser: Browser, dropped: list[str]) -> Iterator[tuple[Page, list[str]]]:
    """A page that judges what fits, and what it could not run or what it broke of its policy."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    context.add_init_script(f"{WATCH};globalThis.matched = () => ({MATCHED})({json.dumps(dropped)})")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield page, complaints
    context.close()


@pytest.fixture
def phone(watching: tuple[Page, list[str]]) -> Iterator[Page]:
    """The same for one test, which fails at its end when the page complained."""
    page, complaints = watching
    complaints.clear()
    yield page
    assert complaints == []


@pytest.fixture(scope="module")
def families() -> list[str]:
    """Those of the three fonts that this machine has."""
    listed = [subprocess.run(["fc-list", f"{one}:lang=vi"], capture_output=True, check=True).stdout for one in FONTS]
    found = [family for family, lines in zip(FONTS, listed, strict=True) if lines.strip()]
    assert found, "thiếu phông chữ có dấu tiếng Việt: chạy tests/system-packages.sh"
    return found


def test_the_browser_tells_the_fonts_apart(phone: Page, families: list[str]) -> None:
    widths = {phone.evaluate(WIDTH_OF, family) for family in families}
    assert len(widths) == len(families)


def test_the_watch_sees_what_does_not_fit(phone: Page) -> None:
    _set_width(phone, 320)
    phone.set_content(
        '<body style="margin:0"><button style="width:40px;overflow:hidden;white-space:nowrap">Kiểm tra mã này</button>'
        '<p style="position:absolute;left:300px;white-space:nowrap">Ngoài lề</p>'
        '<p style="width:30px;overflow-wrap:anywhere">2026</p>'
        '<p><b style="display:inline-block;width:20px;white-space:nowrap">0769.04.04.04</b>Đường dây nóng</p>'
        '<div style="overflow-x:auto;width:200px"><p style="width:900px">Kéo ngang được</p></div></body>'
    )
    phone.evaluate(WATCH)
    kinds = [fault.split(":")[0] for fault in phone.evaluate("fitWatch.faults()")["faults"]]
    assert kinds == ["page", "cut", "outside", "broken", "over"]


def test_the_watch_sees_words_that_only_wide_letters_push_out(phone: Page, site_url: str) -> None:
    _set_width(phone, 360)
    phone.goto(f"{site_url}/tro-giup/")
    assert phone.evaluate("fitWatch.faults()")["faults"] == []
    phone.evaluate("fitWatch.dress('p { white-space: nowrap; letter-spacing: 3em !important }')")
    assert phone.evaluate("fitWatch.faults()")["faults"] != []
    phone.evaluate("fitWatch.dress('')")
    assert phone.evaluate("fitWatch.faults()")["faults"] == []


def test_the_watch_sees_elements_of_dropped_rules_and_what_a_policy_forbids(
    watching: tuple[Page, list[str]], site_url: str, dropped: list[str]
) -> None:
    assert len(dropped) > 500
    phone, complaints = watching
    phone.goto(f"{site_url}/tro-giup/")
    phone.evaluate("document.body.insertAdjacentHTML('beforeend', '<p class=giscus style=\"color:red\"></p>')")
    assert phone.evaluate("matched()") == [".giscus"]
    assert len(complaints) == 1 and "policy" in complaints[0].lower()


@pytest.mark.parametrize("kind", sweep([*KINDS, *MORE_KINDS], 8))
def test_a_page_fits_a_narrow_phone(
    phone: Page, site_url: str, built_site: Path, kind: str, families: list[str]
) -> None:
    _set_width(phone, 360)
    answer = phone.goto(site_url + first_address(built_site, kind))
    assert answer and answer.ok
    assert phone.evaluate("matched()") == []
    height = page_height(phone)
    assert height <= LONGEST or height <= in_letters_of(phone, LONGEST)
    # In the first font, the widest, at both widths; in the others where there is least room.
    for family, width in ((None, 360), (None, 320), *((one, 320) for one in families), (families[0], 360)):
        _set_width(phone, width)
        face = f'*:not(svg *) {{ font-family: "{family}" !important }}'
        told = phone.evaluate(JUDGED, f"{SPACING} {face}" if family else "")
        assert told["faults"] == [], (family, width)
        assert told["texts"] >= LEAST_TEXTS


@pytest.mark.parametrize("kind", ["/", "/nguoi-dan/", "/tai-lieu/cau-hoi-thcs-dung-lai/", "/su-kien/"])
def test_letters_of_twice_the_size_fit(phone: Page, site_url: str, kind: str) -> None:
    _set_width(phone, 360)
    phone.goto(site_url + kind)
    phone.evaluate("document.documentElement.style.setProperty('font-size', '40px', 'important')")
    assert phone.evaluate("fitWatch.faults()")["faults"] == []
    title, switch = (phone.locator(one).bounding_box() for one in (".site-name__short", ".md-header__option"))
    assert title and switch and title["x"] + title["width"] <= switch["x"]


def test_no_style_changes_between_the_widths(built_site: Path) -> None:
    bounds = 0
    for sheet in (built_site / "assets/stylesheets").glob("*.css"):
        for size, unit in re.findall(r"(?:width\s*:|[<>]=?)\s*([\d.]+)(px|r?em)\b", " ".join(_conditions(sheet))):
            pixels = float(size) * (1 if unit == "px" else 16)
            assert not WIDTHS[0] < pixels <= WIDTHS[-1], (sheet.name, size, unit)
            bounds += 1
    assert bounds > 30


def _conditions(sheet: Path) -> list[str]:
    return re.findall(r"@(?:media|container)([^{]*)\{", sheet.read_text(encoding="utf-8"))


def _set_width(phone: Page, width: int) -> None:
    if phone.viewport_size != {"width": width, "height": 740}:
        phone.set_viewport_size({"width": width, "height": 740})
