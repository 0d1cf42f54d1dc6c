"""The words of the portal: one frozen, strict model for each record kind."""

from pcmt.model.agency import Agency, Place
from pcmt.model.announcement import Announcement
from pcmt.model.campaign import Campaign
from pcmt.model.event import Event
from pcmt.model.helpline import Helpline
from pcmt.model.kit import Kit
from pcmt.model.legal_document import LegalDocument
from pcmt.model.material import Material
from pcmt.model.plan import Plan
from pcmt.model.portal_settings import Settings
from pcmt.model.record import Record
from pcmt.model.vocabulary import Vocabulary

KINDS: dict[str, type[Record]] = {
    model.kind_id: model
    for model in (
        Plan,
        LegalDocument,
        Agency,
        Place,
        Campaign,
        Event,
        Material,
        Kit,
        Helpline,
        Announcement,
        Vocabulary,
    )
}
"""Record kinds by their folder under ``data/``, which is also their address on the site."""

__all__ = [
    "KINDS",
    "Agency",
    "Announcement",
    "Campaign",
    "Event",
    "Helpline",
    "Kit",
    "LegalDocument",
    "Material",
    "Place",
    "Plan",
    "Record",
    "Settings",
    "Vocabulary",
]
