"""What ``make check`` leaves to ``make check-all`` and to continuous integration: more inputs, pages or machines of the same.

A test that goes through many is marked on all but its first few, so that each rule is tried on each ``make check``. Modules that
go one long way are marked as a whole; ``WHOLE`` names the tests that try the parts of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

SWEEP = pytest.mark.sweep

WHOLE = {
    "tests/browser/test_hostile_values.py": ("tests/publish/test_any_text.py", "tests/site/test_builds.py"),
    "tests/browser/test_usb.py": ("tests/publish/usb_copy", "tests/site/test_usb.py"),
    "tests/site/test_brand.py": (
        "tests/house/test_colours.py",
        "tests/publish/test_stylesheet.py",
        "tests/text/test_contrast.py",
    ),
    "tests/site/test_feed_server.py": ("tests/site/test_feed.py", "tests/publish/feeds"),
    "tests/site/test_publish.py": ("tests/run/publishing",),
    "tests/site/test_search_questions.py": ("tests/browser/test_search.py", "tests/publish/search"),
    "tests/site/test_whole_way.py": ("tests/run/new_portal", "tests/site/test_places.py"),
}
"""Modules marked as a whole, and where their parts are tried."""


def sweep(cases: Iterable[Any], kept: int = 1) -> list[Any]:
    """Return the cases of ``pytest.mark.parametrize``, all but the first ``kept`` marked."""
    return [
        case if number < kept else pytest.param(*(case if type(case) is tuple else (case,)), marks=SWEEP)
        for number, case in enumerate(cases)
    ]
