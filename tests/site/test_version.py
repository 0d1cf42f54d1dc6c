"""The version of the kit: one number on every page, in the command and in the package."""

from __future__ import annotations

from pathlib import Path

from pcmt import __version__
from tests.portal_fixtures import run_pcmt


def test_the_foot_of_every_page_names_the_version(built_site: Path) -> None:
    pages = [page.read_text("utf-8") for page in built_site.rglob("*.html")]
    footers = [text for text in pages if "site-footer__small" in text]
    assert len(footers) > 100
    assert [text for text in footers if f"Phiên bản {__version__}." not in text] == []


def test_the_command_says_it() -> None:
    assert run_pcmt("--version").stdout.strip() == f"pcmt, bản {__version__}"
