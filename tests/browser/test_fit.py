"""Every kind of page fits a narrow phone with more space between letters, words and lines, in three sets of fonts.

As it opens it is at most some sixteen screens long. Both are looked at in one load.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.page_heights import LONGEST, page_height
from tests.browser_fixtures import in_letters_of
from tests.page_kinds import KINDS, MORE_KINDS, first_address
from tests.portal_fixtures import ROOT

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
WIDTH_OF = """family => {
  const pen = document.createElement("canvas").getContext("2d")
  pen.font = `100px "${family}", monospace`
  return pen.measureText("Phòng, chống ma túy").width
}"""


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """A page whose styles a test may change, whatever policy it carries."""
    context = browser.new_context(viewport={"width": 320, "height": 740}, reduced_motion="reduce", bypass_csp=True)
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


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
    phone.set_viewport_size({"width": 320, "height": 740})
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


@pytest.mark.parametrize("kind", [*KINDS, *MORE_KINDS])
def test_a_page_fits_a_narrow_phone(
    phone: Page, site_url: str, built_site: Path, kind: str, families: list[str]
) -> None:
    answer = phone.goto(site_url + first_address(built_site, kind))
    assert answer and answer.ok
    _judge(phone, "as it is")
    assert page_height(phone) <= in_letters_of(phone, LONGEST)
    phone.add_style_tag(content=SPACING)
    for family in families:
        phone.add_style_tag(content=f'*:not(svg *) {{ font-family: "{family}" !important }}')
        # In the first font, the widest, at both widths; in the others where there is least room.
        _judge(phone, family, WIDTHS if family == families[0] else WIDTHS[:1])


@pytest.mark.parametrize("kind", ["/", "/nguoi-dan/", "/tai-lieu/cau-hoi-thcs-dung-lai/", "/su-kien/"])
def test_letters_of_twice_the_size_fit(phone: Page, site_url: str, kind: str) -> None:
    phone.set_viewport_size({"width": 360, "height": 740})
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


def _judge(phone: Page, state: str, widths: tuple[int, ...] = WIDTHS) -> None:
    for width in widths:
        phone.set_viewport_size({"width": width, "height": 740})
        told = phone.evaluate("fitWatch.faults()")
        assert told["faults"] == [], (state, width)
        assert told["texts"] >= LEAST_TEXTS
