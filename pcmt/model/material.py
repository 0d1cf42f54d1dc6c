"""Education materials (tài liệu) for schools, communes and families."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from pcmt.model.event import AudienceId
from pcmt.model.fields import CampaignId, Count, Day, DocumentId, DocumentText, Id, Line, Link, label
from pcmt.model.record import Record, Source

AWAITING_REVIEW = "Biên soạn cho cổng, chờ cơ quan chuyên môn duyệt"


class Material(Record):
    """A material. Until ``reviewed_by`` names a body, every form of it carries ``AWAITING_REVIEW``."""

    kind_id: ClassVar[str] = "tai-lieu"
    kind_title: ClassVar[str] = "Tài liệu"

    type: Annotated[Id, Link(vocabulary="loai-tai-lieu")] = label("loại tài liệu")
    audiences: tuple[AudienceId, ...] = label("dành cho", min_length=1)
    levels: tuple[Annotated[Id, Link(vocabulary="cap-hoc")], ...] = label("cấp học", min_length=1)
    minutes: Annotated[Count, Field(ge=1, le=600)] = label("thời lượng (phút)")
    language: Annotated[Id, Link(vocabulary="ngon-ngu")] = label("ngôn ngữ", default="vi")
    medium: Annotated[Id, Link(vocabulary="hinh-thuc")] = label("hình thức", default="van-ban")
    topics: tuple[Annotated[Id, Link(vocabulary="chu-de")], ...] = label("chủ đề", min_length=1)
    licence: Annotated[Id, Link(vocabulary="giay-phep")] = label("giấy phép", default="cc-by-4-0")
    author: Line = label("đơn vị biên soạn")
    evidence: Line = label("cơ sở khoa học", "Một dòng: vì sao cách làm này có căn cứ.")
    basis: tuple[DocumentId, ...] = label("căn cứ", default=())
    campaigns: tuple[CampaignId, ...] = label("dùng cho chiến dịch", default=())
    reviewed_on: Day = label("ngày rà soát gần nhất")
    reviewed_by: Line | None = label("cơ quan duyệt", default=None)
    body: DocumentText = label("nội dung")
    sources: tuple[Source, ...] = label("nguồn", min_length=1)
