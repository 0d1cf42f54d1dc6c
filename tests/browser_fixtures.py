"""One Chromium for each test process, and in it windows that tests share: opening one costs more than most tests do in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright

from tests.programs import find_program

# A busy machine is no fault: what is looked for may take its time, what is wrong fails all the same.
expect.set_options(timeout=30_000)

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Scheme = Literal["light", "dark"]
AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    # Describing what is in order costs as much as finding what is not.
    "reporter": "no-passes",
    "resultTypes": ["violations"],
}
_WATCH = (Path(__file__).parent / "tools" / "watch_access.js").read_text(encoding="utf-8")
_JUDGE = f"{AXE_SCRIPT};{_WATCH};accessWatch.faults({json.dumps(AXE_OPTIONS)})"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium without a window: its headless shell, which takes half the CPU for a page, or the whole browser."""
    program = shutil.which("chromium-headless-shell") or find_program("chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        yield opened
        opened.close()


class Windows:
    """Contexts of the browser by their settings, and in each a page that is kept; all stay open until the process ends."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: dict[str, BrowserContext] = {}
        self._kept: dict[str, Page] = {}
        self._used: list[Page] = []

    def new_page(self, width: int = 360, height: int = 740, scheme: Scheme = "light", **settings: Any) -> Page:
        """Return a page of the test's own, of a size and scheme, in the context with these ``settings`` of the browser.

        The clock belongs to the context: a test that sets it passes ``settings`` that no other kind of test has.
        """
        key = repr(sorted(settings.items()))
        if key not in self._contexts:
            self._contexts[key] = self._browser.new_context(viewport={"width": 360, "height": 740}, **settings)
        return self._prepared(self._contexts[key].new_page(), width, height, scheme)

    def kept_page(self, width: int = 360, height: int = 740, scheme: Scheme = "light", **settings: Any) -> Page:
        """Return the page that all tests with these settings use one after the other.

        For tests that open an address and read or click there: no listener, no route, no script of their own.
        """
        key = repr(sorted(settings.items()))
        if key not in self._kept:
            self._kept[key] = self.new_page(**settings)
        return self._prepared(self._kept[key], width, height, scheme)

    def _prepared(self, page: Page, width: int, height: int, scheme: Scheme) -> Page:
        self._used.append(page)
        page.emulate_media(media="null", color_scheme=scheme)
        if page.viewport_size != {"width": width, "height": height}:
            page.set_viewport_size({"width": width, "height": height})
        return page

    def tidy(self) -> None:
        """Clear what the pages of a test stored and close those that are not kept, with all that they opened."""
        for context in {page.context for page in self._used}:
            for page in context.pages:
                with suppress(Error):  # a page of no origin stores nothing
                    page.evaluate("localStorage.clear(), sessionStorage.clear()")
                if page in self._kept.values():
                    page.goto("about:blank")  # else the next address may be a mere anchor of this page
                else:
                    page.close()
        self._used.clear()


@pytest.fixture(scope="session")
def _open_windows(browser: Browser) -> Windows:
    return Windows(browser)


@pytest.fixture
def windows(_open_windows: Windows) -> Iterator[Windows]:
    """Pages in contexts that the tests of this process share."""
    yield _open_windows
    _open_windows.tidy()


@pytest.fixture
def page(windows: Windows) -> Page:
    """A page of the test's own, the size of a cheap phone."""
    return windows.new_page()


@pytest.fixture
def unscripted(windows: Windows) -> Page:
    """A phone's page that runs no script."""
    return windows.kept_page(java_script_enabled=False)


@pytest.fixture
def clocked(windows: Windows) -> Page:
    """A phone's page in Vietnam for tests that set its clock before they open an address."""
    return windows.new_page(timezone_id="Asia/Ho_Chi_Minh")


def wait_in_page(page: Page, milliseconds: int) -> None:
    """Wait by the page's own clock, so that its shorter timers have run however slow the machine is."""
    page.evaluate("time => new Promise(done => setTimeout(done, time))", milliseconds)


PHONE_LETTERS = 345.8
"""Width in pixels of ``_SAMPLE`` at 16 px in Noto Sans, the letters of most phones."""
_SAMPLE = "Phòng, chống ma túy: việc chung của mọi nhà"


def in_letters_of(page: Page, pixels: float) -> float:
    """Return a bound on heights, meant for the letters of phones, for those of this machine where these are wider.

    Wider words make longer lines and so more of them: the bound grows with the square of the width.
    """
    measure = """words => {
        const brush = document.createElement("canvas").getContext("2d")
        brush.font = `16px ${getComputedStyle(document.body).fontFamily}`
        return brush.measureText(words).width
    }"""
    width: float = page.evaluate(measure, _SAMPLE)
    return pixels * max(1.0, width / PHONE_LETTERS) ** 2


def accessibility_faults(page: Page) -> list[tuple[str, str]]:
    """Return the rule and the element of each fault against WCAG 2.2 AA and best practice that axe finds in a page.

    Its transitions are ended first: a colour on its way to another has a contrast of its own. Of elements that look the same
    two are judged for their contrast.
    """
    page.evaluate(
        "() => document.getAnimations().filter(one => one instanceof CSSTransition).forEach(one => one.finish())"
    )
    return [(rule, element) for rule, element in page.evaluate(_JUDGE)]
