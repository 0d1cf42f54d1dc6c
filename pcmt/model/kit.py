"""Kits (bộ tài liệu): materials for one audience and level, in the order of use, handed out as one archive."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pcmt.model.event import AudienceId
from pcmt.model.fields import CampaignId, Id, Link, MaterialId, Text, label
from pcmt.model.markdown import MarkdownText
from pcmt.model.record import Record, Voice

SIZE_LIMIT = 20 * 1024 * 1024
"""Bytes that a kit is promised not to exceed: what a class of parents takes over a phone network, what e-mail still carries."""
OWN_KIT = "tu-chon"
"""The page for assembling a kit; its address is a sibling of the kits, so the id is reserved."""


class Kit(Record):
    """A kit of materials. Replaced and withdrawn materials are excluded (``Material.is_offered``)."""

    kind_id: ClassVar[str] = "bo-tai-lieu"
    kind_title: ClassVar[str] = "Bộ tài liệu"
    voice: ClassVar[Voice] = "own"
    news_rank: ClassVar[int | None] = 5

    description: Text = label("tóm tắt", "Một hai câu: bộ này cho ai, dùng vào việc gì.")
    audiences: tuple[AudienceId, ...] = label("dành cho", min_length=1)
    levels: tuple[Annotated[Id, Link(vocabulary="cap-hoc")], ...] = label("cấp học", min_length=1)
    materials: tuple[MaterialId, ...] = label("các tài liệu", "Theo thứ tự dùng.", min_length=2)
    guide: MarkdownText = label("cách dùng bộ này")
    campaigns: tuple[CampaignId, ...] = label("dùng cho chiến dịch", default=())

    @property
    def campaign_ids(self) -> tuple[str, ...]:
        """The campaigns it is made for."""
        return self.campaigns
