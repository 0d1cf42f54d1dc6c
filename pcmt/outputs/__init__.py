"""Outputs: functions from the catalog to bytes. None writes a file, reads the clock, or imports another."""

from __future__ import annotations

from typing import NamedTuple


class Artifact(NamedTuple):
    """A file of the site: its path below the site root, with forward slashes, and its bytes."""

    path: str
    content: bytes
