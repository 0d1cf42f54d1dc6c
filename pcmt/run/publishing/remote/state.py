"""What is known of a site on another machine: a file beside it, which names every file that was sent, with its checksum."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pcmt.problems import UsageFault
from pcmt.run.publishing.remote.copier import Copier

STATE_FILE = ".pcmt-dang.json"
"""Beside the site; web servers do not hand out names that begin with a dot."""


@dataclass(frozen=True)
class RemoteState:
    """``files`` are checksums by path, None for one that may be half sent; ``sender`` is who sends since ``since``, or empty."""

    files: Mapping[str, str | None]
    sender: str = ""
    since: str = ""


def read_state(copier: Copier) -> RemoteState:
    """Read the state; an empty one for a place that holds nothing yet. UsageFault for files that are none of ours."""
    names = copier.list_top()
    if STATE_FILE not in names:
        if names:
            raise UsageFault(f"«{copier.place}» có tệp không do cổng đăng; hãy chọn nơi trống hoặc chưa có")
        return RemoteState({})
    try:
        return RemoteState(**json.loads(copier.read(STATE_FILE)))
    except (ValueError, TypeError):
        message = f"tệp {STATE_FILE} ở «{copier.place}» hỏng; xóa hết ở đó rồi đăng lại, hoặc đăng vào nơi khác"
        raise UsageFault(message) from None


def write_state(copier: Copier, state: RemoteState) -> None:
    """Replace the state."""
    with TemporaryDirectory() as folder:
        (Path(folder) / STATE_FILE).write_text(json.dumps(asdict(state), ensure_ascii=False), encoding="utf-8")
        copier.copy(Path(folder), [STATE_FILE])
