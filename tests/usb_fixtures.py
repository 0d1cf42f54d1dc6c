"""The copy for a USB stick: packed once by the command, unpacked into a folder with a name that users would choose."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.portal_fixtures import run_pcmt
from tests.shared_folders import make_once

USB_FOLDER = "Bản chép & thử (1)"


@pytest.fixture(scope="session")
def usb_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the ZIP of the repository's data, packed under a zone, a locale and a seed of its own, shared by all processes."""

    def pack(folder: Path) -> None:
        result = run_pcmt("usb", "--out", str(folder), TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="4711")
        assert result.returncode == 0, result.stderr
        (made,) = folder.iterdir()
        with ZipFile(made) as archive:
            count = f"{len(archive.namelist()):,}".replace(",", ".")
        said = rf"Đã ghi \S*{re.escape(made.name)}: {re.escape(count)} tệp, [\d,.]+ [kM]B\."
        assert re.search(said, result.stdout), result.stdout

    (made,) = make_once(tmp_path_factory, "usb", pack).iterdir()
    return made


@pytest.fixture(scope="session")
def usb_folder(usb_zip: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the unpacked copy, shared by all processes."""

    def unpack(folder: Path) -> None:
        with ZipFile(usb_zip) as archive:
            archive.extractall(folder / USB_FOLDER)

    return make_once(tmp_path_factory, "usb-mo", unpack) / USB_FOLDER
