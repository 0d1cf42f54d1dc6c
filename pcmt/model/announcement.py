"""Announcements (thông báo): short news with a first and a last moment, shown while it holds, kept at its address after."""

from __future__ import annotations

from typing import ClassVar

from pcmt.model.event import AudienceId
from pcmt.model.fields import AgencyId, CampaignId, Flag, Moment, PlaceId, label
from pcmt.model.markdown import MarkdownText
from pcmt.model.record import Record, Span, Voice


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

    @property
    def agency_ids(self) -> tuple[str, ...]:
        """The agency that announces."""
        return (self.issuer,) if self.issuer else ()

    @property
    def campaign_ids(self) -> tuple[str, ...]:
        """The campaign it belongs to."""
        return (self.campaign,) if self.campaign else ()

    @property
    def span(self) -> Span:
        """From its first to its last moment."""
        return Span(("until",), self.from_, self.until)
