"""A portal that is edited at random, whose next site is put together beside the last one, which another process has looked at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pcmt.run.portal import Portal
from pcmt.run.rebuilding.scan_process import MANY, begin_scan
from pcmt.run.site_scan import entries_of
from pcmt.run.swap_site import release
from tests.edited_portal import EditedPortal


@dataclass
class ReleasedPortal(EditedPortal):
    """``scanned``: how many sites were found as the build before had left them."""

    scanned: int = 0

    def put_in_place(self, portal: Portal) -> None:
        """Release the site as ``pcmt build`` does."""
        workshop = self.workshop
        workshop.entries = entries_of(workshop.site, workshop.stamps, workshop.entries)
        begin_scan(workshop.site.resolve(), MANY)
        workshop.look()
        self.scanned += workshop.scan is not None

        def draw(coming: Path) -> list[str]:
            self.publish(portal, coming)
            return portal.filled.changed

        release(workshop.site, draw, keeps_older=True)
