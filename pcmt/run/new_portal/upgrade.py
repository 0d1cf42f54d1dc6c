"""``pcmt upgrade``: the data of a portal moved to a newer kit by written migrations, shown before, undone after.

A kit never writes into ``data/`` or ``docs/`` but here. A migration changes texts of files, so that comments and order stay.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from pcmt import __version__
from pcmt.problems import UsageFault
from pcmt.read.records import DATA
from pcmt.run.new_portal.kit_wheel import VERSION_FILE
from pcmt.run.new_portal.starter import starter_folder

UNDO_FOLDER = ".pcmt/truoc-khi-nang-cap"
_VERSION = re.compile(r"\d+(\.\d+)+\Z")
_RELEASE = re.compile(r"^## (?P<version>\d+(?:\.\d+)+)\b.*$", re.MULTILINE)
CHANGELOG = "CHANGELOG.md"


class Migration(NamedTuple):
    """A change that data of before ``version`` needs. ``change`` takes the path below ``data/`` and the text of a file."""

    version: str
    words: str
    change: Callable[[str, str], str]


MIGRATIONS: tuple[Migration, ...] = ()
"""In the order of versions. None is needed from 0.1.0 to this version: every field of 0.1.0 is still read as it was."""


class Upgrade(NamedTuple):
    """What an upgrade does: the old version, news of the releases since, words of its migrations, files that they change."""

    old: str
    news: list[str]
    steps: list[str]
    files: list[str]


def upgrade(root: Path, *, dry_run: bool = False, migrations: tuple[Migration, ...] = MIGRATIONS) -> Upgrade:
    """Move the data to the version of this kit, after a copy of it was made. Raises UsageFault for data of a newer kit."""
    old = data_version(root)
    if _key(old) > _key(__version__):
        raise UsageFault(
            f"dữ liệu đang theo bản {old}, mới hơn bộ công cụ bản {__version__}; hãy đặt lại bộ công cụ mới"
        )
    wanted = [one for one in migrations if _key(old) < _key(one.version) <= _key(__version__)]
    changed = {name: text for name, before in _texts(root) if (text := _changed(name, before, wanted)) != before}
    if not dry_run and old != __version__:
        shutil.rmtree(root / UNDO_FOLDER, ignore_errors=True)
        shutil.copytree(root / DATA, root / UNDO_FOLDER / DATA)
        (root / UNDO_FOLDER / "phien-ban.txt").write_text(old, encoding="utf-8")
        for name, text in changed.items():
            (root / DATA / name).write_text(text, encoding="utf-8")
        _note_version(root, __version__)
    return Upgrade(old, list(_news_since(old)), [one.words for one in wanted], [f"{DATA}/{name}" for name in changed])


def undo_upgrade(root: Path) -> str:
    """Put the data of before the last upgrade back and return its version. Raises UsageFault where there is no copy."""
    copy = root / UNDO_FOLDER
    if not (copy / "phien-ban.txt").is_file():
        raise UsageFault("không có bản sao nào của lần nâng cấp trước")
    version = (copy / "phien-ban.txt").read_text("utf-8").strip()
    aside = root / ".pcmt" / "data-da-nang-cap"
    shutil.rmtree(aside, ignore_errors=True)
    (root / DATA).replace(aside)
    (copy / DATA).replace(root / DATA)
    shutil.rmtree(copy)
    _note_version(root, version)
    return version


def data_version(root: Path) -> str:
    """Return the version that the data was last moved to; that of this kit where a portal keeps no note of it."""
    file = root / VERSION_FILE
    noted = file.read_text(encoding="utf-8").strip() if file.is_file() else __version__
    if not _VERSION.match(noted):
        raise UsageFault(f"{VERSION_FILE} phải ghi một số bản như 0.2.0, không phải «{noted[:40]}»")
    return noted


def _note_version(root: Path, version: str) -> None:
    (root / VERSION_FILE).parent.mkdir(exist_ok=True)
    (root / VERSION_FILE).write_text(f"{version}\n", encoding="utf-8")


def _texts(root: Path) -> Iterator[tuple[str, str]]:
    for file in sorted((root / DATA).rglob("*.yaml")):
        yield file.relative_to(root / DATA).as_posix(), file.read_text(encoding="utf-8")


def _changed(name: str, text: str, migrations: list[Migration]) -> str:
    for one in migrations:
        text = one.change(name, text)
    return text


def _news_since(old: str) -> Iterator[str]:
    """Yield the sections of the changelog for the releases after a version, the newest first."""
    file = starter_folder() / CHANGELOG
    parts = _RELEASE.split(file.read_text(encoding="utf-8")) if file.is_file() else []
    for version, text in zip(parts[1::2], parts[2::2], strict=True):
        if _key(old) < _key(version) <= _key(__version__):
            yield f"Bản {version}\n{text.strip()}"


def _key(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
