"""A sending in a process of its own, for tests that kill it (``tests/forked_processes.py``)."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from pcmt.run.publishing.remote.copier import find_copier
from pcmt.run.publishing.remote.send import Sender, send_site
from pcmt.text.dates import VIETNAM


def main() -> int:
    """Say that it begins, and send a site, with a place and a folder as arguments."""
    place, site = sys.argv[1:]
    copier = find_copier(place)
    assert copier
    print("bắt đầu", flush=True)
    send_site(Path(site), copier, Sender("con", datetime.now(VIETNAM)))
    return 0
