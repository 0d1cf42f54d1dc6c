"""Helplines (đường dây nóng): a number is printed only with its source and the day it was checked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from pcmt.model.fields import ClockTime, Count, Day, Flag, Line, Phone, fault, label
from pcmt.model.record import Part, Record, Source, Voice


class OpeningHours(Part):
    """Hours on some days of the week, Vietnam time. ``until`` 24:00 is midnight; a night shift is two entries."""

    days: tuple[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ...] = label("các ngày", min_length=1)
    from_: ClockTime = label("từ giờ", alias="from")
    until: ClockTime = label("đến giờ")

    @model_validator(mode="after")
    def _ends_later(self) -> OpeningHours:
        if self.until <= self.from_:
            raise fault("NGUOC_THOI_GIAN", "giờ hết trực không đứng sau giờ bắt đầu", "ca qua đêm viết thành hai dòng")
        return self


class Helpline(Record):
    """A number to call. ``valid_for`` counts days from ``checked_on``; past that it is not offered any more."""

    kind_id: ClassVar[str] = "duong-day-nong"
    kind_title: ClassVar[str] = "Đường dây nóng"
    voice: ClassVar[Voice] = "own"
    news_rank: ClassVar[int | None] = None

    number: Phone = label("số gọi")
    use: Line = label("gọi khi nào")
    hours: Line | None = label("giờ trực", default=None)
    opening: tuple[OpeningHours, ...] = label("giờ trực để máy đọc", "Bỏ trống khi nguồn không nói.", default=())
    free: Flag | None = label("miễn phí", "Bỏ trống khi nguồn không nói.", default=None)
    channels: tuple[Line, ...] = label("cách liên lạc", default=())
    confidential: Flag | None = label("giữ kín danh tính", "Bỏ trống khi nguồn không nói.", default=None)
    checked_on: Day = label("ngày kiểm tra")
    valid_for: Annotated[Count, Field(ge=1, le=400)] = label("số ngày có giá trị từ ngày kiểm tra")
    order: Count = label("thứ tự hiện", default=100)
    sources: tuple[Source, ...] = label("nguồn", min_length=1)

    @property
    def name(self) -> str:
        """The title without the number, for where the number is printed beside it."""
        return self.title.removesuffix(self.number).strip()

    @property
    def expires(self) -> date:
        """The last day this number may be offered without a new check."""
        return self.checked_on + timedelta(days=self.valid_for)
