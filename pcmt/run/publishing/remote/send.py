"""A release sent to another machine: what changed, pages after what they show, feeds after pages, removals last."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pcmt.problems import BusyFault, UsageFault
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


PATIENCE = timedelta(minutes=30)
"""How long another sender is believed to be at work; one that was killed never says so."""
_NEWS = (".xml", ".ics", "feed.json")
_NEWS_FOLDERS = ("rss/", "atom/", "json/", "lich/")


class Sender(NamedTuple):
    """Who sends, and when: an id of the portal's folder on this machine, the moment."""

    id: str
    now: datetime


class Sent(NamedTuple):
    """How many files were sent and how many removed."""

    files: int
    removed: int


def send_site(site: Path, copier: Copier, sender: Sender) -> Sent:
    """Make the other machine hold what ``site`` holds. The caller holds the lock of the local folder.

    Before the first file, the state there says which files are on their way; whatever happens then, the next call sends these
    again. Raises BusyFault while another machine sends, EnvironmentFault when a program fails, UsageFault for a foreign place.
    """
    state = read_state(copier)
    _refuse_another(state, sender, copier.place)
    wanted = _checksums(site)
    changed = [name for name, known in wanted.items() if state.files.get(name) != known]
    gone = [name for name in state.files if name not in wanted]
    if not (changed or gone or state.sender):
        return Sent(0, 0)
    on_the_way = dict.fromkeys([*changed, *gone])
    write_state(copier, RemoteState({**state.files, **on_the_way}, sender.id, sender.now.isoformat(timespec="seconds")))
    for names in _phases(changed):
        if read_state(copier).sender != sender.id:  # of two that began together, the last to write its state goes on
            raise BusyFault(f"máy khác vừa bắt đầu đăng vào «{copier.place}»; hãy chờ nó xong rồi chạy lại lệnh")
        copier.copy(site, names)
    if gone:
        copier.remove(gone)
    write_state(copier, RemoteState(wanted))
    return Sent(len(changed), len(gone))


def _refuse_another(state: RemoteState, sender: Sender, place: str) -> None:
    if not state.sender or state.sender == sender.id:
        return
    until = datetime.fromisoformat(state.since) + PATIENCE
    if sender.now < until:
        raise BusyFault(
            f"máy khác đang đăng vào «{place}»; hãy chờ nó xong (nếu nó đã bị ngắt thì từ {until:%H:%M} đăng lại được)"
        )


def _checksums(site: Path) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for folder, _, names in os.walk(site):
        for name in names:
            path = Path(folder, name)
            with path.open("rb") as file:
                found[path.relative_to(site).as_posix()] = file_digest(file, "sha256").hexdigest()
    return dict(sorted(found.items()))


def _phases(names: list[str]) -> Iterator[list[str]]:
    """Yield what pages load, then pages, then what announces them; no empty part."""
    parts: tuple[list[str], ...] = ([], [], [])
    for name in names:
        what = name.removesuffix(".gz")  # a compressed copy is what servers send
        is_news = what.endswith(_NEWS) or what.startswith(_NEWS_FOLDERS)
        parts[1 if what.endswith(".html") else 2 if is_news else 0].append(name)
    yield from filter(None, parts)
