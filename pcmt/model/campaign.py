"""Campaigns (chiến dịch): the action month of a year, 26 June, a peak period."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from pcmt.model.fields import (
    AgencyId,
    At,
    CampaignId,
    Count,
    Day,
    DocumentId,
    Line,
    PlaceId,
    PlanId,
    Quote,
    SourceDate,
    fault,
    label,
)
from pcmt.model.record import Part, Record, Span, Voice

CAMPAIGN_FORM_TITLES = {"month": "Tháng hành động", "day": "Ngày hằng năm", "peak": "Đợt cao điểm"}


class Yearly(Part):
    """A day, or a range of days within one year, that recurs yearly."""

    month: Annotated[Count, Field(ge=1, le=12)] = label("tháng")
    day: Annotated[Count, Field(ge=1, le=31)] = label("ngày")
    end_month: Annotated[Count, Field(ge=1, le=12)] | None = label("đến tháng", default=None)
    end_day: Annotated[Count, Field(ge=1, le=31)] | None = label("đến ngày", default=None)

    @model_validator(mode="after")
    def _is_on_the_calendar(self) -> Yearly:
        if (self.end_month is None) != (self.end_day is None):
            raise fault("THIEU_TRUONG", "end_month và end_day phải đi cùng nhau", "điền cả hai, hoặc bỏ cả hai")
        leap_year = 2024  # 29 February comes back too, if not every year
        for month, day in ((self.month, self.day), (self.last_month, self.last_day)):
            try:
                date(leap_year, month, day)
            except ValueError:
                raise fault("NGAY_SAI", f"không có ngày {day}/{month} trên lịch", "sửa lại ngày hoặc tháng") from None
        if (self.last_month, self.last_day) < (self.month, self.day):
            raise fault("NGUOC_THOI_GIAN", "ngày kết thúc đứng trước ngày bắt đầu", "xem lại ngày, tháng")
        return self

    @property
    def last_month(self) -> int:
        """Month of the last day."""
        return self.end_month or self.month

    @property
    def last_day(self) -> int:
        """Day of the month of the last day."""
        return self.end_day or self.day

    def in_year(self, year: int) -> tuple[date, date] | None:
        """First and last day in a year; None when the year has no such day (29 February)."""
        try:
            return date(year, self.month, self.day), date(year, self.last_month, self.last_day)
        except ValueError:
            return None


class ReportDue(Part):
    """A report demanded by the campaign. ``before`` is exclusive: that day is too late."""

    what: Line = label("báo cáo")
    from_: Line | None = label(
        "bên gửi (ghi như văn bản)", "Văn bản không in thì bỏ trống.", alias="from", default=None
    )
    to: Line | None = label("nơi nhận (ghi như văn bản)", default=None)
    to_agency: AgencyId | None = label("cơ quan nhận", default=None)
    before: Day = label("trước ngày")
    quote: Quote = label("trích nguyên văn")
    at: At = label("vị trí trong văn bản")


class Campaign(Record):
    """A campaign. The theme is data of one year, never a constant of the portal."""

    kind_id: ClassVar[str] = "chien-dich"
    kind_title: ClassVar[str] = "Chiến dịch"
    voice: ClassVar[Voice] = "own"
    news_rank: ClassVar[int | None] = 4
    basis_rank: ClassVar[int | None] = 3

    form: Literal["month", "day", "peak"] = label("loại chiến dịch")
    start: SourceDate | None = label("bắt đầu", default=None)
    end: SourceDate | None = label("kết thúc", default=None)
    yearly: Yearly | None = label("ngày hằng năm", default=None)
    series: CampaignId | None = label("là đợt của", "Chiến dịch hằng năm mà đợt này thuộc về.", default=None)
    theme: Line | None = label("chủ đề", default=None)
    theme_variants: tuple[Line, ...] = label("cách viết khác của chủ đề", default=())
    directing: tuple[DocumentId, ...] = label("văn bản chỉ đạo", default=())
    basis: tuple[DocumentId, ...] = label("căn cứ", default=())
    plans: tuple[PlanId, ...] = label("kế hoạch thực hiện", default=())
    organizers: tuple[AgencyId, ...] = label("cơ quan chủ trì", default=())
    place: PlaceId | None = label("phạm vi", default=None)
    reports: tuple[ReportDue, ...] = label("báo cáo phải gửi", default=())

    @property
    def basis_ids(self) -> tuple[str, ...]:
        """Ids of the documents of its basis and of those that direct it, each once."""
        return tuple(dict.fromkeys((*self.basis, *self.directing)))

    @property
    def implemented_ids(self) -> tuple[str, ...]:
        """Ids of the documents that direct it, each once."""
        return tuple(dict.fromkeys(self.directing))

    @property
    def agency_ids(self) -> tuple[str, ...]:
        """The organizers and the agencies that reports go to."""
        return (*self.organizers, *(report.to_agency for report in self.reports if report.to_agency))

    @property
    def campaign_ids(self) -> tuple[str, ...]:
        """Its own id."""
        return (self.id,)

    @property
    def span(self) -> Span:
        """From its start to its end."""
        return Span(("end",), self.start, self.end)

    def is_over(self, day: date) -> bool:
        """Whether its last day is behind."""
        return self.end is not None and self.end.last < day
