"""The moment of a build: the only place that reads the clock, unless the environment says what time it is."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from datetime import date, datetime

from pcmt.problems import UsageFault
from pcmt.text.dates import moment_from_epoch


def read_today(environment: Mapping[str, str] = os.environ) -> date:
    """Return the build date in Vietnam, by ``read_now``."""
    return read_now(environment).date()


def read_now(environment: Mapping[str, str] = os.environ) -> datetime:
    """Return the moment of the build: ``SOURCE_DATE_EPOCH`` when set (reproducible-builds.org), else the clock, in Vietnam."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return moment_from_epoch(int(time.time()))
    try:
        return moment_from_epoch(int(epoch))
    except (ValueError, OverflowError, OSError):
        raise UsageFault(f"SOURCE_DATE_EPOCH phải là số giây, không phải «{epoch}»") from None
