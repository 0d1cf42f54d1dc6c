"""What every record has: a title, its dates on the portal, its sources, the editor's remarks."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, model_validator

from pcmt.model.copy_hosts import hosts_copies
from pcmt.model.fields import At, Day, Digest, DocumentId, Flag, Id, Line, Quote, Text, Title, WebAddress, fault, label
from pcmt.text.dates import PartialDate


class Part(BaseModel):
    """A group of fields inside a record. Frozen; an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=True)


UNOFFICIAL = "bản chép không chính thức"


class Source(Part):
    """Where a fact was read, and when it was last held against that place."""

    title: Line = label("tên nguồn")
    url: WebAddress | None = label("địa chỉ nguồn", default=None)
    checked_on: Day = label("ngày kiểm tra nguồn")
    is_unofficial: Flag = label(
        UNOFFICIAL,
        "Nguồn chép lại văn bản, số liệu của cơ quan nhà nước mà không phải trang của cơ quan nhà nước. Bỏ trống thì"
        " máy ghi có với các trang chuyên chép văn bản mà máy biết.",
        since="2.0",
        default=False,
    )

    @model_validator(mode="before")
    @classmethod
    def _knows_sites_of_copies(cls, fields: Any) -> Any:
        """Complete a source on a copy-hosting site with what its address implies."""
        if isinstance(fields, dict) and "is_unofficial" not in fields and hosts_copies(str(fields.get("url") or "")):
            return {**fields, "is_unofficial": "có"}
        return fields

    @property
    def name(self) -> str:
        """The title as it is printed everywhere: with the words that a copy is not an official one."""
        return f"{self.title} ({UNOFFICIAL})" if self.is_unofficial else self.title


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

    document: DocumentId = label("văn bản được dẫn")
    number: Line | None = label("số, ký hiệu (ghi như văn bản)", default=None)
    issued: Line | None = label("ngày ban hành (ghi như văn bản)", default=None)
    issuer: Line | None = label("cơ quan ban hành (ghi như văn bản)", default=None)
    relation: Literal["implements", "mentions"] = label(
        "quan hệ với văn bản được dẫn",
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
