"""A banner: what readers must know before they rely on a record."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup


class Banner(NamedTuple):
    """A banner. ``tone`` is info, warn or ended; ``html`` is safe to print, ``items`` are listed below it."""

    tone: str
    html: Markup
    items: tuple[Markup, ...] = ()
