"""Education materials (tài liệu) for schools, communes and families."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from pcmt.model.event import AudienceId
from pcmt.model.fields import (
    CampaignId,
    Count,
    Day,
    DocumentId,
    Flag,
    Id,
    Line,
    Link,
    MaterialId,
    Text,
    fault,
    label,
)
from pcmt.model.markdown import MarkdownBody
from pcmt.model.record import Part, Record, Source, Voice
from pcmt.model.vocabulary import Language, Medium

AWAITING_REVIEW = "Biên soạn cho cổng, chờ cơ quan chuyên môn duyệt"


SHEET_LAYOUT_TITLES = {"cards": "thẻ cắt rời", "slips": "phiếu cắt rời", "page": "một tờ A4"}


class Question(Part):
    """A question of a quiz. ``answer`` counts the options from 1; the explanation is shown with the answer, right or wrong."""

    question: Line = label("câu hỏi")
    options: tuple[Line, ...] = label("các lựa chọn", min_length=2, max_length=5)
    answer: Annotated[Count, Field(ge=1, le=5)] = label("lựa chọn đúng, đếm từ 1")
    explanation: Text = label("giải thích")

    @model_validator(mode="after")
    def _answer_is_an_option(self) -> Question:
        if self.answer > len(self.options):
            message = f"lựa chọn đúng là {self.answer} nhưng chỉ có {len(self.options)} lựa chọn"
            raise fault("DAP_AN_SAI", message, "đếm lại từ 1 theo thứ tự các lựa chọn")
        return self


class Poster(Part):
    """Words of a poster, read from three steps away: a headline, a few short lines, what to do."""

    headline: Annotated[Line, Field(max_length=60)] = label("dòng lớn")
    points: tuple[Annotated[Line, Field(max_length=90)], ...] = label("các dòng chính", min_length=1, max_length=6)
    call: Annotated[Line, Field(max_length=120)] = label("lời kêu gọi")
    drawing: Id = label(
        "hình vẽ", "Tên một hình vẽ có sẵn; bỏ trống thì là con đường.", since="2.1", default="con-duong"
    )


class Attached(Part):
    """A file made elsewhere that the material carries. Nothing is known of its rights unless author and licence say so."""

    file: Line = label("tệp trong data/tep")
    title: Line = label("tên tệp cho người đọc")
    author: Line = label("tác giả của tệp")
    licence: Annotated[Id, Link(vocabulary="giay-phep")] = label("giấy phép của tệp")
    description: Line | None = label("mô tả cho người không nhìn, không nghe được", default=None)
    accessible: Flag | None = label("đã kiểm tra tiếp cận được", "Bỏ trống khi chưa kiểm tra.", default=None)


class LooseSheet(Part):
    """A part of the text that is also a file of its own.

    ``title`` is the head of that part in the text, without the remark in brackets behind it; the words are not typed twice.
    ``layout``: ``cards`` that differ, to cut out; ``slips``, the same one as often as the paper holds it; ``page``, one sheet.
    """

    id: Id = label("mã phiếu", "Có trong tên tệp và mã trên bản in, không đổi về sau.")
    title: Line = label("tên phiếu", "Chép đúng dòng tên trong nội dung, bỏ lời trong ngoặc sau tên.")
    layout: Literal["cards", "slips", "page"] = label("cách in")


class Material(Record):
    """A material. Until ``reviewed_by`` names a body, every form of it carries ``AWAITING_REVIEW``."""

    kind_id: ClassVar[str] = "tai-lieu"
    kind_title: ClassVar[str] = "Tài liệu"
    voice: ClassVar[Voice] = "own"
    news_rank: ClassVar[int | None] = 6
    basis_rank: ClassVar[int | None] = 5

    type: Annotated[Id, Link(vocabulary="loai-tai-lieu")] = label("loại tài liệu")
    audiences: tuple[AudienceId, ...] = label("dành cho", min_length=1)
    levels: tuple[Annotated[Id, Link(vocabulary="cap-hoc")], ...] = label("cấp học", min_length=1)
    minutes: Annotated[Count, Field(ge=1, le=600)] = label("thời lượng (phút)")
    language: Annotated[Id, Link(vocabulary="ngon-ngu")] = label("ngôn ngữ", default=Language.VIETNAMESE)
    medium: Annotated[Id, Link(vocabulary="hinh-thuc")] = label("hình thức", default=Medium.TEXT)
    topics: tuple[Annotated[Id, Link(vocabulary="chu-de")], ...] = label("chủ đề", min_length=1)
    licence: Annotated[Id, Link(vocabulary="giay-phep")] | None = label("giấy phép", default=None)
    author: Line = label("đơn vị biên soạn")
    evidence: Line = label("cơ sở khoa học", "Một dòng: vì sao cách làm này có căn cứ.")
    basis: tuple[DocumentId, ...] = label("căn cứ", default=())
    campaigns: tuple[CampaignId, ...] = label("dùng cho chiến dịch", default=())
    reviewed_on: Day = label("ngày rà soát gần nhất")
    reviewed_by: Line | None = label("cơ quan duyệt", default=None)
    body: MarkdownBody = label("nội dung", "Bỏ trống khi tài liệu chỉ mang tệp của nơi khác (files).", default="")
    questions: tuple[Question, ...] = label("câu hỏi tự kiểm tra", default=())
    poster: Poster | None = label("chữ trên áp phích", default=None)
    sheets: tuple[LooseSheet, ...] = label(
        "phiếu, thẻ in riêng", "Phần của nội dung có tệp in riêng để phát, để cắt.", since="2.1", default=()
    )
    files: tuple[Attached, ...] = label("tệp kèm theo", default=())
    translation_of: MaterialId | None = label("bản dịch của", default=None)
    replaced_by: MaterialId | None = label("được thay bằng", default=None)
    sources: tuple[Source, ...] = label("nguồn", min_length=1)

    @model_validator(mode="after")
    def _has_content(self) -> Material:
        if not (self.body or self.files):
            cure = "viết nội dung vào body, hoặc đính tệp vào files"
            raise fault("THIEU_TRUONG", "thiếu trường «nội dung» (body), cũng không có tệp", cure)
        return self

    @property
    def is_carrier(self) -> bool:
        """Whether it carries files made elsewhere and has no words of its own, so that the portal makes nothing of it."""
        return not (self.body or self.questions or self.poster)

    @property
    def is_offered(self) -> bool:
        """Whether it is handed out: neither replaced nor withdrawn. Others stay at their address and point on."""
        return self.replaced_by is None and not self.is_withdrawn

    @property
    def basis_ids(self) -> tuple[str, ...]:
        """Ids of the documents of its basis, each once."""
        return tuple(dict.fromkeys(self.basis))

    @property
    def campaign_ids(self) -> tuple[str, ...]:
        """The campaigns it is made for."""
        return self.campaigns

    def is_over(self, day: date) -> bool:
        """Whether it is no longer handed out."""
        return not self.is_offered
