"""Plans (kế hoạch): the official text word for word, and what was read out of it, each with its quote."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from pcmt.model.fields import (
    AgencyId,
    At,
    Count,
    DocumentText,
    EventId,
    Flag,
    Id,
    Line,
    Link,
    PlaceId,
    PlanId,
    Quote,
    SourceDate,
    fault,
    label,
)
from pcmt.model.record import Citation, OfficialPaper, Original, Part, Source, Span, Voice
from pcmt.model.target import Target
from pcmt.model.vocabulary import DocumentType
from pcmt.text.dates import PartialDate

ROLE_TITLES = {"lead": "chủ trì", "support": "phối hợp"}


class Period(Part):
    """The time a plan is meant for; either end may be unknown to the source."""

    start: SourceDate | None = label("bắt đầu", default=None)
    end: SourceDate | None = label("kết thúc", default=None)


class Signer(Part):
    """A signer. ``positions`` are the printed lines above the name, in order (NĐ 30/2020/NĐ-CP, Điều 8)."""

    positions: tuple[Line, ...] = label("chức vụ (ghi như văn bản)", min_length=1)
    name: Line = label("họ và tên người ký")


class Rule(Part):
    """A recurring deadline. ``months`` and ``day`` are absent where the plan names no day.

    ``day`` is exclusive, as in "trước ngày 10", unless ``inclusive`` is set.
    """

    frequency: Literal["monthly", "quarterly", "school_term", "half_yearly", "yearly", "ad_hoc"] = label("chu kỳ")
    months: tuple[Annotated[Count, Field(ge=1, le=12)], ...] = label("tháng đến hạn", default=())
    day: Annotated[Count, Field(ge=1, le=31)] | None = label("ngày trong tháng", default=None)
    inclusive: Flag = label(
        "tính cả ngày đó",
        "Ghi có khi nguồn in “chậm nhất ngày 10” hoặc “ngày 10 hằng tháng”; bỏ trống khi nguồn in “trước ngày 10”.",
        default=False,
    )


class Deadline(Part):
    """Something due: ``before`` a day (the day itself is too late), ``on`` a day or month, or by a ``rule``."""

    what: Line = label("nội dung đến hạn")
    from_: Line | None = label(
        "cơ quan thực hiện (ghi như văn bản)", "Văn bản không in thì bỏ trống.", alias="from", default=None
    )
    from_agency: AgencyId | None = label("cơ quan thực hiện", default=None)
    to: Line | None = label("nơi nhận (ghi như văn bản)", default=None)
    to_agency: AgencyId | None = label("cơ quan nhận", default=None)
    via: tuple[AgencyId, ...] = label("gửi qua cơ quan", "Khi văn bản in “(qua …)”.", default=())
    before: SourceDate | None = label("trước ngày", default=None)
    on: SourceDate | None = label("vào ngày", default=None)
    rule: Rule | None = label("định kỳ", default=None)
    quote: Quote = label("trích nguyên văn")
    at: At = label("vị trí trong văn bản")


class Done(Part):
    """A report that a task was done: when, what, and where that can be read, a source or an event on the portal."""

    on: SourceDate = label("ngày thực hiện")
    what: Line = label("đã làm gì")
    source: Source | None = label("nguồn", default=None)
    event: EventId | None = label("sự kiện trên cổng", default=None)


class Duty(Part):
    """A task given to an agency. ``agency_printed`` is the name as the text prints it, empty where it prints none.

    ``person`` is the office of somebody to whom the text gives the task by name of that office; ``agency`` is then the body in
    which the office is held.
    """

    agency: AgencyId = label("cơ quan")
    agency_printed: Line | None = label("tên cơ quan (ghi như văn bản)", "Văn bản không in thì bỏ trống.", default=None)
    person: Line | None = label(
        "chức danh được giao (ghi như văn bản)",
        "Khi văn bản giao việc cho người giữ chức vụ: “Chủ tịch UBND …”.",
        default=None,
    )
    role: Literal["lead", "support"] = label("vai trò")
    what: Line = label("nhiệm vụ được giao")
    due: Line | None = label("thời hạn (ghi như văn bản)", default=None)
    quote: Quote = label("trích nguyên văn")
    at: At = label("vị trí trong văn bản")
    done: Done | None = label("báo cáo thực hiện", "Chỉ ghi khi có báo cáo hoặc sự kiện làm chứng.", default=None)


class Plan(OfficialPaper):
    """A plan issued by an authority. Fields that the source leaves blank are null, and the page says so.

    Without ``text`` the portal has the signed file alone, and nothing is read out of it.
    """

    kind_id: ClassVar[str] = "ke-hoach"
    kind_title: ClassVar[str] = "Kế hoạch"
    voice: ClassVar[Voice] = "official"
    news_rank: ClassVar[int | None] = 1
    basis_rank: ClassVar[int | None] = 2
    identity: ClassVar[frozenset[str]] = OfficialPaper.identity | {"place"}

    type: Annotated[Id, Link(vocabulary="loai-van-ban")] = label("tên loại văn bản", default=DocumentType.PLAN)
    subject: Line = label("trích yếu", "Chép nguyên văn phần in trên văn bản.")
    number: Line | None = label("số, ký hiệu", default=None)
    number_printed: Line | None = label("dòng số, ký hiệu (ghi như văn bản)", default=None)
    dateline: Line | None = label("dòng địa danh, thời gian (ghi như văn bản)", default=None)
    issued: SourceDate | None = label("ngày ban hành", default=None)
    issuer: AgencyId = label("cơ quan ban hành")
    co_issuers: tuple[AgencyId, ...] = label("cơ quan cùng ban hành", default=())
    place: PlaceId = label("địa phương khi ban hành")
    period: Period = label("thời kỳ thực hiện", default=Period.model_construct())
    period_derived_from: Line | None = label(
        "thời kỳ suy ra từ", "Chỉ ghi khi văn bản không in thời kỳ: cổng suy ra từ chỗ nào.", default=None
    )
    signer: Signer | None = label("người ký", default=None)
    co_signers: tuple[Signer, ...] = label("người cùng ký", "Của văn bản liên tịch, theo thứ tự in.", default=())
    recipients: tuple[Line, ...] = label("nơi nhận", default=())
    text: DocumentText | None = label("toàn văn", "Bỏ trống khi cổng chỉ có tệp bản ký.", default=None)
    basis: tuple[Citation, ...] = label("căn cứ và văn bản viện dẫn", default=())
    targets: tuple[Target, ...] = label("chỉ tiêu", default=())
    deadlines: tuple[Deadline, ...] = label("thời hạn", default=())
    duties: tuple[Duty, ...] = label("phân công", default=())
    replaced_by: PlanId | None = label("được thay bằng", default=None)
    original: Original | None = label("bản gốc", default=None)

    @model_validator(mode="after")
    def _has_text_or_file(self) -> Plan:
        if self.original is None:
            raise fault("THIEU_TRUONG", "thiếu trường «bản gốc» (original)", "thêm dòng original: …")
        if self.text is not None:
            return self
        if not self.original.files:
            cure = "chép toàn văn vào text, hoặc đính bản ký vào original.signed"
            raise fault("THIEU_TRUONG", "kế hoạch không có toàn văn, cũng không có tệp", cure)
        for name, words in (("targets", "chỉ tiêu"), ("deadlines", "thời hạn"), ("duties", "phân công")):
            if getattr(self, name):
                message = f"kế hoạch chưa có toàn văn nên không ghi được {words}: không có chữ để đối chiếu câu trích"
                raise fault("CAN_TOAN_VAN", message, f"chép toàn văn vào text, hoặc xóa {name}")
        return self

    @property
    def issuers(self) -> tuple[str, ...]:
        """Return the ids of all issuers, the numbering one first."""
        return (self.issuer, *self.co_issuers)

    @property
    def basis_ids(self) -> tuple[str, ...]:
        """Ids of the cited documents, each once."""
        return tuple(dict.fromkeys(citation.document for citation in self.basis))

    @property
    def implemented_ids(self) -> tuple[str, ...]:
        """Return the ids of the cited documents that the plan implements, each once."""
        return tuple(dict.fromkeys(one.document for one in self.basis if one.relation == "implements"))

    @property
    def agency_ids(self) -> tuple[str, ...]:
        """Return the ids of the issuers and of the agencies with duties in the plan."""
        return (*self.issuers, *(duty.agency for duty in self.duties))

    @property
    def span(self) -> Span:
        """The period it is for."""
        return Span(("period", "end"), self.period.start, self.period.end)

    @property
    def coverage(self) -> tuple[PartialDate, PartialDate] | None:
        """The period it is for."""
        return (self.period.start, self.period.end) if self.period.start and self.period.end else None

    def status_on(self, day: date) -> str:
        """Return ``replaced``, ``term_over`` or ``current``; the existence of the issuer is determined by the catalog."""
        if self.replaced_by is not None:
            return "replaced"
        return "term_over" if self.period.end is not None and self.period.end.last < day else "current"

    def is_over(self, day: date) -> bool:
        """Whether it was replaced or its period is behind."""
        return self.status_on(day) != "current"
