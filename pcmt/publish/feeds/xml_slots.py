"""What the head of an RSS or Atom feed says, in which slots of the drawn head."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import NamedTuple

SLOT_DAY = datetime(1000, 1, 1, tzinfo=UTC)
SLOT_SELF, SLOT_PAGE, SLOT_ID = (f"https://{name}.invalid/" for name in ("self", "page", "id"))
SLOT_TITLE, SLOT_DESCRIPTION = "[[title]]", "[[description]]"
SLOTS = (SLOT_SELF, SLOT_PAGE, SLOT_ID, SLOT_TITLE, SLOT_DESCRIPTION)


class XmlFeed(NamedTuple):
    """What all feeds of a form have in common: ``form`` is ``rss`` or ``atom``, ``root`` the address of the portal."""

    form: str
    root: str
    author: str
    licence: str

    @property
    def tag(self) -> str:
        """The element of an item."""
        return "item" if self.form == "rss" else "entry"

    @property
    def foot(self) -> bytes:
        """What follows the last item."""
        return b"\n</channel></rss>\n" if self.form == "rss" else b"\n</feed>\n"


def day_words(form: str, moment: datetime) -> str:
    """Return a moment as a form writes it."""
    return format_datetime(moment) if form == "rss" else moment.isoformat()
