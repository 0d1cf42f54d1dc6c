"""The copy for a USB stick: packed once by the command, unpacked into a folder with a name that people would give it."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.portal_fixtures import run_pcmt


@pytest.fixture(scope="session")
def usb_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ZIP of the repository's data."""
    folder = tmp_path_factory.mktemp("usb")
    result = run_pcmt("usb", "--out", str(folder))
    assert result.returncode == 0, result.stderr
    (made,) = folder.iterdir()
    assert made.name in result.stdout
    return made


@pytest.fixture(scope="session")
def usb_folder(usb_zip: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked copy."""
    folder = tmp_path_factory.mktemp("usb-mo") / "Bản chép & thử (1)"
    with ZipFile(usb_zip) as archive:
        archive.extractall(folder)
    return folder
