"""The build of the wheel: puts the files that a new portal begins with beside the package, as ``pcmt/starter``."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from setuptools.command.build_py import build_py

STARTER = (
    "docs",
    "overrides",
    "data",
    "mkdocs.yml",
    "macros.py",
    "portal.py",
    "HUONG-DAN.md",
    "CHANGELOG.md",
    "dev/hinh",
)
MORE = ("LICENSE-CONTENT", "requirements/build.txt", "requirements/run.txt")


class BuildWithStarter(build_py):  # type: ignore[misc]
    """The usual build, and the starter."""

    def run(self) -> None:
        """Build the package, then copy the files of the starter into it."""
        super().run()
        if self.editable_mode:
            return
        for name in _files():
            target = Path(self.build_lib) / "pcmt" / "starter" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(name, target)


def _files() -> list[str]:
    """Return the files that belong to the project: those of git where there is a repository, else all."""
    names = [*STARTER, *MORE]
    listed = subprocess.run(["git", "ls-files", "-z", "--", *names], capture_output=True, text=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        return [name for name in listed.stdout.split("\0") if name and Path(name).is_file()]
    found = (file for name in names for file in ([Path(name)] if Path(name).is_file() else Path(name).rglob("*")))
    return sorted(file.as_posix() for file in found if file.is_file() and "__pycache__" not in file.parts)
