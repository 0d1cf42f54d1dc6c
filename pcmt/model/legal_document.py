"""Legal documents (văn bản) that plans, campaigns and materials rest on."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pcmt.model.fields import AgencyId, Day, DocumentId, DocumentText, Id, Line, Link, SourceDate, label
from pcmt.model.plan import Duty
from pcmt.model.record import Original, Part, Record
from pcmt.model.target import DocumentTarget

STATUS_TITLES = {
    "in_force": "đang có hiệu lực",
    "coming": "chưa đến ngày có hiệu lực",
    "ended": "đã hết hiệu lực",
    "term_over": "đã hết giai đoạn thực hiện",
    "unknown": "chưa kiểm chứng được hiệu lực",
}
EVIDENCE_TITLES = {
    "read": "đã đọc tại nguồn",
    "corroborated": "nhiều nguồn độc lập trùng nhau",
    "cited": "chỉ biết qua văn bản khác dẫn lại",
}


class Misprint(Part):
    """A wrong form of the number or date seen in a source; it points a reader to this document."""

    printed: Line = label("dạng in sai")
    where: Line = label("thấy ở đâu")


class LegalDocument(Record):
    """A cited document. Its key is issuer, number and date together: number and symbol alone repeat over the years."""

    kind_id: ClassVar[str] = "van-ban"
    kind_title: ClassVar[str] = "Văn bản"

    type: Annotated[Id, Link(vocabulary="loai-van-ban")] = label("tên loại văn bản")
    subject: Line = label("trích yếu", "Nói văn bản về việc gì.")
    number: Line | None = label("số, ký hiệu", default=None)
    issued: SourceDate | None = label("ngày ban hành", default=None)
    issuer: AgencyId = label("cơ quan ban hành")
    in_force_from: SourceDate | None = label("có hiệu lực từ", default=None)
    in_force_until: SourceDate | None = label(
        "hết hiệu lực từ", "Ngày đầu tiên văn bản không còn hiệu lực.", default=None
    )
    term_end: SourceDate | None = label(
        "hết giai đoạn thực hiện", "Của chương trình, đề án có thời kỳ ghi trong tên.", default=None
    )
    status: Literal["in_force", "ended", "term_over", "unknown"] = label("tình trạng hiệu lực")
    evidence: Literal["read", "corroborated", "cited"] = label("mức kiểm chứng")
    replaced_by: tuple[DocumentId, ...] = label("được thay bằng", default=())
    amended_by: tuple[DocumentId, ...] = label("được sửa đổi bởi", default=())
    implements: tuple[DocumentId, ...] = label("triển khai văn bản", default=())
    targets: tuple[DocumentTarget, ...] = label("chỉ tiêu", default=())
    duties: tuple[Duty, ...] = label(
        "phân công", "Việc mà văn bản giao cho từng cơ quan; chỉ ghi khi cổng có toàn văn.", default=()
    )
    misprints: tuple[Misprint, ...] = label("dạng in sai đã gặp", default=())
    text: DocumentText | None = label("toàn văn", default=None)
    original: Original | None = label("bản gốc", default=None)
    checked_on: Day = label("ngày kiểm tra")

    def status_on(self, day: date) -> str:
        """Status on a day (a key of STATUS_TITLES): the dates speak before the status the editor typed.

        An ``ended`` or ``term_over`` that was typed ahead of its day waits for it; where the source knows only the year or
        the month in which the day lies, the typed status decides.
        """
        if self.in_force_until is not None and self.in_force_until.last <= day:
            return "ended"
        if self.in_force_from is not None and self.in_force_from.first > day:
            return "coming"
        if self.term_end is not None and self.term_end.last < day:
            return "term_over"
        ahead = {"ended": self.in_force_until, "term_over": self.term_end}.get(self.status)
        return "in_force" if ahead is not None and ahead.first > day else self.status
