"""Which code made a kept file: a hash of the modules that its maker imports, directly or not, and of libraries and data files.

The closure of imports is read off the source texts, so a key needs no list that could forget a module; code outside it
may change without one form being made anew. ``tests/house/test_code_edition.py`` holds that a process that makes forms loads no
module of this package, and opens no file of it, that is not counted.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_COMPILED = (".pyc", ".pyo")
LIBRARIES = (
    *("typst", "pillow", "segno", "lxml", "openpyxl", "et-xmlfile", "pypdf"),
    *("jinja2", "markupsafe", "pyromark", "pydantic", "pydantic-core", "pyyaml", "icalendar", "feedgen"),
)
"""Distributions whose code reads, judges or draws what a cache keeps."""
# Any import statement, also inside a function; names in parentheses may go over several lines.
_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+(pcmt[\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n]*)|import[ \t]+([^\n]*))", re.MULTILINE
)
_NAME = re.compile(r"\w+")
_MODULE = re.compile(r"\bpcmt(?:\.\w+)*")
_BETWEEN = re.compile(r"[-_.]+")


_editions: dict[str, str] = {}
"""Editions that were asked for, by modules and folders."""


def edition(*modules: str, data: tuple[str, ...] = ()) -> str:
    """Hash of the import closure of ``modules`` and of the files below the folders ``data`` of this package (``publish/pdf``).

    It holds the versions of Python and of ``LIBRARIES`` too: part of every key of every cache.
    """
    name = f"{' '.join(modules)} | {' '.join(data)}"
    if name not in _editions:
        _editions[name] = edition_of(_PACKAGE, modules, data, map(library_version, LIBRARIES))
    return _editions[name]


def know_editions(editions: dict[str, str]) -> dict[str, str]:
    """Take over editions that an earlier program found of the same files, as ``known_editions`` gave them; return them."""
    _editions.update(editions)
    return editions


def known_editions() -> dict[str, str]:
    """Return the editions that were asked for."""
    return dict(_editions)


def edition_of(package: Path, modules: Iterable[str], data: Iterable[str], versions: Iterable[str]) -> str:
    """Return the hash for a package folder; file names count as well as their bytes."""
    digest = sha256("\0".join((sys.version, zlib.ZLIB_RUNTIME_VERSION, *versions)).encode())
    files = {*import_closure(package, modules).values(), *(path for folder in data for path in _data(package / folder))}
    for path in sorted(files):
        content = path.read_bytes()
        digest.update(f"\0{path.relative_to(package).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def import_closure(package: Path, modules: Iterable[str]) -> dict[str, Path]:
    """Files by dotted name of all modules that ``modules`` import, directly or not, with the packages around them."""
    found: dict[str, Path] = {}
    waiting = list(modules)
    while waiting:
        name = waiting.pop()
        if name in found or (path := _file_of(package, name)) is None:
            continue
        found[name] = path
        waiting.append(name.rpartition(".")[0])
        waiting += _imported(path, path.stat().st_mtime_ns)
    return found


def _file_of(package: Path, name: str) -> Path | None:
    """Return the source file of a module; None for another name, such as that of a function."""
    if not name:
        return None
    inside = package.joinpath(*name.split(".")[1:])
    return next((path for path in (inside / "__init__.py", inside.with_suffix(".py")) if path.is_file()), None)


@cache
def _imported(path: Path, _written: int) -> tuple[str, ...]:
    """Return the names that a module imports from, and each imported name below them: those that might be modules."""
    return tuple(_names(path.read_text(encoding="utf-8")))


def _names(source: str) -> Iterator[str]:
    for found in _IMPORT.finditer(source):
        if found[1]:
            yield found[1]
            yield from (f"{found[1]}.{name}" for name in _NAME.findall(found[2]))
        else:
            yield from _MODULE.findall(found[3])


def _data(folder: Path) -> Iterator[Path]:
    """Files below a folder that are not Python: layouts, fonts, parts of packages."""
    return (path for path in folder.rglob("*") if path.suffix not in (".py", *_COMPILED) and path.is_file())


@cache
def library_version(distribution: str) -> str:
    """Return a distribution and its version; a hyphen where it is not installed."""
    if version := _versions().get(_folder_name(distribution)):
        return f"{distribution} {version}"
    try:
        return f"{distribution} {metadata.version(distribution)}"
    except metadata.PackageNotFoundError:
        return f"{distribution} -"


@cache
def _versions() -> dict[str, str]:
    """Return versions of distributions as the names of their folders say (PEP 376, PEP 427): no description is read for it."""
    found: dict[str, str] = {}
    for folder in map(Path, sys.path):
        for place in sorted(folder.glob("*.dist-info")):
            name, _, version = place.stem.partition("-")
            found.setdefault(_folder_name(name), version)
    return found


def _folder_name(distribution: str) -> str:
    return _BETWEEN.sub("_", distribution).lower()
