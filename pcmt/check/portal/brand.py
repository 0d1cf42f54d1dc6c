"""What a portal looks like: two colours on which everything can be read, an emblem that every page can carry."""

from __future__ import annotations

from collections.abc import Iterator

from pcmt.model import Settings
from pcmt.model.portal_settings import Brand
from pcmt.problems import Problem
from pcmt.read.attachments import OutsideFile, ending_of
from pcmt.read.records import Loaded
from pcmt.text.colours import ACCENT, BRAND
from pcmt.text.contrast import LEAST, find_unreadable, nearest_accent, nearest_brand
from pcmt.text.formats import format_number

LOGO_ENDINGS = (".svg", ".png")
LOGO_LIMIT = 60_000
"""Bytes of an emblem: every page shows it, to phones too."""
LOGO_SIDE = 64
"""Pixels of the shorter side of a PNG: less is blurred on paper."""
LOGO_SHAPE = 4
"""Most times that an emblem is wider than high, or higher than wide."""


def check_brand(loaded: Loaded) -> Iterator[Problem]:
    """Check colours and emblem of the settings. A missing file is a problem of ``check_attachments``."""
    settings = loaded.settings
    if settings is None or settings.brand is None:
        return
    yield from _colours(loaded, settings, settings.brand)
    if settings.brand.logo in loaded.attachments:
        yield from _logo(loaded, settings, loaded.attachments[settings.brand.logo])


def _colours(loaded: Loaded, settings: Settings, brand: Brand) -> Iterator[Problem]:
    colour, accent = brand.colour or BRAND, brand.accent or ACCENT
    found = min(find_unreadable(colour, accent), key=lambda one: one.contrast, default=None)
    if found is None:
        return
    ratio, least = (str(round(one, 1)).replace(".", ",") for one in (found.contrast, LEAST))
    scheme = "nền tối" if found.is_dark else "nền sáng"
    message = f"chữ khó đọc ở {scheme}: độ tương phản chỉ {ratio}:1, cần ít nhất {least}:1 (WCAG 2.2, mức AA)"
    cures = [
        f'{words} thành "{better}"'
        for words, better in (
            ("đổi màu chính (colour)", nearest_brand(colour, accent)),
            ("giữ màu chính, đổi màu nhấn (accent)", nearest_accent(colour, accent)),
        )
        if better
    ]
    where = "colour" if brand.colour else "accent"
    cure = ", hoặc ".join(cures) or "chọn màu chính đậm hơn và màu nhấn sáng hơn"
    yield loaded.problem(settings, ("brand", where), "MAU_KHO_DOC", message, cure)


def _logo(loaded: Loaded, settings: Settings, file: OutsideFile) -> Iterator[Problem]:
    where = ("brand", "logo")
    if ending_of(file.name) not in LOGO_ENDINGS:
        message = "biểu trưng phải là tệp SVG hoặc PNG"
        yield loaded.problem(settings, where, "BIEU_TRUNG", message, "lưu hình lại thành .svg hoặc .png")
        return
    if file.faults:
        return
    if file.length > LOGO_LIMIT:
        size, limit = (format_number(one // 1_000) for one in (file.length, LOGO_LIMIT))
        message = f"biểu trưng nặng {size} kB, quá mức {limit} kB: trang nào cũng tải tệp này"
        yield loaded.problem(settings, where, "BIEU_TRUNG", message, "giảm cỡ hình, cạnh dài 256 điểm ảnh là đủ")
    width, height = file.facts.width or 1, file.facts.height or 1
    if ending_of(file.name) == ".png" and min(width, height) < LOGO_SIDE:
        message = f"biểu trưng chỉ {width} × {height} điểm ảnh, in ra sẽ mờ"
        yield loaded.problem(settings, where, "BIEU_TRUNG", message, "dùng hình lớn hơn, hoặc tệp SVG")
    if max(width, height) > LOGO_SHAPE * min(width, height):
        message = f"biểu trưng dài quá {LOGO_SHAPE} lần chiều kia nên không vừa đầu trang"
        yield loaded.problem(settings, where, "BIEU_TRUNG", message, "cắt bớt phần chữ, chỉ giữ hình")
