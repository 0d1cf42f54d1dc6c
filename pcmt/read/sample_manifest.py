"""Whether a portal still holds the sample: records of real plans of other places, put there to learn from."""

from __future__ import annotations

from pathlib import Path

MANIFEST = "kit/mau.txt"
"""Files of the sample in a portal: a line each, SHA-256 and path."""


def has_sample(root: Path) -> bool:
    """Whether a portal still holds the sample."""
    return (root / MANIFEST).is_file()
