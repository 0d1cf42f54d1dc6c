"""Detection of missing or broken libraries, reported with a cure. Uses the standard library only."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec

RUNTIME = {
    "click": "click",
    "feedgen": "feedgen",
    "icalendar": "icalendar",
    "jinja2": "jinja2",
    "lxml": "lxml",
    "markupsafe": "markupsafe",
    "material": "mkdocs-material",
    "mkdocs": "mkdocs",
    "mkdocs_macros": "mkdocs-macros-plugin",
    "openpyxl": "openpyxl",
    "PIL": "pillow",
    "pydantic": "pydantic",
    "pymdownx": "pymdown-extensions",
    "pypdf": "pypdf",
    "pyromark": "pyromark",
    "segno": "segno",
    "typst": "typst",
    "yaml": "pyyaml",
}
"""Modules that commands import sooner or later, and the packages that hold them."""
EXIT = 3
"""The machine is in the way: ``pcmt.problems.EXIT_ENVIRONMENT``, which this module reads nothing to know."""
_CURE = "hãy chạy: python portal.py setup, rồi chạy lại lệnh vừa rồi"


def missing_libraries(find: Callable[[str], object | None] = find_spec) -> list[str]:
    """Return the packages whose module is not found."""
    return [package for module, package in RUNTIME.items() if find(module) is None]


def report_missing(packages: list[str]) -> int:
    """Say which packages are missing; the exit code."""
    return _report(f"thiếu thư viện {', '.join(packages)}")


def report_broken(error: ImportError) -> int:
    """Say which library was found and could not be loaded; the exit code. ``error`` raised again where it is our own."""
    module = (error.name or "").partition(".")[0]
    if module == "pcmt":
        raise error
    words = f"thư viện {RUNTIME.get(module, module)}" if module else "một thư viện"
    return _report(f"{words} thiếu hoặc hỏng, không nạp được")


def _report(words: str) -> int:
    # As bytes: an old console's code page must not break the sentence off.
    sys.stderr.buffer.write(f"Lỗi máy: {words}; {_CURE}.\n".encode())
    sys.stderr.buffer.flush()
    return EXIT
