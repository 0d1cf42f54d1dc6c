"""A page that is neither a record nor written by hand: what it holds before it is poured into a frame of the theme."""

from __future__ import annotations

from typing import NamedTuple

from pcmt.show.parts.context import RECORD_ROOT

OWN_ROOT = RECORD_ROOT
"""All such pages lie two folders deep, like records."""


class OwnPage(NamedTuple):
    """A finished page. ``frame`` names what it is poured into; ``is_listed``: search engines may find it by the sitemap.

    ``canonical`` is the site-relative address to be known by, where that is another one than ``path``.
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
