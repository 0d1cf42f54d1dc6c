"""What a portal publishes beside its pages: every file that is a function of the catalog, in one stream.

The plugin writes them into the site; an export without any engine writes the very same ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pcmt.catalog import Catalog
from pcmt.outputs import Artifact
from pcmt.outputs.calendars import calendars
from pcmt.outputs.event_data import event_data
from pcmt.outputs.feeds import feeds
from pcmt.outputs.follow_lists import follow_lists
from pcmt.outputs.programmes import programmes
from pcmt.outputs.reports import campaign_reports
from pcmt.outputs.scripts import script_sheets
from pcmt.outputs.sitemap import sitemap
from pcmt.outputs.texts import attachments, material_texts
from pcmt.render.view import View


def downloads(catalog: Catalog) -> dict[str, bytes]:
    """Files that pages offer with their size, so that they are made before any page; ``artifacts`` hands them on."""
    return dict(campaign_reports(catalog))


def artifacts(view: View, hand_written: Iterable[str]) -> Iterator[Artifact]:
    """Every file beside the pages and the search index. ``hand_written`` are the addresses of the pages in ``docs/``."""
    texts = material_texts(view)
    yield from texts.values()
    yield from feeds(view.catalog, attachments(texts))
    yield from calendars(view)
    yield from follow_lists(view.catalog)
    yield from programmes(view.catalog)
    yield from script_sheets(view)
    yield from (Artifact(*file) for file in view.downloads.items())
    yield sitemap(view.catalog, hand_written)
    yield event_data(view.catalog)
