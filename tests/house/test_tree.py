"""The tree: few files in a folder, tests at the path of their module and none too long, and a picture that cannot drift."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
FILES_IN_A_FOLDER = 25
WHOLE_SITE = {"bench", "browser", "house", "reading", "site", "tools", "truth"}
"""Folders of tests that look at the finished site, at sets of inputs or at the repository, not at one module."""
LINES_OF_A_TEST_MODULE = 250


def tracked(folder: str) -> list[PurePosixPath]:
    """Files of the repository below a folder."""
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", folder],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return [PurePosixPath(name) for name in names.split("\0") if name and (ROOT / name).exists()]


def picture() -> str:
    """Packages with the first sentence of what they say of themselves, in the order in which they may import each other."""
    from tests.house.test_floors import ROOMS

    order = {room: number for number, room in enumerate(ROOMS)}
    lines = []
    packages = [path.parent for path in tracked("pcmt") if path.name == "__init__.py"]
    places = {package: _height(".".join(package.parts), order) for package in packages}
    for package in sorted(packages, key=lambda one: (places[one], one)):
        source = (ROOT / package / "__init__.py").read_text("utf-8")
        words = re.match(r'"""(.*?)(?:\. |\.?"""|\.?\n\n)', source, re.DOTALL)
        assert words, package
        lines.append(f"{'  ' * (len(package.parts) - 1)}{package.name}/  {' '.join(words[1].split())}")
    return "\n".join(lines)


def _height(package: str, order: dict[str, int]) -> int:
    """The place of a package: its own, that of the first module below it, or that of the package it is a part of."""
    below = [height for room, height in order.items() if room.startswith(f"{package}.")]
    above = [height for room, height in order.items() if package.startswith(f"{room}.")]
    return order[package] if package in order else min(below, default=max(above))


def test_no_folder_is_a_heap() -> None:
    counts = Counter(path.parent for path in tracked("pcmt") if path.suffix != ".yaml")
    assert {str(folder): count for folder, count in counts.items() if count > FILES_IN_A_FOLDER} == {}


def test_tests_stand_at_the_path_of_their_module() -> None:
    lost = [
        str(path)
        for path in tracked("tests")
        if path.name.startswith("test_")
        and len(path.parts) > 2
        and path.parts[1] not in WHOLE_SITE
        and not (place := ROOT / "pcmt" / PurePosixPath(*path.parts[1:-1])).is_dir()
        and not place.with_suffix(".py").is_file()
    ]
    assert lost == []


def long_modules(folder: str) -> set[str]:
    """Modules of Python below a folder that have more lines than a module of tests may have."""
    modules = [path for path in tracked(folder) if path.suffix == ".py"]
    return {
        str(path) for path in modules if len((ROOT / path).read_text("utf-8").splitlines()) > LINES_OF_A_TEST_MODULE
    }


def test_modules_of_tests_stay_small() -> None:
    assert long_modules("tests") == set(), "split at its nouns"


def test_the_picture_in_the_guide_is_made_from_the_code() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    shown = re.search(r"```text\n(.*?)\n```", guide, re.DOTALL)
    assert shown, "no picture of the tree"
    assert shown[1] == picture()


def test_every_decision_is_listed_once_with_its_title() -> None:
    folder = ROOT / "dev" / "decisions"
    listed = re.findall(
        r"^\| \[(\d{4})\]\(([^)]+)\) \| (.+?) \|", (folder / "README.md").read_text("utf-8"), re.MULTILINE
    )
    files = sorted(path for path in folder.glob("[0-9]*.md"))
    titles = [(path.name[:4], path.name, path.read_text("utf-8").splitlines()[0].removeprefix("# ")) for path in files]
    assert listed == titles
