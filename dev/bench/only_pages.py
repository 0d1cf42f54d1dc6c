"""The pages of a portal and its feeds, without what other generators do not make: forms, search, calendars, data, lists by facet.

``python dev/bench/only_pages.py ROOT SITE``: everything is read and checked as in a build, also whether forms could be printed; the
engine draws frames and hand-written pages from nothing. No file is made beside the pages, so that they offer none.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from pcmt.publish.feeds import feeds
from pcmt.publish.frames import own_page, record_page
from pcmt.relate.subscriptions import ALL
from pcmt.run import mkdocs_plugin, write_site
from pcmt.run.build import draw_site, lay_aside_reading, prepare_engine
from pcmt.run.portal import Portal, find_root, open_portal
from pcmt.run.rebuilding.traced_outputs import TracedOutputs
from pcmt.show.events.listing import EventLists
from pcmt.show.materials.listing import MaterialLists
from pcmt.show.site.article import build_article
from pcmt.show.site.kinds import KINDS


def publish_pages(portal: Portal, frames: dict[str, Any], outputs: TracedOutputs, *_: object) -> None:
    """Write the pages of records, the lists of all events and materials, and every feed."""
    view, site = portal.view(), outputs.site
    for kind in KINDS:
        for record in portal.catalog.records[kind].values():
            page = record_page(view, build_article(view, record), frames[kind])
            site.put(page.path, page.content)
    for lists in (EventLists, MaterialLists):
        one = lists(replace(view, root=lists.root))
        for part in one.pages(None)[1:]:
            drawn = one.page(part, lists.title, one.lead(None), ALL, around=[], **one.body(part, None))
            page = own_page(view.catalog, drawn, frames[drawn.frame])
            site.put(page.path, page.content)
    for feed in feeds(view.catalog, {}):
        site.put(feed.path, feed.content)


def main() -> None:
    """Build the pages of ROOT into SITE."""
    root, site = find_root(Path(sys.argv[1])), Path(sys.argv[2])
    prepare_engine()
    portal = open_portal(root)
    lay_aside_reading(portal)
    write_site.publish = publish_pages
    write_site._put_weighed = lambda *_: None
    mkdocs_plugin.make_downloads = lambda _: None
    draw_site(portal, site, is_fresh=True)


if __name__ == "__main__":
    main()
