"""A page that is neither a record nor hand-written, before it is put into a frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pcmt.relate.subscriptions import Scope
from pcmt.show.parts.context import RECORD_ROOT

OWN_ROOT = RECORD_ROOT
"""Most such pages are two folders deep, like records."""


class OwnPage(NamedTuple):
    """A finished page. ``frame`` names its frame, ``root`` is the relative path to the site root.

    ``is_listed``: the sitemap includes it. ``number``: its index among the pages of a list, of which the site search holds
    the first only. ``scope``: the subscription scope of a list. ``canonical``: the preferred site-relative address, if
    other than ``path``.
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


class PageRule(NamedTuple):
    """A page that is a rule of its own: ``draw`` is called only where something that it reads has changed.

    What several of them share has to be recalled from the catalog, so that each of them counts as having read it.
    """

    path: str
    draw: Callable[[], OwnPage]


def drawn(page: OwnPage | PageRule) -> OwnPage:
    """Return the finished page."""
    return page.draw() if isinstance(page, PageRule) else page
