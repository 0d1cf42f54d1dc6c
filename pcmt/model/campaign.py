"""Campaigns (chiến dịch): the action month of a year, 26 June, a peak period."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from pcmt.model.fields import (
    AgencyId,
    At,
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
from pcmt.model.record import Part, Record

CAMPAIGN_FORM_TITLES = {"month": "Tháng hành động", "day": "Ngày hằng năm", "peak": "Đợt cao điểm"}


class YearlyDay(Part):
    """A day that comes back every year."""

    month: Annotated[Count, Field(ge=1, le=12)] = label("tháng")
    day: Annotated[Count, Field(ge=1, le=31)] = label("ngày")

    @model_validator(mode="after")
    def _is_on_the_calendar(self) -> YearlyDay:
        try:
            date(2024, self.month, self.day)  # a leap year: 29 February comes back too, if not every year
        except ValueError:
            raise fault(
                "NGAY_SAI", f"không có ngày {self.day}/{self.month} trên lịch", "sửa lại ngày hoặc tháng"
            ) from None
        return self


class ReportDue(Part):
    """A report that the campaign asks for. ``before``: that day is already too late."""

    what: Line = label("báo cáo")
    from_: Line = label("bên gửi như in", alias="from")
    to: Line = label("nơi nhận như in")
    to_agency: AgencyId | None = label("cơ quan nhận", default=None)
    before: Day = label("trước ngày")
    quote: Quote = label("trích nguyên văn")
    at: At = label("vị trí trong văn bản")


class Campaign(Record):
    """A campaign. The theme is data of one year, never a constant of the portal."""

    kind_id: ClassVar[str] = "chien-dich"
    kind_title: ClassVar[str] = "Chiến dịch"

    form: Literal["month", "day", "peak"] = label("loại chiến dịch")
    start: SourceDate | None = label("bắt đầu", default=None)
    end: SourceDate | None = label("kết thúc", default=None)
    yearly: YearlyDay | None = label("ngày hằng năm", default=None)
    theme: Line | None = label("chủ đề", default=None)
    theme_variants: tuple[Line, ...] = label("cách viết khác của chủ đề", default=())
    directing: tuple[DocumentId, ...] = label("văn bản chỉ đạo", default=())
    basis: tuple[DocumentId, ...] = label("căn cứ", default=())
    plans: tuple[PlanId, ...] = label("kế hoạch thực hiện", default=())
    organizers: tuple[AgencyId, ...] = label("cơ quan chủ trì", default=())
    place: PlaceId | None = label("phạm vi", default=None)
    reports: tuple[ReportDue, ...] = label("báo cáo phải gửi", default=())
