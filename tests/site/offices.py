"""An office with its portal: a folder, an empty home, the kit of its ``kit/`` and the commands of its ``portal.py``.

Its environment is made as ``portal.py`` makes one, but for the download: the libraries are those of the tests' environment.
"""

from __future__ import annotations

import importlib.util
import os
import resource
import subprocess
import sys
import sysconfig
from functools import cache
from pathlib import Path

TODAY = "1795305600"
"""2026-11-22 00:00 UTC."""
_PIP = ("-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-compile", "--disable-pip-version-check")


@cache
def without_network() -> tuple[str, ...]:
    """Return the words before a command that cut its network; none where the system does not allow it."""
    command = ("unshare", "--map-root-user", "--net")
    try:
        return command if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0 else ()
    except OSError:
        return ()


def unpack(wheel: Path, folder: Path) -> Path:
    """Install a wheel into a folder of its own with pip; return the folder."""
    command = [sys.executable, *_PIP, "--target", str(folder), str(wheel)]
    subprocess.run([*without_network(), *command], check=True)
    return folder


def make_environment(folder: Path, kit: Path) -> Path:
    """Make an environment that holds an unpacked kit and the libraries of this one; return its Python."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", "--clear", str(folder)], check=True)
    packages = next(folder.glob("lib/python*/site-packages"), folder / "Lib/site-packages")
    # The order counts: the kit before the repository, which the tests' environment knows, too.
    (packages / "office.pth").write_text(f"{kit}\n{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return folder / "bin/python"


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Office:
    """A portal in ``root``. ``seconds`` notes the CPU seconds of each command."""

    def __init__(self, root: Path, home: Path) -> None:
        self.root, self.home = root, home
        self.seconds: dict[str, float] = {}
        home.mkdir(exist_ok=True)

    def init(self, python: Path, wheel: Path, *options: str) -> None:
        """Make the portal with the kit of an environment."""
        said = self._run("init", [str(python), "-m", "pcmt", "init", str(self.root), "--kit", str(wheel), *options])
        assert said.returncode == 0, said.stderr

    def set_up(self, kit: Path) -> None:
        """Make the environment of the portal, and its mark that it is made of the newest kit of ``kit/``."""
        make_environment(self.root / ".venv", kit)
        spec = importlib.util.spec_from_file_location("portal_of_an_office", self.root / "portal.py")
        assert spec
        assert spec.loader
        portal = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(portal)
        portal.stamp("run").write_text(portal.fingerprint("run"), encoding="ascii")

    def do(self, *words: str, code: int = 0) -> str:
        """Run ``python portal.py pcmt …`` without network; return all that it says. It must end with ``code``."""
        said = self._run(words[0], [sys.executable, "portal.py", "pcmt", *words], self.root)
        assert said.returncode == code, (words, said.returncode, said.stdout, said.stderr)
        return said.stdout + said.stderr

    def _run(self, name: str, command: list[str], folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PIP_", "XDG_"))}
        variables = {**kept, "HOME": str(self.home), "SOURCE_DATE_EPOCH": TODAY, "PYTHONUTF8": "1"}
        before = _cpu_seconds()
        said = subprocess.run(
            [*without_network(), *command],
            cwd=folder or self.home,
            env=variables,
            capture_output=True,
            text=True,
            check=False,
        )
        self.seconds[name] = self.seconds.get(name, 0.0) + _cpu_seconds() - before
        return said

    def edit(self, name: str, *changes: tuple[str, str]) -> None:
        """Change a file as an official does in an editor: each text must be there once."""
        text = (self.root / name).read_text(encoding="utf-8")
        for old, new in changes:
            assert text.count(old) == 1, (name, old, text)
            text = text.replace(old, new)
        (self.root / name).write_text(text, encoding="utf-8")

    def files(self, *folders: str) -> dict[str, bytes]:
        """Return the files of folders of the portal, by path."""
        found = (path for name in folders for path in (self.root / name).rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found}
