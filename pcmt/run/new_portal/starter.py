"""The files that a new portal begins with: in the wheel under ``pcmt/starter``, in the repository of the kit at its top."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pcmt
from pcmt.problems import EnvironmentFault
from pcmt.read.folder import is_leftover

_PACKAGE = Path(pcmt.__file__).parent
STARTER = _PACKAGE / "starter"
"""Where the build of the wheel puts them (``dev/starter_files.py``)."""
COPIED = (
    "docs",
    "overrides",
    "mkdocs.yml",
    "macros.py",
    "portal.py",
    "HUONG-DAN.md",
    "dev/hinh",
    "CHANGELOG.md",
    "LICENSE-CONTENT",
)
LOCKS = ("requirements/build.txt", "requirements/run.txt")
"""Locked libraries, which ``portal.py`` takes out of the wheel: a newer kit brings its own."""
SAMPLE = "data"


def starter_folder() -> Path:
    """Return the folder that holds the files. Raises EnvironmentFault where the package came without them."""
    for folder in (STARTER, _PACKAGE.parent):
        if (folder / "portal.py").is_file() and (folder / "docs").is_dir():
            return folder
    raise EnvironmentFault(
        "bộ công cụ cài trên máy thiếu các tệp của cổng mới; hãy cài lại từ tệp .whl của bản phát hành"
    )


def starter_files(names: tuple[str, ...] = (*COPIED, *LOCKS)) -> Iterator[str]:
    """Yield the paths of the files, relative to the folder, in order; leftovers of other programs are not among them."""
    folder = starter_folder()
    for name in names:
        found = sorted((folder / name).rglob("*")) if (folder / name).is_dir() else [folder / name]
        for file in found:
            path = file.relative_to(folder)
            if file.is_file() and not any(is_leftover(part) or part == "__pycache__" for part in path.parts):
                yield path.as_posix()


def copy_files(target: Path, names: Iterator[str]) -> list[str]:
    """Copy files into a portal and return their paths."""
    folder, copied = starter_folder(), []
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, target / name)
        copied.append(name)
    return copied
