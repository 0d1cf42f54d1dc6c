"""External programs that tests run; ``tests/system-packages.sh`` installs them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def find_program(name: str) -> str:
    """Return the path of a program; skip the test with the name of its package if it is missing (with CI set: fail)."""
    program = shutil.which(name) or shutil.which(name, path="/usr/sbin")
    if program is None:
        pytest.skip(f"thiếu {name}: chạy tests/system-packages.sh")
    return program


def run_program(name: str, *arguments: str | Path, folder: Path | None = None) -> str:
    """Return the output of a program; it must succeed and report no error."""
    result = subprocess.run([find_program(name), *map(str, arguments)], cwd=folder, capture_output=True, check=False)
    assert result.returncode == 0, (name, arguments, result.stdout[-500:], result.stderr[-500:])
    return result.stdout.decode()


def office_environment() -> dict[str, str]:
    """Environment for LibreOffice: all fonts of the machine, whichever few ``dev/fonts.py`` shows to the browser.

    Files name Times New Roman and Arial. Skips the test where no font as wide as these with Vietnamese letters is installed.
    """
    environment = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    for families in (("Liberation Serif", "Times New Roman"), ("Liberation Sans", "Arial")):
        command = [find_program("fc-list"), ":lang=vi", "family"]
        listed = subprocess.run(command, capture_output=True, text=True, env=environment, check=True).stdout
        if not any(one in listed for one in families):
            pytest.skip(f"thiếu phông chữ {families[0]} (gói fonts-liberation2): chạy tests/system-packages.sh")
    return environment


def read_codes(picture: Path) -> list[str]:
    """Return the text that zbar reads from an image; empty when it finds no code."""
    command = [find_program("zbarimg"), "--quiet", "--raw", str(picture)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()
