"""Layers of the package: an import refers to the same or an earlier layer, and every library is imported in one place."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.house.floors import FLOORS, HOMES

ROOT = Path(__file__).resolve().parents[2]


PACKAGES = frozenset({"pcmt", "pcmt.read", "pcmt.relate", "pcmt.relate.facets", "pcmt.show", "pcmt.run"})
"""Packages whose modules are named one by one in FLOORS."""


ROOMS = [room for rooms in FLOORS.values() for room in rooms]


OUTPUTS = "pcmt.publish"


def is_inside(module: str, room: str) -> bool:
    """Whether ``module`` is ``room`` or a part of it. Of a package in PACKAGES only its ``__init__``."""
    return module == room or (room not in PACKAGES and module.startswith(f"{room}."))


def room_of(module: str) -> str | None:
    """The room that ``module`` belongs to; None when the table does not know it."""
    return next((room for room in ROOMS if is_inside(module, room)), None)


def output_of(module: str) -> str:
    """The output that a module is or is a part of: ``feeds`` for ``pcmt.publish.feeds.items``."""
    return module.removeprefix(f"{OUTPUTS}.").partition(".")[0]


SHARED = {"artifact", "kept_forms", "ooxml", "stylesheet"}
"""Modules of outputs that every output may import."""


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
            # `from pcmt.publish import feeds` imports the module feeds, not a name of the package.
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
            if not any(f"{module}.".startswith(f"{home}.") for home in HOMES.get(top, ())):
                faults.append(f"{module}:{line}: {top} may only be imported by {HOMES.get(top) or 'nobody yet'}")
            continue
        target = room_of(name)
        if target is None:
            faults.append(f"{module}:{line}: {name} has no room")
        elif ROOMS.index(target) > ROOMS.index(room):
            faults.append(f"{module}:{line}: {room} may not import {name}, which stands above it")
        elif target == room == OUTPUTS and name != OUTPUTS and output_of(name) not in {output_of(module), *SHARED}:
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
