"""Calls for the processes of a pool, in a module of their own that these can import."""

from __future__ import annotations

import os
import time

from pcmt.blobs import Made


def numbered(number: int, seconds: float = 0) -> Made:
    """A form that holds its number, and the process that made it as its second file."""
    time.sleep(seconds)
    return Made((str(number).encode(), str(os.getpid()).encode()), number)


def refused(words: str) -> Made:
    """No form."""
    raise ValueError(words)


class Unsendable(Exception):
    """An exception that cannot be put together from its own words."""

    def __init__(self, first: int, second: int) -> None:
        super().__init__(f"{first}/{second}")


def refused_oddly() -> Made:
    """No form, for a reason that cannot be sent."""
    raise Unsendable(1, 2)


def killed() -> Made:
    """No form: the process ends at once, as where memory runs out."""
    os._exit(9)
