"""Events (sự kiện): what is on, when, where, for whom, and whether it still stands."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, ClassVar, Literal

from pcmt.model.fields import (
    AgencyId,
    CampaignId,
    Count,
    Flag,
    Id,
    Line,
    Link,
    MaterialId,
    Moment,
    Phone,
    PlaceId,
    Text,
    WebAddress,
    label,
)
from pcmt.model.record import Citation, Part, Record

EVENT_STATUS_TITLES = {"provisional": "dự kiến", "confirmed": "chắc chắn", "postponed": "hoãn", "cancelled": "hủy"}
AudienceId = Annotated[Id, Link(vocabulary="doi-tuong")]


class Contact(Part):
    """Who answers questions about an event: an office, never a private person."""

    agency: AgencyId = label("đơn vị trả lời")
    phone: Phone | None = label("điện thoại", default=None)


class Result(Part):
    """One figure reported after an event, with the unit it counts."""

    what: Line = label("nội dung")
    value: Count = label("số lượng")
    unit: Line = label("đơn vị tính")


class Event(Record):
    """An event. A date-only ``start`` means the whole day; times are Vietnam time. ``end`` defaults to ``start``."""

    kind_id: ClassVar[str] = "su-kien"
    kind_title: ClassVar[str] = "Sự kiện"

    start: Moment = label("bắt đầu")
    end: Moment | None = label("kết thúc", default=None)
    place: PlaceId | None = label("địa phương", default=None)
    venue: Line | None = label("địa điểm", default=None)
    online: WebAddress | None = label("địa chỉ tham dự trực tuyến", default=None)
    organizers: tuple[AgencyId, ...] = label("đơn vị tổ chức", min_length=1)
    audiences: tuple[AudienceId, ...] = label("dành cho", min_length=1)
    status: Literal["provisional", "confirmed", "postponed", "cancelled"] = label("tình trạng")
    status_reason: Line | None = label("lý do hoãn, hủy", default=None)
    previous_start: Moment | None = label("ngày cũ", default=None)
    revision: Count = label("lần sửa", default=0)
    campaign: CampaignId | None = label("thuộc chiến dịch", default=None)
    basis: tuple[Citation, ...] = label("căn cứ", default=())
    materials: tuple[MaterialId, ...] = label("tài liệu dùng cho sự kiện", default=())
    contact: Contact | None = label("liên hệ", default=None)
    bring: tuple[Line, ...] = label("cần mang theo", default=())
    results: tuple[Result, ...] = label("kết quả", default=())
    results_source: Text | None = label("nguồn số liệu kết quả", default=None)
    is_public: Flag = label("mời mọi người dự", default=False)

    @property
    def finish(self) -> date | datetime:
        """The last moment: ``end``, or ``start`` where no end is given."""
        return self.end if self.end is not None else self.start
