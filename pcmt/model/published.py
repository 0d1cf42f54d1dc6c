"""Computed fields added to a record, or to a table row, in published data. Definitions only; editors never type them.

They are nested under ``portal``, so that they cannot be mistaken for statements of a source.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pcmt.model.agency import AGENCY_LEVEL_TITLES, PLACE_LEVEL_TITLES
from pcmt.model.campaign import CAMPAIGN_FORM_TITLES
from pcmt.model.event import EVENT_STATUS_TITLES
from pcmt.model.fields import Count, Day, Flag, Id, Line, PlaceId, WebAddress, label
from pcmt.model.legal_document import EVIDENCE_TITLES, STATUS_TITLES
from pcmt.model.material import SHEET_LAYOUT_TITLES
from pcmt.model.plan import ROLE_TITLES
from pcmt.model.record import CHANGE_TITLES, RELATION_TITLES, Part
from pcmt.model.target import COUNTED_TITLES
from pcmt.model.vocabulary import DIRECTION_TITLES

FIRST_VERSION = "1.0"
FORMAT_VERSION = "2.1"
"""Version of the published form: the first number grows when a field goes or changes its meaning, the second when one comes."""

PLAN_STATE_TITLES = {
    "current": "đang trong thời kỳ thực hiện",
    "replaced": "đã có kế hoạch khác thay",
    "term_over": "đã hết thời kỳ thực hiện",
    "orphaned": "cơ quan ban hành đã giải thể hoặc sáp nhập",
}

CODE_TITLES: tuple[Mapping[str, str], ...] = (
    AGENCY_LEVEL_TITLES,
    PLACE_LEVEL_TITLES,
    CAMPAIGN_FORM_TITLES,
    EVENT_STATUS_TITLES,
    STATUS_TITLES,
    EVIDENCE_TITLES,
    CHANGE_TITLES,
    ROLE_TITLES,
    RELATION_TITLES,
    DIRECTION_TITLES,
    COUNTED_TITLES,
    SHEET_LAYOUT_TITLES,
    {**PLAN_STATE_TITLES, **STATUS_TITLES},
)
"""What the codes of closed lists mean, list by list."""


class RecordFacts(Part):
    """The ``portal`` part of a record. ``as_of`` is null where nothing depends on the day, so such files change only with data."""

    kind: Id = label("loại bản ghi", "Tên thư mục trong địa chỉ.")
    url: WebAddress = label("địa chỉ trang")
    data: WebAddress = label("địa chỉ bản JSON")
    updated: Day = label("ngày thay đổi gần nhất", "Ngày muộn nhất trong ngày đăng, ngày cập nhật và lịch sử.")
    is_withdrawn: Flag = label("đã rút", "Bản ghi đã rút vẫn ở nguyên địa chỉ, kèm lịch sử.")
    status_today: (
        Literal["current", "replaced", "term_over", "orphaned", "in_force", "coming", "ended", "unknown"] | None
    ) = label("tình trạng vào ngày tính", "Chỉ có ở kế hoạch và văn bản; tính từ các ngày trong bản ghi.", default=None)
    as_of: Day | None = label("ngày tính", "Ngày dựng cổng mà tình trạng được tính cho.", default=None)


class RowKey(Part):
    """What a row of a table belongs to: a record, and the row's number in that record."""

    record_kind: Id = label("loại bản ghi")
    record: Id = label("mã bản ghi")
    position: Count = label("số thứ tự trong bản ghi", "Đếm từ 1.")


class RowFacts(Part):
    """The ``portal`` part of a row; titles of the records that the row names are added behind."""

    url: WebAddress = label("địa chỉ đúng chỗ trong trang")
    record_title: Line = label("tên bản ghi")
    is_withdrawn: Flag = label("bản ghi đã rút")
    place: PlaceId | None = label("địa phương của bản ghi", default=None)
    place_title: Line | None = label("tên địa phương của bản ghi", default=None)


class Envelope(Part):
    """The envelope of a list of records. ``as_of`` as in RecordFacts."""

    name: Id = label("tên danh sách", "Loại bản ghi hoặc bảng.")
    title: Line = label("tên gọi")
    description: Line = label("trong này có gì")
    version: Line = label("phiên bản dạng dữ liệu")
    schema_: WebAddress = label("địa chỉ lược đồ của một bản ghi", alias="schema")
    page: WebAddress = label("trang giải thích dữ liệu")
    publisher: Line = label("nơi đăng")
    licence: Id = label("giấy phép nội dung")
    licence_title: Line = label("tên giấy phép")
    licence_url: WebAddress | None = label("địa chỉ giấy phép", default=None)
    updated: Day | None = label("ngày thay đổi gần nhất", default=None)
    as_of: Day | None = label("ngày tính", "Chỉ có khi trong danh sách có điều tùy thuộc vào ngày.", default=None)
    count: Count = label("số bản ghi")
