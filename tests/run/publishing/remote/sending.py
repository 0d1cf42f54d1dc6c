"""A sending in a process of its own, for tests that kill it: ``python -m … PLACE SITE``."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from pcmt.run.publishing.remote.copier import find_copier
from pcmt.run.publishing.remote.send import Sender, send_site
from pcmt.text.dates import VIETNAM

if __name__ == "__main__":
    copier = find_copier(sys.argv[1])
    assert copier
    print("bắt đầu", flush=True)
    send_site(Path(sys.argv[2]), copier, Sender("con", datetime.now(VIETNAM)))
