"""What every record has: a title, its dates on the portal, its sources, the editor's remarks."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Literal, NamedTuple, Self

from pydantic import model_validator

from pcmt.model.fields import At, Day, Digest, DocumentId, Id, Line, Moment, Quote, Text, Title, fault, label
from pcmt.model.parts import UNOFFICIAL, Approval, Part, Source, Withholding
from pcmt.text.dates import PartialDate

__all__ = ["UNOFFICIAL", "Approval", "Part", "Source", "Withholding"]
"""Names of ``pcmt.model.parts`` that the models import from here."""


class OriginalFile(Part):
    """A file of ``data/tep`` that shows the paper itself. Type, size and pages are read off the file, never typed."""

    file: Line = label("tệp trong data/tep")
    sha256: Digest | None = label("mã kiểm SHA-256", "Cổng tự tính; ghi vào đây thì cổng so với tệp.", default=None)


class Original(Part):
    """The origin of an official text: the signed paper, a more legible copy, or the text it was typed from."""

    signed: OriginalFile | None = label("bản ký số", default=None)
    readable: OriginalFile | None = label("bản đọc", "Bản có chữ chép được, dễ đọc hơn bản ký.", default=None)
    transcribed_from: Line | None = label("toàn văn gõ lại từ", default=None)
    remark: Line | None = label("ghi chú về bản gốc", default=None)

    @model_validator(mode="after")
    def _comes_from_somewhere(self) -> Original:
        if not (self.signed or self.readable or self.transcribed_from):
            message = "chưa nói văn bản lấy từ đâu"
            raise fault("THIEU_GOC", message, "đính tệp ở signed hoặc readable, hoặc ghi transcribed_from")
        return self

    @property
    def files(self) -> tuple[tuple[str, OriginalFile], ...]:
        """The attached files by their field names, the signed one first."""
        named = (("signed", self.signed), ("readable", self.readable))
        return tuple((name, one) for name, one in named if one is not None)


class Note(Part):
    """An editor's remark beside an official text, never inside it."""

    at: At | None = label("vị trí trong văn bản", default=None)
    quote: Quote | None = label("trích nguyên văn", default=None)
    note: Text = label("ghi chú của người biên tập")


RELATION_TITLES = {"implements": "thực hiện, làm theo", "mentions": "dẫn chiếu"}


class Citation(Part):
    """A legal document cited as the basis of a record, with the words that cite it."""

    document: DocumentId = label("văn bản viện dẫn")
    number: Line | None = label("số, ký hiệu (ghi như văn bản)", default=None)
    issued: Line | None = label("ngày ban hành (ghi như văn bản)", default=None)
    issuer: Line | None = label("cơ quan ban hành (ghi như văn bản)", default=None)
    relation: Literal["implements", "mentions"] = label(
        "quan hệ với văn bản viện dẫn",
        "Ghi implements khi chính lời văn nói thực hiện, triển khai, làm theo văn bản ấy; chỉ nhắc đến thì bỏ trống.",
        default="mentions",
    )
    quote: Quote = label("trích nguyên văn")
    at: At = label("vị trí trong văn bản")


CHANGE_TITLES = {
    "revised": "sửa nội dung",
    "postponed": "hoãn",
    "cancelled": "hủy",
    "confirmed": "giữ hoặc tổ chức lại",
    "withdrawn": "rút xuống",
    "replaced": "được thay",
    "restored": "dùng lại",
}


class Change(Part):
    """One entry of a record's public history. Entries are only ever added: their order numbers them for subscribers."""

    on: Day = label("ngày thay đổi")
    kind: Literal["revised", "postponed", "cancelled", "confirmed", "withdrawn", "replaced", "restored"] = label(
        "loại thay đổi"
    )
    what: Line = label("thay đổi gì", "Một câu cho người theo dõi: điều gì khác trước.")
    why: Line | None = label("vì sao", default=None)


NEVER = "2199-12-31"
"""In place of the day of publication of a draft without one; no output ever shows it."""

Voice = Literal["own", "official", "none"]
"""Whose words a kind of record prints: ``own``, every sentence is the portal's; ``official``, a paper word for word, with a summary
and notes by the portal; ``none``, names that others gave, with the editor's notes. Every check of wording goes by it."""


class Span(NamedTuple):
    """The period of a record: its start, its end, and the path of the field that gives the end; None where unknown."""

    where: tuple[str, ...] = ()
    start: Any = None
    end: Any = None


class Record(Part):
    """Base of every record kind. ``id`` is the file stem and the address.

    A record that was renamed keeps its first id in ``moved_from``: its old address leads to the new one, its GUIDs stay.
    """

    kind_id: ClassVar[str]
    kind_title: ClassVar[str]
    voice: ClassVar[Voice]
    news_rank: ClassVar[int | None]
    """Place of the kind among news of one day: last what comes by the dozen; None where its records are no news."""

    basis_rank: ClassVar[int | None] = None
    """Place of the kind in lists of what rests on a document; None where its records have no legal basis."""

    needs_referrer: ClassVar[bool] = False
    """Whether a shared record of the kind (``pcmt/national``) is published only where something of the portal refers to it."""

    id: str = label("mã")
    title: Title = label("tên gọi")
    description: Text | None = label(
        "tóm tắt", "Một hai câu dễ hiểu, dùng cho thẻ, nguồn tin và kết quả tìm kiếm.", default=None
    )
    published: Day = label("ngày đăng", "Ngày bản ghi lần đầu lên cổng.")
    modified: Day | None = label("ngày cập nhật", default=None)
    sources: tuple[Source, ...] = label("nguồn", default=())
    notes: tuple[Note, ...] = label("ghi chú biên tập", default=())
    moved_from: tuple[Id, ...] = label(
        "mã cũ",
        "Các mã bản ghi từng mang, cũ nhất trước. Địa chỉ cũ dẫn sang đây; mã tin, mã lịch, mã in không đổi.",
        default=(),
    )
    history: tuple[Change, ...] = label("lịch sử thay đổi", "Chỉ thêm vào cuối, không xóa dòng cũ.", default=())
    state: Literal["draft"] | None = label(
        "tình trạng đăng",
        "Ghi draft khi chưa muốn đăng; muốn đăng thì thay dòng này bằng published và ngày đăng.",
        default=None,
        exclude=True,
    )
    publish_on: Moment | None = label(
        "hẹn ngày giờ đăng", "Giờ Việt Nam; trước lúc ấy bản ghi không có ở đâu trên cổng.", default=None, exclude=True
    )
    approved: Approval | None = label("người khác đã duyệt", default=None, exclude=True)

    @model_validator(mode="before")
    @classmethod
    def _is_dated(cls, fields: Any) -> Any:
        """Date a record by its moment of publication where no day is typed; a draft needs none yet."""
        if isinstance(fields, dict) and "published" not in fields and ("state" in fields or "publish_on" in fields):
            return {**fields, "published": str(fields.get("publish_on") or NEVER).replace("T", " ").partition(" ")[0]}
        return fields

    @property
    def first_id(self) -> str:
        """The id under which the record came on the portal: names that must never change are made of it."""
        return self.moved_from[0] if self.moved_from else self.id

    @property
    def updated(self) -> date:
        """Day of the last change on the portal."""
        days = [change.on for change in self.history]
        return max([self.modified or self.published, *days])

    @property
    def is_withdrawn(self) -> bool:
        """Return True if the record was withdrawn; its page remains with a notice."""
        states = [change.kind for change in self.history if change.kind in {"withdrawn", "restored"}]
        return bool(states) and states[-1] == "withdrawn"

    @property
    def basis_ids(self) -> tuple[str, ...]:
        """Ids of the documents that the record rests on, each once, in the order it names them."""
        return ()

    @property
    def implemented_ids(self) -> tuple[str, ...]:
        """Ids of the documents that the record carries out by its own words, not merely names; each once."""
        return ()

    @property
    def agency_ids(self) -> tuple[str, ...]:
        """Return the ids of the agencies whose subscribers receive the record; duplicates are possible."""
        return ()

    @property
    def campaign_ids(self) -> tuple[str, ...]:
        """Ids of the campaigns that the record belongs to."""
        return ()

    @property
    def span(self) -> Span:
        """The time from which and to which the record holds or lasts."""
        return Span()

    @property
    def coverage(self) -> tuple[PartialDate, PartialDate] | None:
        """First and last day that the record is about; None where it does not say both."""
        return None

    def status_on(self, day: date) -> str | None:
        """Status on a day by the record's own words; None for a kind that has none."""
        return None

    def is_over(self, day: date) -> bool:
        """Whether the record's own time is over on a day, so that it no longer needs its legal basis."""
        return False

    @property
    def public_form(self) -> Self:
        """What is published of the record: itself, or the little that is known of a paper held back."""
        return self


class OfficialPaper(Record):
    """Base of the kinds whose records print a paper. One held back keeps ``identity`` alone, also of fields yet to come."""

    identity: ClassVar[frozenset[str]] = frozenset(
        "id title published modified moved_from history state publish_on type subject number issued issuer co_issuers withheld"
        " replaced_by".split()
    )
    withheld: Withholding | None = label(
        "chưa đăng nội dung",
        "Trang chỉ nêu tên, số, ngày, cơ quan ban hành và lý do; toàn văn, tệp, chỉ tiêu, phân công không có ở đâu.",
        since="2.1",
        default=None,
    )

    @property
    def public_form(self) -> Self:
        """What is published of the record."""
        if self.withheld is None:
            return self
        fields = type(self).model_fields
        empty = {name: one.get_default() for name, one in fields.items() if name not in self.identity}
        return self.model_copy(update=empty)
