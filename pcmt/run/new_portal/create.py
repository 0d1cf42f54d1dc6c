"""``pcmt init``: the folder of a new portal that passes every check and builds, empty of the plans of others."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import yaml

from pcmt import __version__
from pcmt.model import KINDS
from pcmt.problems import UsageFault
from pcmt.run.new_portal.identity import Identity, records, settings_text
from pcmt.run.new_portal.kit_wheel import KIT, VERSION_FILE, find_wheel
from pcmt.run.new_portal.sample import add_sample, sample_places
from pcmt.run.new_portal.starter import COPIED, copy_files, starter_files

_IGNORED = ".venv/\n.pcmt/\n/site/\n.site.*\n__pycache__/\n/ban-usb-*.zip\n"
_ATTRIBUTES = (
    "# Hai người cùng thêm địa chỉ vào sổ thì giữ cả hai phần.\ndata/dia-chi.txt merge=union\n* text=auto eol=lf\n"
)
_NAME = re.compile(r"^site_name:.*$", re.MULTILINE)


def create_portal(
    folder: Path, identity: Identity, today: date, *, with_sample: bool = False, wheel: Path | None = None
) -> int:
    """Write a new portal into an empty or new folder and return the number of its files.

    ``wheel`` is the kit to install from; without one it is the wheel that this kit was installed from, or one built of its
    repository. Raises UsageFault for a folder that holds something, EnvironmentFault where no wheel can be had.
    """
    if folder.exists() and any(folder.iterdir()):
        raise UsageFault(f"thư mục {folder} đã có tệp; hãy chọn một thư mục mới hoặc trống")
    kit = find_wheel(wheel)
    taken = sample_places() if with_sample else {}
    made = [_write(folder / name, text) for name, text in _texts(identity, today, taken).items()]
    copied = copy_files(folder, starter_files(COPIED))
    (folder / KIT).mkdir(exist_ok=True)
    shutil.copy(kit, folder / KIT / kit.name)
    menu = folder / "mkdocs.yml"
    # A callable: a backslash in a title is no group of the pattern.
    name = yaml.safe_dump(identity.title, allow_unicode=True, width=1000).removesuffix("...\n").strip()
    menu.write_text(_NAME.sub(lambda _: f"site_name: {name}", menu.read_text("utf-8"), count=1), encoding="utf-8")
    sample = add_sample(folder) if with_sample else []
    return len(made) + len(copied) + len(sample) + 1


def _texts(identity: Identity, today: date, taken: Mapping[str, str]) -> dict[str, str]:
    """Return the files that are written, by path."""
    return {
        "data/cong.yaml": settings_text(identity, today),
        **{f"data/{name}": text for name, text in records(identity, today, taken).items()},
        **{f"data/{kind}/.gitkeep": "" for kind in KINDS},
        ".gitignore": _IGNORED,
        ".gitattributes": _ATTRIBUTES,
        VERSION_FILE: f"{__version__}\n",
    }


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
