"""What a portal publishes beside its pages: every file that is a function of the catalog, in one stream.

The plugin writes them into the site; an export without any engine writes the very same ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pcmt.outputs import Artifact
from pcmt.outputs.feeds import main_feed
from pcmt.outputs.sitemap import sitemap
from pcmt.render.view import View


def artifacts(view: View, hand_written: Iterable[str]) -> Iterator[Artifact]:
    """Every file beside the pages and the search index. ``hand_written`` are the addresses of the pages in ``docs/``."""
    yield main_feed(view.catalog)
    yield sitemap(view.catalog, hand_written)
