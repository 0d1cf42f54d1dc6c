"""A page that is neither a record nor written by hand: what it holds before it is put into a frame of the theme."""

from __future__ import annotations

from typing import NamedTuple

from pcmt.relate.subscriptions import Scope
from pcmt.show.parts.context import RECORD_ROOT

OWN_ROOT = RECORD_ROOT
"""Most such pages are two folders deep, like records."""


class OwnPage(NamedTuple):
    """A finished page. ``frame`` names the frame in ``docs/_khung``, ``root`` leads to the site root.

    ``is_listed``: search engines may find it by the sitemap. ``number`` counts the pages of a list; the site search holds the
    first alone, as the others would say the same. ``scope`` is the one whose feeds and calendar a list names. ``canonical`` is
    the site-relative address to be known by, where that is another one than ``path``.
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
    root: str = OWN_ROOT
    scope: Scope | None = None
    number: int = 1
