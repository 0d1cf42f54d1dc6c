"""Whether a portal still holds the sample: records of real plans of other places, put there to learn from."""

from __future__ import annotations

from pathlib import Path

from pcmt.model.portal_settings import SampleSettings, Settings

MANIFEST = "kit/mau.txt"
"""Files of the sample in a portal: a line each, SHA-256 and path."""


def has_sample(root: Path) -> bool:
    """Whether a portal still holds the sample."""
    return (root / MANIFEST).is_file()


def with_sample(root: Path, settings: Settings | None) -> Settings | None:
    """Return the settings of a portal; those of one that still holds the sample say so on paper too."""
    return SampleSettings.model_construct(**dict(settings)) if settings and has_sample(root) else settings
