"""A deleted or broken record fetched back: from Git where there is one, else from the data kept with the last releases."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from pcmt.model import KINDS
from pcmt.problems import DataError, EnvironmentFault, UsageFault
from pcmt.read.address_register import REGISTER_FILE, parse_register
from pcmt.read.records import DATA
from pcmt.read.validation import validate
from pcmt.read.yaml import read_yaml
from pcmt.run.publishing.releases import LocalTarget

VERSIONS = 50
"""Older versions of a file that are tried."""
BROKEN_FOLDER = ".pcmt/ban-hong"


class Version(NamedTuple):
    """A version of a file: where it was found, in words, and its bytes."""

    origin: str
    content: bytes


def find_address(root: Path, name: str) -> tuple[str, str]:
    """Return kind and id for ``kind/id`` or an id alone. UsageFault where it is none, or one of several."""
    kind, _, record_id = name.strip("/").removeprefix(f"{DATA}/").removesuffix(".yaml").rpartition("/")
    if kind:
        if kind not in KINDS:
            raise UsageFault(f"không có loại «{kind}»; các loại: {', '.join(KINDS)}")
        return kind, record_id
    register = root / DATA / REGISTER_FILE
    known = parse_register("", register.read_text("utf-8-sig"))[0].lines if register.is_file() else {}
    found = sorted({one for one, each in known if each == record_id} | set(_kinds_in_git(root, record_id)))
    if len(found) == 1:
        return found[0], record_id
    if found:
        raise UsageFault(f"viết rõ {' hoặc '.join(f'{one}/{record_id}' for one in found)}")
    raise UsageFault(f"không biết «{record_id}» thuộc loại nào; viết loại/mã, ví dụ su-kien/{record_id}")


def _kinds_in_git(root: Path, record_id: str) -> Iterator[str]:
    for kind in KINDS:
        path = _path(kind, record_id)
        if (root / path).exists() or _git(root, "log", "-1", "--format=%H", "--", path):
            yield kind


def restore_record(root: Path, kind: str, record_id: str, target: Path | None) -> Version:
    """Put the newest sound version that differs from the present file in its place; return it.

    The present file, where there is one, is moved to BROKEN_FOLDER. UsageFault where there is no such version.
    """
    path = root / _path(kind, record_id)
    present = path.read_bytes() if path.is_file() else None
    for version in _versions(root, kind, record_id, target):
        if version.content != present and _is_sound(kind, record_id, version.content):
            try:
                _replace(root, path, version.content)
            except OSError as error:
                raise EnvironmentFault(f"không ghi được {_path(kind, record_id)}: {error.strerror or error}") from None
            return version
    places = "trong Git" + (f" và «{target}»" if target else "; thêm --from NƠI-ĐĂNG để tìm trong các bản đã đăng")
    raise UsageFault(f"không thấy bản nào tốt hơn của {kind}/{record_id} {places}")


def _path(kind: str, record_id: str) -> str:
    return f"{DATA}/{kind}/{record_id}.yaml"


def _versions(root: Path, kind: str, record_id: str, target: Path | None) -> Iterator[Version]:
    """Yield versions, the newest of Git first, then those of releases."""
    path = _path(kind, record_id)
    for line in _git(root, "log", f"-{VERSIONS}", "--format=%h %cs", "--", path).decode().splitlines():
        commit, day = line.split()
        if content := _git(root, "show", f"{commit}:./{path}"):
            yield Version(f"Git, lần lưu {commit} ngày {day}", content)
    if target is not None:
        place = LocalTarget(target)
        for release in place.releases:
            with suppress(OSError, KeyError, BadZipFile), ZipFile(place.data(release.id)) as archive:
                yield Version(f"bản đã đăng {release.id}", archive.read(path))


def _git(root: Path, *arguments: str) -> bytes:
    """Return what Git answers; empty where there is no Git, no repository or no such file."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""


def _is_sound(kind: str, record_id: str, content: bytes) -> bool:
    try:
        document = read_yaml(_path(kind, record_id), content)
    except DataError:
        return False
    if document.problems or not isinstance(document.data, dict):
        return False
    return validate("", document, KINDS[kind], {"id": record_id}, []) is not None


def _replace(root: Path, path: Path, content: bytes) -> None:
    if path.is_file():
        kept = root / BROKEN_FOLDER / f"{path.parent.name}-{path.name}"
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(path.read_bytes())
    path.parent.mkdir(parents=True, exist_ok=True)
    coming = path.with_name(f".{path.name}.moi")
    try:
        coming.write_bytes(content)
        os.replace(coming, path)
    finally:
        coming.unlink(missing_ok=True)
