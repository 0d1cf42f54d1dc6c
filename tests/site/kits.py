"""Two releases of the kit as wheels: the one before, from its tag, and the one that is coming, from the files here."""

from __future__ import annotations

import re
import shutil
import subprocess
import tarfile
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from dev.release_files import build_wheel
from pcmt import __version__
from tests.data_files import withdraw_materials
from tests.house.test_house_rules import list_names
from tests.portal_fixtures import ROOT
from tests.site.offices import unpack

_VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)
_FIRST = (0, 4, 0)
"""The first release whose ``new`` asks neither for the text of a plan nor for that of a material: both may be files alone."""


class Kit(NamedTuple):
    """A release: its version, its wheel, and the folder where the wheel is unpacked."""

    version: str
    wheel: Path
    unpacked: Path


def two_kits(folder: Path) -> tuple[Kit, Kit]:
    """Build the release before and the coming one.

    The one before is the newest tag since 0.4.0; in a clone without tags it is the tree here under an older number, which
    shows that an upgrade works, but not that the two trees agree. The coming one has the next number if that of the tree is tagged.
    Both have withdrawn all materials but one, since their portals would print every form three times over.
    """
    tags = [tag for tag in _tags() if _FIRST <= _key(tag) <= _key(__version__)]
    before = max(
        (tag for tag in tags if _key(tag) < _key(__version__)), key=_key, default=max(tags, key=_key, default="")
    )
    old = _copy_tag(before, folder / "old") if before else _copy_tree(folder / "old", "0.0.1")
    major, minor, patch = _key(__version__)
    coming = f"{major}.{minor}.{patch + 1}" if before == __version__ else __version__
    return _build(old), _build(_copy_tree(folder / "new", coming))


def _tags() -> list[str]:
    listed = subprocess.run(["git", "tag", "--list", "v*"], cwd=ROOT, capture_output=True, text=True, check=False)
    return [one[1:] for one in listed.stdout.split() if re.fullmatch(r"v\d+\.\d+\.\d+", one)]


def _key(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _copy_tag(version: str, folder: Path) -> Path:
    packed = subprocess.run(["git", "archive", f"v{version}"], cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def _copy_tree(folder: Path, version: str) -> Path:
    for name in list_names():
        if not name.startswith("tests/") and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    file = folder / "pcmt/__init__.py"
    file.write_text(_VERSION.sub(f'__version__ = "{version}"', file.read_text("utf-8")), encoding="utf-8")
    return folder


def _build(tree: Path) -> Kit:
    withdraw_materials(tree / "pcmt/national", kept="giao-an-45-phut-thcs")
    target = tree.with_name(f"{tree.name}-wheel")
    target.mkdir()
    wheel = build_wheel(tree, target, 1_795_305_600)
    return Kit(wheel.name.split("-")[1], wheel, unpack(wheel, tree.with_name(f"{tree.name}-kit")))
