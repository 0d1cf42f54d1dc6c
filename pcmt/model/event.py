"""Events (sự kiện): what, when, where, for whom, and status."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, ClassVar, Literal

from pcmt.model.fields import (
    AgencyId,
    CampaignId,
    Count,
    Day,
    Flag,
    Id,
    Line,
    Link,
    MaterialId,
    Moment,
    Phone,
    PlaceId,
    WebAddress,
    label,
)
from pcmt.model.record import Citation, Part, Record, Span, Voice
from pcmt.text.dates import PartialDate, day_of

EVENT_STATUS_TITLES = {"provisional": "dự kiến", "confirmed": "chắc chắn", "postponed": "hoãn", "cancelled": "hủy"}
AudienceId = Annotated[Id, Link(vocabulary="doi-tuong")]


class Contact(Part):
    """The contact for questions about an event: an office, never a private person."""

    agency: AgencyId = label("đơn vị trả lời")
    phone: Phone | None = label("điện thoại", default=None)


class Result(Part):
    """What one unit reports of an event. A measure it did not count is null, which is not the same as 0."""

    agency: AgencyId = label("đơn vị báo cáo")
    sessions: Count | None = label("số buổi", default=None)
    participants: Count | None = label("lượt người dự", default=None)
    leaflets: Count | None = label("tờ rơi, tài liệu đã phát", default=None)
    banners: Count | None = label("băng rôn, pa nô, áp phích", default=None)
    posts: Count | None = label("tin, bài đã đăng", default=None)
    broadcasts: Count | None = label("lượt phát thanh, truyền hình", default=None)
    communes: Count | None = label(
        "số xã, phường, đặc khu đã có tuyên truyền", "Mỗi nơi đếm một lần; không cộng giữa các sự kiện.", default=None
    )
    schools: Count | None = label(
        "số cơ sở giáo dục đã có tuyên truyền", "Mỗi cơ sở đếm một lần; không cộng giữa các sự kiện.", default=None
    )
    source: Line = label("nguồn số liệu", "Báo cáo nào, số bao nhiêu, ngày nào.")
    url: WebAddress | None = label("địa chỉ nguồn", default=None)
    reported_on: Day = label("ngày báo cáo")


MEASURES = ("sessions", "participants", "leaflets", "banners", "posts", "broadcasts")
"""Fields of a result that are counted and added up, in the order of the report's columns."""
COVERAGE = ("communes", "schools")
"""Fields of a result that say how many places were reached. The same place may be in two results: never added up."""


class Event(Record):
    """An event. A date-only ``start`` means the whole day; times are Vietnam time. ``end`` defaults to ``start``."""

    kind_id: ClassVar[str] = "su-kien"
    kind_title: ClassVar[str] = "Sự kiện"
    voice: ClassVar[Voice] = "own"
    news_rank: ClassVar[int | None] = 2
    basis_rank: ClassVar[int | None] = 4

    start: Moment = label("bắt đầu")
    end: Moment | None = label("kết thúc", default=None)
    type: Annotated[Id, Link(vocabulary="loai-su-kien")] | None = label("loại sự kiện", default=None)
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
    is_public: Flag = label("mời mọi người dự", default=False)

    @property
    def finish(self) -> date | datetime:
        """The last moment: ``end``, or ``start`` where no end is given."""
        return self.end if self.end is not None else self.start

    @property
    def was_moved(self) -> bool:
        """Whether the event left an old day for a known new one. A postponed event without an old day has no new one yet."""
        return self.previous_start is not None and self.previous_start != self.start and self.status != "cancelled"

    @property
    def sequence(self) -> int:
        """Return the revision number for calendars and feed readers (RFC 5545, 3.8.7.4), which never decreases.

        It sums the editor's own ``revision``, the public history, and a postponement or cancellation without a history
        entry yet.
        """
        return max(self.revision, len(self.history) + (not self.tells_of_status))

    @property
    def tells_of_status(self) -> bool:
        """Whether the public history accounts for the status: a postponed or cancelled event has such an entry last."""
        states = [change.kind for change in self.history if change.kind in {"postponed", "cancelled", "confirmed"}]
        return self.status not in {"postponed", "cancelled"} or states[-1:] == [self.status]

    @property
    def basis_ids(self) -> tuple[str, ...]:
        """Ids of the cited documents, each once."""
        return tuple(dict.fromkeys(citation.document for citation in self.basis))

    @property
    def agency_ids(self) -> tuple[str, ...]:
        """The organizers and the agency to contact."""
        return (*self.organizers, *((self.contact.agency,) if self.contact else ()))

    @property
    def campaign_ids(self) -> tuple[str, ...]:
        """The campaign that the event is part of."""
        return (self.campaign,) if self.campaign else ()

    @property
    def span(self) -> Span:
        """From the start to the end that is typed."""
        return Span(("end",), self.start, self.end)

    @property
    def coverage(self) -> tuple[PartialDate, PartialDate]:
        """The first and the last day."""
        return PartialDate.of(day_of(self.start)), PartialDate.of(day_of(self.finish))

    def is_over(self, day: date) -> bool:
        """Whether it was cancelled or its last day is behind."""
        return self.status == "cancelled" or day_of(self.finish) < day
