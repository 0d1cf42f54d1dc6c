"""Agencies (cơ quan) and places (địa phương), with what became of them in the 2025 reorganisation."""

from __future__ import annotations

from typing import ClassVar, Literal

from pcmt.model.fields import AgencyId, Flag, Line, PlaceId, SourceDate, Text, UnitCode, label
from pcmt.model.record import Part, Record, Span, Voice
from pcmt.model.target import PlaceCount

AGENCY_LEVEL_TITLES = {
    "central": "trung ương",
    "province": "cấp tỉnh",
    "district": "cấp huyện",
    "commune": "cấp xã",
    "unit": "đơn vị trực thuộc",
    "school": "trường học",
    "post": "đồn, trạm",
    "village": "thôn, bản, tổ dân phố",
    "international": "quốc tế",
}
PLACE_LEVEL_TITLES = {
    "country": "cả nước",
    "province": "tỉnh, thành phố",
    "district": "huyện, thị xã, thành phố thuộc tỉnh",
    "commune": "xã, phường, đặc khu",
    "village": "thôn, bản, tổ dân phố",
}
BELOW_COMMUNE = frozenset(("school", "post", "village"))
"""Levels of agencies that are in a commune."""


CODE_LENGTHS = {"province": 2, "district": 3, "commune": 5}
"""Digits of the code of a unit: QĐ 19/2025/QĐ-TTg (two and five), QĐ 124/2004/QĐ-TTg for former districts (three)."""


class AgencySuccessor(Part):
    """A successor of an agency: who, from when, and for which part of the work."""

    agency: AgencyId = label("cơ quan kế thừa")
    since: SourceDate = label("từ ngày")
    what: Line | None = label("phần việc được chuyển", default=None)


class PlaceSuccessor(Part):
    """The place that a former place now belongs to."""

    place: PlaceId = label("địa phương hiện nay")
    since: SourceDate = label("từ ngày")


class Agency(Record):
    """An authority, a unit of one, or a group of addressees that plans give work to."""

    kind_id: ClassVar[str] = "co-quan"
    kind_title: ClassVar[str] = "Cơ quan"
    voice: ClassVar[Voice] = "none"
    news_rank: ClassVar[int | None] = None
    needs_referrer: ClassVar[bool] = True

    short_title: Line | None = label("tên viết tắt", default=None)
    level: Literal[
        "central", "province", "district", "commune", "unit", "school", "post", "village", "international"
    ] = label("cấp")
    parent: AgencyId | None = label("cơ quan cấp trên trực tiếp", default=None)
    place: PlaceId | None = label("địa phương", default=None)
    since: SourceDate | None = label("hoạt động từ", default=None)
    until: SourceDate | None = label("kết thúc hoạt động từ", "Ngày đầu tiên cơ quan không còn.", default=None)
    successors: tuple[AgencySuccessor, ...] = label("cơ quan kế thừa", default=())
    aliases: tuple[Line, ...] = label("tên gọi khác trong văn bản", default=())
    is_group: Flag = label("là nhóm cơ quan, đơn vị", "Ví dụ: các sở, ngành cấp tỉnh.", default=False)
    remark: Text | None = label("ghi chú", default=None)

    @property
    def agency_ids(self) -> tuple[str, ...]:
        """Its own id."""
        return (self.id,)

    @property
    def span(self) -> Span:
        """From its first day to the first day without it."""
        return Span(("until",), self.since, self.until)


class Place(Record):
    """An administrative unit, with its code of QĐ 19/2025/QĐ-TTg where it exists today."""

    kind_id: ClassVar[str] = "dia-phuong"
    kind_title: ClassVar[str] = "Địa phương"
    voice: ClassVar[Voice] = "none"
    news_rank: ClassVar[int | None] = None
    needs_referrer: ClassVar[bool] = True

    level: Literal["country", "province", "district", "commune", "village"] = label("cấp")
    code: UnitCode | None = label("mã đơn vị hành chính", "Đặt trong dấu nháy, đủ số 0 ở đầu.", default=None)
    parent: PlaceId | None = label("thuộc", default=None)
    since: SourceDate | None = label("có từ", default=None)
    until: SourceDate | None = label("không còn từ", default=None)
    successors: tuple[PlaceSuccessor, ...] = label("nay thuộc", default=())
    counts: tuple[PlaceCount, ...] = label("số lượng để tính tỷ lệ", default=())

    @property
    def span(self) -> Span:
        """From its first day to the first day without it."""
        return Span(("until",), self.since, self.until)
