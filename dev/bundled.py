"""What a release of the kit carries or installs: libraries of the lock with their licences, and the fonts in the wheel."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+) \\$", re.MULTILINE)
_LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_SPDX = re.compile(r"(?:MIT|MPL-2\.0|Apache-2\.0|BSD-[23]-Clause)\Z")
_CLASSIFIERS = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
_READ = {
    "colorama": "BSD-3-Clause",
    "feedgen": "BSD-2-Clause OR LGPL-3.0-or-later",
    "hjson": "MIT OR AFL-2.1",
    "jinja2": "BSD-3-Clause",
    "pyromark": "MIT",
    "segno": "BSD-3-Clause",
}
"""Licences read in the files of libraries whose metadata does not say which one exactly."""


class Bundled(NamedTuple):
    """A part of a release. ``needs`` are names of other parts, ``texts`` its licence files by name; fonts are in the wheel."""

    name: str
    version: str
    licence: str
    needs: tuple[str, ...]
    texts: dict[str, str]
    is_font: bool = False


FONTS = (("Be Vietnam Pro", "fonts"), ("Liberation Serif", "serif"))
"""Fonts in the wheel, by the folder of ``pcmt/publish/pdf`` that holds them and their licence."""


def find_bundled(tree: Path) -> list[Bundled]:
    """Return all parts of the release in a tree, by name. Raises ValueError for a library with another version or no licence."""
    pins = {
        str(canonicalize_name(name)): version
        for name, version in _PIN.findall((tree / "requirements/run.txt").read_text("utf-8"))
    }
    return sorted([*(_library(name, version, pins) for name, version in pins.items()), *_fonts(tree)])


def _library(name: str, version: str, pins: dict[str, str]) -> Bundled:
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        raise ValueError(f"{name} is not installed: run portal.py setup dev") from None
    if found.version != version:
        raise ValueError(f"{name} {found.version} is installed, the lock says {version}: run portal.py setup dev")
    return Bundled(name, version, _licence(name, found), tuple(sorted(_needs(found, pins))), _texts(found))


def _licence(name: str, found: metadata.Distribution) -> str:
    if name in _READ:
        return _READ[name]
    known = found.metadata
    if "License-Expression" in known:
        return str(known["License-Expression"])
    if "License" in known and _SPDX.match(known["License"].strip()):
        return str(known["License"]).strip()
    kinds = {
        _CLASSIFIERS.get(one.rpartition(" :: ")[2], "")
        for one in known.get_all("Classifier") or []
        if one.startswith("License")
    }
    if len(kinds) != 1 or "" in kinds:
        raise ValueError(f"the licence of {name} is not clear from its metadata: read it and note it in dev/bundled.py")
    return kinds.pop()


def _needs(found: metadata.Distribution, pins: dict[str, str]) -> Iterator[str]:
    """Yield what a library needs on this system and on Windows, as far as it is in the lock."""
    for line in found.requires or ():
        need = Requirement(line)
        systems = ({"extra": ""}, {"extra": "", "sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"})
        if need.marker is None or any(need.marker.evaluate(dict(one)) for one in systems):
            name = canonicalize_name(need.name)
            if name in pins:
                yield name


def _texts(found: metadata.Distribution) -> dict[str, str]:
    named = {
        file.as_posix(): file for file in found.files or () if _LICENCE_FILE.search(file.name) and file.suffix != ".py"
    }
    return {name: named[name].read_text("utf-8") for name in sorted(named) if not name.endswith(".pyc")}


def _fonts(tree: Path) -> Iterator[Bundled]:
    for name, folder in FONTS:
        text = (tree / "pcmt/publish/pdf" / folder / "OFL.txt").read_text("utf-8")
        yield Bundled(name, "", "OFL-1.1", (), {f"pcmt/publish/pdf/{folder}/OFL.txt": text}, is_font=True)


def licence_list(title: str, parts: list[Bundled]) -> str:
    """Return the list of all licences and the full text of each."""
    rows = [f"{one.name} {one.version}".strip() + f": {one.licence}" for one in parts]
    head = (
        f"{title}: giấy phép của mọi thứ đi kèm\n\n"
        "Bộ công cụ theo giấy phép MIT (tệp LICENSE trong tệp .whl); nội dung biên soạn theo CC BY 4.0 (tệp LICENSE-CONTENT).\n"
        "Phông chữ nằm trong tệp .whl; thư viện được cài khi chạy portal.py lần đầu, theo bản khóa trong tệp .whl.\n"
        "The kit is under the MIT licence, content written for it under CC BY 4.0. Fonts are in the wheel; libraries are\n"
        "installed by portal.py from the lock in the wheel.\n"
    )
    texts = [
        f"{'=' * 80}\n{one.name} ({name})\n{'=' * 80}\n{text.strip()}\n"
        for one in parts
        for name, text in one.texts.items()
    ]
    return "\n".join([head, *rows, "", *texts])
