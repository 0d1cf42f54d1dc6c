"""Rules of the theme's style sheets that the site's sheet leaves out, since no page has an element for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from pcmt.publish.stylesheet import STYLESHEET
from pcmt.publish.used_rules import blocks

MATCHED = (
    """selectors => selectors.filter(one => { try { return document.querySelector(one) } catch { return false } })"""
)
"""Returns the selectors that match an element of a page."""
_STATE = re.compile(r"::[\w-]+(?:\([^)]*\))?|:[\w-]+(?![\w(-])")


def dropped_selectors(site: Path) -> list[str]:
    """Return selectors of the theme's sheets that the sheet of a built site does not have."""
    spec = find_spec("material")
    assert spec
    folder = Path(spec.submodule_search_locations[0]) / "templates/assets/stylesheets"  # type: ignore[index]
    whole = "".join(path.read_text("utf-8") for path in sorted(folder.glob("*.min.css")))
    kept = set(_selectors_of((site / STYLESHEET).read_text("utf-8")))
    return sorted({one for one in _selectors_of(whole) if one} - kept)


def _selectors_of(sheet: str) -> Iterator[str]:
    """Yield every selector of a sheet without states and pseudo-elements: it matches what the rule could ever match."""
    for prelude, body in blocks(sheet):
        if body and prelude.startswith(("@media", "@supports")):
            yield from _selectors_of(body)
        elif body and not prelude.startswith("@"):
            yield from (_STATE.sub("", one).strip() for one in re.split(r",(?![^(]*\))", prelude))
