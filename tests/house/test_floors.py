"""The house stands: an import goes down or to a room named earlier, and every library has one home."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

FLOORS = {
    "F0 words": (
        "pcmt",
        "pcmt.libraries",
        "pcmt.dates",
        "pcmt.cache",
        "pcmt.archive",
        "pcmt.urls",
        "pcmt.vietnamese",
        "pcmt.spoken",
        "pcmt.telecom",
        "pcmt.problems",
        "pcmt.merge_marks",
        "pcmt.official_text",
        "pcmt.model",
        "pcmt.forms",
        "pcmt.deadlines",
        "pcmt.conflicts",
    ),
    "F1 reading": (
        "pcmt.folder",
        "pcmt.document",
        "pcmt.look_alikes",
        "pcmt.source_text",
        "pcmt.font_letters",
        "pcmt.register",
        "pcmt.outside",
        "pcmt.yaml_words",
        "pcmt.yamlio",
        "pcmt.load_words",
        "pcmt.load_partial",
        "pcmt.load",
        "pcmt.check",
    ),
    "F2 relations": (
        "pcmt.catalog",
        "pcmt.succession",
        "pcmt.timeline",
        "pcmt.passing",
        "pcmt.cascade",
        "pcmt.review",
        "pcmt.news",
        "pcmt.changes",
        "pcmt.scopes",
        "pcmt.scope_index",
        "pcmt.event_index",
        "pcmt.shelf_index",
        "pcmt.shared_words",
        "pcmt.duties",
        "pcmt.duty_index",
        "pcmt.demands",
        "pcmt.results",
        "pcmt.open_data",
        "pcmt.targets",
        "pcmt.ladder",
        "pcmt.progress",
        "pcmt.comparison",
        "pcmt.plan_topics",
        "pcmt.moves",
    ),
    "F3 showing": (
        "pcmt.render",
        "pcmt.outputs",
        "pcmt.publication",
    ),
    "F4 doors": (
        "pcmt.lock",
        "pcmt.exchange",
        "pcmt.release",
        "pcmt.offline",
        "pcmt.usb_door",
        "pcmt.register_door",
        "pcmt.page_menu",
        "pcmt.hand_pages",
        "pcmt.doors",
        "pcmt.macros",
        "pcmt.pouring",
        "pcmt.plugin",
        "pcmt.build_door",
        "pcmt.report_door",
        "pcmt.review_door",
        "pcmt.cli",
        "pcmt.__main__",
        "macros",
    ),
}
"""The rooms, lowest first. A room may import itself and whatever is named before it; never what is named after it."""

HOMES = {
    "yaml": ("pcmt.yamlio",),
    "pydantic": ("pcmt.model", "pcmt.load"),
    "pydantic_core": ("pcmt.model", "pcmt.load"),
    "jinja2": ("pcmt.render",),
    "markupsafe": ("pcmt.render",),
    "pyromark": ("pcmt.render",),
    "feedgen": ("pcmt.outputs.feeds",),
    "icalendar": ("pcmt.outputs.calendars",),
    "segno": ("pcmt.render.qr",),
    "pypdf": ("pcmt.outside",),
    "PIL": ("pcmt.outside", "pcmt.outputs.prints"),
    "docx": ("pcmt.outputs.reports",),
    "typst": ("pcmt.outputs.prints",),
    "openpyxl": ("pcmt.outputs.reports",),
    "mkdocs": ("pcmt.plugin",),
    "click": ("pcmt.cli", "pcmt.build_door"),
}
"""Third-party libraries and the only rooms that may import them."""

ROOMS = [room for rooms in FLOORS.values() for room in rooms]
OUTPUTS = "pcmt.outputs"


def is_inside(module: str, room: str) -> bool:
    """Whether ``module`` is ``room`` or a part of it. Only the bare package is inside the room ``pcmt``."""
    return module == room or (room != "pcmt" and module.startswith(f"{room}."))


def room_of(module: str) -> str | None:
    """The room that ``module`` belongs to; None when the table does not know it."""
    return next((room for room in ROOMS if is_inside(module, room)), None)


def output_of(module: str) -> str:
    """The output that a module is or is a part of: ``feeds`` for ``pcmt.outputs.feeds.items``."""
    return module.removeprefix(f"{OUTPUTS}.").partition(".")[0]


def find_modules() -> dict[str, Path]:
    """Every module of the product by its dotted name."""
    files = {"macros": ROOT / "macros.py"} if (ROOT / "macros.py").exists() else {}
    for path in sorted((ROOT / "pcmt").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        files[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return files


def imports_in(source: str, package: str, known: set[str]) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import, also those inside functions and under TYPE_CHECKING."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join(
                    [*package.split(".")[: len(package.split(".")) - node.level + 1], *filter(None, [base])]
                )
            # `from pcmt.outputs import feeds` imports the module feeds, not a name of the package.
            yield from (
                (node.lineno, name if (name := f"{base}.{alias.name}") in known else base) for alias in node.names
            )


def faults_of(module: str, source: str, known: set[str], package: str = "") -> list[str]:
    """Sentences about every import in ``source`` that breaks the order of the house."""
    room = room_of(module)
    if room is None:
        return [f"{module}: has no room yet; name it in FLOORS at the height where it belongs"]
    faults = []
    for line, name in imports_in(source, package or module, known):
        top = name.partition(".")[0]
        if top in sys.stdlib_module_names:
            continue
        if top not in {"pcmt", "macros"}:
            if not any(is_inside(module, home) for home in HOMES.get(top, ())):
                faults.append(f"{module}:{line}: {top} may only be imported by {HOMES.get(top) or 'nobody yet'}")
            continue
        target = room_of(name)
        if target is None:
            faults.append(f"{module}:{line}: {name} has no room")
        elif ROOMS.index(target) > ROOMS.index(room):
            faults.append(f"{module}:{line}: {room} may not import {name}, which stands above it")
        elif target == room == OUTPUTS and name != OUTPUTS and output_of(name) != output_of(module):
            faults.append(f"{module}:{line}: outputs never import each other ({name})")
    return faults


def test_every_import_goes_down() -> None:
    modules = find_modules()
    faults = [
        fault
        for module, path in modules.items()
        for fault in faults_of(
            module,
            path.read_text(encoding="utf-8"),
            set(modules),
            package=module if path.stem == "__init__" else module.rpartition(".")[0],
        )
    ]
    assert faults == []


def test_every_room_exists() -> None:
    modules = find_modules()
    assert [room for room in ROOMS if room not in modules] == []


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("pcmt.model.plan", "from pcmt.catalog import Catalog"),
        ("pcmt.urls", "import pcmt.yamlio"),
        ("pcmt.catalog", "from pcmt.render.view import View"),
        ("pcmt.render.cards", "from pcmt import cli"),
        ("pcmt.render.cards", "def late():\n    from pcmt.outputs import feeds"),
        ("pcmt.outputs.pages", "from pcmt.outputs.feeds import atom"),
        ("pcmt.outputs.pages", "from . import feeds"),
        ("pcmt.outputs.feeds.items", "from pcmt.outputs.pages import pour"),
        ("pcmt.catalog", "import yaml"),
        ("pcmt.outputs.pages", "from mkdocs.config import Config"),
        ("pcmt.doors", "import requests"),
        ("pcmt.attic", "import re"),
    ],
)
def test_a_wrong_import_is_found(module: str, line: str) -> None:
    known = {*find_modules(), "pcmt.outputs.feeds", "pcmt.cli"}
    assert len(faults_of(module, line, known, package=module.rpartition(".")[0])) == 1


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("pcmt.outputs.feeds", "from pcmt.outputs import Artifact\nfrom feedgen.feed import FeedGenerator"),
        ("pcmt.outputs.feeds", "from pcmt.render.cards import card_of"),
        ("pcmt.outputs.feeds.form", "from pcmt.outputs.feeds.items import Item\nfrom pcmt.outputs import Artifact"),
        ("pcmt.plugin", "from pcmt.outputs import feeds\nfrom mkdocs.plugins import BasePlugin"),
        ("pcmt.model.plan", "from pcmt.model.fields import label\nimport pydantic"),
        ("macros", "from pcmt.macros import define"),
    ],
)
def test_a_right_import_passes(module: str, line: str) -> None:
    assert faults_of(module, line, set(find_modules()), package=module.rpartition(".")[0]) == []
