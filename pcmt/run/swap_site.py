"""Put a finished site in the place of the old one, which stays whole until the last step and is never lost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from pcmt.problems import EnvironmentFault
from pcmt.run.exchange import exchange
from pcmt.run.file_lock import only_one
from pcmt.run.site_scan import MARKER, spare_of

SUBSCRIBED = (".xml", ".json", ".ics", ".txt")
"""Endings of the files that programs fetch again and again; a server tells an unchanged one by its modification time."""

_OF_THE_DISK = frozenset({"lost+found"})
"""What a fresh disk holds; it neither makes a folder foreign nor is it removed."""
_FEW = 10_000
"""Files in which two sites may differ for the older one to be kept: most of a site is removed faster at once than file by file."""
_READABLE = 0o022
"""umask of a build: a web server under another user must be able to read the site, whatever the umask of the official."""


class _Places(NamedTuple):
    """A site folder with the new site, the old site and the lock beside it.

    ``is_fixed``: the folder itself cannot be renamed (a mount point, a parent without write access), so the three are inside
    it and its entries are replaced one by one.
    """

    site: Path
    coming: Path
    going: Path
    lock: Path
    is_fixed: bool


Draw = Callable[[Path], Sequence[str] | None]


def release(site: Path, draw: Draw, *, keeps_older: bool = False) -> None:
    """Let ``draw`` fill an empty folder, then let it take the place of ``site``; a symbolic link is followed.

    ``draw`` returns the paths at which it differs from ``site``, or None where it cannot tell.
    ``keeps_older``: the folder may hold files of an older site, which ``draw`` uses or removes, and of the site that is replaced
    the files that stay are kept for the next release if few differ.
    Whatever ``draw`` raises leaves ``site`` untouched. EnvironmentFault when ``site`` is something this program did not make,
    or cannot be written; BusyFault while another build works on it.
    """
    with _locked(site) as places:
        _replace(places, draw, keeps_older=keeps_older and not places.is_fixed)


def restore(site: Path) -> None:
    """Bring back the site of before a build that was killed while it replaced it; nothing else.

    EnvironmentFault and BusyFault as for ``release``.
    """
    places = _places_of(site)
    if places.going.exists():
        with _locked(site):
            pass


@contextmanager
def _locked(site: Path) -> Iterator[_Places]:
    """Hold the lock of a site folder that is ours, repaired if the last build was killed."""
    places = _places_of(site)
    try:
        with readable_files():
            places.site.parent.mkdir(parents=True, exist_ok=True)
            with only_one(places.lock, f"đang có lần dựng khác ghi vào «{places.site}»; hãy chờ nó xong"):
                _put_back(places)
                if places.site.exists() and not _is_ours(places):
                    raise EnvironmentFault(
                        f"«{places.site}» không phải thư mục do cổng dựng ra nên không được ghi đè; "
                        "hãy chọn thư mục khác hoặc tự xóa nó"
                    )
                yield places
    except OSError as error:
        raise _fault_of(error, places) from error


def _fault_of(error: OSError, places: _Places) -> EnvironmentFault:
    """Classify a refusal of the system: a site file that cannot be written, or an input that cannot be read."""
    if error.errno is None:  # raised by a library in its own words, not by the system
        return EnvironmentFault(f"không vẽ được trang: {str(error).rstrip('.! ')}")
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""
    written = (places.site.parent, places.site, places.coming, places.going, places.lock)
    if name and Path(name) not in written and not any(place in Path(name).parents for place in written[1:]):
        return EnvironmentFault(f"không đọc được «{name}»: {error.strerror}")
    return EnvironmentFault(f"không ghi được vào «{name or places.site}»: {error.strerror}")


def _places_of(site: Path) -> _Places:
    """Follow links, and find out whether the folder can be renamed."""
    real = Path(os.path.realpath(site))
    if site.is_symlink() and not real.exists():
        raise EnvironmentFault(f"«{site}» là liên kết trỏ tới «{real}» không có; hãy tạo thư mục đó hoặc xóa liên kết")
    parent = real.parent
    if real.is_dir() and (os.path.ismount(real) or not os.access(parent, os.W_OK)):
        return _Places(real, real / ".pcmt.moi", real / ".pcmt.cu", real / ".pcmt.khoa", is_fixed=True)
    going, lock = parent / f".{real.name}.cu", parent / f".{real.name}.khoa"
    return _Places(real, spare_of(real), going, lock, is_fixed=False)


@contextmanager
def readable_files() -> Iterator[None]:
    """Make files that a web server under another user can read."""
    before = os.umask(_READABLE)
    try:
        yield
    finally:
        os.umask(before)


def _put_back(places: _Places) -> None:
    """Undo the replacement that a killed build left half done."""
    going = places.going
    if not going.exists():
        return
    if not places.is_fixed and not places.site.exists():
        os.replace(going, places.site)
    elif places.is_fixed:
        for name in [path.name for path in going.iterdir()]:
            if not (places.site / name).exists():
                os.replace(going / name, places.site / name)


def _replace(places: _Places, draw: Draw, *, keeps_older: bool) -> None:
    coming, site, is_kept = places.coming, places.site, False
    try:
        _remove(places.going)
        if not (keeps_older and site.exists() and coming.is_dir() and not coming.is_symlink()):
            _remove(coming)
        coming.mkdir(exist_ok=True)
        (coming / MARKER).unlink(missing_ok=True)  # what is in it is no whole site any more
        changed = draw(coming)
        (coming / MARKER).write_text("Thư mục này do lệnh dựng cổng tạo ra.\n", encoding="utf-8")
        if site.exists():
            keep_times(site, coming, changed)
        if places.is_fixed:
            _replace_entries(places)
        else:
            is_left = _replace_one(coming, site, places.going)
            if is_left and keeps_older and changed is not None and len(changed) <= _FEW:
                _remove_files(coming, changed)
                is_kept = True
    finally:
        _put_back(places)
        for leftover in (places.going,) if is_kept else (coming, places.going):
            _remove(leftover)


def _replace_one(coming: Path, current: Path, going: Path) -> bool:
    """Put ``coming`` in the place of ``current``, in one step where the system can, else by two renames.

    Returns whether ``current`` is now in the place of ``coming``.
    """
    if not os.path.lexists(current):
        os.replace(coming, current)
    elif exchange(coming, current):
        return True
    else:
        os.replace(current, going)
        os.replace(coming, current)
    return False


def _replace_entries(places: _Places) -> None:
    """Replace what is in a folder that cannot be renamed: folders before pages that use them, removals last."""
    site, coming, going = places.site, places.coming, places.going
    going.mkdir()
    names = sorted((path.name for path in coming.iterdir()), key=lambda name: (not (coming / name).is_dir(), name))
    for name in names:
        _replace_one(coming / name, site / name, going / name)
    kept = {*names, *_OF_THE_DISK, *(path.name for path in (coming, going, places.lock))}
    for name in {path.name for path in site.iterdir()} - kept:
        _remove(site / name)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _remove_files(folder: Path, paths: Iterable[str]) -> None:
    """Remove files of an older site: what was taken back or corrected does not stay on the disk beside the site."""
    for path in paths:
        with suppress(NotADirectoryError):  # somebody has put a file where a folder of the site was
            _remove(folder / path)


def keep_times(published: Path, coming: Path, changed: Iterable[str] | None = None) -> None:
    """Give every subscribed file of ``coming`` that is byte for byte as ``published`` the time of the published one.

    ``changed``: paths of the files that may be others or gone, where that is known.

    Static servers make ETag and Last-Modified out of a file's time (RFC 9110, 8.8): without this, each build would send every
    feed anew to every reader.
    """
    for path in changed or ():
        if path.endswith(SUBSCRIBED):
            _keep_time(published / path, coming / path)
    folders = [""] if changed is None else []
    while folders:
        folder = folders.pop()
        with os.scandir(coming / folder) as entries:
            for entry in entries:
                name = f"{folder}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{name}/")
                elif name.endswith(SUBSCRIBED):
                    _keep_time(published / name, Path(entry.path))


def _keep_time(before: Path, after: Path) -> None:
    try:
        known, here = before.stat(), after.stat()
    except OSError:
        return
    if known.st_size == here.st_size and known.st_ino != here.st_ino and before.read_bytes() == after.read_bytes():
        os.utime(after, ns=(known.st_atime_ns, known.st_mtime_ns))


def _is_ours(places: _Places) -> bool:
    site = places.site
    own = {*_OF_THE_DISK, *(path.name for path in (places.coming, places.going, places.lock))}
    return site.is_dir() and ((site / MARKER).is_file() or all(path.name in own for path in site.iterdir()))
