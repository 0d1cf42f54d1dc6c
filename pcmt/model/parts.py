"""Groups of fields that every kind of record has: sources, with the sites known for unofficial copies, and approvals."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, model_validator

from pcmt.model.fields import Day, Flag, Line, WebAddress, label

COPY_HOSTS = frozenset(
    "github.com githubusercontent.com github.io gitlab.com huggingface.co scribd.com docplayer.vn docplayer.net cupdf.com"
    " slideshare.net tailieu.vn tailieunhanh.com 123doc.net 123docz.net 123doc.org 123doc.top xemtailieu.net hoatieu.vn vndoc.com"
    " thuvienphapluat.vn luatvietnam.vn hethongphapluat.com hethongphapluat.vn vanbanphapluat.co legalzone.vn"
    " thuviennhadat.vn lawnet.vn luatminhkhue.vn hieuluat.vn luatduonggia.vn studocu.com docsity.com pubt.io".split()
)
"""Sites where anybody, or a company, keeps copies of public papers and data."""


def hosts_copies(address: str) -> bool:
    """Whether a web address is on one of COPY_HOSTS or below one; False for an address that cannot be read."""
    try:
        host = (urlsplit(address).hostname or "").lower().rstrip(".")
    except ValueError:
        return False
    parts = host.split(".")
    return any(".".join(parts[start:]) in COPY_HOSTS for start in range(len(parts) - 1))


_GIVEN: dict[frozenset[str], set[str]] = {}
"""Each set of given fields once. A model is frozen, and a changed copy has a set of its own."""


class Part(BaseModel):
    """A group of fields inside a record. Frozen; an unknown field is an error."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=True, defer_build=True
    )

    def model_post_init(self, context: Any) -> None:
        """Share the set of given fields with all parts that have the same: each would take the room of four fields."""
        given = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(given), given))

    def __reduce__(self) -> Any:
        """Return the form in which a part is kept, which is read back faster than that of the library."""
        model = type(self)
        given = sum(1 << place for place, name in enumerate(model.model_fields) if name in self.__pydantic_fields_set__)
        return read_part, (model, given, *map(self.__dict__.get, model.model_fields))


_NEW, _SET = object.__new__, object.__setattr__


def read_part(model: type[Part], given: int, *values: Any) -> Part:
    """Return a part with the values of its fields, which were validated before; ``given`` has a bit for each that was given."""
    part = _NEW(model)
    names, fields_set = _shape(model, given)
    _SET(part, "__dict__", dict(zip(names, values, strict=True)))
    _SET(part, "__pydantic_fields_set__", fields_set)
    _SET(part, "__pydantic_extra__", None)
    _SET(part, "__pydantic_private__", None)
    return part


@cache
def _shape(model: type[Part], given: int) -> tuple[tuple[str, ...], set[str]]:
    """Return the names of the fields of a model, and the set of those that were given."""
    names = tuple(model.model_fields)
    fields_set = {name for place, name in enumerate(names) if given >> place & 1}
    return names, _GIVEN.setdefault(frozenset(fields_set), fields_set)


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


class Approval(Part):
    """The second person, where two are needed to publish, and the day on which that person read the record."""

    by: Line = label("người duyệt", "Ghi chức vụ, không ghi họ tên.")
    on: Day = label("ngày duyệt")


class Withholding(Part):
    """Why nothing of a paper is published but its identity, who decided so, and since when."""

    reason: Line = label("vì sao chưa đăng nội dung", "Một câu cho người đọc, hiện trên trang của văn bản.")
    by: Line = label("nơi quyết định", "Ghi cơ quan hoặc chức vụ, không ghi họ tên.")
    on: Day = label("từ ngày")
