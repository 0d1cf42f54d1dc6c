"""The sample: records of real plans of other places, put into a new portal to learn from, and taken out again whole."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from pcmt.model import Place
from pcmt.problems import UsageFault
from pcmt.read.address_register import REGISTER_FILE
from pcmt.read.records import DATA, SETTINGS_FILE
from pcmt.read.sample_manifest import MANIFEST, has_sample
from pcmt.run.new_portal.starter import SAMPLE, copy_files, starter_files, starter_folder

_CODE = re.compile(r'^code: "([0-9]+)"', re.MULTILINE)
_NOT_SAMPLE = {f"{DATA}/{SETTINGS_FILE}", f"{DATA}/{REGISTER_FILE}"}


class Removed(NamedTuple):
    """What ``remove_sample`` did: files taken out, and those left in place because the office has changed them."""

    files: list[str]
    changed: list[str]


def add_sample(root: Path) -> list[str]:
    """Copy the sample into a portal, note its files in the manifest and return them; files that are there already stay."""
    names = (name for name in starter_files((SAMPLE,)) if name not in _NOT_SAMPLE and not (root / name).exists())
    copied = copy_files(root, names)
    lines = [f"{_digest(root / name)}  {name}\n" for name in copied]
    (root / MANIFEST).write_text("".join(lines), encoding="utf-8")
    return copied


def sample_places() -> dict[str, str]:
    """Return the ids of the places of the sample that have a code, by code."""
    found = {}
    for name in starter_files((f"{SAMPLE}/{Place.kind_id}",)):
        if code := _CODE.search((starter_folder() / name).read_text("utf-8")):
            found[code[1]] = Path(name).stem
    return found


def remove_sample(root: Path, *, with_changed: bool = False) -> Removed:
    """Take the sample out of a portal: its files, their lines in the register, the manifest.

    Files that were changed since stay unless ``with_changed``. Raises UsageFault where there is no sample.
    """
    if not has_sample(root):
        raise UsageFault("cổng này không có dữ liệu mẫu")
    entries = [line.split("  ", 1) for line in (root / MANIFEST).read_text("utf-8").splitlines()]
    present = [(digest, name) for digest, name in entries if (root / name).is_file()]
    changed = [name for digest, name in present if _digest(root / name) != digest and not with_changed]
    removed = [name for _, name in present if name not in changed]
    for name in removed:
        (root / name).unlink()
    _forget_addresses(root, {name.removeprefix(f"{DATA}/").removesuffix(".yaml") for name in removed})
    (root / MANIFEST).unlink()
    return Removed(removed, changed)


def _forget_addresses(root: Path, addresses: set[str]) -> None:
    register = root / DATA / REGISTER_FILE
    if register.is_file():
        lines = register.read_text("utf-8").splitlines(keepends=True)
        register.write_text("".join(line for line in lines if line.strip() not in addresses), encoding="utf-8")


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
