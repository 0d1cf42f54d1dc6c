"""Entry point of ``pcmt usb``: build the site in a temporary folder, pack it beside the target, then rename."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, NamedTuple
from zipfile import BadZipFile, ZipFile

from pcmt.problems import EnvironmentFault, UsageFault
from pcmt.publish.usb_copy import START, offline_files
from pcmt.publish.usb_copy.notes import UsbEdition
from pcmt.relate.catalog import Catalog
from pcmt.text.zip_archive import dated, pack

_STEM = "ban-usb-"


class Packed(NamedTuple):
    """A finished copy: its path, number of files, and size in bytes."""

    path: Path
    files: int
    length: int


def find_place(out: Path | None, day: date) -> Path:
    """Where the copy goes: the file asked for, or one named after the day in the folder asked for.

    Raises UsageFault for a name that is no ZIP, and for a file that is not a copy of ours: that one is never replaced.
    """
    place = out or Path()
    if place.is_dir():
        place = place / f"{_STEM}{day.isoformat()}.zip"
    if place.suffix != ".zip":
        raise UsageFault(f"--out «{place}» phải là thư mục có sẵn hoặc tên tệp kết thúc bằng .zip")
    if place.exists() and not _is_ours(place):
        raise UsageFault(f"«{place}» đang là tệp khác, không phải bản chép của cổng; hãy chọn tên khác")
    return place.absolute()


def _is_ours(place: Path) -> bool:
    try:
        with ZipFile(place) as archive:
            return START in archive.namelist()
    except (OSError, BadZipFile):
        return False


@contextmanager
def drawn_site(draw: Callable[[Path], None]) -> Iterator[Path]:
    """Build the site in a temporary folder that is removed afterwards; the published site is never touched."""
    try:
        with tempfile.TemporaryDirectory(prefix="pcmt-usb-") as folder:
            site = Path(folder) / "site"
            draw(site)
            yield site
    except OSError as error:
        raise EnvironmentFault(f"không ghi được «{error.filename}»: {error.strerror or error}") from error


def pack_copy(catalog: Catalog, site: Path, place: Path, on_progress: Callable[[int, int], None]) -> Packed:
    """Pack the copy of a built site and put it in place; an older copy remains until the new one is complete.

    ``on_progress`` receives the number of packed files and the total. Raises EnvironmentFault when the disk refuses a write.
    """
    settings = catalog.settings
    edition = UsbEdition(settings.title, settings.url, catalog.today, settings.palette)
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    # An older copy that an official offers on the site itself must not travel inside the new one.
    names = [name for name in names if not name.rpartition("/")[2].startswith(_STEM)]
    count = 0

    def entries() -> Iterator[tuple[str, bytes]]:
        nonlocal count
        for artifact in offline_files(edition, names, lambda name: (site / name).read_bytes()):
            yield artifact
            count += 1
            on_progress(count, max(count, len(names)))

    try:
        with _beside(place) as stream:
            pack(stream, dated(entries(), catalog.today))
            length = stream.tell()
    except OSError as error:
        raise EnvironmentFault(f"không ghi được «{error.filename or place}»: {error.strerror or error}") from error
    return Packed(place, count, length)


@contextmanager
def _beside(place: Path) -> Iterator[IO[bytes]]:
    """Open a file beside ``place`` that is renamed to it at the end, and removed if writing fails."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{place.stem}-", suffix=".moi", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(handle)  # a stick pulled out early must not hold an empty file under the good name
        Path(name).chmod(0o644)  # mkstemp denies other users
        os.replace(name, place)
    finally:
        Path(name).unlink(missing_ok=True)
