"""A page that is neither a record nor hand-written, before it is put into a frame."""

from __future__ import annotations

from typing import NamedTuple

from pcmt.show.parts.context import RECORD_ROOT

OWN_ROOT = RECORD_ROOT
"""All such pages lie two folders deep, like records."""


class OwnPage(NamedTuple):
    """A finished page. ``frame`` names its frame; ``is_listed``: the sitemap includes it.

    ``canonical`` is the preferred site-relative address, if other than ``path``.
    """

    path: str
    title: str
    description: str
    head: str
    html: str
    crumbs: tuple[tuple[str, str], ...]
    frame: str
    is_listed: bool = False
    canonical: str = ""
