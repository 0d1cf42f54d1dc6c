"""Whether a build could only repeat the last one: nothing it reads and nothing it wrote has changed. Standard library only.

Files are compared by their size, times and number on the disk, as Git does; no program can set back the time at which a file last
changed (``st_ctime``). It is looked at before any other module is loaded: a build of nothing takes as long as a start of Python.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from pcmt.run.rebuilding.scan_process import begin_scan
from pcmt.run.site_scan import site_of

_PACKAGE = Path(__file__).parents[2]
_INPUTS = ("data", "docs", "overrides", "mkdocs.yml", "macros.py")
_VARIABLES = ("SOURCE_DATE_EPOCH", "PCMT_CACHE")
_VIETNAM, _DAY = 7 * 3600, 86_400
_TICK = 50_000_000
"""Nanoseconds before now in which a file may have changed without a trace in its time."""


class Said(NamedTuple):
    """A line that a build printed; ``is_note``: on the stream of errors."""

    text: str
    is_note: bool


class BuildFacts(NamedTuple):
    """What a build found and left: digests of its inputs and of the finished site; an empty one is never the same.

    ``files``: how many the site has.
    """

    inputs: str
    site: str
    said: Sequence[Said]
    files: int = 0


def inputs_of(root: Path) -> str:
    """Return the digest of all that a build reads; empty while a file has only just changed."""
    day = _environment("SOURCE_DATE_EPOCH") or str((int(time.time()) + _VIETNAM) // _DAY)
    words = (str(Path.cwd()), day, *map(_environment, _VARIABLES))
    return _digest_of(words, (*(root / name for name in _INPUTS), _PACKAGE))


_just_found: dict[Path, str] = {}


def inputs_at_start(root: Path) -> str:
    """Return the digest that this program has just found when it looked whether anything changed, once; else as it is now.

    What changes while other modules are loaded is read with the rest and is not in the digest: the next build finds another one.
    """
    return _just_found.pop(root, "") or inputs_of(root)


def code_stamp() -> str:
    """Return the digest of the kit and its libraries by names, sizes and times; empty while a file has only just changed."""
    return _digest_of((), (_PACKAGE,))


def _digest_of(words: Iterable[str], places: Iterable[Path]) -> str:
    digest, is_settled = sha256(), True
    libraries = [name for folder in sys.path if folder.endswith("site-packages") for name in _names(folder)]
    for part in (sys.version, *words, *sorted(libraries)):
        digest.update(f"{part}\0".encode())
    for place in places:
        # A program looks at its own code once: what it is running is what was there then.
        facts = _facts_of_code(place) if place == _PACKAGE else _facts_of(place)
        digest.update(facts.digest)
        is_settled = is_settled and facts.is_settled
    return digest.hexdigest() if is_settled else ""


class _Facts(NamedTuple):
    """What is known of the files at a place, and whether all were changed some time before they were looked at."""

    digest: bytes
    is_settled: bool


def _facts_of(place: Path) -> _Facts:
    now, digest, newest = time.time_ns(), sha256(), 0
    for path, found in _files(str(place)):
        newest = max(newest, found.st_ctime_ns)
        facts = f"{path}\0{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}\0"
        digest.update(facts.encode("utf-8", "surrogateescape"))
    return _Facts(digest.digest(), newest + _TICK < now)


_facts_of_code = cache(_facts_of)


def note_build(cache: Path, site: Path, facts: BuildFacts) -> None:
    """Keep what a build found and left."""
    place = _place(cache, site)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        coming = place.with_name(f"{place.name}.{os.getpid()}")
        coming.write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
        coming.replace(place)
    except OSError:
        return


def find_same(root: Path, site: Path) -> BuildFacts | None:
    """Return what the last build of a site left, if a build now could only repeat it."""
    try:
        inputs, known, said, files = json.loads(_place(cache_folder(root), site).read_text(encoding="utf-8"))
        facts = BuildFacts(inputs, known, [Said(*line) for line in said], files)
        scan = begin_scan(Path(os.path.realpath(site)), files)
        _just_found[root] = now = inputs_of(root)
        is_same = (
            bool(facts.inputs) and facts.inputs == now and facts.site == (scan.digest() if scan else site_of(site))
        )
    except (OSError, ValueError, TypeError):
        return None
    return facts if is_same else None


def cache_folder(root: Path) -> Path:
    """Return the folder of the cache of a portal."""
    return Path(_environment("PCMT_CACHE") or root / ".pcmt" / "cache")


def _place(cache: Path, site: Path) -> Path:
    return cache / f"build-{sha256(os.path.realpath(site).encode('utf-8', 'surrogateescape')).hexdigest()}"


def _environment(name: str) -> str:
    return os.environ.get(name, "")


def _names(folder: str) -> Iterable[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208
    except OSError:
        return ()


def _files(path: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the file at a path, or every file below it, in order; nothing where there is none. Byte code does not count."""
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except NotADirectoryError:
        yield path, os.stat(path)  # noqa: PTH116
        return
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        else:
            yield entry.path, entry.stat()
