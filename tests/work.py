"""Work that is counted, not timed: the same number on a busy machine and on an idle one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

EXAMPLES = int(os.environ.get("PCMT_EXAMPLES", "1"))
"""Factor for the number of made-up inputs of tests that set a whole site; ``PCMT_EXAMPLES=20 make test`` tries more."""


class Count:
    """Number of calls of Python and C functions while ``counted_calls`` is open."""

    calls = 0

    def note(self, _frame: FrameType, event: str, _argument: object) -> None:
        """Count one event of the profiler."""
        self.calls += event in {"call", "c_call"}


@contextmanager
def counted_calls() -> Iterator[Count]:
    """Count the calls of the code inside; steps within one C function, as of a regular expression, are not counted."""
    count, before = Count(), sys.getprofile()
    sys.setprofile(count.note)
    try:
        yield count
    finally:
        sys.setprofile(before)
