"""Pages where the system sets the colours (high contrast of Windows), in the narrowest window that WCAG 2.2 asks for (1.4.10)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser_fixtures import accessibility_faults

PAGES = (
    "/",
    "/tro-giup/",
    "/tai-lieu/",
    "/tai-lieu/cau-hoi-thcs-dung-lai/",
    "/su-kien/",
    "/dang-ky/",
    "/bo-tai-lieu/tu-chon/",
    "/ke-hoach/so-tnmt-lang-son-2024/",
)


@pytest.fixture(scope="module")
def narrow(browser: Browser) -> Iterator[Page]:
    """A window of 320 px with colours of the system."""
    context = browser.new_context(viewport={"width": 320, "height": 740}, forced_colors="active")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_and_is_accessible_in_colours_of_the_system(narrow: Page, site_url: str, path: str) -> None:
    narrow.goto(site_url + path)
    assert narrow.evaluate("matchMedia('(forced-colors: active)').matches")
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 320
    assert accessibility_faults(narrow) == []
