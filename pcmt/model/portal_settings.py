"""Settings of one portal (``data/cong.yaml``): publisher, address, licence."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from pcmt.model.fields import (
    Count,
    Day,
    Email,
    Flag,
    HostName,
    Id,
    Line,
    Link,
    Phone,
    PlanId,
    Text,
    WebAddress,
    fault,
    label,
)
from pcmt.model.record import Part
from pcmt.text.colours import ACCENT, BRAND, Palette, palette

SAMPLE_DOMAIN = ".example"
"""Top-level name that RFC 2606 reserves: addresses under it have no owner."""


_COLOUR = re.compile(r"#?([0-9a-f]{6})\Z")


def _read_colour(value: Any) -> str:
    found = _COLOUR.match(str(value).strip().lower())
    if not found:
        cure = f'viết sáu chữ số và chữ a-f trong dấu nháy, ví dụ "{BRAND}"'
        raise fault("MAU_SAI", f"«{str(value)[:40]}» không phải là mã màu", cure)
    return f"#{found[1]}"


Colour = Annotated[str, BeforeValidator(_read_colour), Field(json_schema_extra={"pattern": "^#?[0-9A-Fa-f]{6}$"})]


class Brand(Part):
    """What a portal looks like: its emblem and its two colours, from which all shades follow."""

    logo: Line | None = label(
        "biểu trưng", "Tên tệp SVG hoặc PNG trong data/tep; hiện ở đầu trang, trên bản in, tệp Word.", default=None
    )
    colour: Colour | None = label("màu chính", "Nền đầu trang, tiêu đề, đường kẻ; chữ trắng đặt trên đó.", default=None)
    accent: Colour | None = label("màu nhấn", "Màu sáng, đặt trên màu chính.", default=None)


class Comparison(Part):
    """Plans that the editor wants side by side on a page of their own."""

    plans: Annotated[tuple[PlanId, ...], Field(min_length=2, max_length=4)] = label("các kế hoạch đặt cạnh nhau")


class Settings(Part):
    """Identity of the portal. A null field is left out; without a ``unit`` every page says that the portal is a sample."""

    title: Line = label("tên cổng")
    short_title: Line = label("tên ngắn")
    description: Text = label("giới thiệu một câu")
    url: WebAddress = label("địa chỉ cổng", "Kết thúc bằng dấu /.")
    tag_authority: HostName = label("tên miền đặt mã tin", "Không bao giờ đổi: đổi là mọi tin bị gửi lại.")
    tag_year: Annotated[Count, Field(ge=2000, le=2100)] = label("năm đặt mã tin", "Không bao giờ đổi.")
    unit: Line | None = label("đơn vị chủ quản", default=None)
    responsible: Line | None = label("người chịu trách nhiệm", default=None)
    address: Line | None = label("địa chỉ cơ quan", default=None)
    phone: Phone | None = label("điện thoại cơ quan", default=None)
    email: Email | None = label("email", default=None)
    licence: Annotated[Id, Link(vocabulary="giay-phep")] = label("giấy phép nội dung")
    feedback: WebAddress | None = label("địa chỉ góp ý", default=None)
    brand: Brand | None = label("nhận diện", "Biểu trưng và hai màu của cổng.", default=None)
    approval_since: Day | None = label(
        "hai người cùng làm, từ ngày",
        "Bản ghi đăng hoặc sửa từ ngày này phải có approved: một người soạn, người khác duyệt. Bỏ trống thì không cần.",
        default=None,
    )
    shared_records: Flag = label(
        "dùng bộ dữ liệu chung",
        "Cơ quan trung ương, luật, danh mục, chiến dịch, tài liệu đi kèm bộ công cụ; tệp cùng mã trong data thay tệp chung.",
        default=False,
    )
    comparisons: tuple[Comparison, ...] = label(
        "so sánh kế hoạch thêm",
        "Cặp, bộ ba, bộ bốn kế hoạch cần có trang so sánh ngoài các trang cổng tự có.",
        default=(),
    )

    @property
    def palette(self) -> Palette:
        """The colours of pages, prints, office files and drawings."""
        brand = self.brand or Brand()
        return palette(brand.colour or BRAND, brand.accent or ACCENT)

    @property
    def sample_mark(self) -> str:
        """What prints, office files and sheets of a sample say of themselves; empty where a unit answers for the portal."""
        return "" if self.unit else "Cổng mẫu, chưa có cơ quan chủ quản"


class SampleSettings(Settings):
    """Settings of a portal that holds the sample: plans of other places, put there to learn from."""

    @property
    def sample_mark(self) -> str:
        """What prints, office files and sheets say of themselves, with a unit too."""
        return "Bản mẫu để học cách làm, không phát hành"
