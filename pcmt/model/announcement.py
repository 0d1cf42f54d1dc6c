"""Announcements (thông báo): short news with a first and a last moment, shown while it holds, kept at its address after."""

from __future__ import annotations

from typing import ClassVar

from pcmt.model.event import AudienceId
from pcmt.model.fields import AgencyId, CampaignId, Flag, Moment, PlaceId, label
from pcmt.model.markdown import MarkdownText
from pcmt.model.record import Record, Voice


class Announcement(Record):
    """An announcement. A date-only ``until`` lasts to the end of that day; an urgent one is shown on every page."""

    kind_id: ClassVar[str] = "thong-bao"
    kind_title: ClassVar[str] = "Thông báo"
    voice: ClassVar[Voice] = "own"
    news_rank: ClassVar[int | None] = 3

    text: MarkdownText = label("nội dung thông báo")
    from_: Moment = label("hiện từ", alias="from")
    until: Moment = label("hiện đến hết")
    audiences: tuple[AudienceId, ...] = label("dành cho", min_length=1)
    urgent: Flag = label("khẩn", "Thông báo khẩn hiện ở đầu mọi trang.", default=False)
    place: PlaceId | None = label("địa phương", default=None)
    issuer: AgencyId | None = label("cơ quan thông báo", default=None)
    campaign: CampaignId | None = label("thuộc chiến dịch", default=None)
