"""The kinds of records as their subjects declare them; ``pcmt.show.site.kinds`` joins what later subjects add to their pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pcmt.model import Record
from pcmt.show.agencies.kind import AGENCY, HELPLINE, PLACE
from pcmt.show.announcing.kind import ANNOUNCEMENT
from pcmt.show.campaigns.kind import CAMPAIGN
from pcmt.show.documents.kind import DOCUMENT
from pcmt.show.events.kind import EVENT
from pcmt.show.kits.kind import KIT
from pcmt.show.materials.kind import MATERIAL
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.kind_view import KindView
from pcmt.show.plans.kind import PLAN
from pcmt.show.vocabularies.kind import VOCABULARY

DECLARED: Mapping[str, KindView[Any]] = {
    one.model.kind_id: one
    for one in (
        PLAN,
        DOCUMENT,
        AGENCY,
        PLACE,
        CAMPAIGN,
        EVENT,
        MATERIAL,
        KIT,
        HELPLINE,
        ANNOUNCEMENT,
        VOCABULARY,
    )
}
"""How each kind is shown, by the id of the kind."""


def declared_view(record: Record) -> KindView[Any]:
    """How the kind of a record is shown, without what later subjects add to its page."""
    return DECLARED[record.kind_id]


def title_sign(record: Record) -> str:
    """Return the prefix of a title in lists: not published, withdrawn, replaced, postponed, cancelled, urgent; empty if none."""
    if record.state:
        return "[CHƯA ĐĂNG] "
    return "[RÚT] " if record.is_withdrawn else declared_view(record).sign(record)


def summary_of(view: PageContext, record: Record) -> str:
    """One or two plain sentences on a record: its description, or what its fields say."""
    return record.description or declared_view(record).summary(view, record)
