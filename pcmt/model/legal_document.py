"""Legal documents (văn bản) that plans, campaigns and materials rest on."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import model_validator

from pcmt.model.fields import AgencyId, Day, DocumentId, DocumentText, Id, Line, Link, SourceDate, fault, label
from pcmt.model.plan import Duty
from pcmt.model.record import OfficialPaper, Original, Part, Span, Voice
from pcmt.model.target import DocumentTarget

STATUS_TITLES = {
    "in_force": "đang có hiệu lực",
    "coming": "chưa đến ngày có hiệu lực",
    "ended": "đã hết hiệu lực",
    "term_over": "đã hết giai đoạn thực hiện",
    "unknown": "chưa kiểm chứng được hiệu lực",
}
EVIDENCE_TITLES = {
    "read": "đã đọc tại nguồn chính thức",
    "copied": "đã đọc bản chép không chính thức",
    "corroborated": "khớp ở nhiều nguồn độc lập",
    "cited": "chỉ biết qua viện dẫn",
}


class Misprint(Part):
    """A wrong form of the number or date seen in a source; it points a reader to this document."""

    printed: Line = label("cách ghi sai")
    where: Line = label("thấy ở đâu")


class Provision(Part):
    """What a document gives or asks of somebody, in the words of the portal, with the place that says so.

    ``document`` names another document whose place it is; the record itself where it is absent.
    """

    what: Line = label("điều cần biết")
    at: Line = label("điều, khoản")
    document: DocumentId | None = label("văn bản khác nêu điều ấy", default=None)


class Effect(Part):
    """What a document means for one group of people."""

    who: Line = label("ai")
    points: tuple[Provision, ...] = label("các ý", min_length=1)


class LegalDocument(OfficialPaper):
    """A cited document. Its key is issuer, number and date together: number and symbol alone repeat over the years."""

    kind_id: ClassVar[str] = "van-ban"
    kind_title: ClassVar[str] = "Văn bản"
    voice: ClassVar[Voice] = "official"
    news_rank: ClassVar[int | None] = 7
    needs_referrer: ClassVar[bool] = True
    basis_rank: ClassVar[int | None] = 1
    identity: ClassVar[frozenset[str]] = OfficialPaper.identity | frozenset(
        "in_force_from in_force_until term_end status evidence amended_by checked_on".split()
    )

    type: Annotated[Id, Link(vocabulary="loai-van-ban")] = label("tên loại văn bản")
    subject: Line | None = label(
        "trích yếu",
        "Chép nguyên văn phần in trên văn bản; lời tóm tắt của cổng viết ở description.",
        default=None,
    )
    subject_source: Line | None = label(
        "nguồn in trích yếu",
        "Chép đúng tên của một nguồn trong sources; không cần khi cổng có toàn văn.",
        since="2.0",
        default=None,
    )
    number: Line | None = label("số, ký hiệu", default=None)
    issued: SourceDate | None = label("ngày ban hành", default=None)
    issuer: AgencyId = label("cơ quan ban hành")
    co_issuers: tuple[AgencyId, ...] = label("cơ quan cùng ban hành", since="2.0", default=())
    in_force_from: SourceDate | None = label("có hiệu lực từ", default=None)
    in_force_until: SourceDate | None = label(
        "hết hiệu lực từ", "Ngày đầu tiên văn bản không còn hiệu lực.", default=None
    )
    term_end: SourceDate | None = label(
        "hết giai đoạn thực hiện", "Của chương trình, đề án có thời kỳ ghi trong tên.", default=None
    )
    status: Literal["in_force", "ended", "term_over", "unknown"] = label("tình trạng hiệu lực")
    evidence: Literal["read", "copied", "corroborated", "cited"] = label("đối chiếu")
    replaced_by: tuple[DocumentId, ...] = label("được thay bằng", default=())
    amended_by: tuple[DocumentId, ...] = label("được sửa đổi bởi", default=())
    implements: tuple[DocumentId, ...] = label("triển khai văn bản", default=())
    targets: tuple[DocumentTarget, ...] = label("chỉ tiêu", default=())
    duties: tuple[Duty, ...] = label(
        "phân công", "Việc mà văn bản giao cho từng cơ quan; chỉ ghi khi cổng có toàn văn.", default=()
    )
    effects: tuple[Effect, ...] = label(
        "điều cần biết, theo người", "Chỉ ghi điều đã đối chiếu với văn bản, mỗi ý có điều, khoản.", default=()
    )
    misprints: tuple[Misprint, ...] = label("cách ghi sai đã gặp", default=())
    text: DocumentText | None = label("toàn văn", default=None)
    original: Original | None = label("bản gốc", default=None)
    checked_on: Day = label("ngày kiểm tra")

    @model_validator(mode="after")
    def _require_subject(self) -> LegalDocument:
        if not (self.subject or self.description):
            cure = "chép trích yếu vào subject, hoặc tóm tắt bằng lời của cổng ở description"
            raise fault("THIEU_TRUONG", "văn bản chưa nói về việc gì", cure)
        return self

    @property
    def issuers(self) -> tuple[str, ...]:
        """Return the ids of all issuers, the numbering one first."""
        return (self.issuer, *self.co_issuers)

    def status_on(self, day: date) -> str:
        """Return the status on a day (a key of STATUS_TITLES): dates take precedence over the typed status.

        An ``ended`` or ``term_over`` typed ahead of its day applies from that day on; where the source gives only the
        year or month of the day, the typed status decides.
        """
        if self.in_force_until is not None and self.in_force_until.last <= day:
            return "ended"
        if self.in_force_from is not None and self.in_force_from.first > day:
            return "coming"
        if self.term_end is not None and self.term_end.last < day:
            return "term_over"
        ahead = {"ended": self.in_force_until, "term_over": self.term_end}.get(self.status)
        return "in_force" if ahead is not None and ahead.first > day else self.status

    @property
    def basis_ids(self) -> tuple[str, ...]:
        """Ids of the documents that it implements, each once."""
        return tuple(dict.fromkeys(self.implements))

    @property
    def implemented_ids(self) -> tuple[str, ...]:
        """Ids of the documents that it implements, each once."""
        return self.basis_ids

    @property
    def agency_ids(self) -> tuple[str, ...]:
        """Return the ids of the issuers and of the agencies with duties in the document."""
        return (*self.issuers, *(duty.agency for duty in self.duties))

    @property
    def span(self) -> Span:
        """From the first day in force, or its date, to the first day without force."""
        return Span(("in_force_until",), self.in_force_from or self.issued, self.in_force_until)

    def is_over(self, day: date) -> bool:
        """Return True if the document has ended or the term of its programme is over, so that it can no longer be a legal basis."""
        return self.status_on(day) in {"ended", "term_over"}
