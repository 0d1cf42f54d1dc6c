"""Kits: each material once, none that is no longer handed out, never an empty one."""

from __future__ import annotations

from collections.abc import Iterator

from pcmt.model import Kit, Material
from pcmt.model.kit import OWN_KIT
from pcmt.problems import Problem
from pcmt.read.records import Loaded


def check_kits(loaded: Loaded) -> Iterator[Problem]:
    """Every kit. Materials that do not exist are reported with the other references."""
    for kit in loaded.every(Kit):
        yield from _check_kit(loaded, kit)


def _check_kit(loaded: Loaded, kit: Kit) -> Iterator[Problem]:
    if kit.id == OWN_KIT:
        message = f"mã «{OWN_KIT}» dành cho trang để người xem tự chọn tài liệu"
        yield loaded.problem(kit, ("title",), "MA_DANH_RIENG", message, "đặt tên tệp khác")
    seen: set[str] = set()
    usable = 0
    for number, one in enumerate(kit.materials):
        where = ("materials", number)
        if one in seen:
            yield loaded.problem(kit, where, "BO_TRUNG_TAI_LIEU", f"«{one}» đã có ở trên", "xóa một dòng")
        seen.add(one)
        material = loaded.records[Material.kind_id].get(one)
        if not isinstance(material, Material) or material.is_offered:
            usable += 1
        else:
            yield loaded.problem(kit, where, "BO_CON_BAN_CU", *_left(material), weight="warning")
    if not usable:
        message = "không còn tài liệu nào dùng được, nên không có tệp để tải"
        yield loaded.problem(kit, ("materials",), "BO_TRONG", message, "thêm tài liệu đang dùng", weight="warning")


def _left(material: Material) -> tuple[str, str]:
    """Why a material left its kits, and the cure."""
    if material.replaced_by:
        message = f"«{material.id}» đã được thay nên không còn trong bộ"
        return message, f"ghi {material.replaced_by} nếu hợp với bộ này, hoặc xóa dòng"
    return f"«{material.id}» đã rút xuống nên không còn trong bộ", "chọn tài liệu khác, hoặc xóa dòng"
