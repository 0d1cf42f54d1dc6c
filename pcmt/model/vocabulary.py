"""Controlled vocabularies (danh mục): closed lists that other records choose from, and the terms that the program relies on.

By those it chooses what to draw or to check. Titles and further terms are free; these ids are not, and
``pcmt.check.vocabularies`` holds that each of them exists.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from pcmt.model.fields import Count, Id, Line, Link, MaterialId, Text, label
from pcmt.model.record import Part, Record, Voice
from pcmt.model.target import Progress

SEARCH_LIST = "tim-kiem"
"""The vocabulary of the search."""
DIRECTION_TITLES = {"up": "càng cao càng tốt", "down": "càng thấp càng tốt"}


class Term(Part):
    """One entry of a vocabulary; its order in the list is its order everywhere.

    ``unit``, ``direction`` and ``progress`` are for measures only (``thuoc-do``): the unit of its values, whether more or
    less of it is better, and how progress towards it is computed where records allow it. ``materials`` are what an audience
    (``doi-tuong``) needs first, in that order, or what a task of the month (``viec-trong-thang``) is done with; ``months`` and
    ``audiences`` are for the latter only.

    ``also``, ``asked``, ``answer`` and ``call`` are for the search (``tim-kiem``): other words for the title, and questions to
    which a page is the answer.
    """

    id: Id = label("mã")
    title: Line = label("tên gọi")
    short_title: Line | None = label("tên ngắn", "Cho thẻ và dòng tóm tắt; bỏ trống khi tên gọi đã ngắn.", default=None)
    description: Text | None = label("giải thích", default=None)
    unit: Line | None = label("đơn vị tính", default=None)
    direction: Literal["up", "down"] | None = label("chiều tốt", default=None)
    progress: tuple[Progress, ...] = label("cách tính tiến độ", default=())
    months: tuple[Annotated[Count, Field(ge=1, le=12)], ...] = label("các tháng", default=())
    audiences: tuple[Annotated[Id, Link(vocabulary="doi-tuong")], ...] = label("dành cho", default=())
    materials: tuple[MaterialId, ...] = label(
        "tài liệu dùng trước", "Theo thứ tự cần dùng; cho danh mục đối tượng và việc trong tháng.", default=()
    )
    also: tuple[Line, ...] = label(
        "từ cùng nghĩa", "Ai gõ một từ trong nhóm thì ô tìm kiếm tìm cả tên gọi và các từ kia.", default=()
    )
    asked: tuple[Line, ...] = label(
        "câu hay gõ", "Gõ đủ các từ chính của một câu thì trang trả lời hiện đầu tiên.", default=()
    )
    answer: Line | None = label(
        "trang trả lời", "Địa chỉ trong cổng, ví dụ tro-giup/#cho-cap-cuu; trang chủ là #.", default=None
    )
    call: Annotated[Id, Link("duong-day-nong")] | None = label("đường dây để gọi", default=None)


class Vocabulary(Record):
    """A closed list of terms."""

    kind_id: ClassVar[str] = "danh-muc"
    kind_title: ClassVar[str] = "Danh mục"
    voice: ClassVar[Voice] = "own"
    news_rank: ClassVar[int | None] = None

    terms: tuple[Term, ...] = label("các mục", min_length=1)
    left_out: tuple[Id, ...] = label(
        "mục chung không dùng",
        "Cho danh mục của cổng được ghép với danh mục chung cùng tên: mã các mục chung mà cổng không dùng.",
        default=(),
        exclude=True,
    )


MONTH_TASKS = "viec-trong-thang"
"""The vocabulary of what schools, communes and others can do in each month, in and out of the season."""


class Audience:
    """Terms of ``doi-tuong``."""

    EVERYONE = "moi-nguoi"
    PUPILS = "hoc-sinh"
    STUDENTS = "sinh-vien"
    TEACHERS = "giao-vien"
    PARENTS = "phu-huynh"
    COMMUNE_OFFICIALS = "can-bo-xa"
    WORKERS = "nguoi-lao-dong"
    UPLANDS = "dong-bao-vung-cao"


class Level:
    """Terms of ``cap-hoc``."""

    PRIMARY = "tieu-hoc"
    LOWER_SECONDARY = "thcs"
    UPPER_SECONDARY = "thpt"
    TERTIARY = "cao-dang-dai-hoc"
    ADULTS = "nguoi-lon"
    EVERY_AGE = "moi-lua-tuoi"


class MaterialType:
    """Terms of ``loai-tai-lieu``."""

    LESSON = "giao-an"
    ASSEMBLY_TALK = "bai-chao-co"
    BROADCAST = "bai-phat-thanh"
    LEAFLET = "to-roi"
    QUESTIONS = "hoi-dap"
    HANDBOOK = "cam-nang"
    SLOGANS = "khau-hieu"
    LETTER = "thu-gui-phu-huynh"
    QUIZ = "cau-hoi-tu-kiem-tra"
    POSTER = "ap-phich"
    SLIDES = "trinh-chieu"


class Medium:
    """Terms of ``hinh-thuc``."""

    TEXT = "van-ban"
    SOUND = "am-thanh"
    PICTURES = "hinh-anh"


class EventType:
    """Terms of ``loai-su-kien``."""

    MEETING = "tap-huan-hoi-nghi"
    PEAK = "cao-diem"


class Licence:
    """Terms of ``giay-phep``."""

    CC_BY = "cc-by-4-0"
    OFFICIAL_TEXT = "van-ban-nha-nuoc"


class DocumentType:
    """Terms of ``loai-van-ban``."""

    PLAN = "ke-hoach"


class Language:
    """Terms of ``ngon-ngu``: tags of BCP 47."""

    VIETNAMESE = "vi"


_BY_VOCABULARY: Mapping[str, type] = {
    "doi-tuong": Audience,
    "cap-hoc": Level,
    "loai-tai-lieu": MaterialType,
    "hinh-thuc": Medium,
    "loai-su-kien": EventType,
    "giay-phep": Licence,
    "loai-van-ban": DocumentType,
    "ngon-ngu": Language,
}
RELIED_ON: Mapping[str, tuple[str, ...]] = {
    vocabulary: tuple(term for name, term in vars(terms).items() if name.isupper())
    for vocabulary, terms in _BY_VOCABULARY.items()
}
"""The ids of all of them by vocabulary."""
