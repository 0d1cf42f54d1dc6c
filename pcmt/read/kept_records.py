"""Files as they were read before: a file with the same bytes is not parsed and validated again."""

from __future__ import annotations

from typing import Any, NamedTuple

from pcmt.read.positions import Document


class ReadFile(NamedTuple):
    """A file without faults: its bytes, its tree with positions, and its record or settings."""

    content: bytes
    document: Document
    item: Any


KeptRecords = dict[str, ReadFile]
"""Such files by their path as reports name it; what reads them keeps it up to date."""
