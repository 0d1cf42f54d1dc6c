"""A target as an official types it: a folder of this machine, or a place of another one with the releases kept here."""

from __future__ import annotations

import secrets
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from pcmt.run.publishing.releases import LocalTarget
from pcmt.run.publishing.remote.copier import Copier, find_copier
from pcmt.run.publishing.remote.send import Sender, Sent, send_site

_KEPT = ".pcmt/dang"
"""Folder of a portal with the releases that it sends to other machines."""
_SENDER = ".nguoi-gui"


class PublishingPlace(NamedTuple):
    """Where a portal is published: the folder with its releases, and the way to another machine if it is there."""

    local: LocalTarget
    copier: Copier | None

    @property
    def name(self) -> str:
        """Return the place as it was typed."""
        return self.copier.place if self.copier else str(self.local.folder)

    def send(self, now: datetime) -> Sent | None:
        """Send the release on line to the other machine; None where there is none. The caller holds the lock."""
        if self.copier is None:
            return None
        file = self.local.folder / _SENDER
        if not file.is_file():
            file.write_text(secrets.token_hex(8), encoding="ascii")
        sender = Sender(file.read_text(encoding="ascii"), now)
        return send_site(self.local.site(self.local.current), self.copier, sender)


def find_place(root: Path, typed: str) -> PublishingPlace:
    """Return the place of a target."""
    copier = find_copier(typed)
    if copier is None:
        return PublishingPlace(LocalTarget(Path(typed)), None)
    return PublishingPlace(LocalTarget(root / _KEPT / sha256(typed.encode()).hexdigest()[:12]), copier)
